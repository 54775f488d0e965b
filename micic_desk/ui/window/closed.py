"""What is shown when a notebook was deleted here: what went, and what lies elsewhere still."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from micic_desk.app.closing.deleting import Deleted
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.dialogs.page import Page
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton
from micic_desk.ui.widgets.labels import Heading, PlainLabel


class ClosedPage(Page):
    """``left`` when somebody has read it: the process ends, and with it what memory still holds."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("The notebook is closed"), parent=parent)
        self.head = Heading(self.tr("Deleting…"), 1, parent=self)
        self.leave = PrimaryButton(self.tr("Close the window"), parent=self)
        self.leave.setEnabled(False)
        self.column.addWidget(self.head)
        self.leave.clicked.connect(self.left)

    def refuse(self, sentence: Sentence) -> None:
        """Say why nothing was deleted."""
        self.head.setText(self.tr("Nothing was deleted"))
        self.column.addWidget(PlainLabel(spoken(sentence), ink=Tint.DANGER, parent=self))
        self._end()

    def show_result(self, done: Deleted) -> None:
        """Say what went, and what is left."""
        title = self.tr("The notebook is off this computer")
        if not done.complete:
            title = self.tr("Not everything could be deleted")
        self.head.setText(title)
        said = self.tr("{name}: {count} files were written over and deleted.").format(
            name=done.name, count=done.gone
        )
        self.column.addWidget(PlainLabel(said, parent=self))
        if done.complete:
            looked = self.tr(
                "A look round afterwards found none of its files, copies or backups, and no entry "
                "of it in our settings."
            )
            self.column.addWidget(PlainLabel(looked, ink=Tint.SUCCESS, parent=self))
        for text in self._troubles(done):
            self.column.addWidget(PlainLabel(text, ink=Tint.DANGER, parent=self))
        self._list(self.tr("Exported before, and left where they lie:"), done.documents)
        self._list(self.tr("Whole copies saved before, and left where they lie:"), done.copies)
        away = (done.mirror_away,) if done.mirror_away is not None else ()
        self._list(self.tr("Its mirror, on a stick that is not here. Delete it there:"), away)
        self._list(self.tr("Sealed for colleagues, and left for them:"), done.sealed)
        self._end()

    def confirm(self) -> None:
        """Enter closes."""
        if self.leave.isEnabled():
            self.left.emit()

    def _end(self) -> None:
        self.column.addSpacing(16)
        self.column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeading)
        self.leave.setEnabled(True)
        self.leave.setFocus()
        announce(self, self.head.text())

    def _list(self, head: str, paths: Sequence[Path]) -> None:
        if paths:
            self.column.addSpacing(8)
            self.column.addWidget(PlainLabel(head, strong=True, parent=self))
        for one in paths:
            label = PlainLabel(str(one), step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
            self.column.addWidget(label)

    def _troubles(self, done: Deleted) -> Iterator[str]:
        for one in (*done.left, *done.remains):
            yield self.tr("{path} would not go. Delete it yourself.").format(path=one)
        if done.mentioned:
            yield self.tr("Our settings still name it: they could not be written.")
