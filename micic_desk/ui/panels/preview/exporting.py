"""Handing the report out: in which form, where to, how far, and what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.previewing import Exported, Format, Printable
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.panels.preview.on_paper import OnPaper
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.buttons import PrimaryButton, TextButton
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.progress_strip import ProgressStrip


class ExportBar(QWidget):
    """The foot of the preview.

    ``report`` plans the report anew whenever it is asked. ``barred`` says that a protected
    name stands in it, so that nothing was written; ``said`` carries a `Message`,
    ``keep_wished`` the `Printable` and the path of a file that was handed in.
    """

    barred = Signal()
    said = Signal(object)
    keep_wished = Signal(object, object)

    def __init__(self, jobs: Jobs, report: Callable[[], Printable | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._report = report
        self._job: Job | None = None
        self.paper = TextButton(self.tr("Print…"), icon=Icon.PRINT, parent=self)
        self._exported: Printable | None = None
        self._written_to: Path | None = None
        self._files = FileChoice(self)
        self.form = ChoiceBox(self.tr("Form of the file"), self)
        for form, name in (
            (Format.PDF, self.tr("PDF, to print")),
            (Format.WORD, self.tr("Word, to edit or translate")),
            (Format.HTML, self.tr("HTML, for a mail")),
            (Format.TEXT, self.tr("Plain text")),
            (Format.MARKDOWN, self.tr("Markdown text")),
            (Format.JSON, self.tr("Data (JSON)")),
        ):
            self.form.addItem(name, form)
        # The forms give way before an act would go over the edge of the sheet.
        self.form.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.form.setMinimumContentsLength(8)
        self.button = PrimaryButton(
            self.tr("Export…"), icon=Icon.EXPORT, keys="Ctrl+E", parent=self
        )
        self.progress = ProgressStrip(self.tr("Writing the report"), self)
        self.printing = OnPaper(jobs, self.progress, self)
        self.keep = TextButton(self.tr("Keep as delivered"), icon=Icon.HISTORY, parent=self)
        self.keep.hide()
        self._lay_out()
        self.button.clicked.connect(self.ask)
        self.paper.clicked.connect(self.print_out)
        self.printing.said.connect(self.said)
        self.printing.ended.connect(self._allow)
        self.keep.clicked.connect(self._keep)
        self._files.chosen.connect(self.export_to)
        self.progress.cancelled.connect(self._cancel)

    def ask(self) -> None:
        """Ask where to write the report; where a name bars it, say so first."""
        report = self._report()
        if report is None or self.busy():
            return
        if report.leaks:
            self.barred.emit()
            return
        form = self._form()
        kinds = {
            Format.PDF: self.tr("PDF (*.pdf)"),
            Format.WORD: self.tr("Word (*.docx)"),
            Format.HTML: self.tr("HTML (*.html)"),
            Format.TEXT: self.tr("Plain text (*.txt)"),
            Format.MARKDOWN: self.tr("Markdown (*.md)"),
            Format.JSON: self.tr("Data (*.json)"),
        }
        title = self.tr("Export the report")
        self._files.ask_to_save(title, kinds[form], report.plan.title, form.value)

    def print_out(self) -> None:
        """Print the report as it now is; where a name bars it, say so first."""
        report = self._report()
        if report is None or self.busy():
            return
        if report.leaks:
            self.barred.emit()
            return
        self._allow(working=True)
        self.printing.start(report)

    def export_to(self, path: Path) -> None:
        """Write the report as it now is to a file."""
        report = self._report()
        if report is None or self.busy():
            return
        self._exported = report
        self.keep.hide()
        self.progress.start(self.tr("Writing the report…"))
        self._allow(working=True)
        job = self._job = self._jobs.start(partial(_write, report, self._form(), path))
        job.progressed.connect(self._advance)
        job.succeeded.connect(self._written)
        job.refused.connect(self._refuse)
        job.cancelled.connect(self._cancelled)
        job.ended.connect(self._ended)

    def busy(self) -> bool:
        """Whether a report is being written or printed."""
        return self._job is not None or self.printing.busy()

    def _form(self) -> Format:
        return Format(self.form.currentData())

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _advance(self, pages: int, _whole: int) -> None:
        self.progress.setAccessibleDescription(self.tr("%n pages are set", "", pages))

    def _written(self, done: Exported) -> None:
        text = self.tr("Exported to {path}").format(path=done.path)
        left_out = ""
        if done.withheld == 1:
            left_out = self.tr("One line was withheld.")
        elif done.withheld:
            left_out = self.tr("%n lines were withheld.", "", done.withheld)
        fonts = ""
        if done.fonts:
            named = ", ".join(done.fonts)
            fonts = self.tr("Set with fonts of this computer: {fonts}.").format(fonts=named)
        more = " ".join(one for one in (left_out, fonts) if one)
        said = self.tr("{done}. {more}").format(done=text, more=more) if more else text
        self._written_to = done.path
        self.keep.show()
        self.said.emit(Message(said, Tone.DONE))

    def _keep(self) -> None:
        self.keep.hide()
        self.keep_wished.emit(self._exported, self._written_to)

    def _refuse(self, sentence: Sentence) -> None:
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    def _cancelled(self) -> None:
        self.said.emit(Message(self.tr("Stopped; no file was written."), Tone.INFO))

    def _ended(self) -> None:
        self._job = None
        self._allow()
        self.progress.finish()

    def _allow(self, *, working: bool = False) -> None:
        self.button.setEnabled(not working)
        self.paper.setEnabled(not working)

    def _lay_out(self) -> None:
        look = Look.current()
        row = QHBoxLayout()
        look.lay(row, (16, 8, 12, 10), 8)
        row.addWidget(self.form, 1)
        row.addWidget(self.keep)
        row.addWidget(self.paper)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        look.lay(column)
        column.addWidget(self.progress)
        column.addLayout(row)


def _write(report: Printable, form: Format, path: Path, progress: Progress) -> Exported:
    def pages_set(count: int) -> None:
        progress(count)

    return report.export(form, path, pages_set)
