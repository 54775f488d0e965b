"""The versions of one question beside each other, or below each other where there is no room."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from micic_desk.ui.panels.conflicts.question import Question
from micic_desk.ui.panels.conflicts.version_card import VersionCard
from micic_desk.ui.panels.conflicts.wordwise import Span, changed_words
from micic_desk.ui.theme.look import Look

_ROOM_FOR_ONE = 250


class SideBySide(QWidget):
    """``taken`` (a version's place, from 0) when one is to stand."""

    taken = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self.cards: list[VersionCard] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._look.lay(self._row, gap=10)

    def show_question(self, question: Question | None) -> None:
        """Show the versions of another question."""
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        sides = question.sides if question is not None else ()
        for at, side in enumerate(sides):
            marks = self._marks(question, at) if question is not None else ()
            card = VersionCard(at, side, marks, self)
            card.taken.connect(self.taken)
            self._row.addWidget(card, 1)
            card.show()
            self.cards.append(card)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Beside each other where each has room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wanted = self._look.px(_ROOM_FOR_ONE) * len(self.cards)
        beside = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if self.width() >= wanted else below)

    def _marks(self, question: Question, at: int) -> tuple[Span, ...]:
        """What this version has otherwise: than the first one, or the first than the second."""
        if question.of_deletion or len(question.sides) < 2:
            return ()
        other = question.sides[0 if at else 1].words
        return changed_words(question.sides[at].words, other)[0]
