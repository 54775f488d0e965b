"""What a rapporteur does all day, each as something that can be killed."""

from itertools import count
from pathlib import Path
from typing import ClassVar

from bench.activity import MANY, PHRASE, Activity, Problems, Say, note, shown
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.exporting import Format, export
from micic_desk.app.opening import open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Operation, read_operation
from micic_desk.report.profile import Profile
from micic_desk.runtime.ids import random_id
from micic_desk.store import log
from micic_desk.store.inbox import Source


class Capture(Activity):
    """Lines are captured."""

    anew = False

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Line after line, with a draft between."""
        del folder
        for number in count():
            say(note(desk, f"A line that was captured as number {number}."))
            Memory(desk).keep("capture", f"being typed {number}")


class Liar(Capture):
    """Says what it will write before it has: the negative control."""

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Line after line."""
        del folder
        for number in count():
            entity = random_id()
            say(entity)
            note(desk, f"A line that was captured as number {number}.", entity)


class Edit(Activity):
    """One line is reworded, undone and redone again and again."""

    anew = False

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Each wording stays in the history for ever."""
        del folder
        line = desk.notebook.of_kind(EntityKind.ITEM)[0].id
        for number in count():
            text = f"There before as number 0, in wording {random_id()}."
            desk.do(Reword(entity=line, text=text))
            say(f"{line} {text}")
            if number % 3 == 0:
                desk.undo()
                desk.redo()

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """Every wording that was safe was written once, and the line says one of them."""
        del folder
        told = [one.split(" ", 1) for one in said]
        history = {
            operation.writes.get("text")
            for line in {line for line, _ in told}
            for operation in desk.history(line)
        }
        return [f"lost wording: {text}" for _, text in told if text not in history]


class Merge(Activity):
    """Three colleagues' files are taken in, and the last is taken back."""

    told: ClassVar[list[list[tuple[Operation, str]]]] = []

    def set_out(self, desk: Desk, folder: Path) -> None:
        """A colleague's copy says more each time."""
        self.told.clear()
        desk.session.tidy()
        other = folder / "colleague.micic"
        desk.session.copy_into(other)
        colleague = open_desk(other, PHRASE)
        for part in range(3):
            for number in range(MANY):
                note(colleague, f"Told by file {part} as {number}.")
            with colleague.session.transaction() as connection:
                self.told.append([(read_operation(b), b) for b in log.bodies(connection)])
        colleague.close()
        for one in folder.glob("colleague*"):
            one.unlink()

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """One file is one act."""
        del folder
        for part, told in enumerate(self.told):
            digest = f"{part:032x}"
            desk.receive(told, Source("A colleague", "ab" * 32, verified=True, digest=digest))
            say(f"{part}")
        desk.undo()
        say("undone")

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """Each file is in it as a whole or not at all, and those that were safe are."""
        del folder
        found = []
        for part in range(3):
            there = shown(desk, f"Told by file {part} ")
            wanted = {0, MANY} if str(part) not in said or part == 2 else {MANY}
            if part == 2 and "undone" in said:
                wanted = {0}
            if there not in wanted:
                found.append(f"merge {part}: {there} of {MANY}")
        return found


class Import(Activity):
    """Trees of lines come in at once."""

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """One import is one act."""
        del folder
        for part in range(8):
            fields = {"kind": "point", "text": f"Brought by import {part}."}
            seeds = (Seedling(kind=EntityKind.ITEM, fields=fields),) * MANY
            desk.do(AddTrees(trees=seeds, parent=Workplace(desk).need_session(), act=Act.IMPORT))
            say(f"{part}")

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """All of each or nothing."""
        del folder
        counts = {part: shown(desk, f"Brought by import {part}.") for part in range(8)}
        return [
            f"import {part}: {there} of {MANY}"
            for part, there in counts.items()
            if there not in ({MANY} if str(part) in said else {0, MANY})
        ]


class Export(Activity):
    """The report is written over itself in turn as Markdown, Word and text."""

    forms = (Format.MARKDOWN, Format.WORD, Format.PDF)
    whole: ClassVar[dict[str, bytes]] = {}

    def set_out(self, desk: Desk, folder: Path) -> None:
        """What each file says when nobody is killed."""
        self._write(desk, folder)
        self.whole.clear()
        for one in folder.glob("report.*"):
            self.whole[one.name] = one.read_bytes()
            one.unlink()

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Again and again."""
        for number in count():
            self._write(desk, folder)
            say(f"{number}")

    def _write(self, desk: Desk, folder: Path) -> None:
        consultation = Workplace(desk).need_consultation()
        for form in self.forms:
            to = folder / f"report.{form.value}"
            export(desk, consultation, form=form, profile=Profile.PUBLIC, to=to)

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """A file under its own name is whole."""
        del desk
        there = {one.name: one.read_bytes() for one in folder.glob("report.*")}
        missing = [f"missing: {name}" for name in self.whole if said and name not in there]
        return missing + [f"half: {name}" for name in there if there[name] != self.whole[name]]
