"""Negative controls of parts, joins, purges and merges taken back: each broken rule is noticed.

Every script is a law told once; it holds, and no longer once its rule is broken.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app import merges as taken_in
from micic_desk.app.desk import Desk
from micic_desk.app.history import latest_only
from micic_desk.app.opening import create_desk
from micic_desk.app.purging import purge
from micic_desk.app.side_by_side import beside
from micic_desk.domain.edits import joining
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Delete, Reword
from micic_desk.domain.edits.joining import JoinAsSame, NotTheSame
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.domain.registers import Registers
from micic_desk.store import arriving, unmerging
from micic_desk.store.inbox import Source
from tests.laws.seen import shared

SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")


class Pair:
    """Two desks that begin with the same session and two lines."""

    def __init__(self, folder: Path) -> None:
        self.ours = create_desk(folder / "ours", None, title="Consultation")
        self.theirs = create_desk(folder / "theirs", None)
        consultation = self.ours.notebook.of_kind(EntityKind.CONSULTATION)[0].id
        self.session = self.add(self.ours, EntityKind.SESSION, consultation, title="Morning")
        self.one = self.note(self.ours, "Employers must pay for the evacuation of workers")
        self.two = self.note(self.ours, "A second line")
        self.give(self.ours, self.theirs)

    def add(self, desk: Desk, entity: EntityKind, parent: str, **fields: Any) -> str:
        return desk.do(Add(kind=entity, parent=parent, fields=fields)).entities[0].id

    def note(self, desk: Desk, text: str, parent: str = "", **fields: Any) -> str:
        where = parent or self.session
        return self.add(desk, EntityKind.ITEM, where, kind="point", text=text, **fields)

    def give(self, sender: Desk, receiver: Desk) -> None:
        receiver.receive(shared(sender), SOURCE)

    def thin(self, desk: Desk) -> list[tuple[Operation, str]]:
        return [(read_operation(one), one) for one in latest_only([b for _, b in shared(desk)])]

    def take_back(self) -> None:
        newest = taken_in.merges(self.ours)[0]
        taken_in.undo_merge(self.ours, newest.number)


def nobody_is_asked_again_without_history(pair: Pair) -> None:
    for text in ("second words", "third words", "fourth words"):
        pair.ours.do(Reword(entity=pair.one, text=text))
    pair.theirs.receive(pair.thin(pair.ours), SOURCE)
    assert not pair.theirs.notebook[pair.one].conflicts


def who_knows_more_forgets_nothing(pair: Pair) -> None:
    pair.ours.do(Reword(entity=pair.one, text="second words"))
    before = {body for _, body in shared(pair.ours)}
    pair.ours.receive(pair.thin(pair.ours), SOURCE)
    assert {body for _, body in shared(pair.ours)} == before


def what_was_purged_stays_away(pair: Pair) -> None:
    pair.ours.do(Reword(entity=pair.one, text="second words"))
    older = shared(pair.theirs)
    purge(pair.ours, "Employers must pay")
    pair.ours.receive(older, SOURCE)
    assert "Employers" not in "".join(body for _, body in shared(pair.ours))


def a_delete_has_not_seen_a_join(pair: Pair) -> None:
    pair.ours.do(JoinAsSame(entities=(pair.one, pair.two), main=pair.one))
    pair.theirs.do(Delete(entities=(pair.two,)))
    pair.give(pair.theirs, pair.ours)
    assert pair.ours.notebook.shown(pair.two)


def own_words_outlive_a_merge(pair: Pair) -> None:
    line = pair.note(pair.theirs, "from them")
    pair.give(pair.theirs, pair.ours)
    pair.ours.do(Reword(entity=line, text="from them, and us"))
    pair.take_back()
    assert pair.ours.notebook[line].fields["kind"] == "point"
    assert pair.ours.notebook[line].parent == pair.session


def own_lines_keep_what_they_stand_under(pair: Pair) -> None:
    consultation = pair.ours.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    session = pair.add(pair.theirs, EntityKind.SESSION, consultation, title="Theirs")
    pair.give(pair.theirs, pair.ours)
    pair.note(pair.ours, "ours, in their session", session)
    pair.take_back()
    assert pair.ours.notebook.unfiled() == []


def not_the_same_is_remembered(pair: Pair) -> None:
    words = "The evacuation of workers must be paid by employers"
    theirs = pair.note(pair.theirs, words, author="f" * 32)
    pair.give(pair.theirs, pair.ours)
    pair.ours.do(NotTheSame(first=pair.one, second=theirs))
    pair.give(pair.ours, pair.theirs)
    for desk in (pair.ours, pair.theirs):
        offered = beside(desk, pair.session).proposals
        assert {pair.one, theirs} not in [{each.first, each.second} for each in offered]


def _nothing(*_: object, **__: object) -> list[Any]:
    return []


def _never(*_: object) -> bool:
    return False


def _arriving_wins(_: Operation, arriving: Operation) -> Operation:
    return arriving


def _hollow_replaces_nothing(self: Registers, name: str) -> dict[str, tuple[int, str]]:
    return self._replaced.get(name, {})


def _holds_nothing(*_: object) -> set[str]:
    return set()


BROKEN: list[tuple[Callable[[Pair], None], object, str, object]] = [
    (
        nobody_is_asked_again_without_history,
        Registers,
        "_replaced_through",
        _hollow_replaces_nothing,
    ),
    (who_knows_more_forgets_nothing, arriving, "together", _arriving_wins),
    (what_was_purged_stays_away, arriving, "together", _arriving_wins),
    (a_delete_has_not_seen_a_join, joining, "_marked", _nothing),
    (own_words_outlive_a_merge, unmerging, "_pins", _nothing),
    (own_lines_keep_what_they_stand_under, unmerging, "_held", _holds_nothing),
    (not_the_same_is_remembered, Links, "are_distinct", _never),
]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = Pair(tmp_path)
    yield made
    made.ours.close()
    made.theirs.close()


@pytest.mark.parametrize(("law", "where", "rule", "broken"), BROKEN)
def test_it_holds(law: Any, where: object, rule: str, broken: object, pair: Pair) -> None:
    del where, rule, broken
    law(pair)


@pytest.mark.parametrize(("law", "where", "rule", "broken"), BROKEN)
def test_it_is_noticed_when_broken(
    law: Any,
    where: object,
    rule: str,
    broken: object,
    pair: Pair,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(where, rule, broken)
    with pytest.raises((AssertionError, LookupError)):
        law(pair)
