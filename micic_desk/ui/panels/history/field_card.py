"""One field as it was changed: before, after, and the way back to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from micic_desk.app.past import Said
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.panels.conflicts.marked_text import MarkedText
from micic_desk.ui.panels.conflicts.standing import field_name, value_words
from micic_desk.ui.panels.conflicts.wordwise import Span, changed_words
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.panel import Card


class FieldCard(Card):
    """``wished`` (a `Said`) when the field is to say again what it said after this change."""

    wished = Signal(object)

    def __init__(
        self, notebook: Notebook, said: Said, *, can_go_back: bool, parent: QWidget
    ) -> None:
        name = field_name(said.field)
        super().__init__(name, parent)
        self._said = said
        before = value_words(notebook, said.field, said.before) if said.before is not None else ""
        after = value_words(notebook, said.field, said.after)
        gone, new = changed_words(before, after) if before else ((), ())
        self.column.addWidget(PlainLabel(name, strong=True, parent=self))
        if before:
            self._add(self.tr("Before"), before, gone)
        self._add(self.tr("After") if before else "", after, new)
        self.setAccessibleDescription(
            self.tr("Before: {before}. After: {after}").format(before=before, after=after)
        )
        self.button = QuietButton(self.tr("Bring this back"), parent=self)
        self.button.setAccessibleName(self.tr("Bring back: {field}").format(field=name))
        self.button.clicked.connect(self._wish)
        self.button.setVisible(can_go_back)
        row = QHBoxLayout()
        Look.current().lay(row)
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _add(self, title: str, words: str, marks: Sequence[Span]) -> None:
        if title:
            label = PlainLabel(title, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
            self.column.addWidget(label)
        text = MarkedText(self)
        text.show_text(words, marks)
        self.column.addWidget(text)

    @Slot()
    def _wish(self) -> None:
        self.wished.emit(self._said)
