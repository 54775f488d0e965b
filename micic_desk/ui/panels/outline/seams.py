"""Joining and splitting lines where they stand, in the outline and inside the editor."""

from PySide6.QtCore import QObject, Slot

from micic_desk.domain.edits.wording import JoinWith, SplitAt
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.outline.editing import EditingTable
from micic_desk.ui.panels.outline.editor import LineEditor


class Seams(QObject):
    """Carries out the wishes of one outline; typing goes on where the words are then."""

    def __init__(self, bridge: Bridge, view: EditingTable) -> None:
        super().__init__(view)
        self._bridge = bridge
        self._view = view
        view.painter_of_rows.opened.connect(self._take)

    def join(self) -> None:
        """Join the current line with the one before it; from inside the editor, go on there."""
        typing = self._view.editor is not None
        row = self._view.currentIndex().row()
        if row < 0 or not self._view.finish():
            return
        ids = self._view.lines.tree.rows.ids
        if row == 0 or not self._is_item(ids[row]) or not self._is_item(ids[row - 1]):
            self._bridge.refuse(Sentence("There is no line before this one to join it with."))
            return
        first, second = ids[row - 1], ids[row]
        seam = len(self._text(first))
        gap = self._text(second)
        if self._bridge.do(JoinWith(first=first, second=second), by=self) is None:
            return
        if not typing:
            self._view.choose((first,))
        elif self._view.edit_line(first) and self._view.editor is not None:
            # Before the second line's first letter, wherever a space was put between.
            self._view.editor.put_cursor(len(self._text(first)) - len(gap) if gap else seam)

    def split(self) -> None:
        """Split the line being edited at the cursor, and go on in its second half."""
        editor = self._view.editor
        if editor is None:
            return
        entity, offset = editor.entity, editor.cursor_at()
        if not self._view.finish():
            return
        committed = self._bridge.do(SplitAt(entity=entity, offset=offset), by=self)
        if committed is None:
            self._go_on(entity, offset)
            return
        beside = self._bridge.notebook.children(self._bridge.notebook[entity].parent or "")
        at = [one.id for one in beside].index(entity)
        self._go_on(beside[at + 1].id, 0)

    def _go_on(self, entity: str, offset: int) -> None:
        if self._view.edit_line(entity) and self._view.editor is not None:
            self._view.editor.put_cursor(offset)

    def _text(self, entity: str) -> str:
        return self._bridge.notebook[entity].text("text")

    def _is_item(self, entity: str) -> bool:
        return self._bridge.notebook[entity].kind == EntityKind.ITEM

    @Slot(object)
    def _take(self, editor: LineEditor) -> None:
        editor.split_wished.connect(self.split)
        editor.join_wished.connect(self.join)
