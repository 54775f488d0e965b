"""Laws of what is handed over: parts, pieces, files without history, second thoughts, purges.

The lives are those of three desks that did whatever can be done and had not heard everything.
Each law is told of one of them at a time; tests and ``bench/laws.py`` run them alike.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from micic_desk.app.desk import Desk
from micic_desk.app.history import latest_only
from micic_desk.app.opening import create_desk
from micic_desk.app.purging import look_for, purge
from micic_desk.domain.entity import Entity
from micic_desk.domain.operation import canonical, read_operation
from micic_desk.store import tables
from micic_desk.store.projection import Projection
from micic_desk.store.scribe import Writer
from tests.laws.doing import SOURCE, StoppedError, live
from tests.laws.life import Life, noon
from tests.laws.seen import Arriving, no_word_lost, one_tree, same_on_disk, shared

_EMPTIED = (
    tables.operation,
    tables.entity,
    tables.person,
    tables.gesture,
    tables.incoming,
    tables.arrival,
    tables.draft,
)


@dataclass(frozen=True)
class Story:
    """What was written in one life, and what everybody has who has heard all of it."""

    arriving: Arriving
    known: dict[str, Entity]


class Blanks:
    """Notebooks with nothing in them.

    Making one takes ten times as long as emptying one, and most of a law's time went there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: list[Desk] = []
        self._taken = 0

    def __call__(self) -> Desk:
        """A notebook that holds nothing, till `begin` is called."""
        if self._taken == len(self._made):
            self._made.append(create_desk(self._folder / str(self._taken), None))
        else:
            self._made[self._taken] = _emptied(self._made[self._taken])
        self._taken += 1
        return self._made[self._taken - 1]

    def begin(self) -> None:
        """Whatever was in use may be emptied."""
        self._taken = 0

    def close(self) -> None:
        """Close the files."""
        for desk in self._made:
            desk.close()


def _emptied(desk: Desk) -> Desk:
    """The same file as it was made: no rows, nothing counted, another actor."""
    session = desk.session
    with session.transaction() as connection:
        for table in _EMPTIED:
            connection.execute(table.delete())
        connection.exec_driver_sql("INSERT INTO search(search) VALUES('delete-all')")
        session.projection = Projection(connection)
    session.writer = Writer(noon, last_number=0, lamport=0)
    return Desk(session, plain=True)


def stories(examples: int, steps: int, most: int, blanks: Blanks) -> list[Story]:
    """The ``most`` eventful of so many lives."""
    lives: list[Arriving] = []

    class Recorded(Life):
        """Nothing is checked on the way: that is what the lives themselves are run for."""

        laws: ClassVar[Any] = None

        def in_the_end(self) -> None:
            found = {one.id: (one, body) for desk in self.desks for one, body in shared(desk)}
            lives.append(list(found.values()))

    live(Recorded, examples, steps)
    found = []
    for arriving in sorted(lives, key=len)[-most:]:
        blanks.begin()
        desk = blanks()
        desk.receive(arriving, SOURCE)
        found.append(Story(arriving, _known(desk)))
    return found


def _known(desk: Desk) -> dict[str, Entity]:
    return {one.id: one for one in desk.notebook}


def _without_history(arriving: Arriving) -> Arriving:
    bodies = latest_only([body for _, body in arriving])
    return [(read_operation(body), body) for body in bodies]


def _sound(desk: Desk) -> None:
    same_on_disk(desk)
    one_tree(desk.notebook)
    no_word_lost(desk)


def order_repetition_and_grouping_do_not_matter(
    data: st.DataObject, story: Story, blank: Blanks
) -> None:
    """Merging is a union; and what is kept up step by step is what is made anew."""
    desk = blank()
    order = data.draw(st.permutations(story.arriving))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(order)), max_size=5)))
    for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        desk.receive(order[max(0, start - 3) : end], SOURCE)
        same_on_disk(desk)
    assert _known(desk) == story.known


def some_whole_lines_first_and_everything_later_is_everything(
    data: st.DataObject, story: Story, blank: Blanks
) -> None:
    """Part, then all, is all."""
    entities = sorted({one.entity for one, _ in story.arriving})
    some = data.draw(st.sets(st.sampled_from(entities)))
    desk = blank()
    desk.receive([one for one in story.arriving if one[0].entity in some], SOURCE)
    _sound(desk)
    desk.receive(story.arriving, SOURCE)
    assert _known(desk) == story.known
    _sound(desk)


def without_history_a_reader_sees_the_same_and_is_asked_nothing_else(
    data: st.DataObject, story: Story, blank: Blanks
) -> None:
    """Nor is one who held an old part of it, or gets old files later."""
    old = data.draw(st.lists(st.sampled_from(story.arriving), unique_by=_id))
    thin = _without_history(story.arriving)
    latest, before, after = blank(), blank(), blank()
    latest.receive(thin, SOURCE)
    assert _known(latest) == story.known
    before.receive(old, SOURCE)
    assert not before.receive(thin, SOURCE).altered
    assert _known(before) == story.known
    after.receive(thin, SOURCE)
    assert not after.receive(old, SOURCE).altered
    assert _known(after) == story.known
    after.receive(story.arriving, SOURCE)
    assert {body for _, body in shared(after)} == {body for _, body in story.arriving}
    for desk in (latest, before, after):
        _sound(desk)


def what_nobody_here_knows_survives(data: st.DataObject, story: Story, blank: Blanks) -> None:
    """Kinds, fields and keys of a later version go through every hand."""
    chosen = data.draw(st.sets(st.sampled_from(range(len(story.arriving))), max_size=5))
    bent: Arriving = []
    for number, (_, body) in enumerate(story.arriving):
        told = json.loads(body)
        if number in chosen:
            told["later"] = {"weight": number}
            told["w"]["shade"] = ["blue", None]
            told["k"] = told["k"] if number % 2 else "map_pin"
        text = canonical(told)
        bent.append((read_operation(text), text))
    first, second = blank(), blank()
    first.receive(bent, SOURCE)
    second.receive(shared(first), SOURCE)
    assert {body for _, body in shared(second)} == {body for _, body in bent}
    assert _known(first) == _known(second)
    _sound(second)


class _Stop:
    """Breaks off whatever asks it, at its so-manieth question."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self, *_: object) -> None:
        self._left -= 1
        if self._left < 0:
            raise StoppedError


def an_import_that_is_stopped_anywhere_changes_nothing(
    data: st.DataObject, story: Story, blank: Blanks
) -> None:
    """Cancelled where it tells of its progress, or failed at any statement of its transaction."""
    part = data.draw(st.integers(0, len(story.arriving)))
    stop = _Stop(data.draw(st.integers(0, 25)))
    failing = data.draw(st.booleans())
    desk = blank()
    desk.receive(story.arriving[:part], SOURCE)
    before, written, waiting = _known(desk), shared(desk), desk.next_undo()
    engine = desk.session._engine
    if failing:
        event.listen(engine, "before_cursor_execute", stop)
    try:
        desk.receive(story.arriving, SOURCE, progress=None if failing else stop)
        stopped = False
    except StoppedError:
        stopped = True
    finally:
        if failing:
            event.remove(engine, "before_cursor_execute", stop)
    if stopped:
        assert (_known(desk), shared(desk), desk.next_undo()) == (before, written, waiting)
        _sound(desk)
        desk.receive(story.arriving, SOURCE)
    assert _known(desk) == story.known


def a_purged_value_stays_away_and_nothing_else_changes(
    data: st.DataObject, story: Story, blank: Blanks
) -> None:
    """Neither an older full copy nor a colleague who has it all brings it back."""
    texts = {str(one.writes["text"]) for one, _ in story.arriving if one.writes.get("text")}
    # A single sign is refused: it stands everywhere.
    words = data.draw(st.sampled_from(sorted(one for one in texts if len(one.strip()) > 1)))
    desk, other = blank(), blank()
    desk.receive(story.arriving, SOURCE)
    if look_for(desk, words).standing:
        return
    purge(desk, words)
    assert _known(desk) == story.known
    assert not desk.receive(story.arriving, SOURCE).altered
    assert _known(desk) == story.known
    assert not any(words == one.writes.get("text") for one, _ in shared(desk))
    other.receive(story.arriving, SOURCE)
    assert not other.receive(shared(desk), SOURCE).altered
    assert _known(other) == story.known
    other.receive(list(shared(desk)), SOURCE)
    for one in (desk, other):
        _sound(one)


Law: TypeAlias = Callable[[st.DataObject, Story, Blanks], None]
LAWS: tuple[Law, ...] = (
    order_repetition_and_grouping_do_not_matter,
    some_whole_lines_first_and_everything_later_is_everything,
    without_history_a_reader_sees_the_same_and_is_asked_nothing_else,
    what_nobody_here_knows_survives,
    an_import_that_is_stopped_anywhere_changes_nothing,
    a_purged_value_stays_away_and_nothing_else_changes,
)


def hold(law: Law, told: list[Story], blanks: Blanks, examples: int) -> None:
    """Run one law; raises what Hypothesis raises."""

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def example(data: st.DataObject) -> None:
        blanks.begin()
        law(data, data.draw(st.sampled_from(told)), blanks)

    example()


def _id(one: tuple[Any, str]) -> str:
    return str(one[0].id)
