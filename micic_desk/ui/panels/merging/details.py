"""What happens to the line at work, in full: each field before and after, changed words marked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from micic_desk.ui.bridge.moments import Moments
from micic_desk.ui.panels.conflicts.marked_text import MarkedText
from micic_desk.ui.panels.conflicts.wordwise import changed_words
from micic_desk.ui.panels.merging.row_list import RowView
from micic_desk.ui.panels.merging.rows import Detail, Row
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.reading import side_by_side

_HEIGHT = 170


class Details(QScrollArea):
    """Hidden while nothing is at work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("The line in full"))
        self._look = Look.current()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts: list[MarkedText] = []
        self._look.changed.connect(self._fit)
        self._fit()
        self.show_row(None)

    def follow(self, view: RowView, moments: Moments) -> None:
        """Show the line that is at work in a list: once for all that changes in one turn."""

        def show_line() -> bool:
            self.show_row(view.row())
            return False

        def show_soon() -> None:
            moments.take(show_line, looked_at=True)

        view.selectionModel().currentChanged.connect(show_soon)
        view.rows.modelReset.connect(show_soon)

    def show_row(self, row: Row | None) -> None:
        """Show another line."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        self._look.lay(column, (16, 10, 16, 12), 4)
        self.texts = []
        if row is not None and not row.details:
            self._add(column, inner, "", row.caption, MarkedText(inner), row.text)
        for detail in row.details if row is not None else ():
            self._tell(column, inner, detail)
        column.addStretch(1)
        self.setWidget(inner)
        # The sheet's own ground shows through; setting a widget asks for another one.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setVisible(row is not None)

    def _tell(self, column: QVBoxLayout, inner: QWidget, detail: Detail) -> None:
        for at, (whose, words) in enumerate(detail.sides):
            text = MarkedText(inner)
            other = detail.sides[0 if at else 1][1] if len(detail.sides) > 1 else words
            self._add(column, inner, detail.name, whose, text, words)
            text.show_text(words, changed_words(words, other)[0])

    def _add(
        self,
        column: QVBoxLayout,
        inner: QWidget,
        name: str,
        whose: str,
        text: MarkedText,
        words: str,
    ) -> None:
        said = side_by_side((name, whose))
        column.addWidget(PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=inner))
        text.show_text(words)
        column.addWidget(text)
        self.texts.append(text)

    def _fit(self) -> None:
        self.setFixedHeight(self._look.px(_HEIGHT))
