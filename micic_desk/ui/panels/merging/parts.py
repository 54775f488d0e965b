"""What the sheet of a merge is made of, and where it stands."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from micic_desk.ui.panels.merging.about import About
from micic_desk.ui.panels.merging.details import Details
from micic_desk.ui.panels.merging.locked import Locked
from micic_desk.ui.panels.merging.row_list import RowView
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 600


class MergeParts(SideSheet):
    """Three pages: nothing yet, a passphrase to be asked for, what the files would bring."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(self.tr("Merge a co-rapporteur’s file"), host, width=_WIDTH)
        self.about = About(self)
        self.list = RowView(self)
        self.details = Details(self)
        self.locked = Locked(self)
        self.trouble = PlainLabel("", ink=Tint.DANGER, parent=self)
        self.as_new = QuietButton(self.tr("Take it in as a new consultation"), parent=self)
        self.progress = ProgressStrip(self.tr("Reading the file"), self)
        self._make_buttons()
        self._nothing = EmptyState(
            Icon.MERGE,
            self.tr("What did your co-rapporteur write?"),
            self.tr(
                "Choose the file you were given. You see what it brings, line by line, before "
                "anything is taken in."
            ),
            act=self.tr("Choose files…"),
            parent=self,
        )
        self._preview = QWidget(self)
        self._stack = QStackedWidget(self)
        self._lay_out()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        previewing = page is self._preview
        self.accept.setVisible(previewing)
        self.choose.setVisible(page is not self._nothing)
        if page is not self._nothing:
            self.as_new.hide()

    def _make_buttons(self) -> None:
        self.choose = QuietButton(self.tr("Other files…"), icon=Icon.OPEN, parent=self)
        self.leave = QuietButton(self.tr("Leave it"), keys="Esc", parent=self)
        self.accept = PrimaryButton(
            self.tr("Take in"), icon=Icon.MERGE, keys="Ctrl+Return", parent=self
        )
        self.accept.setShortcut("Ctrl+Return")

    def _lay_out(self) -> None:
        look = Look.current()
        said = self.tr("Enter opens the place of a line, Space leaves its session out.")
        keys = PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self._preview)
        under = QVBoxLayout()
        look.lay(under, (16, 4, 16, 4))
        under.addWidget(keys)
        column = QVBoxLayout(self._preview)
        look.lay(column)
        column.addWidget(self.about)
        column.addWidget(Hairline(parent=self._preview))
        column.addWidget(self.list, 1)
        column.addLayout(under)
        column.addWidget(Hairline(parent=self._preview))
        column.addWidget(self.details)
        for page in (self._nothing, self.locked, self._preview):
            self._stack.addWidget(page)
        body = QWidget(self)
        whole = QVBoxLayout(body)
        look.lay(whole)
        above = QVBoxLayout()
        look.lay(above, (16, 12, 16, 0), 8)
        above.addWidget(self.trouble)
        above.addWidget(self.as_new)
        whole.addLayout(above)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.progress)
        self.trouble.hide()
        self.as_new.hide()
        self.set_body(body)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        look.lay(row, (16, 10, 16, 10), 6)
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.accept)
        self.add_foot(foot)
