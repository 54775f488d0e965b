"""What is said in the slot and what is not, line by line, and the script to speak from."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.previewing import Exported, Format, Printable
from micic_desk.app.speaking import (
    COPY,
    MAY_GO,
    MUST,
    SCRIPT,
    USUAL,
    Block,
    Layout,
    Talk,
    copy_of,
    measured_pace,
    script_of,
    setting_pace,
    setting_priority,
    spoken_words,
    talk,
)
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.panels.speech.figures import SpeechFigures
from micic_desk.ui.panels.speech.measuring import PaceButton
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.message_bar import Tone

_STATEABLE = frozenset({EntityKind.ITEM, EntityKind.SECTION})


class SpeechSheet(GridSheet):
    """State with 1, 2 or 3 how important a line is; what no longer fits goes to the annex.

    ``prompter_wished`` asks for the screen to speak from.
    """

    prompter_wished = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Speaking time"), bridge, host)
        self._consultation: str | None = None
        self._talk: Talk | None = None
        self._blocks: dict[str, Block] = {}
        self._said: set[int] = set()
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self.files = FileChoice(self)
        self.copies = FileChoice(self)
        self.figures = SpeechFigures(self)
        self.above.addWidget(self.figures)
        self.about.setText(
            self.tr(
                "1 must be said, 2 is usual, 3 goes first. What does not fit into the slot stands "
                "in an annex of the script, nothing is lost."
            )
        )
        self.pace = PaceButton(self)
        self._prompter = QuietButton(self.tr("Prompter"), keys="Shift+F12", parent=self)
        self._copy = QuietButton(self.tr("Interpreters’ copy…"), parent=self)
        self._script = PrimaryButton(self.tr("Script…"), icon=Icon.EXPORT, parent=self)
        for widget in (self.pace, self._prompter, self._copy, self._script):
            self.foot.addWidget(widget)
        self.fit_grid(self.tr("What is said"), self._columns(), self._keys)
        self._connect()

    def look(self, consultation: str | None) -> None:
        """Open with the report of a consultation."""
        self._consultation = consultation
        self.open_grid()

    def write_script(self, to: Path) -> None:
        """Write the script to a file, behind the window."""
        if self._talk is None or self._job is not None:
            return
        self._write(script_of(self.bridge.desk, self._talk), SCRIPT, to)

    def write_copy(self, to: Path) -> None:
        """Write the interpreters' copy to a file, behind the window."""
        if self._talk is None or self._job is not None:
            return
        self._write(copy_of(self.bridge.desk, self._talk), COPY, to)

    def _write(self, report: Printable, layout: Layout, to: Path) -> None:
        self._script.setEnabled(False)
        self._copy.setEnabled(False)
        job = self._job = self._jobs.start(partial(_written, report, layout, to))
        job.succeeded.connect(self._tell_written)
        job.refused.connect(self._refuse)
        job.ended.connect(self._ended)

    def stop(self) -> bool:
        """Give up what is being written; whether it ended in time."""
        return self._jobs.stop_all()

    @Slot()
    def tell_count(self) -> None:
        """The meter: how long it takes, of how long there is."""
        if self._talk is None:
            self.count.setText("")
            return
        minutes = f"{self._talk.minutes:.1f}"
        left = len(self._talk.speech.left)
        if self._talk.slot is None:
            said = self.tr("{minutes} minutes").format(minutes=minutes)
        else:
            said = self.tr("{minutes} of {slot} minutes").format(
                minutes=minutes, slot=self._talk.slot
            )
        if left:
            said += self.tr(", %n lines not said", "", left)
        self.count.setText(said)

    def _connect(self) -> None:
        self._script.clicked.connect(self._ask)
        self._prompter.clicked.connect(self.prompter_wished)
        self._copy.clicked.connect(self.ask_for_copy)
        self.files.chosen.connect(self.write_script)
        self.copies.chosen.connect(self.write_copy)
        self.pace.read.connect(self._measured)
        self.figures.wished.connect(self._wish)
        self.figures.refused.connect(self._refuse)
        self.grid.gone_to.connect(self._go_to_line)

    def _columns(self) -> list[Column]:
        return [
            Column(name=self.tr("Line"), shows=self._line, width=440),
            Column(
                name=self.tr("Priority"),
                shows=self._priority,
                begin=self._typed_priority,
                put=self._put_priority,
                width=120,
            ),
            Column(name=self.tr("Words"), shows=self._words, sorts=self._count, width=80),
            Column(name=self.tr("In the slot"), shows=self._standing, width=120),
        ]

    def _keys(self) -> list[str]:
        here = self._consultation
        self._talk, self._blocks, self._said = None, {}, set()
        if here is None or not self.bridge.notebook.shown(here):
            return []
        self._talk = talk(self.bridge.desk, here)
        self._blocks = {f"{one.role} {one.source}": one for one in self._talk.body}
        self._said = {id(one) for one in self._talk.speech.said}
        self.figures.show_figures(self.bridge.notebook[here], self._talk.pace)
        self.tell_count()
        return list(self._blocks)

    # -- what the cells show -----------------------------------------------------------------

    def _line(self, key: str) -> str:
        block = self._blocks[key]
        indent = "    " * block.level
        said = " ".join(one for one in (block.number, block.mark, block.label, block.text) if one)
        return indent + " ".join(said.split())

    def _stated(self, key: str) -> int:
        entity = self.bridge.notebook.get(self._blocks[key].source)
        return (entity.number("priority") if entity is not None else None) or USUAL

    def _priority(self, key: str) -> str:
        names = {MUST: self.tr("1 must be said"), MAY_GO: self.tr("3 goes first")}
        return names.get(self._stated(key), "")

    def _typed_priority(self, key: str) -> str:
        return str(self._stated(key))

    def _words(self, key: str) -> str:
        return str(self._count(key))

    def _count(self, key: str) -> int:
        return spoken_words(self._blocks[key])

    def _standing(self, key: str) -> str:
        said = id(self._blocks[key]) in self._said
        return self.tr("said") if said else self.tr("not said")

    # -- what becomes of what is typed -------------------------------------------------------

    def _put_priority(self, key: str, typed: str) -> bool:
        entity = self.bridge.notebook.get(self._blocks[key].source)
        if entity is None or entity.kind not in _STATEABLE:
            self.say(self.tr("This line is made by itself, and is always said."), Tone.INFO)
            return False
        text = typed.strip() or str(USUAL)
        if text not in {"1", "2", "3"}:
            self.say(self.tr("Type 1, 2 or 3."), Tone.REFUSED)
            return False
        return self.granted(setting_priority((entity.id,), int(text)))

    @Slot(object)
    def _wish(self, edit: Edit) -> None:
        self.granted(edit)

    @Slot(float)
    def _measured(self, seconds: float) -> None:
        """The lines down to the one with the keyboard were read in this time."""
        row = self.grid.currentIndex().row()
        words = sum(self._count(key) for key in self.model.keys()[: row + 1])
        try:
            pace = measured_pace(words, seconds)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        if self._consultation is not None and self.granted(
            setting_pace(self._consultation, str(pace))
        ):
            self.say(self.tr("You read {pace} words a minute.").format(pace=pace), undo=True)

    @Slot()
    def _ask(self) -> None:
        if self._talk is not None and self._job is None:
            title = self.tr("{title}, script").format(title=self._talk.plan.title)
            kinds = self.tr("PDF (*.pdf)")
            self.files.ask_to_save(self.tr("Save the script"), kinds, title, "pdf")

    @Slot()
    def ask_for_copy(self) -> None:
        """Ask where to write the interpreters' copy."""
        if self._talk is not None and self._job is None:
            title = self.tr("{title}, interpreters").format(title=self._talk.plan.title)
            kinds = self.tr("PDF (*.pdf)")
            self.copies.ask_to_save(self.tr("Save the interpreters’ copy"), kinds, title, "pdf")

    @Slot(object)
    def _tell_written(self, done: Exported) -> None:
        self.say(self.tr("Saved to {path}").format(path=done.path))

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.say(spoken(sentence), Tone.REFUSED)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._script.setEnabled(True)
        self._copy.setEnabled(True)

    @Slot()
    def _go_to_line(self) -> None:
        for key in self.chosen()[:1]:
            self.go(self._blocks[key].source)


def _written(report: Printable, layout: Layout, to: Path, progress: Progress) -> Exported:
    return report.export(Format.PDF, to, progress, layout=layout)
