"""The place in the window, noted in the notebook when it is locked and gone back to once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QAbstractItemView

from micic_desk.app.desk import Memory
from micic_desk.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

_PLACE = "place"
_FEW_MS = 60
"""Rows that come on screen take their height in between."""


def note_place(space: Workspace) -> None:
    """Note what is on the screen and where the cursor stands; a disk that says no forgets it."""
    outline, ids = space.outline, space.middle.model.tree.rows.ids
    top = outline.indexAt(QPoint(outline.viewport().width() // 2, 1))
    editor = outline.editor
    place: dict[str, Json] = {
        "session": space.session or "",
        "cursor": space.capture.field.textCursor().position(),
        "editing": editor.entity if editor is not None else "",
        "at": editor.cursor_at() if editor is not None else 0,
        "chosen": (outline.chosen() or ("",))[0],
    }
    if top.isValid() and top.row() < len(ids):
        place["top"] = ids[top.row()]
        place["above"] = -outline.rowViewportPosition(top.row())
    place["outline"] = int(outline.hasFocus())
    Memory(space.desk).hold(_PLACE, place)


class Returning(QObject):
    """Goes back to the place that was noted, after everything else is shown."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._place: dict[str, Json] = {}

    def fit(self) -> None:
        """Join the workspace."""
        memory = Memory(self._space.desk)
        place = memory.get(_PLACE)
        if isinstance(place, dict):
            self._place = place
            memory.hold(_PLACE, None)
            QTimer.singleShot(0, self, self._go_back)

    @Slot()
    def _go_back(self) -> None:
        """The session is the one at work already; the rest where it is still there."""
        space, place = self._space, self._place
        if space.bridge.closed or place.get("session") != (space.session or ""):
            return
        field = space.capture.field
        cursor = field.textCursor()
        cursor.setPosition(min(self._number("cursor"), len(field.document().toPlainText())))
        field.setTextCursor(cursor)
        self._choose()
        # The session itself goes to its end a moment after it is shown.
        QTimer.singleShot(0, self, self._scroll)
        QTimer.singleShot(_FEW_MS, self, self._scroll)

    def _choose(self) -> None:
        space, editing = self._space, self._text("editing")
        if editing and space.outline.edit_line(editing, self._draft(editing)):
            editor = space.outline.editor
            assert editor is not None
            editor.put_cursor(self._number("at"))
        elif self._number("outline") and self._text("chosen"):
            space.outline.choose((self._text("chosen"),))
            space.middle.focus_outline()

    def _draft(self, entity: str) -> str | None:
        slot = f"line:{entity}"
        kept = [one.text for one in Memory(self._space.desk).drafts() if one.slot == slot]
        return kept[0] if kept else None

    @Slot()
    def _scroll(self) -> None:
        outline, model = self._space.outline, self._space.middle.model
        row = model.row_of(self._text("top"))
        if row < 0:
            return
        outline.scrollTo(model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        bar = outline.verticalScrollBar()
        bar.setValue(bar.value() + outline.rowViewportPosition(row) + self._number("above"))

    def _text(self, name: str) -> str:
        said = self._place.get(name)
        return said if isinstance(said, str) else ""

    def _number(self, name: str) -> int:
        said = self._place.get(name)
        return said if isinstance(said, int) else 0
