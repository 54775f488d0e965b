"""A tree shown as a flat list of rows, kept true to the notebook by exact small steps.

Pure Python: what Qt must be told goes through a `Stage`.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.models.rows import Block, Node, Path, Rows, Stage

MOST_STEPS = 400
"""A gesture that would move, bring or take more separate blocks than this starts anew."""


class Place(NamedTuple):
    """A place for a line: under a parent, after a sibling or FIRST."""

    parent: str
    after: str


class FlatTree:
    """The visible rows under one root: shown entities of the given kinds, folding respected."""

    def __init__(self, notebook: Notebook, root: str, kinds: Iterable[EntityKind]) -> None:
        self._notebook = notebook
        self._kinds = tuple(kinds)
        self.folded: set[str] = set()
        self._hollow: set[str] = set()
        self.rows = Rows(root)
        self.rows.fill(root, list(self._below(root, 0)))

    @property
    def root(self) -> str:
        """The entity whose contents the rows are; it has no row itself."""
        return self.rows.root

    def has_children(self, row: int) -> bool:
        """Whether something stands under a row, folded away or not."""
        entity = self.rows.ids[row]
        if entity in self.folded:
            return bool(self._notebook.children(entity, *self._kinds))
        return row + 1 < len(self.rows) and self.rows.at(row + 1).parent == entity

    def place_at(self, row: int, level: int | None = None) -> Place:
        """The place of a line dropped in front of ``row``, at a depth of the user's choice.

        The depth is brought between what stands below and one more than what stands above.
        """
        if row <= 0 or not len(self.rows):
            return Place(self.root, FIRST)
        above = self.rows.ids[min(row, len(self.rows)) - 1]
        least = self.rows.at(row).depth if row < len(self.rows) else 0
        most = self.rows[above].depth + (above not in self.folded)
        wanted = min(max(least, least if level is None else level), max(most, least))
        if wanted > self.rows[above].depth:
            return Place(above, FIRST)
        while self.rows[above].depth > wanted:
            above = self.rows[above].parent
        return Place(self.rows[above].parent, above)

    def fold(self, entity: str, stage: Stage) -> None:
        """Fold away what stands under an entity."""
        row = self.rows.row_of(entity)
        if row < 0 or entity in self.folded or not self.has_children(row):
            return
        self.rows.remove(row + 1, self.rows.end_of(row), stage)
        self.folded.add(entity)
        stage.altered(row, row)

    def unfold(self, entity: str, stage: Stage) -> None:
        """Show what stands under an entity again."""
        if entity not in self.folded:
            return
        self.folded.discard(entity)
        row = self.rows.row_of(entity)
        if row >= 0:
            block = list(self._below(entity, self.rows[entity].depth + 1))
            self.rows.insert(row + 1, block, stage)
            stage.altered(row, row)

    def restart(self, stage: Stage, root: str | None = None) -> None:
        """Make all rows anew, under another root where one is given."""
        wanted = self.root if root is None else root
        with stage.restarting():
            self.rows.fill(wanted, list(self._below(wanted, 0)))

    def update(self, touched: Iterable[str], stage: Stage) -> None:
        """Follow the notebook after these entities changed, went or came."""
        wanted = self._with_kept_parents(touched)
        here = {one for one in wanted if one in self.rows}
        there = {one for one in wanted if self._visible(one)}
        restless = self._parents(wanted)
        moves = self._rekeyed([one for one in here & there if self._stands_elsewhere(one)])
        if self._too_many_steps(there - here, moves, here - there):
            self.restart(stage)
            return
        self._arrive(there - here, stage)
        # From the outside in: whatever a line moves under has been brought to its place.
        for one in sorted(moves, key=self._aim):
            self._move(one, stage)
        for first, end in reversed(self.rows.spans(here - there)):
            self.rows.remove(first, end, stage)
        self._alter((here & there) | restless | self._emptied_or_filled(), stage)

    def _alter(self, entities: set[str], stage: Stage) -> None:
        if len(entities) > MOST_STEPS:
            stage.altered(0, len(self.rows) - 1)
            return
        for row in sorted(self.rows.row_of(one) for one in entities):
            if row >= 0:
                stage.altered(row, row)

    def _below(self, parent: str, depth: int) -> Iterator[tuple[str, Node]]:
        """What the notebook shows under a parent, folding respected, in order."""
        waiting = [iter(self._notebook.children(parent, *self._kinds))]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
                continue
            yield child.id, _node(child, depth + len(waiting) - 1)
            if child.id not in self.folded:
                waiting.append(iter(self._notebook.children(child.id, *self._kinds)))

    def _visible(self, entity: str) -> bool:
        found = self._notebook.get(entity)
        if found is None or found.kind not in self._kinds or not self._notebook.shown(entity):
            return False
        if found.parent == self.root:
            return True
        for above in self._notebook.ancestors(entity):
            if above.kind not in self._kinds or above.id in self.folded:
                return False
            if above.parent == self.root:
                return True
        return False

    def _with_kept_parents(self, touched: Iterable[str]) -> set[str]:
        """The touched entities, and deleted parents that came or went with their children."""
        wanted = set(touched)
        # What left a folded line does not say where it came from.
        changed = wanted | {one for one in self.folded if self._unsure(one)}
        for one in list(changed):
            above = [each.id for each in self._notebook.ancestors(one)]
            above += self.rows.above(one) if one in self.rows else []
            changed.update(each for each in above if self._unsure(each))
        return changed

    def _unsure(self, entity: str) -> bool:
        return (entity in self.rows) != self._notebook.shown(entity)

    def _parents(self, wanted: set[str]) -> set[str]:
        """The lines that may have lost their last child or got their first one."""
        found = {self.rows[one].parent for one in wanted if one in self.rows}
        for one in wanted:
            entity = self._notebook.get(one)
            found.add((entity.parent or "") if entity is not None else "")
        return found

    def _emptied_or_filled(self) -> set[str]:
        """Folded lines that have lost their last child or got a first one since last asked.

        What leaves a folded line for another place does not say where it came from.
        """
        hollow = {one for one in self.folded if not self._notebook.children(one, *self._kinds)}
        changed = hollow ^ self._hollow
        self._hollow = hollow
        return changed

    def _stands_elsewhere(self, entity: str) -> bool:
        found, node = self._notebook[entity], self.rows[entity]
        return found.parent != node.parent or found.order != node.order

    def _aim(self, entity: str) -> Path:
        """The sort key an entity has in the notebook."""
        path = [(self._notebook[entity].order, entity)]
        for above in self._notebook.ancestors(entity):
            if above.id == self.root:
                break
            path.append((above.order, above.id))
        path.reverse()
        return path

    def _landing(self, entity: str) -> Path:
        """The sort key of a newcomer among the rows as they are now."""
        path = [(self._notebook[entity].order, entity)]
        parent = self._notebook[entity].parent or ""
        while parent != self.root and parent not in self.rows:
            above = self._notebook[parent]
            path.append((above.order, parent))
            parent = above.parent or ""
        path.reverse()
        return [*self.rows.path(parent), *path]

    def _too_many_steps(self, arrivals: set[str], moves: list[str], leaving: set[str]) -> bool:
        if len(arrivals) + len(moves) + len(leaving) <= MOST_STEPS:
            return False
        roots = [one for one in arrivals if self._notebook[one].parent not in arrivals]
        under = {self._notebook[one].parent for one in roots}
        return len(under) + len(moves) + len(self.rows.spans(leaving)) > MOST_STEPS

    def _rekeyed(self, moved: list[str]) -> list[str]:
        """Those that really move; siblings that only got new keys, in the same order, do not."""
        groups: dict[str, dict[str, str]] = {}
        for one in moved:
            entity = self._notebook[one]
            if entity.parent is not None and entity.parent == self.rows[one].parent:
                groups.setdefault(entity.parent, {})[one] = entity.order
        still: set[str] = set()
        for parent, keys in groups.items():
            if self.rows.keeps_order(parent, keys):
                self.rows.rekey(keys)
                still.update(keys)
        return [one for one in moved if one not in still]

    def _arrive(self, arrivals: set[str], stage: Stage) -> None:
        """Insert what is new, with what comes along under it, neighbours as one block."""
        block: Block = []
        at = -1
        inside: set[str] = set()
        for landing, one in sorted((self._landing(one), one) for one in arrivals):
            if one in inside:
                continue
            position = self.rows.position(landing)
            if position != at:
                self.rows.insert(at, block, stage)
                at, block = position + len(block), []
            start = len(block)
            block.append((one, _node(self._notebook[one], len(landing) - 1)))
            if one not in self.folded:
                block.extend(self._new_below(one, len(landing)))
            inside.update(each for each, _ in block[start:])
        self.rows.insert(at, block, stage)

    def _new_below(self, parent: str, depth: int) -> Iterator[tuple[str, Node]]:
        """What stands under a newcomer, without blocks that are rows already and will move."""
        skipped: int | None = None
        for one, node in self._below(parent, depth):
            if skipped is not None and node.depth > skipped:
                continue
            skipped = node.depth if one in self.rows else None
            if skipped is None:
                yield one, node

    def _move(self, entity: str, stage: Stage) -> None:
        found = self._notebook[entity]
        assert found.parent is not None
        self.rows.move(entity, found.parent, found.order, stage)


def _node(entity: Entity, depth: int) -> Node:
    return Node(entity.parent or "", entity.order, depth)
