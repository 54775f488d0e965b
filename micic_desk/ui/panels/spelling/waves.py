"""Waves under the finished words of a field that nobody knows, and what its menu says of them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from micic_desk.app.spelling import Misspelt, Spelling
from micic_desk.ui.panels.capture.units import from_qt, to_qt
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.naming import give_name

QUIET_MS = 700
"""A dictionary is read in a pause of the typing, because that takes up to a third of a second."""

_PARAGRAPH = "\u2029"


class Waves(QObject):
    """Looks after one field; ``languages`` says which ones its text may be in.

    ``learnt`` says that a word has been added to the notebook's own.
    """

    learnt = Signal()

    def __init__(
        self, field: QPlainTextEdit, spelling: Spelling, languages: Callable[[], tuple[str, ...]]
    ) -> None:
        super().__init__(field)
        self._field = field
        self._spelling = spelling
        self._languages = languages
        self._on = True
        self._marked: list[Misspelt] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET_MS)
        self._pause.timeout.connect(self._load)
        field.textChanged.connect(self._edited)
        field.cursorPositionChanged.connect(self.look)
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)
        Look.current().changed.connect(self._paint)
        self._edited()

    def turn(self, *, on: bool) -> None:
        """Look, or look away."""
        self._on = on
        self._edited()

    def marked(self) -> list[Misspelt]:
        """The words that have a wave."""
        return list(self._marked)

    @Slot()
    def look(self) -> None:
        """Look at the text as it is now; the word that is just being typed is left alone."""
        text, found = self._text(), list[Misspelt]()
        if self._on and text:
            at = from_qt(text, self._field.textCursor().position())
            typing = self._field.hasFocus()
            every = self._spelling.misspelt(text, self._languages())
            found = [one for one in every if not (typing and one.end == at == len(text))]
        if found != self._marked:
            self._marked = found
            self._paint()

    def go_to_start(self) -> None:
        """Select the first marked word."""
        cursor = self._field.textCursor()
        cursor.setPosition(0)
        self._field.setTextCursor(cursor)
        self.look()
        self.go_to_next()

    def go_to_next(self) -> bool:
        """Select the next marked word after the cursor; False where there is none.

        From the end of what is typed it goes on at the beginning.
        """
        text, cursor = self._text(), self._field.textCursor()
        at = from_qt(text, cursor.position())
        if cursor.atEnd() and not cursor.hasSelection():
            at = 0
        following = next((one for one in self._marked if one.end > at), None)
        if following is None:
            return False
        self._field.setTextCursor(self._cursor(text, following))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Our menu instead of Qt's, for the mouse and for the menu key."""
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            cursor = self._field.textCursor()
            if not by_key:
                spot = self._field.viewport().mapFromGlobal(event.globalPos())
                cursor = self._field.cursorForPosition(spot)
            where = event.globalPos()
            if by_key:
                below = self._field.cursorRect().bottomLeft()
                where = self._field.viewport().mapToGlobal(below)
            self._open_menu(cursor.position(), where)
            return True
        return super().eventFilter(watched, event)

    def _open_menu(self, position: int, where: QPoint) -> None:
        menu = self._field.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_name(menu, self.tr("What can be done with the words"))
        for action in menu.actions():
            action.setIcon(QIcon())  # Qt's own pictures are not drawn like ours
        text = self._text()
        at = from_qt(text, position)
        found = next((one for one in self._marked if one.start <= at <= one.end), None)
        if found is not None:
            self._offer(menu, found)
        menu.popup(where)

    def _offer(self, menu: QMenu, found: Misspelt) -> None:
        before = menu.actions()[0]
        suggestions = self._spelling.suggest(found)
        for word in suggestions:
            action = QAction(word.replace("&", "&&"), menu)
            action.setData((word, found.start, found.end))
            action.triggered.connect(self._replace)
            menu.insertAction(before, action)
        if not suggestions:
            nothing = QAction(self.tr("No suggestion"), menu)
            nothing.setEnabled(False)
            menu.insertAction(before, nothing)
        said = self.tr("Add “{word}” to this notebook’s words").format(word=found.word)
        learn = QAction(said.replace("&", "&&"), menu)
        learn.setData(found.word)
        learn.triggered.connect(self._learn)
        menu.insertAction(before, learn)
        menu.insertSeparator(before)

    @Slot()
    def _replace(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            word, start, end = action.data()
            text = self._text()
            cursor = self._field.textCursor()
            cursor.setPosition(to_qt(text, start))
            cursor.setPosition(to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(word)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _learn(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._spelling.learn(str(action.data()))
            self.look()
            self.learnt.emit()

    @Slot()
    def _edited(self) -> None:
        self.look()
        if self._on:
            self._pause.start()

    @Slot()
    def _load(self) -> None:
        language = self._spelling.missing(self._text(), self._languages())
        if language is not None:
            self._spelling.load(language)
            self._edited()

    @Slot()
    def _paint(self) -> None:
        text, found = self._text(), []
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(Look.current().ink(Role.DANGER))
        for one in self._marked:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = self._cursor(text, one), wave
            found.append(selection)
        self._field.setExtraSelections(found)

    def _cursor(self, text: str, one: Misspelt) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(to_qt(text, one.start))
        cursor.setPosition(to_qt(text, one.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _text(self) -> str:
        return self._field.document().toRawText().replace(_PARAGRAPH, "\n")
