"""A field of plain text whose places are counted as the grammar counts them."""

from PySide6.QtWidgets import QPlainTextEdit

from micic_desk.ui.panels.capture.units import from_qt, to_qt

_PARAGRAPH = "\u2029"


class PlainField(QPlainTextEdit):
    """Text exactly as it was typed; every place is a number of characters, whatever Qt counts."""

    def words(self) -> str:
        """The text exactly as it was typed; `toPlainText` makes plain spaces of no-break ones."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def put(self, text: str) -> None:
        """Show another text, the cursor behind it; the line's own undo starts anew."""
        self.setPlainText(text)
        if not text:
            return
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def go_to(self, position: int) -> None:
        """Put the cursor before a character."""
        cursor = self.textCursor()
        cursor.setPosition(to_qt(self.words(), position))
        self.setTextCursor(cursor)

    def place(self) -> int:
        """How many characters stand in front of the cursor."""
        return from_qt(self.words(), self.textCursor().position())

    def before_cursor(self) -> str:
        """The text in front of the cursor."""
        return self.words()[: self.place()]

    def replace_before_cursor(self, length: int, text: str) -> None:
        """Put ``text`` in the place of the last ``length`` characters before the cursor."""
        end = self.place()
        self.replace(end - length, end, text)
        self.go_to(end - length + len(text))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put ``text`` in the place of some characters, as one step of the line's own undo."""
        cursor, words = self.textCursor(), self.words()
        cursor.setPosition(to_qt(words, start))
        cursor.setPosition(to_qt(words, end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    def left_of(self, length: int) -> int:
        """Pixels from the field's left to the character ``length`` before the cursor."""
        cursor = self.textCursor()
        cursor.setPosition(to_qt(self.words(), self.place() - length))
        return self.viewport().x() + self.cursorRect(cursor).left()

    def in_first_row(self) -> bool:
        """Whether the cursor stands in the first row of a line that may be wrapped."""
        cursor = self.textCursor()
        return not cursor.movePosition(cursor.MoveOperation.Up)
