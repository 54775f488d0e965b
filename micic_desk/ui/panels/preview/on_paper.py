"""The report on paper, through the system's own print dialogue; no file is left behind."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from micic_desk.app.previewing import Preview, Printable
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.preview.setting import close_preview, image_of
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FINEST = 400
"""Dots to the inch; finer ones no eye sees in text, and no memory holds."""


def ask_for_printer(title: str, pages: int, over: QWidget) -> "QPrinter | None":
    """The printer somebody has chosen in the system's dialogue; None where she thought better."""
    from PySide6.QtPrintSupport import (  # noqa: PLC0415 - a module of its own, seldom wanted
        QPrintDialog,
        QPrinter,
    )

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("")
    dialogue = QPrintDialog(printer, over)
    dialogue.setWindowTitle(QCoreApplication.translate("OnPaper", "Print the report"))
    dialogue.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialogue.setMinMax(1, pages)
    return printer if dialogue.exec() else None


class OnPaper(QObject):
    """Prints one report at a time, page by page.

    ``said`` carries a `Message`, ``ended`` comes after each, whatever came of it.
    """

    said = Signal(object)
    ended = Signal()

    def __init__(self, jobs: Jobs, progress: ProgressStrip, over: QWidget) -> None:
        super().__init__(over)
        self._jobs = jobs
        self._progress = progress
        self._over = over
        self.ask: Callable[[str, int, QWidget], QPrinter | None] = ask_for_printer
        self._job: Job | None = None
        self._preview: Preview | None = None
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._numbers: list[int] = []
        self._done = 0
        self._title = ""
        self._stopped = False
        progress.cancelled.connect(self._stop)

    def start(self, report: Printable) -> None:
        """Set the report, look for names in it, then ask for the printer."""
        self._title = report.plan.title
        self._stopped = False
        self._progress.start(self.tr("Setting the pages…"))
        self._go_on(partial(_set, report), self._begin)

    def busy(self) -> bool:
        """Whether something is being printed."""
        return self._job is not None or self._preview is not None

    def _begin(self, preview: Preview) -> None:
        self._preview = preview
        if self._stopped:
            self._cancelled()
            return
        self._progress.finish()  # while the dialogue waits nothing is at work
        self._printer = self.ask(self._title, len(preview), self._over)
        if self._printer is None:
            self._finish(Message(self.tr("Nothing was printed."), Tone.INFO))
            return
        self._printer.setFullPage(True)
        self._painter = QPainter()
        if not self._painter.begin(self._printer):
            said = self.tr("The printer does not answer; nothing was printed.")
            self._finish(Message(said, Tone.REFUSED))
            return
        self._numbers = _wanted(self._printer, len(preview))
        self._done = 0
        self._progress.start(self.tr("Printing…"))
        self._draw_next()

    def _draw_next(self) -> None:
        assert self._preview is not None
        assert self._printer is not None
        if self._done == len(self._numbers):
            self._finish(Message(self.tr("Sent to the printer."), Tone.DONE))
            return
        self._progress.advance(self._done, len(self._numbers))
        scale = min(self._printer.resolution(), _FINEST) / 72
        number = self._numbers[self._done]
        self._go_on(partial(_drawn, self._preview, number, scale), self._put_down)

    def _put_down(self, image: QImage) -> None:
        assert self._printer is not None
        assert self._painter is not None
        if self._stopped:
            self._cancelled()
            return
        if self._done and not self._printer.newPage():
            said = self.tr("The printer gave up after page {page}.").format(page=self._done)
            self._finish(Message(said, Tone.REFUSED))
            return
        paper = self._painter.viewport()
        size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (paper.width() - size.width()) // 2
        top = (paper.height() - size.height()) // 2
        self._painter.drawImage(QRect(left, top, size.width(), size.height()), image)
        self._done += 1
        self._draw_next()

    def _go_on(self, work: Callable[[Progress], object], take: Callable[..., None]) -> None:
        job = self._job = self._jobs.start(work)
        job.ended.connect(self._let_go)
        job.succeeded.connect(take)
        job.refused.connect(self._refuse)
        job.cancelled.connect(self._cancelled)

    def _let_go(self) -> None:
        if self.sender() is self._job:
            self._job = None
            if self._preview is None:
                self._progress.finish()
                self.ended.emit()

    def _stop(self) -> None:
        """Remembered too: a page that is done but not put down yet cannot be cancelled."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def _refuse(self, sentence: Sentence) -> None:
        self._finish(Message(spoken(sentence), Tone.REFUSED))

    def _cancelled(self) -> None:
        if self._painter is not None and self._printer is not None:
            self._printer.abort()
        self._finish(Message(self.tr("Stopped; what was printed by then is not whole."), Tone.INFO))

    def _finish(self, message: Message) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = None
        if self._preview is not None:
            self._jobs.start(partial(close_preview, self._preview))
            self._preview = None
        self._progress.finish()
        self.said.emit(message)
        self.ended.emit()


def _wanted(printer: "QPrinter", count: int) -> list[int]:
    """The pages asked for in the dialogue, from 0."""
    if printer.printRange() is type(printer).PrintRange.PageRange and printer.fromPage() > 0:
        return list(range(printer.fromPage() - 1, min(printer.toPage(), count)))
    return list(range(count))


def _set(report: Printable, progress: Progress) -> Preview:
    def pages_set(count: int) -> None:
        progress(count)

    return report.for_paper(pages_set)


def _drawn(preview: Preview, number: int, scale: float, progress: Progress) -> QImage:
    progress.check()
    image = image_of(preview.page(number, scale))
    progress.check()
    return image
