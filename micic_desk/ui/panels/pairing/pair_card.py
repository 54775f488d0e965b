"""The two notes at work, in full: what differs in them is marked and said."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.merge.signs import Discrepancy
from micic_desk.ui.panels.conflicts.differing import differences_words
from micic_desk.ui.panels.conflicts.marked_text import MarkedText
from micic_desk.ui.panels.conflicts.wordwise import Span
from micic_desk.ui.panels.pairing.facing import Sort, Tie
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import IconLabel, PlainLabel


class PairCard(QWidget):
    """What the two columns' lines at work are to each other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = Look.current()
        self.state = IconLabel(Icon.INFO, "-", Role.TEXT_QUIET, self)
        self.differing = PlainLabel("", ink=Tint.CONFLICT, parent=self)
        self.texts = MarkedText(self), MarkedText(self)
        row = QHBoxLayout()
        row.setDirection(QBoxLayout.Direction.LeftToRight)
        look.lay(row, gap=24)
        for text in self.texts:
            row.addWidget(text, 1)
        column = QVBoxLayout(self)
        look.lay(column, (16, 10, 16, 10), 6)
        column.addWidget(self.state)
        column.addWidget(self.differing)
        column.addLayout(row)

    def show_pair(
        self, words: Sequence[str], tie: Tie | None, differing: Sequence[Discrepancy]
    ) -> None:
        """Show two notes, or one, or none."""
        state, icon, ink = self._state(tie) if len(words) > 1 else self._alone()
        self.state.show_state(icon, state, ink)
        both = [*words, "", ""][:2]
        sides = ([one.mine for one in differing], [one.theirs for one in differing])
        for text, said, lists in zip(self.texts, both, sides, strict=True):
            text.show_text(said, _marks(said, [word for some in lists for word in some]))
            text.setVisible(bool(said))
        told = differences_words(differing) if tie is not None else ""
        self.differing.setText(told)
        self.differing.setVisible(bool(told))

    def _state(self, tie: Tie | None) -> tuple[str, Icon, Role | Tint]:
        if tie is None:
            said = self.tr("J joins these two as one statement.")
            return said, Icon.JOIN, Role.TEXT_QUIET
        if tie.sort is Sort.JOINED:
            return self.tr("One statement, noted twice."), Icon.JOIN, Tint.SUCCESS
        if tie.sort is Sort.CONTRADICTS:
            said = self.tr("Much the same words, but they say different things. Which is right?")
            return said, Icon.CONFLICT, Tint.CONFLICT
        if tie.sort is Sort.LIKELY:
            return self.tr("Probably the same statement."), Icon.HELP, Tint.INFO
        return self.tr("Perhaps the same statement."), Icon.HELP, Role.TEXT_QUIET

    def _alone(self) -> tuple[str, Icon, Role | Tint]:
        return self.tr("Nothing stands opposite yet."), Icon.INFO, Role.TEXT_QUIET


def _marks(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where these words stand in a text, each once, in its order."""
    found: list[Span] = []
    taken: dict[str, int] = {}
    for word in words:
        at = text.find(word, taken.get(word, 0))
        if at >= 0:
            taken[word] = at + len(word)
            found.append(Span(at, len(word)))
    return tuple(sorted(found))
