"""The import as a sheet: choose a file, read it off the window's thread, mend what it offers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.importing import (
    ImportedDocument,
    JoinOffered,
    import_document,
    read_source,
)
from micic_desk.domain.gesture import Act
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.importing.offers import Offers
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.side_sheet import SideSheet


class ImportSheet(SideSheet):
    """Asks for a file and brings it in.

    The sheet itself opens only where the document offers something to mend. ``said`` carries
    a `Message`; ``brought`` the id of the consultation that was worked on.
    """

    said = Signal(object)
    brought = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Lines that may belong together"), host)
        self._bridge = bridge
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._name = ""
        self.progress = ProgressStrip(self.tr("Reading the document"), self)
        self.offers = Offers(bridge, self)
        self._files = FileChoice(self)
        self._lay_out()
        self.offers.done.connect(self.close_sheet)
        self.progress.cancelled.connect(self._cancel)
        self._files.chosen.connect(self.bring)

    def ask(self) -> None:
        """Ask for a document; nothing waits for the answer."""
        kinds = ";;".join((self.tr("Text (*.md *.markdown *.txt)"), self.tr("All files (*)")))
        self._files.ask_to_open(self.tr("Import a document"), kinds)

    def bring(self, path: Path) -> None:
        """Read a file and bring it in, as one gesture."""
        if self._job is not None:
            return
        self._name = path.stem
        self.progress.start(self.tr("Reading {name}…").format(name=path.name))
        job = self._job = self._jobs.start(partial(_read, path))
        job.succeeded.connect(self._take_in)
        job.refused.connect(self._refuse)
        job.ended.connect(self._ended)

    def busy(self) -> bool:
        """Whether a document is being read."""
        return self._job is not None

    def _take_in(self, document: ImportedDocument) -> None:
        try:
            brought = import_document(self._bridge.desk, document, self._name, by=self)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self.brought.emit(brought.consultation)
        text = self.tr("%n elements were imported.", "", brought.elements)
        self.said.emit(Message(text, Tone.DONE, on_undo=self._undo))
        for remark in brought.remarks:
            self.said.emit(Message(spoken(remark), Tone.INFO))
        if brought.offers:
            self._open(brought.offers)

    def _undo(self) -> None:
        """Take the import back, and nothing that was done after it."""
        waiting = self._bridge.desk.next_undo()
        if waiting is None or waiting.act is not Act.IMPORT:
            self._bridge.refuse(_NOT_THE_NEWEST)
            return
        self._bridge.undo()

    def _open(self, offers: tuple[JoinOffered, ...]) -> None:
        self.offers.show_offers(offers)
        if self.offers.cards:
            self.open_sheet(self.offers.cards[0].join)

    def _refuse(self, sentence: Sentence) -> None:
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None
        self.progress.finish()

    def _lay_out(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        Look.current().lay(column)
        said = PlainLabel(
            self.tr("Nothing was changed in the text. Join what belongs together, leave the rest."),
            ink=Role.TEXT_QUIET,
            parent=body,
        )
        head = QVBoxLayout()
        Look.current().lay(head, (20, 12, 20, 8))
        head.addWidget(said)
        column.addLayout(head)
        column.addWidget(self.offers, 1)
        column.addWidget(self.progress)
        self.set_body(body)


_NOT_THE_NEWEST = Sentence(
    "Something else was done since the import. Undo that first, then the import."
)


def _read(path: Path, progress: Progress) -> ImportedDocument:
    document = read_source(path)
    progress.check()
    return document
