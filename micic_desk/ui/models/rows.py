"""Rows of a tree, flat and sorted, and the exact steps by which they change.

A row's sort key is its path of (order key, id) from the root; the rows are sorted by it at
every moment, also between the steps of one gesture. So where a row stands is found by
bisection, and no map from id to row has to be kept for a hundred thousand rows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol, TypeAlias

Path: TypeAlias = "list[tuple[str, str]]"


class Stage(Protocol):
    """Whoever shows the rows: told before and after each step, in Qt's terms of rows."""

    def inserting(self, first: int, last: int) -> AbstractContextManager[None]:
        """Rows will stand at first to last."""

    def removing(self, first: int, last: int) -> AbstractContextManager[None]:
        """The rows first to last go."""

    def moving(self, first: int, last: int, before: int) -> AbstractContextManager[None]:
        """The rows first to last go in front of what now is row ``before``."""

    def restarting(self) -> AbstractContextManager[None]:
        """All rows are made anew."""

    def altered(self, first: int, last: int) -> None:
        """What the rows first to last show is new."""


class Node(NamedTuple):
    """Where a row stands: its parent's id, its order key there, its depth from 0."""

    parent: str
    order: str
    depth: int


Block: TypeAlias = "list[tuple[str, Node]]"


class Rows:
    """The rows under one root, each with its node."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.ids: list[str] = []
        self._nodes: dict[str, Node] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, entity: object) -> bool:
        return entity in self._nodes

    def __getitem__(self, entity: str) -> Node:
        return self._nodes[entity]

    def at(self, row: int) -> Node:
        """The node of a row."""
        return self._nodes[self.ids[row]]

    def fill(self, root: str, block: Block) -> None:
        """Begin anew with these rows."""
        self.root = root
        self.ids = [one for one, _ in block]
        self._nodes = dict(block)

    def path(self, entity: str) -> Path:
        """An entity's sort key; that of the root is empty."""
        path = []
        one = entity
        while one != self.root:
            node = self._nodes[one]
            path.append((node.order, one))
            one = node.parent
        path.reverse()
        return path

    def above(self, entity: str) -> list[str]:
        """The rows an entity's row stands under, nearest first."""
        found = []
        one = self._nodes[entity].parent
        while one != self.root:
            found.append(one)
            one = self._nodes[one].parent
        return found

    def row_of(self, entity: str) -> int:
        """An entity's row, or -1."""
        if entity not in self._nodes:
            return -1
        if self.ids[-1] == entity:
            return len(self.ids) - 1  # what was captured just now
        return bisect_left(self.ids, self.path(entity), key=self.path)

    def position(self, path: Path) -> int:
        """The row in front of which a newcomer with this sort key goes."""
        if not self.ids or path >= self.path(self.ids[-1]):
            return len(self.ids)  # a captured line goes to the end
        return bisect_right(self.ids, path, key=self.path)

    def end_of(self, row: int) -> int:
        """The row after the last one that stands under a row."""
        depth = self.at(row).depth
        end = row + 1
        while end < len(self.ids) and self.at(end).depth > depth:
            end += 1
        return end

    def keeps_order(self, parent: str, keys: dict[str, str]) -> bool:
        """Whether children of one parent stay in their order with these new order keys.

        All siblings are looked at for a large group; of a few, only their neighbours.
        """
        group = self._all_under(parent) if len(keys) * 50 > len(self.ids) else self._near(keys)
        present = [(keys.get(one, self._nodes[one].order), one) for one in group]
        return present == sorted(present)

    def rekey(self, keys: dict[str, str]) -> None:
        """Take over new order keys that do not change the order of the rows."""
        for one, order in keys.items():
            self._nodes[one] = self._nodes[one]._replace(order=order)

    def insert(self, at: int, block: Block, stage: Stage) -> None:
        """Put new rows in front of a row."""
        if not block:
            return
        with stage.inserting(at, at + len(block) - 1):
            self.ids[at:at] = [one for one, _ in block]
            self._nodes.update(block)

    def move(self, entity: str, parent: str, order: str, stage: Stage) -> None:
        """Bring a row, with all that stands under it, to another place."""
        first = self.row_of(entity)
        end = self.end_of(first)
        above = self.path(parent)
        before = self.position([*above, (order, entity)])
        sink = len(above) - self._nodes[entity].depth
        if first <= before <= end:
            self._settle(first, end, sink, Node(parent, order, len(above)))
        else:
            with stage.moving(first, end - 1, before):
                block = self.ids[first:end]
                self._settle(first, end, sink, Node(parent, order, len(above)))
                if before > end:
                    self.ids[first:before] = [*self.ids[end:before], *block]
                else:
                    self.ids[before:end] = [*block, *self.ids[before:first]]
        if sink:
            row = self.row_of(entity)
            stage.altered(row, row + end - first - 1)

    def spans(self, leaving: Iterable[str]) -> list[tuple[int, int]]:
        """The rows of these entities and all under them, as few (first, end) as can be."""
        spans: list[tuple[int, int]] = []
        for row in sorted(self.row_of(one) for one in leaving):
            if spans and row < spans[-1][1]:
                continue
            end = self.end_of(row)
            if spans and row == spans[-1][1]:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((row, end))
        return spans

    def remove(self, first: int, end: int, stage: Stage) -> None:
        """Take the rows from first up to (not including) end away."""
        with stage.removing(first, end - 1):
            for one in self.ids[first:end]:
                del self._nodes[one]
            del self.ids[first:end]

    def _settle(self, first: int, end: int, sink: int, top: Node) -> None:
        """Give a block's first row its new node, and all under it their new depth."""
        if sink:
            for one in self.ids[first + 1 : end]:
                node = self._nodes[one]
                self._nodes[one] = node._replace(depth=node.depth + sink)
        self._nodes[self.ids[first]] = top

    def _all_under(self, parent: str) -> list[str]:
        return [one for one in self.ids if self._nodes[one].parent == parent]

    def _near(self, group: Iterable[str]) -> list[str]:
        """The group's rows and the siblings beside each of them, in order."""
        near: dict[str, int] = {}
        for one in group:
            row = self.row_of(one)
            near[one] = row
            before = self._sibling_before(row)
            if before is not None:
                near[before] = self.row_of(before)
            after = self.end_of(row)
            if after < len(self.ids) and self.at(after).parent == self._nodes[one].parent:
                near[self.ids[after]] = after
        return sorted(near, key=near.__getitem__)

    def _sibling_before(self, row: int) -> str | None:
        parent = self.at(row).parent
        above = self.ids[row - 1] if row else self.root
        while above not in (self.root, parent):
            if self._nodes[above].parent == parent:
                return above
            above = self._nodes[above].parent
        return None
