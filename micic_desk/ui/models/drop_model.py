"""Rows that can be dragged, and take what is dropped between or on them."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt

from micic_desk.domain.gesture import Edit
from micic_desk.ui.models.dragging import LINES_TYPE, pack
from micic_desk.ui.models.flat_tree import Place
from micic_desk.ui.models.index import Index
from micic_desk.ui.models.tree_model import TreeModel


class DropModel(TreeModel):
    """A tree whose rows travel as ids; what a drop means is each model's own."""

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Lines are moved; text from elsewhere is copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Our own lines first, plain text from elsewhere."""
        return [LINES_TYPE, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The ids of the dragged rows, from top to bottom."""
        return pack(self.tree.rows.ids[row] for row in sorted({one.row() for one in indexes}))

    def _place_of_drop(self, row: int, parent: Index, level: int | None = None) -> Place | None:
        """Where a drop goes: on a row (None: last under it) or in front of a row."""
        if parent.isValid():
            return None
        return self.tree.place_at(len(self.tree.rows) if row < 0 else row, level)

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether a drop could be carried out."""
        del action, column
        return self._drop_edit(data, row, parent, None) is not None

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Carry a drop out."""
        del action, column
        return self.drop(data, row, parent)

    def drop(self, data: QMimeData, row: int, parent: Index, level: int | None = None) -> bool:
        """Carry a drop out at a depth of the user's choice; False where nothing came of it."""
        edit = self._drop_edit(data, row, parent, level)
        return edit is not None and self._bridge.do(edit, by=self) is not None

    def pasting(self, data: QMimeData, place: Place) -> Edit | None:
        """What pasting means at a place; None where nothing can be pasted."""
        del data, place
        return None

    def _drop_edit(
        self, data: QMimeData, row: int, parent: Index, level: int | None
    ) -> Edit | None:
        raise NotImplementedError
