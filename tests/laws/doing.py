"""How three desks do things in the laws: every step once, with what undo must give back."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from micic_desk.domain.edits.adding import Seedling
from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store import checking, log
from micic_desk.store.inbox import Inbox, Received, Source
from tests.laws.seen import Arriving, Snapshot, snapshot

if TYPE_CHECKING:
    from micic_desk.app.desk import Desk

SOURCE = Source(sender="N. N.", sender_key="00", verified=False, digest="00")


class StoppedError(Exception):
    """Somebody cancelled."""


def stop_at(share: float, done: float) -> None:
    """Cancel where so much is done."""
    if done >= share:
        raise StoppedError


class Doing(RuleBasedStateMachine):
    """Three desks, what was typed at each, and what each one's undo stack must give back."""

    def __init__(self) -> None:
        super().__init__()
        # The dice of one life are always the same, so that a life can be told again.
        self._dice = random.Random(1)  # noqa: S311 - nothing here is a secret
        self._ids = patch("micic_desk.store.scribe.random_id", self._id)
        self._ids.start()
        self._folder = Path(tempfile.mkdtemp(dir=memory_disk()))
        self.desks: list[Desk] = []
        self._typed: list[set[str]] = [set(), set(), set()]
        self._stacks: list[list[tuple[Snapshot, Snapshot]]] = [[], [], []]
        self._depth = [0, 0, 0]
        self._touched: set[int] = set()
        self._count = 0
        self._copied = False

    def _id(self) -> str:
        return f"{self._dice.getrandbits(128):032x}"

    def teardown(self) -> None:
        try:
            self.in_the_end()
            for desk in self.desks:
                assert not any(one.wrong for one in checking.check(desk.session))
        finally:
            self._ids.stop()
            for desk in self.desks:
                desk.close()
            shutil.rmtree(self._folder)

    def in_the_end(self) -> None:
        """What is done before the files are closed."""

    def _do(self, who: int, edit: Edit) -> bool:
        return self._step(who, lambda: self.desks[who].do(edit))

    def _receive(self, who: int, arriving: Arriving) -> None:
        desk = self.desks[who]
        foreseen = Inbox(desk.session).foresee(arriving)
        received: list[Received] = []
        self._step(who, lambda: received.append(desk.receive(arriving, SOURCE)))
        assert not foreseen.altered
        for done in received:
            assert (foreseen.new, foreseen.known) == (done.new, done.known)
            assert _by_id(foreseen) == _by_id(done)
        again = desk.receive(arriving, SOURCE)
        assert (again.new, again.entities) == (0, ())

    def _step(self, who: int, act: Callable[[], object]) -> bool:
        """Do something that undo can take back; a refusal must change nothing."""
        top = self._top(who)
        before = snapshot(self.desks[who].notebook)
        if not self._all_or_nothing(who, act):
            return False
        self._touched.add(who)
        if self._top(who) != top:
            del self._stacks[who][self._depth[who] :]
            self._stacks[who].append((before, snapshot(self.desks[who].notebook)))
            self._depth[who] += 1
        return True

    def _stopped(self, who: int, act: Callable[[], object]) -> None:
        """Do something that is cancelled on its way, unless there is nothing to do."""
        self._touched.add(who)
        top = self._top(who)
        assert not self._all_or_nothing(who, act) or self._top(who) == top

    def _all_or_nothing(self, who: int, act: Callable[[], object]) -> bool:
        """Whether it was done; what was refused or cancelled must change nothing."""
        desk = self.desks[who]
        before = snapshot(desk.notebook)
        waiting = desk.next_undo(), desk.next_redo()
        with desk.session.transaction() as connection:
            last = log.last_numbers(connection)
        try:
            act()
        except (Refusal, StoppedError):
            assert snapshot(desk.notebook) == before
            assert waiting == (desk.next_undo(), desk.next_redo())
            with desk.session.transaction() as connection:
                assert log.last_numbers(connection) == last
            return False
        return True

    def _top(self, who: int) -> object:
        """The newest gesture on the stack, standing or undone."""
        with self.desks[who].session.transaction() as connection:
            row = connection.exec_driver_sql(
                "SELECT n, first, last FROM gesture WHERE undone = 0 ORDER BY n DESC LIMIT 1"
            )
            return row.one_or_none()

    def _compare(self, who: int, wanted: Snapshot, left_alone: int) -> None:
        self._touched.add(who)
        # Whatever came since was taken back before.
        assert not left_alone
        now = snapshot(self.desks[who].notebook)
        if not _in_circles(now.values()) and not _in_circles(wanted.values()):
            differing = now.keys() ^ wanted.keys()
            differing |= {one for one in now.keys() & wanted.keys() if now[one] != wanted[one]}
            assert not differing, [(now.get(one), wanted.get(one)) for one in sorted(differing)]

    def _line(self, who: int) -> Seedling:
        fields = {"kind": "point", "text": self._words(who)}
        return Seedling(kind=EntityKind.ITEM, fields=fields)

    def _words(self, who: int) -> str:
        self._count += 1
        text = f"words {self._count} of {who}"
        self._typed[who].add(text)
        return text

    def _item(self, who: int, one: int) -> str:
        return self._pick(who, one, EntityKind.ITEM)

    def _pick(self, who: int, one: int, *kinds: EntityKind) -> str:
        notebook = self.desks[who].notebook
        found = [each.id for kind in kinds for each in notebook.of_kind(kind)]
        found = found or [each.id for each in notebook]
        return found[one % len(found)]


def live(machine: type[Doing], examples: int, steps: int, **more: Any) -> None:
    """So many lives of so many steps, however slow, and none of them remembered for later."""
    wished = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, **(wished | more)),
    )


def _by_id(received: Received) -> dict[str, Entity]:
    return {one.id: one for one in received.entities}


def _in_circles(seen: Iterable[tuple[Any, ...]]) -> bool:
    """Which move of a circle is the newest may change when one of them is done again."""
    return any(Flag.MOVE_SET_ASIDE in flags for *_, flags, _ in seen)


def memory_disk() -> str | None:
    """A folder of a disk in memory; None where there is none."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a disk in memory
