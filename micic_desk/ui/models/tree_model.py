"""A flat tree as a Qt model; what outline and report share."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Slot

from micic_desk.app.desk import Changed
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.clippings import Clippings
from micic_desk.ui.models.describing import described
from micic_desk.ui.models.flat_tree import FlatTree
from micic_desk.ui.models.index import NO_INDEX, Index
from micic_desk.ui.models.joining import Joins
from micic_desk.ui.models.line import Line, LineMaker
from micic_desk.ui.models.placing import Placements, section_badges
from micic_desk.ui.models.roles import OutlineRole

Role = Qt.ItemDataRole

KEPT = 8000
"""Lines kept: one paint asks for each row several times, and Qt lays the report's outline out
anew, from end to end, whenever one of its rows changes; some 400 pages have as many."""

_FIELDS: dict[int, str] = {
    OutlineRole.ID: "id",
    OutlineRole.DEPTH: "depth",
    OutlineRole.ENTITY_KIND: "entity",
    OutlineRole.KIND: "kind",
    OutlineRole.MARK: "mark",
    OutlineRole.LABEL: "label",
    OutlineRole.TEXT: "text",
    OutlineRole.SPEAKER: "speaker",
    OutlineRole.AUTHOR: "author",
    OutlineRole.MINE: "mine",
    OutlineRole.CONFLICTS: "conflicts",
    OutlineRole.FLAGS: "flags",
    OutlineRole.HAS_CHILDREN: "has_children",
    OutlineRole.FOLDED: "folded",
    OutlineRole.PLACED: "placed",
    Role.EditRole: "text",
    Role.DisplayRole: "plain",
}


class QtStage:
    """Says each step of a flat tree to Qt."""

    def __init__(self, model: QAbstractTableModel) -> None:
        self._model = model

    @contextmanager
    def inserting(self, first: int, last: int) -> Iterator[None]:
        """Rows will stand at first to last."""
        self._model.beginInsertRows(NO_INDEX, first, last)
        try:
            yield
        finally:
            self._model.endInsertRows()

    @contextmanager
    def removing(self, first: int, last: int) -> Iterator[None]:
        """The rows first to last go."""
        self._model.beginRemoveRows(NO_INDEX, first, last)
        try:
            yield
        finally:
            self._model.endRemoveRows()

    @contextmanager
    def moving(self, first: int, last: int, before: int) -> Iterator[None]:
        """The rows first to last go in front of row ``before``."""
        if not self._model.beginMoveRows(NO_INDEX, first, last, NO_INDEX, before):
            raise ValueError(f"no such move: {first} to {last} before {before}")
        try:
            yield
        finally:
            self._model.endMoveRows()

    @contextmanager
    def restarting(self) -> Iterator[None]:
        """All rows are made anew."""
        self._model.beginResetModel()
        try:
            yield
        finally:
            self._model.endResetModel()

    def altered(self, first: int, last: int) -> None:
        """What the rows first to last show is new."""
        if first <= last:
            model = self._model
            model.dataChanged.emit(model.index(first, 0), model.index(last, 0))


class _Inputs(NamedTuple):
    """What a line is made of, as far as a change of lines alone can touch it.

    An entity is never changed, only replaced, so the same one means the same fields.
    """

    entity: Entity
    depth: int
    has_children: bool
    folded: bool

    def same(self, other: "_Inputs") -> bool:
        """Whether the line would be the same, as long as nothing but lines has changed."""
        return self.entity is other.entity and self[1:] == other[1:]


_SHOWN_EVERYWHERE = frozenset(
    # Names and parts as words, and the day from which "yesterday" is counted.
    {EntityKind.PERSON, EntityKind.PART, EntityKind.SESSION, EntityKind.CONSULTATION}
)


class TreeModel(QAbstractTableModel):
    """The rows under one root, following every change of the notebook step by step."""

    def __init__(
        self, bridge: Bridge, root: str, kinds: Sequence[EntityKind], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._notebook = bridge.notebook
        self._placements = Placements(self._notebook)
        self._joins = Joins(self._notebook)
        self._maker = LineMaker(bridge.desk, self._placements, self._joins)
        self.tree = FlatTree(self._notebook, root, kinds)
        self._stage = QtStage(self)
        self._numbers = section_badges(self._notebook)
        self._kept: dict[str, tuple[_Inputs, Line]] = {}
        self._kept_for = bridge.desk.me
        self._stepping = 0
        self._clippings = Clippings.of(bridge)
        self._clippings.changed.connect(self._follow_cut)
        bridge.changed.connect(self._follow)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.tree.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """What a row is asked for, see `OutlineRole`."""
        if not index.isValid() or not 0 <= index.row() < len(self.tree.rows):
            return None
        if role == OutlineRole.LINE:
            return self.line(index.row())
        if role == Role.AccessibleTextRole:
            return described(self._notebook, self.line(index.row()))
        name = _FIELDS.get(int(role))
        return None if name is None else getattr(self.line(index.row()), name)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen, edited and dragged, and takes what is dropped on it."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def line(self, row: int) -> Line:
        """Everything a row shows."""
        entity = self.tree.rows.ids[row]
        if self._kept_for != self._bridge.desk.me:
            self._kept_for = self._bridge.desk.me
            self._kept.clear()
        found, depth = self._notebook.get(entity), self.tree.rows.at(row).depth
        if found is None:
            # Its merge was undone a moment ago, and the step that takes the row is still to come.
            return Line(id=entity, depth=depth, entity=None, kind=ItemKind.POINT)
        has_children, folded = self.tree.has_children(row), entity in self.tree.folded
        made_of = _Inputs(found, depth, has_children, folded)
        kept = self._kept.get(entity)
        if kept is not None and kept[0].same(made_of):
            return kept[1]
        line = self._maker.line(found, depth, has_children=has_children, folded=folded)
        if self._clippings.is_cut(entity):
            line = replace(line, cut=True)
        if not self._stepping:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[entity] = made_of, line
        return line

    def row_of(self, entity: str) -> int:
        """The row of an entity, or -1."""
        return self.tree.rows.row_of(entity)

    def set_folded(self, entity: str, *, folded: bool) -> None:
        """Fold away, or show again, what stands under an entity."""
        with self._steps():
            if folded:
                self.tree.fold(entity, self._stage)
            else:
                self.tree.unfold(entity, self._stage)

    def reveal(self, entity: str) -> int:
        """Unfold what hides an entity; its row, or -1 where it is not in this outline."""
        hiding = [one.id for one in self._notebook.ancestors(entity)]
        for one in reversed(hiding):
            self.set_folded(one, folded=False)
        return self.row_of(entity)

    def show_root(self, root: str) -> None:
        """Show what stands under another entity from now on."""
        with self._steps():
            self._kept.clear()
            self.tree.restart(self._stage, root)

    def reworded(self, entity: str, text: str) -> Edit:
        """The edit that puts other words into a row."""
        raise NotImplementedError

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        touched = {*changed.entities, *changed.gone}
        with self._steps():
            placed = self._placements.follow(touched) | self._joins.follow(touched)
            renumbered = self._renumber()
            if placed or renumbered or not self._only_lines(changed.act, touched):
                self._kept.clear()
            beside = self._showing(touched)
            for one in beside:
                self._kept.pop(one, None)
            self.tree.update(touched, self._stage)
            everywhere = renumbered or self._reaches_everywhere(changed.act, touched)
            self._repaint(placed | beside, everywhere=everywhere)

    @Slot()
    def _follow_cut(self) -> None:
        self._kept.clear()
        self._stage.altered(0, len(self.tree.rows) - 1)

    @contextmanager
    def _steps(self) -> Iterator[None]:
        """Between steps rows are half-way; what is asked then is not kept for later."""
        self._stepping += 1
        try:
            yield
        finally:
            self._stepping -= 1

    def _renumber(self) -> bool:
        """Whether a section is called otherwise now: a line can keep one alive that was deleted."""
        before, self._numbers = self._numbers, section_badges(self._notebook)
        return before != self._numbers

    def _repaint(self, some: set[str], *, everywhere: bool) -> None:
        """Repaint rows that show what stands elsewhere: names, places in the report."""
        if everywhere:
            self._stage.altered(0, len(self.tree.rows) - 1)
            return
        for row in sorted(self.row_of(one) for one in some):
            if row >= 0:
                self._stage.altered(row, row)

    def _only_lines(self, _act: Act, touched: set[str]) -> bool:
        """Whether all that changed are captured lines, of which no other row here shows anything.

        In another place than a session, the day that a line speaks of could be another now.
        """
        found = [self._notebook.get(one) for one in (self.tree.root, *touched)]
        kinds = [one.kind if one is not None else "" for one in found]
        alone = not any(self._shown_everywhere(one) for one in touched)
        return alone and kinds == [EntityKind.SESSION, *[EntityKind.ITEM] * len(touched)]

    def _showing(self, _touched: set[str]) -> set[str]:
        """The rows, besides their own, that show something of these lines."""
        return set()

    def _reaches_everywhere(self, _act: Act, touched: set[str]) -> bool:
        """Whether any row could be another now."""
        return any(self._shown_everywhere(one) for one in touched)

    def _shown_everywhere(self, entity: str) -> bool:
        found = self._notebook.get(entity)
        return found is None or found.kind in _SHOWN_EVERYWHERE
