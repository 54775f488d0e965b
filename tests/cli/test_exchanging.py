"""share, merge, card, know: what one hands the other, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Read = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def other(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "b.micic"
    assert run("new", path, "--title", "Other", "--plain").code == 0
    return path


@pytest.fixture
def shared(run: Run, notebook: Path, phrase_file: Path) -> Path:
    """A share file of a notebook with three lines, one of them private."""
    lines = b"@S1 one\n\ttwo\n// private thought\n"
    assert run("capture", notebook, "--as", "Ada Alder", stdin=lines).code == 0
    to = notebook.with_name("s.micicx")
    answer = run("share", notebook, "--to", to, "--phrase-file", phrase_file)
    assert (answer.code, answer.lines) == (0, [str(to)])
    assert "It withholds: 1 note to self." in answer.err
    return to


def test_a_preview_of_a_share_writes_nothing(
    run: Run, notebook: Path, shared: Path, contents_of: Read
) -> None:
    before = contents_of(notebook.parent)
    to = shared.with_name("other.micicx")
    text = run("share", notebook, "--to", to, "--preview")
    assert "It holds:" in text.out
    data = json.loads(run("share", notebook, "--to", to, "--preview", "--json").out)
    assert data["path"] is None
    assert data["withheld"] == 1
    assert data["holds"]["point"] == 2
    assert contents_of(notebook.parent) == before


def test_a_merge_is_previewed_done_and_then_nothing_new(
    run: Run, other: Path, shared: Path, phrase_file: Path, contents_of: Read
) -> None:
    before = contents_of(other.parent)
    phrase = ("--phrase-file", phrase_file, "--as-new")
    foreseen = json.loads(run("merge", other, shared, *phrase, "--preview", "--json").out)
    seen = run("merge", other, shared, *phrase, "--preview")
    assert contents_of(other.parent) == before
    assert "s.micicx from Ada Alder (sender not verified, 1 left out by the sender)" in seen.out
    assert "A further consultation would come in: Consultation" in seen.out
    done = json.loads(run("merge", other, shared, *phrase, "--json").out)
    assert done == foreseen
    assert done["counts"]["new"] == len(done["lines"])
    texts = [one["text"] for one in done["lines"] if one["kind"] == "item"]
    assert sorted(texts) == ["one", "two"]
    again = run("merge", other, shared, *phrase)
    assert "Nothing new" in again.out
    assert again.code == 0
    assert "private" not in run("show", other).out
    assert run("undo", other).code == 0
    assert "one" not in run("show", other).out


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut": (lambda data: data[:-700], "The share file is not complete"),
    "altered": (
        lambda data: data[:-100] + bytes([data[-100] ^ 8]) + data[-99:],
        "The share file is damaged or was altered",
    ),
    "empty": (lambda _data: b"", "The share file is empty"),
    "something else": (lambda _data: b"a letter", "This is not a share file"),
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("more", [(), ("--preview",)])
def test_a_bad_share_file_is_refused_and_takes_good_ones_with_it(
    run: Run,
    other: Path,
    shared: Path,
    phrase_file: Path,
    contents_of: Read,
    bad: str,
    more: tuple[str, ...],
) -> None:
    make, sentence = BAD[bad]
    broken = shared.with_name("broken.micicx")
    broken.write_bytes(make(shared.read_bytes()))
    before = contents_of(other.parent)
    answer = run("merge", other, shared, broken, "--phrase-file", phrase_file, *more)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(sentence)
    assert len(answer.err.splitlines()) == 1
    assert contents_of(other.parent) == before


def test_a_wrong_missing_or_absent_passphrase(
    run: Run, other: Path, shared: Path, contents_of: Read
) -> None:
    wrong = shared.with_name("wrong.txt")
    wrong.write_text("not the words\n", encoding="utf-8")
    before = contents_of(other.parent)
    mistaken = run("merge", other, shared, "--phrase-file", wrong)
    assert mistaken.err.startswith("The passphrase does not open this share file.")
    nothing = run("merge", other, shared)
    assert nothing.err.startswith("This share file opens with a passphrase.")
    missing = run("merge", other, shared.with_name("none.micicx"))
    assert missing.err == "There is no file “none.micicx”.\n"
    notebook = run("merge", other, other)
    assert notebook.err.startswith("This is not a share file")
    assert {one.code for one in (mistaken, nothing, missing, notebook)} == {1}
    assert contents_of(other.parent) == before
    asked = run("merge", other, shared, "--as-new", answers=("One, TWO three four-five six",))
    assert asked.code == 0


def test_a_share_goes_to_people_by_card(
    run: Run, notebook: Path, other: Path, contents_of: Read
) -> None:
    cards = {path: path.with_suffix(".card") for path in (notebook, other)}
    run("capture", notebook, stdin=b"for bea only\n")
    assert run("card", notebook, "--to", cards[notebook], "--as", "Ada").code == 0
    assert run("card", other, "--to", cards[other], "--as", "Bea").code == 0
    first = run("know", notebook, cards[other])
    second = run("know", other, cards[notebook])
    assert first.out == second.out
    assert len(first.out.replace(" ", "").strip()) == 24
    to = notebook.with_name("for-bea.micicx")
    assert run("share", notebook, "--to", to, "--for", "bea").code == 0
    by_file = notebook.with_name("by-file.micicx")
    assert run("share", notebook, "--to", by_file, "--for", cards[other]).code == 0
    done = run("merge", other, to, "--as-new")
    assert done.code == 0
    assert "(signature verified)" in done.out
    stranger = notebook.with_name("c.micic")
    run("new", stranger, "--title", "C", "--plain")
    before = contents_of(notebook.parent)
    refused = run("merge", stranger, to)
    assert refused.err.startswith("This share file was sealed for other people")
    both = run("share", notebook, "--to", to, "--for", "bea", "--phrase-file", cards[other])
    unknown = run("share", notebook, "--to", to, "--for", "eve")
    nobody = run("share", notebook, "--to", to)
    nameless = run("card", stranger, "--to", cards[other])
    no_card = run("know", stranger, to)
    for answer in (refused, both, unknown, nobody, nameless, no_card):
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1
    sentences = {one.err for one in (refused, both, unknown, nobody, nameless, no_card)}
    assert len(sentences) == 6
    assert contents_of(notebook.parent) == before


def test_altered_operations_are_refused_told_and_cost_exit_one(
    run: Run, other: Path, shared: Path, phrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from micic_desk.app import merging
    from micic_desk.domain.operation import read_operation

    run("merge", other, shared, "--phrase-file", phrase_file, "--as-new")
    arriving = merging.OpenedShare.arriving

    def forged(self: merging.OpenedShare) -> Any:
        texts = [text.replace('"two"', '"forged"') for _, text in arriving(self)]
        return [(read_operation(text), text) for text in texts]

    monkeypatch.setattr(merging.OpenedShare, "arriving", forged)
    answer = run("merge", other, shared, "--phrase-file", phrase_file, "--as-new")
    assert answer.code == 1
    assert "1 change(s) in the file were altered" in answer.err
    assert "- two" in run("show", other).out


def test_one_session_is_shared_by_its_title_and_an_unknown_one_refused(
    run: Run, notebook: Path
) -> None:
    assert run("capture", notebook, stdin=b"one\n").code == 0
    title = json.loads(run("show", notebook, "--json").out)
    assert title
    to = notebook.with_name("o.micicx")
    refused = run("share", notebook, "--to", to, "--session", "Nowhere", "--preview")
    assert refused.code == 1
    assert "Nowhere" in refused.err
    latest = run("share", notebook, "--to", to, "--latest-only", "--preview", "--json")
    assert json.loads(latest.out)["holds"]["point"] == 1


def test_cards_are_listed_compared_and_forgotten(run: Run, notebook: Path, other: Path) -> None:
    card = notebook.with_name("b.micic-card")
    assert run("card", other, "--to", card, "--as", "Bea Birch").code == 0
    assert run("know", notebook, card).code == 0
    assert run("cards", notebook).lines == ["Bea Birch\tnot compared"]
    assert run("cards", notebook, "--compared", "Bea Birch").lines == ["Bea Birch\tcompared"]
    assert run("cards", notebook, "--forget", "Bea Birch").lines == []
    assert run("cards", notebook, "--forget", "Bea Birch").code == 1
