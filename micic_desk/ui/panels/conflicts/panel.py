"""Every open conflict in a list; the one at work with its versions and a key for each answer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from micic_desk.app.answering import Case, case
from micic_desk.domain.gesture import Edit
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.conflicts.answers import (
    can_keep_both,
    can_reword,
    keeping_both,
    rewording,
    taking,
)
from micic_desk.ui.panels.conflicts.case_view import CaseView, ProposalCard
from micic_desk.ui.panels.conflicts.question import Question, Sort
from micic_desk.ui.panels.conflicts.side_by_side import SideBySide
from micic_desk.ui.panels.conflicts.standing import base_side, questions
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton, TextButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.reading import isolated
from micic_desk.ui.widgets.scrolled import Scrolled

_REST_MS = 80
_ROWS_IN_SIGHT = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConflictsPanel(QWidget):
    """Questions between versions.

    ``entity_wished`` goes to the line at work; ``counted`` tells how many questions are open.
    """

    entity_wished = Signal(str)
    counted = Signal(int)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Conflicts"))
        self._bridge = bridge
        self._look = Look.current()
        self._consultation: str | None = None
        self._questions: list[Question] = []
        self.list = QListWidget(self)
        give_name(self.list, self.tr("Open conflicts"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.case = CaseView(self)
        self.versions = SideBySide(self)
        self.proposal = ProposalCard(self)
        self._about = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self.words = QPlainTextEdit(self)
        give_name(self.words, self.tr("Other words"))
        self.words.setTabChangesFocus(True)
        self._make_buttons()
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._connect()
        self.refresh()

    def show_consultation(self, consultation: str | None) -> None:
        """Ask only about one consultation; None asks about everything."""
        self._consultation = consultation
        self.refresh()

    def refresh(self) -> None:
        """Read the open questions anew; the one at work stays at work where it is still open."""
        if self._bridge.closed:
            return
        before = self._question()
        row = max(self.list.currentRow(), 0)
        notebook = self._bridge.notebook
        consultation = self._consultation if self._consultation in notebook else None
        self._questions = questions(notebook, self._bridge.desk.me, consultation)
        keys = [(one.entity, one.field) for one in self._questions]
        if before is not None and (before.entity, before.field) in keys:
            row = keys.index((before.entity, before.field))
        self.list.blockSignals(True)
        self.list.clear()
        for question in self._questions:
            item = QListWidgetItem(isolated(question.about))
            spoken = self.tr("{field}: {words}").format(field=question.name, words=question.about)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(self._questions) - 1))
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(1 if self._questions else 0)
        self._fit()
        if self._question() != before or not self.words.isVisible():
            self._show_question()
        self.counted.emit(len(self._questions))

    def take(self, at: int) -> bool:
        """Let a version, counted from 0, stand."""
        question = self._question()
        if question is None or at >= len(question.sides):
            return False
        return self._answer(taking(question, at))

    def take_proposal(self) -> bool:
        """Let what both changed stand, where that can be said word by word."""
        question, found = self._question(), self._case()
        if question is None or found is None or found.proposal is None:
            return False
        return self._answer(rewording(question, found.proposal.text))

    def keep_both(self) -> bool:
        """Let both versions stand, as lines of their own."""
        question = self._question()
        if question is None or not can_keep_both(self._bridge.notebook, question):
            return False
        return self._answer(keeping_both(self._bridge.notebook, question))

    def begin_words(self) -> None:
        """Type other words, beginning with the version shown meanwhile."""
        question = self._question()
        if question is None or not can_reword(question):
            return
        shown = self._bridge.notebook[question.entity].text(question.field)
        self.words.setPlainText(shown)
        self._show_words(shown=True)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_words(self) -> bool:
        """Let the typed words stand."""
        question = self._question()
        text = self.words.toPlainText()
        if question is None or not self.words.isVisible() or not text.strip():
            return False
        return self._answer(rewording(question, text))

    def later(self) -> None:
        """Leave this one open and go to the next."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys of the list, and of the words being typed."""
        if isinstance(event, QKeyEvent) and watched in (self.list, self.words):
            override = event.type() == QEvent.Type.ShortcutOverride
            if override or event.type() == QEvent.Type.KeyPress:
                act = self._typing(event) if watched is self.words else self._choosing(event)
                if act is not None:
                    event.accept()
                    if not override:
                        act()
                    return True
        return super().eventFilter(watched, event)

    def _choosing(self, event: QKeyEvent) -> Callable[[], object] | None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain or self._question() is None:
            return None
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return partial(self.take, key - Qt.Key.Key_1)
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_E: self.begin_words,
            Qt.Key.Key_B: self.keep_both,
            Qt.Key.Key_P: self.take_proposal,
            Qt.Key.Key_L: self.later,
            Qt.Key.Key_Return: self._go,
            Qt.Key.Key_Enter: self._go,
        }
        return acts.get(key)

    def _typing(self, event: QKeyEvent) -> Callable[[], object] | None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            return self._leave_words
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return self.keep_words if control and key in _ENTER else None

    def _question(self) -> Question | None:
        row = self.list.currentRow()
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def _answer(self, edit: Edit) -> bool:
        self._show_words(shown=False)
        done = self._bridge.do(edit, by=self) is not None
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return done

    def _show_question(self) -> None:
        question = self._question()
        self._show_words(shown=False)
        self._show_case(question)
        self.versions.show_question(question)
        self._about.setText(question.name if question is not None else "")
        both = question is not None and can_keep_both(self._bridge.notebook, question)
        self._both.setEnabled(both)
        self._edit.setEnabled(question is not None and can_reword(question))
        self._later.setEnabled(len(self._questions) > 1)

    def _case(self) -> Case | None:
        question = self._question()
        if question is None or question.sort is not Sort.FIELD:
            return None
        return case(self._bridge.desk, question.entity, question.field)

    def _show_case(self, question: Question | None) -> None:
        found, base, desk = self._case(), None, self._bridge.desk
        if question is not None and found is not None and found.base is not None:
            base = base_side(desk.notebook, desk.me, question.field, found.base)
        self.case.show_case(question, found, base)
        proposal = found.proposal if found is not None else None
        self.proposal.show_proposal(proposal, question.sides if question is not None else ())

    def _show_words(self, *, shown: bool) -> None:
        for widget in (self.words, self._keep, self._leave):
            widget.setVisible(shown)
        for button in (self._edit, self._both, self._later):
            button.setVisible(not shown)

    def _leave_words(self) -> None:
        self._show_words(shown=False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        question = self._question()
        if question is not None:
            self.entity_wished.emit(question.entity)

    def _go_to(self, _index: QModelIndex) -> None:
        self._go()

    def _make_buttons(self) -> None:
        self._edit = QuietButton(self.tr("E  Other words"), keys="E", parent=self)
        self._both = QuietButton(self.tr("B  Keep both"), keys="B", parent=self)
        self._later = TextButton(self.tr("L  Later"), keys="L", parent=self)
        self._keep = PrimaryButton(self.tr("Keep these words"), keys="Ctrl+Return", parent=self)
        self._leave = TextButton(self.tr("Back"), keys="Esc", parent=self)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_question)
        self.list.doubleClicked.connect(self._go_to)
        self.list.installEventFilter(self)
        self.words.installEventFilter(self)
        self.versions.taken.connect(self.take)
        self.proposal.taken.connect(self.take_proposal)
        self._edit.clicked.connect(self.begin_words)
        self._both.clicked.connect(self.keep_both)
        self._later.clicked.connect(self.later)
        self._keep.clicked.connect(self.keep_words)
        self._leave.clicked.connect(self._leave_words)
        self._rest.timeout.connect(self.refresh)
        self._bridge.changed.connect(self._rest.start)
        self._look.changed.connect(self._fit)

    def _fit(self) -> None:
        rows = min(max(self.list.count(), 1), _ROWS_IN_SIGHT)
        height = max(self.list.sizeHintForRow(0), self._look.px(30))
        self.list.setFixedHeight(rows * height + 2 * self._look.px(8) + 2)
        self.words.setFixedHeight(self._look.px(110))

    def _lay_out(self) -> None:
        empty = EmptyState(
            Icon.OK,
            self.tr("Nothing stands in two versions"),
            self.tr("When two people change the same words, both versions wait here side by side."),
            parent=self,
        )
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        self._look.lay(column, (16, 12, 16, 16), 8)
        for widget in (self._about, self.case, self.versions, self.proposal, self.words):
            column.addWidget(widget)
        row = QHBoxLayout()
        self._look.lay(row, gap=4)
        for button in (self._edit, self._both, self._later, self._keep, self._leave):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        scroll = Scrolled(self.tr("Both versions"), inner, self)
        page = QWidget(self)
        outer = QVBoxLayout(page)
        self._look.lay(outer)
        outer.addWidget(self.list)
        outer.addWidget(Hairline(parent=page))
        outer.addWidget(scroll, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        self._look.lay(whole)
        whole.addWidget(self._stack)
