"""Looking a notebook through: each fault has its finding, and each finding its repair."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.backing_up import back_up_now
from micic_desk.app.checking import PARTS, look_through, needs_reopening, repair, said
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.operation import read_operation
from micic_desk.store import log
from micic_desk.store.backups import backups_folder
from micic_desk.store.checking import Finding, Part
from micic_desk.store.inbox import Source
from micic_desk.store.key import Cost
from micic_desk.store.second.reading import second_path

Bend = Callable[[Desk], None]


def _run(desk: Desk, *statements: str) -> None:
    """Behind everybody's back, past the triggers that note what changes."""
    driver = desk.session._driver
    for statement in statements:
        driver.execute(statement)
    desk.session._notes.take()


def _wrong(found: list[Finding]) -> dict[Part, int]:
    return {one.part: one.wrong for one in found if one.wrong}


def test_every_part_is_looked_at_and_named(colleague: Callable[[str], Any]) -> None:
    ada = colleague("ada")
    ada.note("a line")
    back_up_now(ada.desk)
    told: list[tuple[Part, int, int]] = []
    findings = look_through(ada.desk, lambda *far: told.append(far))
    assert {part for part, _, _ in told} == set(Part)
    assert all(0 <= done <= whole for _, done, whole in told)
    assert [one.part for one in findings] == list(Part)
    assert set(PARTS) == set(Part)
    assert _wrong(findings) == {}
    assert all(one.looked_at for one in findings)
    assert all(str(one.looked_at) in str(said(one)) for one in findings)


def _state_lies(desk: Desk) -> None:
    _run(desk, "UPDATE entity SET fields = replace(fields, 'kept', 'lost') WHERE kind = 'item'")


def _state_lacks(desk: Desk) -> None:
    _run(desk, "DELETE FROM entity WHERE kind = 'item'")


def _state_invents(desk: Desk) -> None:
    _run(
        desk,
        "INSERT INTO entity SELECT n + 1000, 'f00d', kind, parent, position, dead, created, "
        "fields, conflicts, flags, '' FROM entity WHERE kind = 'item' LIMIT 1",
    )


def _state_is_no_json(desk: Desk) -> None:
    _run(desk, "UPDATE entity SET fields = '{' WHERE kind = 'item'")


def _index_forgets(desk: Desk) -> None:
    _run(desk, "INSERT INTO search(search) VALUES('delete-all')")


def _index_says_other_words(desk: Desk) -> None:
    _run(desk, "UPDATE entity SET words = 'nonsense' WHERE kind = 'item'")


def _log_is_bent(desk: Desk) -> None:
    _run(desk, "UPDATE operation SET body = substr(body, 5) WHERE n % 2 = 0")


def _log_lies(desk: Desk) -> None:
    _run(desk, "UPDATE operation SET lamport = lamport + 100 WHERE n = 2")


def _log_lacks(desk: Desk) -> None:
    _run(desk, "DELETE FROM operation WHERE n > 2")


def _second_is_cut(desk: Desk) -> None:
    second = second_path(desk.path)
    second.write_bytes(second.read_bytes()[:13_000])


def _second_is_another(desk: Desk) -> None:
    second_path(desk.path).write_bytes(b"%PDF-1.7")


def _second_lacks(desk: Desk) -> None:
    _run(desk, "INSERT INTO draft VALUES('x', 'y', 1)")


def _backup_is_bent(desk: Desk) -> None:
    back_up_now(desk)
    (backup,) = backups_folder(desk.path).iterdir()
    backup.write_bytes(backup.read_bytes()[:20_000])


@pytest.mark.parametrize(
    ("bend", "parts"),
    [
        (_state_lies, {Part.STATE}),
        (_state_lacks, {Part.STATE, Part.INDEX}),
        (_state_invents, {Part.STATE}),
        (_state_is_no_json, {Part.STATE}),
        (_index_forgets, {Part.INDEX}),
        (_index_says_other_words, {Part.INDEX}),
        (_log_is_bent, {Part.LOG, Part.SECOND}),
        (_log_lies, {Part.LOG, Part.SECOND}),
        (_log_lacks, {Part.STATE, Part.SECOND}),
        (_second_is_cut, {Part.SECOND}),
        (_second_is_another, {Part.SECOND}),
        (_second_lacks, {Part.SECOND}),
        (_backup_is_bent, {Part.BACKUPS}),
    ],
)
def test_a_fault_is_found_told_and_repaired(
    colleague: Callable[[str], Any], bend: Bend, parts: set[Part]
) -> None:
    ada = colleague("ada")
    lines = [ada.note(f"a kept word {number}") for number in range(4)]
    ada.desk.do(Move(entities=(lines[2],), parent=lines[0]))
    before = {one.id: one for one in ada.desk.notebook}
    _ = [one.text("text") for one in before.values()]  # decoded before anything is bent
    bend(ada.desk)
    found = look_through(ada.desk)
    assert set(_wrong(found)) >= parts
    assert set(_wrong(found)) <= parts | {Part.STATE, Part.INDEX}
    assert not needs_reopening(found)
    for one in found:
        if one.wrong:
            assert str(one.wrong) in str(said(one)) or one.part is Part.SECOND
    repair(ada.desk, found)
    ada.desk.catch_up()
    assert _wrong(look_through(ada.desk)) == {}
    assert {one.id: one for one in ada.desk.notebook} == before
    assert len(ada.desk.find("kept")) == 4
    ada.desk.close()


def test_a_damaged_page_needs_the_notebook_to_be_opened_again(tmp_path: Path) -> None:
    desk = create_desk(tmp_path / "n.micic", "one two three", title="T", cost=Cost.TRIVIAL)
    desk.session.tidy()
    with desk.path.open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"bent")
    found = look_through(desk)
    assert needs_reopening(found)
    desk.close()
    again = open_desk(tmp_path / "n.micic", "one two three")
    assert "restored from its second copy" in str(again.told[0])
    assert _wrong(look_through(again)) == {}
    again.close()


def _hear(hearer: Desk, teller: Desk) -> None:
    with teller.session.transaction() as connection:
        told = [(read_operation(body), body) for body in log.bodies(connection)]
    hearer.receive(told, Source("A colleague", "ab" * 32, verified=True, digest="cd" * 16))


def test_a_circle_of_moves_is_no_fault(colleague: Callable[[str], Any]) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    one, two = ada.note("one"), ada.note("two")
    _hear(bea.desk, ada.desk)
    ada.desk.do(Move(entities=(one,), parent=two))
    bea.desk.do(Move(entities=(two,), parent=one))
    _hear(ada.desk, bea.desk)
    assert any(found.flags for found in ada.desk.notebook)
    assert _wrong(look_through(ada.desk)) == {}
    before = {found.id: found for found in ada.desk.notebook}
    _run(
        ada.desk,
        "UPDATE entity SET parent = 'root' WHERE flags <> ''",
        "UPDATE entity SET flags = ''",
    )
    found = look_through(ada.desk)
    assert set(_wrong(found)) == {Part.STATE}
    repair(ada.desk, found)
    assert _wrong(look_through(ada.desk)) == {}
    ada.desk.catch_up()
    assert {found.id: found for found in ada.desk.notebook} == before


def test_words_may_be_written_while_it_is_looked_at(colleague: Callable[[str], Any]) -> None:
    ada = colleague("ada")
    ada.note("a line")

    def type_on(part: Part, done: int, whole: int) -> None:
        del done, whole
        line = ada.note(f"typed while looking at {part}")
        ada.desk.do(Delete(entities=(line,)))

    assert _wrong(look_through(ada.desk, type_on)) == {}


def test_it_can_be_stopped(colleague: Callable[[str], Any]) -> None:
    ada = colleague("ada")
    ada.note("a line")

    class StoppedError(Exception):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        look_through(ada.desk, stop)
    ada.note("and goes on")


def test_a_word_only_the_second_copy_knows_is_taken_in(
    colleague: Callable[[str], Any], tmp_path: Path
) -> None:
    del tmp_path
    ada = colleague("ada")
    ada.note("kept by both")
    line = ada.note("known to the second copy alone")
    _run(
        ada.desk,
        "DELETE FROM operation WHERE body LIKE '%alone%'",
        "DELETE FROM entity WHERE words LIKE '%alone%'",
        "INSERT INTO search(search) VALUES('rebuild')",
    )
    found = look_through(ada.desk)
    assert set(_wrong(found)) == {Part.SECOND}
    repair(ada.desk, found)
    assert _wrong(look_through(ada.desk)) == {}
    ada.desk.catch_up()
    assert ada.desk.notebook[line].text("text") == "known to the second copy alone"
