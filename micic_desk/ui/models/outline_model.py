"""The outline of one session: its items at their depth."""

from PySide6.QtCore import QMimeData, QObject

from micic_desk.app.inserting import InsertText
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.edits.copying import CopyTrees
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.dragging import plain_text, unpack
from micic_desk.ui.models.drop_model import DropModel
from micic_desk.ui.models.flat_tree import Place
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
        return self._insertion(data, under, after)

    def pasting(self, data: QMimeData, place: Place) -> Edit | None:
        """What pasting means at a place; None where there is nothing that could become a line.

        Lines that were cut are moved: they stay the lines they are. Lines that were copied
        become new ones, and so does text of another program.
        """
        cut, held = self._clippings.pending, self._clippings.held
        if cut:
            return Move(entities=cut, parent=place.parent, after=place.after)
        if held and all(one in self._notebook for one in held):
            return CopyTrees(entities=held, parent=place.parent, after=place.after)
        return self._insertion(data, place.parent, place.after)

    def _insertion(self, data: QMimeData, parent: str, after: str | None) -> Edit | None:
        text = plain_text(data)
        if not text or self.tree.root not in self._notebook:
            return None
        return InsertText(desk=self._bridge.desk, text=text, parent=parent, after=after)

    def _inside(self, under: str, dragged: list[str]) -> bool:
        chosen = set(dragged)
        return under in chosen or any(one.id in chosen for one in self._notebook.ancestors(under))
