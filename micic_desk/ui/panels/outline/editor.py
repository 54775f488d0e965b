"""The editor that stands in a row: plain text only, and every second of it kept."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from micic_desk.domain.sentences import Refusal
from micic_desk.ui.panels.outline.setting import height_of
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.pasting import pasted
from micic_desk.ui.widgets.reading import reads_right_to_left
from micic_desk.ui.widgets.typing import is_a_wish

DRAFT_EVERY = 600
"""Milliseconds after which what was typed is kept; with the writing it is within a second."""

_PARAGRAPH = "\u2029"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LineEditor(QPlainTextEdit):
    """Edits the words of one row.

    Enter commits, Shift+Enter begins a new line inside the item, Control+Enter splits it at the
    cursor, Backspace before its first letter joins it with the line before, Escape gives the
    old words back, Tab and Shift+Tab move the item in and out. ``unsaved`` is set by the view
    where saving was refused; the editor then stays. ``has_draft`` says that a draft may be on
    disk.
    """

    left = Signal(object)
    """Enter was pressed, or the keyboard went elsewhere; carries this editor."""

    escaped = Signal()
    stepped = Signal(int)
    split_wished = Signal()
    join_wished = Signal()
    drafted = Signal(str, str)
    """What to keep: the line's id, and the words."""

    grew = Signal()
    explained = Signal(object)
    """A `Sentence` about what was pasted."""

    def __init__(self, entity: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entity = entity
        self.unsaved = False
        self.has_draft = False
        self._retired = False
        self._given = text
        give_name(self, self.tr("Words of the line"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("LineEditor, LineEditor:focus { border: none; padding: 0px; }")
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_EVERY)
        self._timer.timeout.connect(self._keep)
        self._shown = ""
        self._begin(text)
        self.textChanged.connect(self._changed)

    def words(self) -> str:
        """The words as they stand; unchanged words come back exactly as they were given."""
        now = self._now()
        return self._given if now == self._shown else now

    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.words() != self._given

    def settle(self, text: str) -> None:
        """Take ``text`` for what is saved."""
        self._given, self._shown, self.unsaved = text, self._now(), False
        self._timer.stop()

    def retire(self) -> None:
        """Keep nothing more: this editor is closing, its words are saved or thrown away."""
        self._timer.stop()
        self._retired = True

    def follow(self, text: str) -> None:
        """Show other words that have arrived, unless something was typed here."""
        if text != self._given and not self.is_changed():
            self._begin(text)

    def type_over(self, text: str) -> None:
        """Put words in as if they had been typed: a draft that was left."""
        self.has_draft = True
        self.selectAll()
        self.insertPlainText(text)

    def cursor_at(self) -> int:
        """How many characters stand before the cursor."""
        # Qt counts UTF-16 units, Python characters.
        units = self._now().encode("utf-16-le", "surrogatepass")
        before = units[: 2 * self.textCursor().position()]
        return len(before.decode("utf-16-le", "surrogatepass"))

    def put_cursor(self, characters: int) -> None:
        """Put the cursor behind so many characters."""
        cursor = self.textCursor()
        cursor.setPosition(len(self._now()[:characters].encode("utf-16-le", "surrogatepass")) // 2)
        self.setTextCursor(cursor)

    def height_wanted(self) -> int:
        """Pixels it takes to show every line."""
        # Not the document's own size: it lags behind the typing by one change.
        return height_of(self._now(), self.font(), max(self.viewport().width(), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where all of it fits, all of it is shown: typing had scrolled the first words away."""
        super().resizeEvent(event)
        if self.viewport().height() >= self.height_wanted():
            self.verticalScrollBar().setValue(0)

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not the window's while words are being typed."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of the outline; everything else is typing."""
        key, held = event.key(), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER and held & Qt.KeyboardModifier.ControlModifier:
            self.split_wished.emit()
        elif key in _ENTER and not shift:
            self.left.emit(self)
        elif key in _ENTER:
            self.insertPlainText("\n")
        elif key == Qt.Key.Key_Backspace and self._at_the_very_start(event):
            self.join_wished.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.stepped.emit(-1 if key == Qt.Key.Key_Backtab or shift else 1)
        elif is_a_wish(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take text and nothing else; what cannot be kept as it is is seen at once."""
        try:
            cleaned = pasted(source)
        except Refusal as refusal:
            self.explained.emit(refusal.sentence)
            return
        if cleaned.notice is not None:
            self.explained.emit(cleaned.notice)
        self.insertPlainText(cleaned.text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Everything, so that what is not for a line is refused with a sentence."""
        return bool(source.formats())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving commits; a menu of its own (paste, input method) is not leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.left.emit(self)

    def _at_the_very_start(self, event: QKeyEvent) -> bool:
        """Whether Backspace has nothing more to take; one held down does not reach further."""
        cursor = self.textCursor()
        at_start = cursor.position() == 0 and not cursor.hasSelection()
        return at_start and not event.isAutoRepeat()

    def _begin(self, text: str) -> None:
        right = bool(reads_right_to_left(text))
        option = self.document().defaultTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LayoutDirectionAuto
        )
        self.document().setDefaultTextOption(option)
        self._given = text
        before = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(before)
        self._shown = self._now()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _now(self) -> str:
        # Not toPlainText: it turns no-break spaces into plain ones.
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    @Slot()
    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
        self.grew.emit()

    @Slot()
    def _keep(self) -> None:
        if self.is_changed() and not self._retired:
            self.has_draft = True
            self.drafted.emit(self.entity, self.words())
