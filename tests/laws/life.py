"""The life of three notebooks, as a Hypothesis machine over the real store.

Three rapporteurs do whatever can be done, in any order, and send each other their files.
After every step the laws are checked on every notebook that may have changed.
"""

import json
import shutil
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from micic_desk.app.desk import Desk
from micic_desk.app.merges import foresee_undo, merges, undo_merge
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change, Delete, Resolve, Restore, Retype, Reword
from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame, NotTheSame, Part
from micic_desk.domain.edits.moving import Indent, Move, Outdent, Shift
from micic_desk.domain.edits.reporting import PlaceItems, WithdrawItems
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.edits.together import Together
from micic_desk.domain.edits.wording import JoinWith, SplitAt
from micic_desk.domain.entity import Flag
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.operation import DELETED
from micic_desk.store.changes import Changes
from tests.laws.doing import SOURCE, Doing, stop_at
from tests.laws.seen import (
    brought_by,
    every_author_holds,
    is_said,
    no_word_lost,
    one_tree,
    same_on_disk,
    shared,
    snapshot,
    versions_without,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from micic_desk.store.arriving import Progress

WHICH = st.integers(0, 2)
ANY = st.integers(0, 1000)
TENTHS = st.integers(0, 9)


class Life(Doing):
    """Three desks and everything that can happen to them."""

    @initialize(copied=st.booleans())
    def begin(self, copied: bool = False) -> None:  # noqa: FBT001, FBT002 - drawn
        """Three that have the same: by files, or because the notebook itself was copied."""
        first = create_desk(self._folder / "0.micic", None, title="Consultation", clock=noon)
        tree = Seedling(
            kind=EntityKind.SESSION,
            fields={"title": "Session"},
            children=tuple(self._line(0) for _ in range(3)),
        )
        part = Seedling(
            kind=EntityKind.PART,
            fields={},
            children=(Seedling(kind=EntityKind.SECTION, fields={"title": "Key point"}),),
        )
        consultation = first.notebook.of_kind(EntityKind.CONSULTATION)[0].id
        first.do(AddTrees(trees=(tree, part), parent=consultation))
        self.desks = self._copies(first) if copied else self._receivers(first)
        self._copied = copied
        for one, desk in enumerate(self.desks):
            self._stacks[one] = [({}, snapshot(desk.notebook))]
            self._depth[one] = 1
        # What stands below the bottom of these stacks is taken back by no rule.
        self._touched = {0, 1, 2}

    def _receivers(self, first: Desk) -> list[Desk]:
        others = [create_desk(self._folder / f"{one}.micic", None, clock=noon) for one in (1, 2)]
        for other in others:
            other.receive(shared(first), SOURCE)
        return [first, *others]

    def _copies(self, first: Desk) -> list[Desk]:
        """The file itself on three laptops, each with all that it remembers."""
        first.close()
        paths = [self._folder / f"{one}.micic" for one in range(3)]
        for path in paths[1:]:
            shutil.copy(paths[0], path)
        return [open_desk(path, None, clock=noon) for path in paths]

    # -- what the three do ----------------------------------------------------------------

    @rule(who=WHICH, under=ANY, after=ANY, many=st.integers(1, 3))
    def add(self, who: int, under: int, after: int, many: int) -> None:
        parent = self._pick(who, under, EntityKind.SESSION, EntityKind.ITEM)
        siblings = [one.id for one in self.desks[who].notebook.children(parent)]
        place = [None, FIRST, *siblings][after % (2 + len(siblings))]
        trees = tuple(self._line(who) for _ in range(many))
        if self._do(who, AddTrees(trees=trees, parent=parent, after=place)):
            now = [one.id for one in self.desks[who].notebook.children(parent)]
            new = [one for one in now if one not in siblings]
            start = {None: len(siblings), FIRST: 0}.get(place)
            start = now.index(place) + 1 if start is None and place else start
            assert now[start : (start or 0) + many] == new

    @rule(who=WHICH, one=ANY)
    def reword(self, who: int, one: int) -> None:
        self._do(who, Reword(entity=self._item(who, one), text=self._words(who)))

    @rule(who=WHICH, one=ANY, other=ANY, kind=st.sampled_from(ItemKind))
    def retype(self, who: int, one: int, other: int, kind: ItemKind) -> None:
        self._do(who, Retype(entities=(self._item(who, one), self._item(who, other)), kind=kind))

    @rule(who=WHICH, one=ANY, value=st.sampled_from([None, "de", ["a", "b"], {"level": 2}]))
    def change(self, who: int, one: int, value: Any) -> None:
        self._do(who, Change(entities=(self._item(who, one),), fields={"layout": value}))

    @rule(who=WHICH, one=ANY, other=ANY, under=ANY, after=ANY)
    def move(self, who: int, one: int, other: int, under: int, after: int) -> None:
        parent = self._pick(who, under, EntityKind.SESSION, EntityKind.ITEM)
        siblings = [each.id for each in self.desks[who].notebook.children(parent)]
        place = [None, FIRST, *siblings][after % (2 + len(siblings))]
        moved = (self._item(who, one), self._item(who, other))
        self._do(who, Move(entities=moved, parent=parent, after=place))

    @rule(who=WHICH, one=ANY, other=ANY)
    def swap(self, who: int, one: int, other: int) -> None:
        """Two moves planned apart, which may close a circle together."""
        first, second = self._item(who, one), self._item(who, other)
        moves = (
            Move(entities=(first,), parent=second),
            Move(entities=(second,), parent=first),
        )
        self._do(who, Together(edits=moves, act=Act.MOVE))

    @rule(who=WHICH, one=ANY, way=st.sampled_from(["in", "out", "up", "down"]))
    def shift(self, who: int, one: int, way: str) -> None:
        items = (self._item(who, one),)
        edits: dict[str, Edit] = {
            "in": Indent(entities=items),
            "out": Outdent(entities=items),
            "up": Shift(entities=items, steps=-1),
            "down": Shift(entities=items, steps=1),
        }
        self._do(who, edits[way])

    @rule(who=WHICH, one=ANY)
    def delete(self, who: int, one: int) -> None:
        self._do(who, Delete(entities=(self._item(who, one),)))

    @rule(who=WHICH, one=ANY)
    def restore(self, who: int, one: int) -> None:
        """Out of the bin; also where a delete stands against something else."""
        found = [each.id for each in self.desks[who].notebook if each.dead or each.flags]
        if found:
            self._do(who, Restore(entities=(sorted(found)[one % len(found)],)))

    @rule(who=WHICH, one=ANY, other=ANY)
    def join(self, who: int, one: int, other: int) -> None:
        first, second = self._item(who, one), self._item(who, other)
        self._do(who, JoinWith(first=first, second=second))

    @rule(who=WHICH, one=ANY, other=ANY, what=st.sampled_from(["same", "part", "distinct", "main"]))
    def say_of_two(self, who: int, one: int, other: int, what: str) -> None:
        """The same statement in other words, or not."""
        first, second = self._item(who, one), self._item(who, other)
        edits: dict[str, Edit] = {
            "same": JoinAsSame(entities=(first, second), main=first),
            "part": Part(entities=(first,)),
            "distinct": NotTheSame(first=first, second=second),
            "main": ChooseMain(entity=first),
        }
        self._do(who, edits[what])

    @rule(who=WHICH, one=ANY, offset=st.integers(0, 12))
    def split(self, who: int, one: int, offset: int) -> None:
        self._do(who, SplitAt(entity=self._item(who, one), offset=offset))

    @rule(who=WHICH, one=ANY, other=ANY, under=ANY)
    def place(self, who: int, one: int, other: int, under: int) -> None:
        section = self._pick(who, under, EntityKind.SECTION, EntityKind.PLACEMENT)
        items = (self._item(who, one), self._item(who, other))
        self._do(who, PlaceItems(items=items, section=section))

    @rule(who=WHICH, one=ANY)
    def withdraw(self, who: int, one: int) -> None:
        self._do(who, WithdrawItems(items=(self._item(who, one),)))

    @rule(who=WHICH, one=ANY, newest=st.booleans())
    def resolve(self, who: int, one: int, newest: bool) -> None:  # noqa: FBT001
        torn = sorted(each.id for each in self.desks[who].notebook if each.conflicts)
        if torn:
            entity = self.desks[who].notebook[torn[one % len(torn)]]
            name, versions = min(entity.conflicts.items())
            value = versions[-1 if newest else 0].value
            self._do(who, Resolve(entity=entity.id, field=name, value=value))

    @rule(who=WHICH, times=st.integers(1, 4))
    def undo(self, who: int, times: int) -> None:
        for _ in range(min(times, self._depth[who] - 1)):
            left = self.desks[who].undo().left_alone
            self._depth[who] -= 1
            self._compare(who, self._stacks[who][self._depth[who]][0], left)

    @rule(who=WHICH, times=st.integers(1, 4))
    def redo(self, who: int, times: int) -> None:
        for _ in range(min(times, len(self._stacks[who]) - self._depth[who])):
            left = self.desks[who].redo().left_alone
            self._compare(who, self._stacks[who][self._depth[who]][1], left)
            self._depth[who] += 1

    @rule(who=WHICH, what=st.sampled_from(["undo", "redo", "merge"]), sender=WHICH, at=TENTHS)
    def stop(self, who: int, what: str, sender: int, at: int) -> None:
        """Cancelled where so many tenths are done: then nothing was."""
        desk = self.desks[who]
        acts: dict[str, Callable[[Progress], object]] = {
            "undo": lambda tell: desk.undo(progress=tell),
            "redo": lambda tell: desk.redo(progress=tell),
            "merge": lambda tell: desk.receive(shared(self.desks[sender]), SOURCE, progress=tell),
        }
        possible = {"undo": self._depth[who] > 1, "redo": desk.next_redo() is not None}
        if possible.get(what, True):
            self._stopped(who, lambda: acts[what](lambda share: stop_at(at / 10, share)))

    @rule(who=WHICH)
    def reopen(self, who: int) -> None:
        before = {one.id: one for one in self.desks[who].notebook}
        waiting = self.desks[who].next_undo(), self.desks[who].next_redo()
        self.desks[who].close()
        self.desks[who] = open_desk(self._folder / f"{who}.micic", None, clock=noon)
        assert before == {one.id: one for one in self.desks[who].notebook}
        assert waiting == (self.desks[who].next_undo(), self.desks[who].next_redo())

    @rule(who=WHICH, sender=WHICH)
    def merge(self, who: int, sender: int) -> None:
        self._receive(who, shared(self.desks[sender]))

    @rule(who=WHICH, sender=WHICH, part=ANY)
    def merge_in_part(self, who: int, sender: int, part: int) -> None:
        """A file may hold some entities only; whole ones, or nothing of them."""
        wanted = [one for one in shared(self.desks[sender]) if int(one[0].entity, 16) % 1001 > part]
        self._receive(who, wanted)

    @rule(who=WHICH, one=ANY)
    def unmerge(self, who: int, one: int) -> None:
        """Take any merge back, whatever was done since: own words since then stay."""
        number = self._standing_merge(who, one)
        if number is not None:
            self._unmerge(who, number)

    @rule(who=WHICH, one=ANY)
    def unmerge_and_merge_again(self, who: int, one: int) -> None:
        """What was not worked on is as it was, whatever was undone and done again before."""
        desk = self.desks[who]
        number = self._standing_merge(who, one)
        if number is None or foresee_undo(desk, number).kept:
            return
        before = snapshot(desk.notebook)
        arriving = brought_by(desk, number)
        self._unmerge(who, number)
        self._receive(who, arriving)
        self._compare(who, before, 0)

    def _standing_merge(self, who: int, one: int) -> int | None:
        # Without what it began with, a desk would have nothing left to do.
        desk, first = self.desks[who], 0 if self._copied else who
        began = min((each.number for each in merges(desk)), default=0) if first else 0
        standing = [each.number for each in merges(desk) if each.active and each.number != began]
        return standing[one % len(standing)] if standing else None

    def _unmerge(self, who: int, number: int) -> None:
        desk = self.desks[who]
        kept = foresee_undo(desk, number).kept
        foreseen = Changes(desk.session).foresee_unmerge(number)
        assert foreseen is not None
        own = {each for each, names in foreseen.fields.items() if "text" in names}
        words = {each: desk.notebook[each].text("text") for each in own}
        # A line that stands by a question about one's own delete goes with the question.
        asked = {
            each
            for each, names in foreseen.fields.items()
            if DELETED in names
            and desk.notebook[each].flags & {Flag.DELETED_AND_KEPT, Flag.DELETED_AND_EDITED}
        }
        alive = {each for each in kept if not desk.notebook[each].dead} - asked
        torn = versions_without(desk, number)
        self._step(who, lambda: undo_merge(desk, number))
        for each, name, value in torn:
            now = desk.notebook[each]
            assert now.dead or is_said(now, name, value), "a question of others was answered"
        assert alive <= {each for each in kept if not desk.notebook[each].dead}
        said = {each for each in alive & own if words[each]}
        assert {each: desk.notebook[each].text("text") for each in said} == {
            each: words[each] for each in said
        }

    @rule()
    @precondition(lambda self: self._count % 3 == 0)
    def converge(self) -> None:
        """Everybody sends everybody everything: then all have the same."""
        everything = {one.id: (one, body) for desk in self.desks for one, body in shared(desk)}
        for who in range(3):
            self._receive(who, list(everything.values()))
        known = [{one.id: one for one in desk.notebook} for desk in self.desks]
        if len({frozenset(one.id for one, _ in shared(desk)) for desk in self.desks}) == 1:
            assert known[0] == known[1] == known[2]

    def in_the_end(self) -> None:
        """Each of them takes all of it back and does it again, every step exactly.

        And then a merge, which is merged again.
        """
        for who in range(len(self.desks)):
            self.undo(who, len(self._stacks[who]))
            self.redo(who, len(self._stacks[who]))
            self.unmerge_and_merge_again(who, 0)

    # -- what must always hold ------------------------------------------------------------

    @invariant()
    def laws(self) -> None:
        for one in sorted(self._touched):
            desk = self.desks[one]
            one_tree(desk.notebook)
            same_on_disk(desk)
            no_word_lost(desk)
            every_author_holds(desk, self.desks)
            self._typed_is_kept(one)
        self._touched.clear()

    def _typed_is_kept(self, who: int) -> None:
        """Whatever was ever typed at a desk is in its log for good."""
        with self.desks[who].session.transaction() as connection:
            rows = connection.exec_driver_sql("SELECT body FROM operation").scalars()
            written = {json.loads(body)["w"].get("text") for body in rows}
        assert self._typed[who] <= {one for one in written if isinstance(one, str)}


def noon() -> int:
    return 1_000_000_000
