"""What the grammar understood, shown in the line itself by quiet colours."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from micic_desk.domain.grammar import CapturedLine, Directive, Part
from micic_desk.ui.panels.capture.units import to_qt
from micic_desk.ui.theme.kinds import kind_look
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint


class Colours(QSyntaxHighlighter):
    """Colours marks, speaker and tags; ``shift`` characters of depth stand before the text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = Look.current()
        self._line: CapturedLine | None = None
        self._shift = 0
        self._look.changed.connect(self.rehighlight)

    def show_line(self, line: CapturedLine, shift: int) -> None:
        """Colour what ``line`` says was understood."""
        same = self._line is not None and self._line.spans == line.spans
        same = same and self._line is not None and self._line.kind == line.kind
        self._line, self._shift = line, shift
        if not same:
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one block; only the first holds marks."""
        line = self._line
        if line is None:
            return
        offset = self.currentBlock().position() + self._shift
        for span in line.spans:
            start, end = span.start - offset, span.end - offset
            if end > 0 and start < len(text) and span.part is not Part.DEPTH:
                start = max(start, 0)
                first = to_qt(text, start)
                self.setFormat(first, to_qt(text, end) - first, self._format(span.part, line))

    def _format(self, part: Part, line: CapturedLine) -> QTextCharFormat:
        made = QTextCharFormat()
        ink: Role | Tint = Role.ACCENT
        if part in {Part.MARK, Part.LABEL} and line.directive is not Directive.SESSION:
            ink = kind_look(line.kind).tint
        elif part is Part.TAG:
            ink = Role.TEXT_QUIET
        made.setForeground(self._look.ink(ink))
        if part is not Part.TAG:
            made.setFontWeight(QFont.Weight.DemiBold)
        return made
