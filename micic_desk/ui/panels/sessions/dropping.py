"""What is dropped on a session: lines move to its end, text of another program becomes lines."""

from PySide6.QtCore import QMimeData, Qt

from micic_desk.app.inserting import InsertText
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.dragging import LINES_TYPE, plain_text, unpack
from micic_desk.ui.panels.sessions.model import Index, SessionsModel


class SessionsToDropOn(SessionsModel):
    """The sessions, each of which takes what is dropped on it."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As before, and something can be dropped on every session."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else flags

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Lines are moved; text from elsewhere is copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Our own lines first, plain text from elsewhere."""
        return [LINES_TYPE, "text/plain"]

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether a drop could be carried out."""
        del action, row, column
        return self._edit(data, parent) is not None

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Carry a drop out."""
        del action, row, column
        edit = self._edit(data, parent)
        return edit is not None and self._bridge.do(edit, by=self) is not None

    def _edit(self, data: QMimeData, on: Index) -> Edit | None:
        return edit_of_drop(self._bridge, data, self.ids()[on.row()]) if on.isValid() else None


def edit_of_drop(bridge: Bridge, data: QMimeData, session: str) -> Edit | None:
    """What a drop on a session means; None where it means nothing.

    Lines that stand at the margin of that session already stay where they are.
    """
    notebook = bridge.notebook
    dragged = unpack(data, notebook)
    if not dragged:
        text = plain_text(data)
        return InsertText(desk=bridge.desk, text=text, parent=session) if text else None
    if any(notebook[one].kind != EntityKind.ITEM for one in dragged):
        return None
    if all(notebook[one].parent == session for one in dragged):
        return None
    return Move(entities=tuple(dragged), parent=session)
