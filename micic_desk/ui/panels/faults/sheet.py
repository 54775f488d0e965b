"""The report of a fault as a sheet: the exact text that would be sent, and nothing else."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from micic_desk.ui.bridge.faults import forget_reports, reports
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 560
_TALL = 220


class FaultSheet(SideSheet):
    """What is in sight is what is copied and saved. ``save_wished`` carries that text."""

    save_wished = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(self.tr("Report of a fault"), host, width=_WIDTH)
        self.text = QPlainTextEdit(self)
        give_name(self.text, self.tr("The report, exactly as it would be sent"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setMinimumHeight(Look.current().px(_TALL))
        # Names of files and functions are read from left to right in every language.
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.done = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.copy = PrimaryButton(self.tr("Copy"), icon=Icon.COPY, parent=self)
        self.save = QuietButton(self.tr("Save…"), parent=self)
        self.forget = QuietButton(self.tr("Delete all reports"), icon=Icon.BIN, parent=self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.forget.clicked.connect(self._forget)

    def open_reports(self) -> None:
        """Open with every report there is, the newest first."""
        self._show()
        self.open_sheet(self.copy if self.copy.isEnabled() else None)

    def say(self, text: str) -> None:
        """Say what has become of it."""
        self.done.setText(text)
        announce(self, text)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.say(self.tr("The report is on the clipboard."))

    @Slot()
    def _save(self) -> None:
        self.save_wished.emit(self.text.toPlainText())

    @Slot()
    def _forget(self) -> None:
        forget_reports()
        self._show()

    def _show(self) -> None:
        found = reports()
        self.done.setText("")
        self.text.setPlainText("\n".join(found))
        self._stack.setCurrentIndex(1 if found else 0)
        for button in (self.copy, self.save, self.forget):
            button.setEnabled(bool(found))

    def _lay_out(self) -> None:
        look = Look.current()
        empty = EmptyState(
            Icon.OK,
            self.tr("No fault was noted"),
            self.tr("Where something goes wrong inside the program, its report stands here."),
            parent=self,
        )
        page = QWidget(self)
        column = QVBoxLayout(page)
        look.lay(column, (20, 16, 20, 16), 10)
        said = self.tr(
            "This helps whoever repairs the program. It says where in the program something went "
            "wrong. It holds no word of your notes, no name, no path of this computer and no time. "
            "Nothing is sent by itself: copy or save it, and pass it on as you like."
        )
        column.addWidget(PlainLabel(said, parent=page))
        column.addWidget(self.text, 1)
        column.addWidget(self.done)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        self.set_body(self._stack)
        self.add_acts(self.save, self.copy, start=self.forget)
