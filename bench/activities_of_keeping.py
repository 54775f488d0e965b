"""What keeps a notebook safe, each as something that can be killed itself."""

import json
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bench.activity import NAME, Activity, Problems, Say, note, shown
from micic_desk.app.backing_up import save_copy
from micic_desk.app.checking import look_through, repair
from micic_desk.app.desk import Desk
from micic_desk.app.purging import remove_name
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, log
from micic_desk.store.second.reading import look, second_path, whole_rows
from micic_desk.store.second.rows import OPERATION

OLD = Path(__file__).resolve().parents[1] / "tests" / "old"
_NOW = datetime(2026, 3, 1, 12).astimezone()


class Upgrade(Activity):
    """A notebook of the first format is brought to today's."""

    lines = 0
    passphrase = "one two three four five six"  # noqa: S105 - of a file everybody may read

    def prepare(self, folder: Path) -> None:
        """The file as the program of its day wrote it."""
        shutil.copyfile(OLD / "0001.micic", folder / NAME)

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """It is opened, and written to."""
        del folder
        say(note(desk, "A line of today."))

    def look(self, folder: Path, said: list[str], *, thoroughly: bool) -> Problems:
        """The copy that was made before goes once the notebook is well."""
        found = super().look(folder, said, thoroughly=thoroughly)
        return found + [f"left: {one.name}" for one in folder.glob("*before format*")]

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """Everything it held, word by word."""
        held: dict[str, Any] = json.loads((OLD / "0001.json").read_text("utf-8"))["entities"]
        there = {one.id: dict(one.fields) for one in desk.notebook}
        lost = [f"lost: {one}" for one, was in held.items() if there.get(one) != was["fields"]]
        return lost + super().seen(desk, folder, said)


class SaveCopy(Activity):
    """A whole copy is saved elsewhere, such as on a stick."""

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Copy after copy."""
        del say
        stick = folder / "stick"
        stick.mkdir(exist_ok=True)
        for number in count():
            save_copy(desk, stick / f"copy {number}.micic")

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """Under its own name a copy is whole; nothing else is left beside it."""
        found = list(super().seen(desk, folder, said))
        for one in folder.glob("stick/*"):
            if one.name.startswith("."):
                found.append(f"left: {one.name}")
                continue
            try:
                backups.prove(one, desk.session.raw)
            except Refusal as refusal:
                found.append(f"half: {refusal}")
        return found


class BackUp(Activity):
    """A backup each hour, thinned as they grow old."""

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Hour after hour."""
        del folder
        for hour in count():
            note(desk, f"Noted in hour {hour}.")
            say(backups.back_up(desk.session, _NOW + timedelta(hours=hour)).path.name)

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """Each opens; of the last day's none is missing."""
        del folder
        found = backups.backups_of(desk.path)
        names = {one.path.name for one in found}
        lost = [f"lost backup: {one}" for one in said[-24:] if one not in names]
        for one in found:
            try:
                backups.prove(one.path, desk.session.raw)
            except Refusal as refusal:
                lost.append(f"half: {refusal}")
        backups.back_up(desk.session, _NOW + timedelta(days=900))
        left = [one.name for one in backups.backups_folder(desk.path).glob(".*")]
        return lost + [f"left: {one}" for one in left]


class Restore(Activity):
    """A notebook that was written over is made again from its second copy."""

    def prepare(self, folder: Path) -> None:
        """Its bytes are another file's."""
        super().prepare(folder)
        (folder / NAME).write_bytes(b"%PDF-1.7" + bytes(30_000))

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """It is written to afterwards, and a backup of it is brought back beside it."""
        say(note(desk, "A line after it came back."))
        backups.back_up(desk.session, _NOW)
        for backup in backups.backups_of(folder / NAME):
            say(f"back {backups.bring_back(backup, desk.path).name}")

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """What was brought back is whole or not there."""
        lost = super().seen(desk, folder, [one for one in said if not one.startswith("back ")])
        back = {one.removeprefix("back ") for one in said if one.startswith("back ")}
        lost += [f"lost: {one}" for one in back if not (folder / one).exists()]
        for one in folder.glob("* as of *.micic"):
            try:
                backups.prove(one, desk.session.raw)
            except Refusal as refusal:
                lost.append(f"half: {refusal}")
        return lost


class Repair(Activity):
    """What is computed was bent, past the second copy; both are made right."""

    def set_out(self, desk: Desk, folder: Path) -> None:
        """Behind everybody's back."""
        del folder
        driver: Any = desk.session._driver  # noqa: SLF001 - no door leads to a bent notebook
        driver.execute("UPDATE entity SET fields = '{}' WHERE kind = 'item' AND n % 2 = 0")
        driver.execute("INSERT INTO search(search) VALUES('delete-all')")
        desk.session._notes.take()  # noqa: SLF001 - the same

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Looked through and made right."""
        del folder
        repair(desk, look_through(desk))
        say("right")

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """Made right it stays so; else it is made right now."""
        del folder
        if "right" not in said:
            repair(desk, look_through(desk))
            desk.catch_up()
        return [f"unwhole: {one}" for one in look_through(desk) if one.wrong]


class Purge(Activity):
    """A name is taken out for good."""

    name = "Nobody Atall"

    def set_out(self, desk: Desk, folder: Path) -> None:
        """It stands in lines, in their history, and in a backup."""
        for number in range(10):
            line = note(desk, f"{self.name} told this as number {number}.")
            desk.do(Reword(entity=line, text=f"{self.name} and others told this: {number}."))
        del folder
        backups.back_up(desk.session, _NOW)

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """Lines, history, second copy, backups."""
        del folder
        remove_name(desk, self.name, "somebody")
        say("purged")

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """No line is lost; once it was said, the name is nowhere."""
        del folder
        there = shown(desk, "told this")
        found = [] if there == 10 else [f"lost: {10 - there} lines"]
        if "purged" not in said:
            return found
        with desk.session.transaction() as connection:
            bodies = list(log.bodies(connection))
        return found + [f"still there: {one}" for one in _holding(desk, bodies, self.name)]


def _holding(desk: Desk, bodies: Iterable[str], name: str) -> Iterable[str]:
    if any(name in body for body in bodies):
        yield "the log"
    data = second_path(desk.path).read_bytes()
    found = look(data, desk.session.raw)
    assert found is not None
    if any(name in str(row) for row in whole_rows(data, found).tables[OPERATION].values()):
        yield "the second copy"
