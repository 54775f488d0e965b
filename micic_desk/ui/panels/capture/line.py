"""The field of the capture line: one line that grows with what is typed in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from micic_desk.domain.sentences import Refusal
from micic_desk.ui.panels.capture.plain_field import PlainField
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.pasting import pasted
from micic_desk.ui.widgets.reading import reads_right_to_left
from micic_desk.ui.widgets.typing import is_a_wish

MOST_LINES = 7

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_WISHING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CaptureField(PlainField):
    """Plain text only; Enter is ``entered``, Tab and Shift+Tab are ``depth_wished``.

    ``wish_coming`` before a key that may be a command's. A paste of several lines is ``pasted``
    instead of being put into the line. Whoever was given the keys (`give_keys_to`) sees each
    bare key first.
    """

    entered = Signal()
    explained = Signal(object)
    depth_wished = Signal(int)
    pasted = Signal(str)
    escaped = Signal()
    digit_pressed = Signal(int)
    left = Signal()
    wish_coming = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._takes_key: Callable[[Qt.Key], bool] | None = None
        self._sees_sign: Callable[[str], None] | None = None
        self._takes_back: Callable[[Qt.Key], bool] | None = None
        give_name(self, self.tr("Capture line"))
        self.setPlaceholderText(self.tr("Write what is said. Enter saves."))
        self._from_right: bool | None = None
        self._scrolls = False
        self._turn()
        self.textChanged.connect(self._turn)
        self.setTabChangesFocus(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Who paints the ground too spares all windows around it being painted at each key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._look.changed.connect(self.dress)
        self.dress()

    def give_keys_to(self, takes: Callable[[Qt.Key], bool]) -> None:
        """Ask ``takes`` first what it makes of a key; what it leaves is for the line."""
        self._takes_key = takes

    def watch_signs(
        self, sees: Callable[[str], None], takes_back: Callable[[Qt.Key], bool]
    ) -> None:
        """Show ``sees`` each sign before it is put in; ask ``takes_back`` before one is undone."""
        self._sees_sign, self._takes_back = sees, takes_back

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the notebook where the line itself has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() & _WISHING or event.key() >= Qt.Key.Key_F1:
                self.wish_coming.emit()
            turns = (
                (QKeySequence.StandardKey.Undo, self.document().isUndoAvailable()),
                (QKeySequence.StandardKey.Redo, self.document().isRedoAvailable()),
            )
            for key, available in turns:
                if event.matches(key) and not available:
                    event.ignore()
                    return False
            if event.key() in _ARROWS and not self.document().isEmpty():
                # With words in the line, arrows are for the cursor, whatever is held.
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter, Tab, and the keys of an open completion."""
        key, bare = Qt.Key(event.key()), not self._modified(event)
        if bare and self._takes_key is not None and self._takes_key(key):
            return
        if key in _ENTER and bare:
            self.entered.emit()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.depth_wished.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._with_control(event):
            self.digit_pressed.emit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Up and bare and self.document().isEmpty():
            self.escaped.emit()
        elif is_a_wish(event):
            event.ignore()
        elif not self._is_taken_back(event, key, bare=bare):
            if self._sees_sign is not None and len(event.text()) == 1:
                self._sees_sign(event.text())
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take text and nothing else; several lines are several items.

        What cannot be kept as it is is shown as a sign at once, before anything is saved.
        """
        try:
            cleaned = pasted(source)
        except Refusal as refusal:
            self.explained.emit(refusal.sentence)
            return
        if cleaned.notice is not None:
            self.explained.emit(cleaned.notice)
        text = cleaned.text
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1:
            self.pasted.emit(text)
        elif lines:
            self.insertPlainText(lines[0] if "\n" in text else text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Everything, so that what is not for this line is refused with a sentence."""
        return bool(source.formats())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as what is typed, up to seven lines."""
        return QSize(self._look.px(320), self._tall())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One whole line."""
        return QSize(self._look.px(120), self._tall())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, and what is typed on it."""
        painter = QPainter(self.viewport())
        role = Role.SURFACE if self.isEnabled() else Role.WINDOW
        painter.fillRect(event.rect(), self._look.ground(role))
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A window that turns takes the empty line with it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrapped anew, it may need another height."""
        super().resizeEvent(event)
        self._fit()

    def _turn(self) -> None:
        """Read from the side on which the first word begins, as far as there is one."""
        # Nothing is typed yet: the cursor waits where Qt writes the words that ask for it,
        # which is the window's side.
        from_right = reads_right_to_left(self.words())
        if from_right is None:
            from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if from_right is self._from_right:
            return
        self._from_right = from_right
        directions, sides = Qt.LayoutDirection, Qt.AlignmentFlag
        way = QTextOption(sides.AlignRight if from_right else sides.AlignLeft)
        way.setTextDirection(directions.RightToLeft if from_right else directions.LeftToRight)
        way.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(way)

    def _modified(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return held != Qt.KeyboardModifier.NoModifier

    def _is_taken_back(self, event: QKeyEvent, key: Qt.Key, *, bare: bool) -> bool:
        back = (bare and key == Qt.Key.Key_Backspace) or event.matches(
            QKeySequence.StandardKey.Undo
        )
        return back and self._takes_back is not None and self._takes_back(key)

    def _with_control(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return held == Qt.KeyboardModifier.ControlModifier

    def _tall(self) -> int:
        line = self.fontMetrics().lineSpacing()
        lines = min(max(1, round(self.document().size().height())), MOST_LINES)
        # Padding and edge of the style sheet, above and below.
        return lines * line + 2 * self._look.px(10)

    def _fit(self) -> None:
        tall = self._tall()
        if self.maximumHeight() != tall:
            self.setFixedHeight(tall)
        too_long = round(self.document().size().height()) > MOST_LINES
        if too_long is not self._scrolls:
            self._scrolls = too_long
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAsNeeded if too_long else policy.ScrollBarAlwaysOff
            )

    def dress(self) -> None:
        """Put the type on; again after it was moved to another window, which takes it off."""
        font = self._look.font(Step.LEAD)
        self.setFont(font)
        # The words shown while the line is empty are painted with the viewport's own font.
        self.viewport().setFont(font)
        self.document().setDocumentMargin(self._look.px(2))
        self._fit()
