"""What was handed in as a table: when, for whom, what has changed since, and a corrigendum."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.delivering import (
    Delivery,
    changed_since,
    corrigendum_of,
    deliveries,
    save_copy,
)
from micic_desk.app.previewing import Exported, Format, Printable
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.days import shown_day
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.panels.preview.readers import reader_names
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.message_bar import Tone


class DeliveriesSheet(GridSheet):
    """A copy of what was handed in, or the list of what is otherwise now."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("What was delivered"), bridge, host)
        self._consultation: str | None = None
        self._kept: dict[str, Delivery] = {}
        self._changed: dict[str, int] = {}
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._wanted: Delivery | None = None
        self.files = FileChoice(self)
        self.copies = FileChoice(self)
        self.about.setText(
            self.tr(
                "After an export, “Keep as delivered” keeps the file here as it is. "
                "It never leaves this notebook by a merge or a share."
            )
        )
        self._copy = QuietButton(self.tr("Save a copy…"), parent=self)
        self._corrigendum = PrimaryButton(self.tr("Corrigendum…"), parent=self)
        self.of_a_row = (self._copy, self._corrigendum)
        for widget in (self._copy, self._corrigendum):
            self.foot.addWidget(widget)
        self.fit_grid(self.tr("Files that were delivered"), self._columns(), self._keys)
        self._copy.clicked.connect(self._ask_copy)
        self._corrigendum.clicked.connect(self._ask_corrigendum)
        self.copies.chosen.connect(self.write_copy)
        self.files.chosen.connect(self.write_corrigendum)

    def look(self, consultation: str | None) -> None:
        """Open with the deliveries of a consultation."""
        self._consultation = consultation
        self.open_grid()

    def nothing_yet(self) -> str:
        """What belongs here."""
        return self.tr("Nothing was delivered yet.")

    def write_copy(self, to: Path) -> None:
        """Write the file as it was handed in."""
        chosen = self._wanted
        if chosen is None:
            return
        try:
            save_copy(self.bridge.desk, chosen, to)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self.say(self.tr("Saved to {path}").format(path=to))

    def write_corrigendum(self, to: Path) -> None:
        """Write the list of what changed, behind the window."""
        chosen, here = self._wanted, self._consultation
        if chosen is None or here is None or self._job is not None:
            return
        try:
            report = corrigendum_of(self.bridge.desk, here, chosen)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        job = self._job = self._jobs.start(partial(_write, report, to))
        job.succeeded.connect(self._written)
        job.refused.connect(self._refuse)
        job.ended.connect(self._ended)

    def stop(self) -> bool:
        """Give up what is being written; whether it ended in time."""
        return self._jobs.stop_all()

    def _columns(self) -> list[Column]:
        return [
            Column(name=self.tr("Day"), shows=self._day, sorts=self._sorted_day, width=150),
            Column(name=self.tr("For whom"), shows=self._reader, width=190),
            Column(name=self.tr("File"), shows=self._name, width=230),
            Column(name=self.tr("Size"), shows=self._size, sorts=self._bytes, width=90),
            Column(name=self.tr("Changed since"), shows=self._changes, width=130),
        ]

    def _keys(self) -> list[str]:
        here = self._consultation
        self._kept = {one.id: one for one in deliveries(self.bridge.desk, here)}
        self._changed = {
            key: len(changed_since(self.bridge.desk, here, one))
            for key, one in self._kept.items()
            if here is not None
        }
        return list(reversed(self._kept))

    def _day(self, key: str) -> str:
        return shown_day(date.fromisoformat(self._kept[key].day))

    def _sorted_day(self, key: str) -> object:
        return self._kept[key].day

    def _reader(self, key: str) -> str:
        return reader_names()[self._kept[key].profile]

    def _name(self, key: str) -> str:
        return self._kept[key].name

    def _size(self, key: str) -> str:
        return self.tr("{size} kB").format(size=max(1, round(self._kept[key].size / 1000)))

    def _bytes(self, key: str) -> object:
        return self._kept[key].size

    def _changes(self, key: str) -> str:
        count = self._changed[key]
        if not count:
            return self.tr("nothing")
        return self.tr("1 paragraph") if count == 1 else self.tr("%n paragraphs", "", count)

    def _choose(self) -> Delivery | None:
        chosen = self.chosen()[:1]
        self._wanted = self._kept[chosen[0]] if chosen else None
        if self._wanted is None:
            self.say(self.tr("Nothing was delivered yet."), Tone.INFO)
        return self._wanted

    @Slot()
    def _ask_copy(self) -> None:
        wanted = self._choose()
        if wanted is not None:
            path = Path(wanted.name)
            suffix = path.suffix.removeprefix(".") or "pdf"
            kinds = self.tr("Files (*.{suffix})").format(suffix=suffix)
            self.copies.ask_to_save(self.tr("Save a copy"), kinds, path.stem, suffix)

    @Slot()
    def _ask_corrigendum(self) -> None:
        wanted = self._choose()
        if wanted is None:
            return
        if not self._changed[wanted.id]:
            self.say(self.tr("Nothing has changed since this was handed in."), Tone.INFO)
            return
        title = self.tr("{name}, corrigendum").format(name=Path(wanted.name).stem)
        self.files.ask_to_save(self.tr("Save the corrigendum"), "PDF (*.pdf)", title, "pdf")

    @Slot(object)
    def _written(self, done: Exported) -> None:
        self.say(self.tr("Saved to {path}").format(path=done.path))

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.say(spoken(sentence), Tone.REFUSED)

    @Slot()
    def _ended(self) -> None:
        self._job = None


def _write(report: Printable, to: Path, progress: Progress) -> Exported:
    return report.export(Format.PDF, to, progress)
