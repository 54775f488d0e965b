"""One thing that the program does to its files, as something that can be killed.

``prepare`` lays a folder out once, ``run`` is done in a process of its own until it ends or is
killed and says what is safe, ``look`` finds what was lost or left half done.
"""

from collections.abc import Callable
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store.checking import Part, check
from micic_desk.store.key import Cost

Say = Callable[[str], None]
Problems = list[str]
PHRASE = "only for killing"
NAME = "killed.micic"
MANY = 30


class Activity:
    """One notebook with twenty lines; each kind of work does something else to it.

    ``anew`` lays the folder out again before each kill, else one notebook lives through all;
    ``takes`` are the seconds it is thought to take at most before it was seen to end.
    """

    anew = True
    passphrase = PHRASE
    lines = 20
    takes = 0.3

    def prepare(self, folder: Path) -> None:
        """Lay the files out; no trace of it is killed."""
        desk = create_desk(folder / NAME, PHRASE, title="Killing", cost=Cost.TRIVIAL)
        for number in range(self.lines):
            note(desk, f"There before as number {number}.")
        self.set_out(desk, folder)
        desk.close()

    def set_out(self, desk: Desk, folder: Path) -> None:
        """What this activity needs besides."""

    def run(self, folder: Path, say: Say) -> None:
        """Work on the notebook, and say what is safe once it is."""
        desk = open_desk(folder / NAME, self.passphrase)
        self.work(desk, folder, say)
        desk.close()

    def work(self, desk: Desk, folder: Path, say: Say) -> None:
        """What is done to the open notebook."""

    def look(self, folder: Path, said: list[str], *, thoroughly: bool) -> Problems:
        """What is wrong after the kill."""
        try:
            desk = open_desk(folder / NAME, self.passphrase)
        except Refusal as refusal:
            return [f"unopenable: {refusal}"]
        try:
            found = list(self.seen(desk, folder, said))
            gone = self.lines - shown(desk, "There before as ")
            found += [f"gone: {gone} lines"] if gone else []
            if thoroughly:
                parts = [one for one in Part if one is not Part.BACKUPS]
                found += [
                    f"unwhole: {one}" for one in check(desk.session, parts=parts) if one.wrong
                ]
        finally:
            desk.close()
        left = [one.name for one in folder.iterdir() if one.name.endswith((".new", ".pages"))]
        return found + [f"left: {one}" for one in left]

    def seen(self, desk: Desk, folder: Path, said: list[str]) -> Problems:
        """What this activity has to answer for; in a negative control nothing is safe."""
        del folder
        return [f"lost: {one}" for one in said if not desk.notebook.shown(one)]


def note(desk: Desk, text: str, entity: str = "") -> str:
    """Note a line; gives its id."""
    fields = {"kind": "point", "text": text}
    parent = Workplace(desk).need_session()
    made = desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=parent, id=entity))
    return made.entities[0].id


def shown(desk: Desk, words: str) -> int:
    """How many shown lines hold these words."""
    items = desk.notebook.of_kind(EntityKind.ITEM)
    return sum(words in one.text("text") and desk.notebook.shown(one.id) for one in items)
