"""The report of a fault, on every page: read, copied, saved, deleted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from pathlib import Path

    from micic_desk.ui.panels.faults.sheet import FaultSheet
    from micic_desk.ui.window.shell import Shell
    from micic_desk.ui.window.workspace import Workspace

# ruff: noqa: PLC0415 - a fault is rare, and most of this loads the store


class OwningUp(QObject):
    """One for a window, because something can go wrong before any notebook is open."""

    def __init__(self, window: "Shell") -> None:
        super().__init__(window)
        self._window = window
        self._alone: FaultSheet | None = None
        window.turned.connect(self._make_way)

    def commands(self) -> tuple[Command, ...]:
        """Show the reports."""
        return (
            Command(
                id="help.fault",
                text=self.tr("Report of a fault…"),
                act=self.show_reports,
                menu=Menu.HELP,
                group=5,
                keys=("Ctrl+Shift+F1",),
                icon=Icon.WARNING,
            ),
        )

    def fit(self, space: "Workspace") -> None:
        """Join a workspace."""
        from micic_desk.ui.panels.faults.sheet import FaultSheet

        space.sheets.add(FaultSheet, self._make)

    @Slot()
    def show_reports(self) -> None:
        """Show every report, over whatever page there is."""
        from micic_desk.ui.panels.faults.sheet import FaultSheet

        if self._window.workspace is not None:
            self._window.workspace.sheets.get(FaultSheet).open_reports()
            return
        if self._alone is None:
            host = self._window.page()
            assert host is not None
            self._alone = self._make(host)
        self._alone.open_reports()

    def tell(self, sentence: Sentence) -> None:
        """Say what went wrong; the report is one key away."""
        from micic_desk.ui.bridge.speaking import spoken
        from micic_desk.ui.widgets.message_bar import Message, Tone

        space = self._window.workspace
        if space is None:
            self.show_reports()
            return
        act, bar = self.tr("Show report"), space.middle.messages
        shown = bar.message()
        if shown is not None and shown.text == spoken(sentence):
            bar.dismiss()  # the same without the way to its report
        bar.show_message(Message(spoken(sentence), Tone.REFUSED, act=act, on_act=self.show_reports))

    def _make(self, host: QWidget) -> "FaultSheet":
        from micic_desk.ui.panels.faults.sheet import FaultSheet

        sheet = FaultSheet(host)
        sheet.save_wished.connect(self._ask_where)
        return sheet

    @Slot()
    def _make_way(self) -> None:
        if self._alone is not None:
            self._alone.close_sheet()
            self._alone.deleteLater()
            self._alone = None

    @Slot(str)
    def _ask_where(self, text: str) -> None:
        from micic_desk.app.preferences import usual_notebook_folder
        from micic_desk.ui.panels.faults.sheet import FaultSheet
        from micic_desk.ui.window.files import FileQuestion

        sheet = self.sender()
        name = usual_notebook_folder() / self.tr("MICIC Desk fault.txt")

        def save(path: "Path") -> None:
            if isinstance(sheet, FaultSheet):
                sheet.say(self._saved(path, text))

        FileQuestion(
            self._window,
            self.tr("Save the report of a fault"),
            self.tr("Text (*.txt)"),
            save,
            save_as=name,
            suffix="txt",
        ).ask()

    def _saved(self, path: "Path", text: str) -> str:
        from micic_desk.runtime.whole_file import write_whole
        from micic_desk.ui.bridge.speaking import spoken

        try:
            write_whole(path, text.encode())
        except Refusal as refusal:
            return spoken(refusal.sentence)
        return self.tr("The report was saved as {name}.").format(name=path.name)
