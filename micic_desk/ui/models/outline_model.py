"""The outline of one session: its items at their depth."""

from PySide6.QtCore import QMimeData, QObject

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.dragging import plain_lines, unpack
from micic_desk.ui.models.drop_model import DropModel
from micic_desk.ui.models.index import Index


class OutlineModel(DropModel):
    """The items under a session, a section or another item."""

    def __init__(self, bridge: Bridge, root: str, parent: QObject | None = None) -> None:
        super().__init__(bridge, root, (EntityKind.ITEM,), parent)

    def reworded(self, entity: str, text: str) -> Edit:
        """Other words for an item."""
        return Reword(entity=entity, text=text)

    def _drop_edit(
        self, data: QMimeData, row: int, parent: Index, level: int | None
    ) -> Edit | None:
        place = self._place_of_drop(row, parent, level)
        under = self.tree.rows.ids[parent.row()] if place is None else place.parent
        after = None if place is None else place.after
        dragged = unpack(data, self._notebook)
        if dragged:
            items = all(self._notebook[one].kind == EntityKind.ITEM for one in dragged)
            if not items or self._inside(under, dragged):
                return None
            return Move(entities=tuple(dragged), parent=under, after=after)
        lines = plain_lines(data)
        if not lines or self.tree.root not in self._notebook:
            return None
        return AddTrees(trees=self._seedlings(lines), parent=under, after=after)

    def _inside(self, under: str, dragged: list[str]) -> bool:
        chosen = set(dragged)
        return under in chosen or any(one.id in chosen for one in self._notebook.ancestors(under))

    def _seedlings(self, lines: list[str]) -> tuple[Seedling, ...]:
        desk = self._bridge.desk
        known = {"author": desk.me} if desk.me else {}
        noted_at = desk.session.writer.now()
        kind = ItemKind.POINT.value
        fields: dict[str, str | int] = {"kind": kind, "noted_at": noted_at, **known}
        return tuple(
            Seedling(kind=EntityKind.ITEM, fields={**fields, "text": line}) for line in lines
        )
