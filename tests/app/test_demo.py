"""The demonstration: two notebooks that meet, a conflict that shows, reports that are printed."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from micic_desk.app import demo as demos
from micic_desk.app.demo import run_demo
from micic_desk.app.opening import needs_passphrase, open_desk
from micic_desk.domain.sentences import Sentence
from micic_desk.store.key import Cost


def _words(pdf: Path) -> str:
    reader = PdfReader(io.BytesIO(pdf.read_bytes()))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_whole_day_from_empty_notebooks_to_printed_reports(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    told: list[str] = []

    def tell(step: Sentence) -> None:
        told.append(str(step))

    shown = run_demo(folder, tell=tell, cost=Cost.TRIVIAL)
    made = [one for one in folder.iterdir() if not one.name.endswith("-second")]
    assert sorted(shown.paths) == sorted(made)
    assert shown.conflicts == 1
    assert shown.lines > 90
    assert len(told) > 15
    for who in ("Anna", "Dauren"):
        path = folder / f"{who}.micic"
        assert needs_passphrase(path)
        phrase = (folder / f"passphrase of {who}'s notebook.txt").read_text(encoding="utf-8")
        open_desk(path, phrase).close()
    public = _words(folder / "report for the public.pdf")
    own = _words(folder / "report for ourselves.pdf")
    for text in ("Dauren Velt", "nine valleys", "Without the book there is no March"):
        assert text in public
        assert text in own
    for name in ("Toktasar", "Olindez", "Sabdenova", "Ferrant"):
        assert name not in public
    assert "ask Ilse whether" not in public
    markdown = (folder / "report for the public.md").read_text(encoding="utf-8")
    assert markdown.count("\N{HEAVY WIDE-HEADED RIGHTWARDS ARROW} Recommendation:") >= 6


def test_plain_notebooks_on_request(tmp_path: Path) -> None:
    run_demo(tmp_path / "demo", plain=True, tell=_hush)
    for who in ("Anna", "Dauren"):
        assert not needs_passphrase(tmp_path / "demo" / f"{who}.micic")
    assert [one.name for one in (tmp_path / "demo").glob("passphrase*")] == [
        "passphrase of share files.txt"
    ]


def _hush(_step: Sentence) -> None:
    pass


def test_notebooks_that_do_not_meet_are_never_called_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge = demos.merge
    count = 0

    def forgetful(desk: object, shares: object) -> object:
        nonlocal count
        count += 1
        return merge(desk, [] if count > 3 else shares)  # type: ignore[arg-type]

    monkeypatch.setattr(demos, "merge", forgetful)
    with pytest.raises(AssertionError):
        run_demo(tmp_path / "demo", plain=True, tell=_hush)
