"""What helps to answer: the sentence, the words both saw, what differs, and a proposal."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.answering import Case
from micic_desk.merge.wordwise import Proposal
from micic_desk.ui.panels.conflicts.differing import differences_words
from micic_desk.ui.panels.conflicts.marked_text import MarkedText
from micic_desk.ui.panels.conflicts.question import Question, Side, Sort
from micic_desk.ui.panels.conflicts.wordwise import changed_words
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.panel import Card
from micic_desk.ui.widgets.reading import side_by_side


class CaseView(QWidget):
    """Stands above the versions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.why = PlainLabel("", parent=self)
        self.differing = PlainLabel("", ink=Tint.CONFLICT, parent=self)
        self.before = Card(self.tr("Before"), self)
        self._by = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self.before)
        self.text = MarkedText(self.before)
        self.before.column.addWidget(self._by)
        self.before.column.addWidget(self.text)
        column = QVBoxLayout(self)
        Look.current().lay(column, gap=8)
        for widget in (self.why, self.before, self.differing):
            column.addWidget(widget)

    def show_case(self, question: Question | None, case: Case | None, base: Side | None) -> None:
        """Show what is known of a question."""
        self.why.setText(why_words(question, case) if question is not None else "")
        told = differences_words(case.differing) if case is not None else ""
        self.differing.setText(told)
        self.differing.setVisible(bool(told))
        self.before.setVisible(base is not None)
        if base is not None and question is not None:
            said = [one for one in (base.who, base.when) if one]
            self._by.setText(side_by_side([self.tr("Before, as both saw it"), *said]))
            marks = [changed_words(base.words, side.words)[0] for side in question.sides]
            self.text.show_text(base.words, sorted({one for some in marks for one in some}))


class ProposalCard(Card):
    """Stands below the versions; ``taken`` when it is to stand."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("ProposalCard", "Both changes together"), parent
        )
        title = PlainLabel(
            self.tr("Both changes together"), step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self
        )
        self.text = MarkedText(self)
        self.careful = PlainLabel("", ink=Role.WARNING, parent=self)
        self.button = QuietButton(self.tr("P  Take both changes"), keys="P", parent=self)
        self.button.clicked.connect(self.taken)
        for widget in (title, self.text, self.careful):
            self.column.addWidget(widget)
        row = QHBoxLayout()
        Look.current().lay(row)
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.hide()

    def show_proposal(self, proposal: Proposal | None, sides: Sequence[Side]) -> None:
        """Show what both changed together, or nothing."""
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        marks = {one for side in sides for one in changed_words(proposal.text, side.words)[0]}
        self.text.show_text(proposal.text, sorted(marks))
        warning = self.tr("Look at it first: the two do not say the same.")
        self.careful.setText("" if proposal.may_be_chosen else warning)
        self.careful.setVisible(not proposal.may_be_chosen)


def why_words(question: Question, case: Case | None) -> str:
    """Why there is something to answer, in a plain sentence."""
    if case is not None and case.answered_apart:
        return _tr("Both of you answered this question already, and differently.")
    told = {
        Sort.FIELD: _tr("Both of you changed this, each without the other's change."),
        Sort.EDITED: _tr("One of you deleted this while the other changed it. It stays till then."),
        Sort.KEPT: _tr("One of you deleted this while the other kept it on purpose."),
        Sort.CHILD: _tr("One of you deleted this while the other wrote something new under it."),
        Sort.CIRCLE: _tr(
            "Two moves would put this under itself. The newer one was set aside; nothing is lost."
        ),
        Sort.MAIN: _tr("These are one statement. Each of you chose another line to be printed."),
        Sort.SAME: _tr("One of you joined these two, the other said they are not the same."),
    }
    return told[question.sort]


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseView", text)
