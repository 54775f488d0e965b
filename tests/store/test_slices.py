"""A long look lets go of the notebook again and again, so that a line is captured in its midst."""

from collections.abc import Callable
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.merges import merges, what_changed
from micic_desk.app.opening import create_desk
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.domain.sentences import Refusal
from micic_desk.store import arriving, inbox, log, projection, received
from micic_desk.store.inbox import Inbox, Source
from micic_desk.store.session import Session
from micic_desk.store.slices import in_slices

SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")
LINES = 30
Say = Callable[[Desk, str], str]


def bodies(desk: Desk) -> list[tuple[Operation, str]]:
    with desk.session.transaction() as connection:
        return [(read_operation(body), body) for body in log.bodies(connection)]


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> list[tuple[Operation, str]]:
    """A colleague's notebook that began as this one, with lines that are new or reworded."""
    lines = tuple(Seedling(kind=EntityKind.ITEM, fields={"text": str(at)}) for at in range(LINES))
    desk.do(AddTrees(trees=lines, parent="root"))
    other = create_desk(tmp_path / "two", None)
    other.receive(bodies(desk), SOURCE)
    other.do(AddTrees(trees=lines, parent="root"))
    items = tuple(one.id for one in other.notebook.of_kind(EntityKind.ITEM))
    other.do(Change(entities=items[: LINES // 2], fields={"text": "reworded"}))
    found = bodies(other)
    other.close()
    return found


@pytest.fixture
def captured(desk: Desk, say: Say, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lines captured wherever a long look gives way; each is on disk before the look goes on."""
    for module in (arriving, inbox, log, projection, received):
        for name in ("_AT_ONCE", "_MANY"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, 5)
    lines: list[str] = []

    def capture(session: Session) -> None:
        assert not session.busy()
        monkeypatch.setattr(Session, "give_way", _stay)
        lines.append(say(desk, f"line {len(lines)}"))
        monkeypatch.setattr(Session, "give_way", capture)

    monkeypatch.setattr(Session, "give_way", capture)
    return lines


def _stay(session: Session) -> None:
    del session


def _told(entities: tuple[Entity, ...]) -> dict[str, tuple[object, ...]]:
    return {one.id: (one.kind, one.parent, one.order, dict(one.fields)) for one in entities}


def test_lines_are_captured_while_a_file_is_foreseen(
    desk: Desk, file: list[tuple[Operation, str]], captured: list[str]
) -> None:
    foreseen = Inbox(desk.session).foresee(file)
    # Once for every five operations sorted out, and for every five entities that are settled.
    assert len(captured) >= (len(file) + len(foreseen.entities)) // 5
    assert all(desk.notebook.shown(one) for one in captured)
    done = desk.receive(file, SOURCE)
    assert _told(done.entities) == _told(foreseen.entities)
    assert (done.new, done.known) == (foreseen.new, foreseen.known)


def test_lines_are_captured_while_a_merge_is_looked_up(
    desk: Desk, file: list[tuple[Operation, str]], captured: list[str]
) -> None:
    desk.receive(file, SOURCE)
    told = what_changed(desk, merges(desk)[0].number)
    assert len(captured) >= len(told.lines) // 5
    assert all(desk.notebook.shown(one) for one in captured)
    assert len(told.lines) >= LINES + LINES // 2
    assert not {one.entity for one in told.lines} & set(captured)


def test_what_goes_wrong_after_a_rest_leaves_the_notebook_free(desk: Desk) -> None:
    def look() -> None:
        with in_slices(desk.session) as (_, rest):
            rest()
            raise Refusal("test", "It went wrong.")

    with pytest.raises(Refusal):
        look()
    assert not desk.session.busy()
    desk.close()
    with pytest.raises(Refusal), in_slices(desk.session):
        pass
