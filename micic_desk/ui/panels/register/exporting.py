"""Handing the register out: as what, for whom, where to, and what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.exporting import Exported
from micic_desk.app.register_export import Table, TableForm
from micic_desk.domain.sentences import Sentence
from micic_desk.report.profile import Profile
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.panels.preview.readers import ReaderChoice
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import PrimaryButton
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.progress_strip import ProgressStrip


class RegisterExport(QWidget):
    """``table`` reads the register for a reader when it is asked; ``said`` carries a `Message`."""

    said = Signal(object)

    def __init__(self, table: Callable[[Profile], Table | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self.files = FileChoice(self)
        self.reader = ReaderChoice(self)
        self.form = ChoiceBox(self.tr("Form of the file"), self)
        self.form.addItem(self.tr("Excel table"), TableForm.XLSX)
        self.form.addItem(self.tr("CSV table"), TableForm.CSV)
        self.button = PrimaryButton(self.tr("Export…"), icon=Icon.EXPORT, parent=self)
        self.progress = ProgressStrip(self.tr("Writing the register"), self)
        self._lay_out()
        self.button.clicked.connect(self.ask)
        self.files.chosen.connect(self.export_to)
        self.progress.cancelled.connect(self._cancel)

    @Slot()
    def ask(self) -> None:
        """Ask where to write the register."""
        if self._job is not None:
            return
        form = TableForm(self.form.currentData())
        kinds = {
            TableForm.XLSX: self.tr("Excel table (*.xlsx)"),
            TableForm.CSV: self.tr("CSV table (*.csv)"),
        }
        name = self.tr("Recommendations")
        self.files.ask_to_save(self.tr("Export the register"), kinds[form], name, form.value)

    @Slot(object)
    def export_to(self, path: Path) -> None:
        """Write the register as it now is to a file."""
        table = self._table(self.reader.profile())
        if table is None or self._job is not None:
            return
        form = TableForm(self.form.currentData())
        self.progress.start(self.tr("Writing the register…"))
        self.button.setEnabled(False)
        job = self._job = self._jobs.start(partial(_write, table, form, path))
        job.progressed.connect(self.progress.advance)
        job.succeeded.connect(self._written)
        job.refused.connect(self._refuse)
        job.cancelled.connect(self._cancelled)
        job.ended.connect(self._ended)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _written(self, done: Exported) -> None:
        said, more = self.tr("Exported to {path}").format(path=done.path), ""
        if done.withheld == 1:
            more = self.tr("One recommendation was withheld.")
        elif done.withheld:
            more = self.tr("%n recommendations were withheld.", "", done.withheld)
        if more:
            said = self.tr("{done}. {more}").format(done=said, more=more)
        self.said.emit(Message(said, Tone.DONE))

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    @Slot()
    def _cancelled(self) -> None:
        self.said.emit(Message(self.tr("Stopped; no file was written."), Tone.INFO))

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self.button.setEnabled(True)
        self.progress.finish()

    def _lay_out(self) -> None:
        look = Look.current()
        choices = QWidget(self)
        row = Flow(choices)
        look.lay(row, gap=8)
        for widget in (self.reader, self.form, self.button):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        look.lay(column, gap=6)
        column.addWidget(self.progress)
        column.addWidget(choices)


def _write(table: Table, form: TableForm, path: Path, progress: Progress) -> Exported:
    whole = len(table.register.rows)

    def rows_written(count: int) -> None:
        progress(count, whole)

    return table.export(form, path, rows_written)
