"""A text with some of its words marked, painted as plain words whatever tags it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from micic_desk.ui.panels.conflicts.wordwise import Span
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint

_LINE_END = "\N{LINE SEPARATOR}"


class MarkedText(QWidget):
    """Wraps in the width it is given. Marked words have another ground and a line under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self._text = ""
        self._marks: tuple[Span, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._look.changed.connect(self.updateGeometry)

    def show_text(self, text: str, marks: Sequence[Span] = ()) -> None:
        """Show ``text`` with these spans marked."""
        self._text, self._marks = text, tuple(marks)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def marked(self) -> list[str]:
        """The marked words, run by run."""
        return [self._text[one.start : one.start + one.length] for one in self._marks]

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """It has."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As tall as the wrapped text."""
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A column of ordinary width."""
        width = max(self.width(), self._look.px(160))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters wide; as tall as the text is in the present width."""
        return QSize(self._look.px(80), self.heightForWidth(max(self.width(), self._look.px(80))))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The words and their marks."""
        painter = QPainter(self)
        painter.setPen(self._look.ink(Role.TEXT))
        layout, _ = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        font = self._look.font(Step.BODY)
        layout = QTextLayout(self._text.replace("\n", _LINE_END), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(span) for span in self._marks])
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top))
            top += line.height() + self._look.px(2)
        layout.endLayout()
        return layout, max(round(top), QFontMetrics(font).lineSpacing())

    def _format(self, span: Span) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, Python characters.
        found.start = _units(self._text[: span.start])
        found.length = _units(self._text[span.start : span.start + span.length])
        look = QTextCharFormat()
        look.setBackground(self._look.ground(Tint.WARNING))
        look.setForeground(self._look.ink(Tint.WARNING))
        look.setFontUnderline(True)
        found.format = look
        return found


def _units(text: str) -> int:
    return sum(2 if sign > "\uffff" else 1 for sign in text)
