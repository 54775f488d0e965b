"""The seals are looked at slice by slice, and say what SQLCipher says of all of them at once."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Thread

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.checking import Finding, Part, check
from micic_desk.store.key import Cost
from micic_desk.store.looking import pages
from micic_desk.store.looking.slices import Seen

PAGE = 4096


@pytest.mark.parametrize("bent", [(), (100,), (PAGE + 7,), (PAGE * 3 - 1, PAGE * 5, PAGE * 5 + 9)])
def test_it_finds_the_pages_that_sqlcipher_finds(
    tmp_path: Path, bent: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_AT_ONCE", 4)
    desk = create_desk(tmp_path / "a.micic", "only for this", title="Pages", cost=Cost.TRIVIAL)
    lines = tuple(
        Seedling(kind=EntityKind.SESSION, fields={"title": f"{one} " * 50}) for one in range(40)
    )
    consultation = next(iter(desk.notebook.of_kind(EntityKind.CONSULTATION))).id
    desk.do(AddTrees(trees=lines, parent=consultation))
    desk.session.tidy()
    assert desk.path.stat().st_size > 12 * PAGE
    with desk.path.open("r+b") as file:
        for place in bent:
            file.seek(place)
            was = file.read(1)
            file.seek(place)
            file.write(bytes([was[0] ^ 1]))
    raw, seen = desk.session.raw, Seen()
    assert raw is not None
    list(pages._seals(desk.session, raw, seen))
    said = desk.session._driver.execute("PRAGMA cipher_integrity_check").fetchall()
    assert seen.wrong == len(said) == len({place // PAGE for place in bent})
    desk.session._let_go()


def _looked_at(desk: Desk) -> Finding:
    (finding,) = check(desk.session, parts=(Part.PAGES,))
    return finding


def test_a_line_that_is_captured_waits_for_no_look_at_a_table(
    plain: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    captured: list[int] = []

    def capture(rows: Iterable[Sequence[str]]) -> list[str]:
        # The look at this table is at work: what is captured now is committed before it ends.
        title = f"while it was looked at {len(captured)}"
        thread = Thread(target=lambda: captured.append(plain.do(_session(plain, title)).count))
        thread.start()
        thread.join(20)
        return said(rows)

    said = pages._said_of
    monkeypatch.setattr(pages, "_said_of", capture)
    assert _looked_at(plain).wrong == 0
    assert len(captured) > 5
    assert set(captured) == {1}


def test_nothing_is_written_into_the_file_while_it_is_looked_at(plain: Desk) -> None:
    with plain.session.kept_still():
        before = plain.path.read_bytes()
        for number in range(60):
            plain.do(_session(plain, f"{number} " * 4000))
        assert plain.path.read_bytes() == before
    plain.do(_session(plain, "the last"))
    assert plain.path.read_bytes() != before


def test_a_file_that_was_written_meanwhile_alarms_nobody(
    plain: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_hangs_together", lambda *_: False)
    assert _looked_at(plain).wrong == 0


def test_a_table_that_does_not_hang_together_is_told(plain: Desk) -> None:
    plain.do(_session(plain, "one with a row in the index"))
    with plain.session.transaction() as connection:
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql("DELETE FROM search_data WHERE id > 10")
    assert _looked_at(plain).wrong > 0


def _session(desk: Desk, title: str) -> AddTrees:
    consultation = next(iter(desk.notebook.of_kind(EntityKind.CONSULTATION))).id
    tree = Seedling(kind=EntityKind.SESSION, fields={"title": title})
    return AddTrees(trees=(tree,), parent=consultation)
