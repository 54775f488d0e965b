"""The list of gaps: go there, fill one where it stands, or say that nothing is missing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QListView, QWidget

from micic_desk.app.gap_filling import Gaps
from micic_desk.domain.edits.filling import CloseGap
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.gaps.delegate import GapDelegate, SpeakerField
from micic_desk.ui.panels.gaps.model import GapsModel
from micic_desk.ui.panels.outline.editing import draft_slot
from micic_desk.ui.panels.outline.editor import LineEditor
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.naming import give_name

if TYPE_CHECKING:
    from micic_desk.domain.gaps import Gap

Editor = LineEditor | SpeakerField
NO_HINT = QAbstractItemDelegate.EndEditHint.NoHint


class GapList(QListView):
    """``gone_to`` with an item; ``refused`` with a Sentence, the editor stays then."""

    gone_to = Signal(str)
    refused = Signal(object)
    filled = Signal()

    def __init__(self, bridge: Bridge, gaps: Gaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Gaps"))
        self._bridge = bridge
        self._gaps = gaps
        self.rows = GapsModel(bridge, gaps, self)
        self._above: str | None = None
        self._editor: Editor | None = None
        self._gap: Gap | None = None
        delegate = GapDelegate(gaps, self)
        delegate.opened.connect(self._take)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self.rows)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        Look.current().changed.connect(self.scheduleDelayedItemsLayout)

    def show_under(self, above: str | None) -> None:
        """Show what is open there; while one is being filled the rows wait for it."""
        self._above = above
        if self._editor is not None:
            return
        row = self.currentIndex().row()
        self.rows.show_under(above)
        count = self.rows.rowCount()
        if count:
            self.setCurrentIndex(self.rows.index(min(max(row, 0), count - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there, Space says that nothing is missing; F2 fills, as in every list."""
        index, key = self.currentIndex(), event.key()
        if index.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone_to.emit(self.rows.row(index.row()).gap.item)
        elif index.isValid() and key == Qt.Key.Key_Space:
            gap = self.rows.row(index.row()).gap
            self._bridge.do(CloseGap(item=gap.item, missing=gap.missing), by=self)
        else:
            super().keyPressEvent(event)

    def commitData(self, editor: QWidget) -> None:  # noqa: N802 - Qt's name
        """Nothing: `_fill` does it, and may be refused."""

    def finish(self) -> bool:
        """Fill what is being filled; False where that was refused and the editor stays."""
        return self._editor is None or self._fill(self._editor)

    @Slot(object)
    def _take(self, editor: Editor) -> None:
        self._editor = editor
        self._gap = self.rows.row(self.currentIndex().row()).gap
        editor.left.connect(self._left)
        editor.escaped.connect(self._escaped)
        if isinstance(editor, LineEditor):
            editor.drafted.connect(self._drafted)
            editor.grew.connect(self.updateEditorGeometries)

    @Slot(object)
    def _left(self, editor: Editor) -> None:
        if editor is self._editor:
            self._fill(editor)

    def _fill(self, editor: Editor) -> bool:
        gap = self._gap
        assert gap is not None
        words = editor.words() if isinstance(editor, LineEditor) else editor.text()
        unchanged = isinstance(editor, LineEditor) and not editor.is_changed()
        if unchanged or not words.strip():
            self._close(editor)
            return True
        try:
            edit = self._gaps.fill(gap, words)
        except Refusal as refusal:
            self.refused.emit(refusal.sentence)
            return False
        slot = draft_slot(gap.item) if isinstance(editor, LineEditor) else None
        if self._bridge.do(edit, by=self, draft_slot=slot) is None:
            return False
        self._close(editor, saved=True)
        self.filled.emit()
        return True

    @Slot()
    def _escaped(self) -> None:
        if self._editor is not None:
            self._close(self._editor)

    def _close(self, editor: Editor, *, saved: bool = False) -> None:
        gap, had_keyboard = self._gap, editor.hasFocus()
        self._editor = self._gap = None
        if isinstance(editor, LineEditor):
            editor.retire()
            if editor.has_draft and gap is not None and not saved:
                self._bridge.keep_draft(draft_slot(gap.item), "")
        self.closeEditor(editor, NO_HINT)
        if had_keyboard:
            self.setFocus()
        self.show_under(self._above)

    @Slot(str, str)
    def _drafted(self, item: str, words: str) -> None:
        self._bridge.keep_drafts_soon({draft_slot(item): words})
