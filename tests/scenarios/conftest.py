"""Three rapporteurs of one consultation, each at her own laptop, who hand each other files.

Everything goes the way it goes in the window: edits through the desk, files sealed for people
and opened again, merges through the use case. A scenario speaks of lines by name.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.merging import OpenedShare, Outcome, merge, open_share, preview
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import Keyring, share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete, Resolve, Restore, Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

NAMES = ("Anna Kestrel", "Ben Wren", "Chi Heron")


class Laptop:
    """One rapporteur's notebook and what she does with it; ``now`` is its clock."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.path = folder / f"{name}.micic"
        self.now = 1_000_000_000
        self.desk = create_desk(self.path, None, clock=self.clock)
        self._sent = 0

    def clock(self) -> int:
        return self.now

    @property
    def notebook(self) -> Notebook:
        return self.desk.notebook

    @property
    def consultation(self) -> str:
        return self.notebook.of_kind(EntityKind.CONSULTATION)[0].id

    def sit_down(self, name: str) -> None:
        work = Workplace(self.desk)
        work.me = work.person_named(name)

    def reopen(self) -> None:
        self.desk.close()
        self.desk = open_desk(self.path, None, clock=self.clock)

    def copied(self, name: str) -> "Laptop":
        """A copy of this notebook's file as it is now, opened on another laptop."""
        self.desk.session.tidy()
        twin = object.__new__(Laptop)
        twin.folder, twin.name, twin.now, twin._sent = self.folder, name, self.now, 0
        twin.path = self.folder / f"{name}.micic"
        shutil.copy(self.path, twin.path)
        twin.desk = open_desk(twin.path, None, clock=twin.clock)
        return twin

    # -- what is written ------------------------------------------------------------------

    def add(self, entity: EntityKind, parent: str, **fields: Any) -> str:
        return self.desk.do(Add(kind=entity, parent=parent, fields=fields)).entities[0].id

    def note(self, text: str, parent: str, **fields: Any) -> str:
        said = {"kind": "point", "text": text, "author": self.desk.me, **fields}
        return self.add(EntityKind.ITEM, parent, **said)

    def session(self, title: str) -> str:
        return self.add(EntityKind.SESSION, self.consultation, title=title)

    def reword(self, line: str, text: str) -> None:
        self.desk.do(Reword(entity=line, text=text))

    def change(self, line: str, **fields: Any) -> None:
        self.desk.do(Change(entities=(line,), fields=fields))

    def move(self, line: str, parent: str, after: str | None = None) -> None:
        self.desk.do(Move(entities=(line,), parent=parent, after=after))

    def delete(self, line: str) -> None:
        self.desk.do(Delete(entities=(line,)))

    def restore(self, line: str) -> None:
        self.desk.do(Restore(entities=(line,)))

    def resolve(self, line: str, value: Any, field: str = "text") -> None:
        self.desk.do(Resolve(entity=line, field=field, value=value))

    # -- what is seen ---------------------------------------------------------------------

    def __getitem__(self, line: str) -> Entity:
        return self.notebook[line]

    def text(self, line: str) -> str:
        return self.notebook[line].text("text")

    def shows(self, line: str) -> bool:
        return self.notebook.shown(line)

    def versions(self, line: str, field: str = "text") -> list[Any]:
        found = self.notebook[line].conflicts.get(field, ())
        return sorted((one.value for one in found), key=str)

    def flags(self, line: str) -> frozenset[Flag]:
        return self.notebook[line].flags

    def order(self, parent: str) -> list[str]:
        return [one.id for one in self.notebook.children(parent)]

    def asked(self) -> list[str]:
        """Every line that waits for somebody's answer."""
        found = (one for one in self.notebook if one.conflicts or one.flags)
        return [one.id for one in found if self.shows(one.id)]

    def settled(self) -> dict[str, Entity]:
        return {one.id: one for one in self.notebook}

    # -- what is handed over --------------------------------------------------------------

    def file(self, *to: "Laptop", **how: Any) -> Path:
        """A share file for these laptops."""
        self._sent += 1
        path = self.folder / f"{self.name} {self._sent}.micicx"
        cards = [Keyring(one.desk).identity().card(one.name) for one in (to or (self,))]
        share(self.desk, path, contents(self.desk, **how), cards=cards)
        return path

    def open(self, file: Path) -> OpenedShare:
        return open_share(self.desk, file, None)

    def preview(self, *files: Path) -> Outcome:
        return preview(self.desk, [self.open(one) for one in files])

    def merge(self, *files: Path) -> Outcome:
        return merge(self.desk, [self.open(one) for one in files])

    def give(self, *to: "Laptop", **how: Any) -> Path:
        """Hand everything to others, who take it in."""
        file = self.file(*to, **how)
        for one in to:
            one.merge(file)
        return file


@dataclass
class World:
    """Where most scenarios begin: two sessions, two lines, three people who have it all."""

    anna: Laptop
    ben: Laptop
    chi: Laptop
    morning: str
    evening: str
    one: str
    two: str

    @property
    def all(self) -> tuple[Laptop, Laptop, Laptop]:
        return self.anna, self.ben, self.chi


@pytest.fixture
def laptop() -> Iterator[Callable[[str], Laptop]]:
    """Empty laptops, as many as a scenario needs, in memory where there is such a disk."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a disk in memory
    folder = Path(tempfile.mkdtemp(dir=memory))
    made: list[Laptop] = []

    def make(name: str, copy_of: Laptop | None = None) -> Laptop:
        made.append(copy_of.copied(name) if copy_of else Laptop(folder, name))
        return made[-1]

    yield make
    for one in made:
        one.desk.close()
    shutil.rmtree(folder)


@pytest.fixture
def world(laptop: Callable[[str], Laptop]) -> World:
    anna, ben, chi = (laptop(name.split()[0].lower()) for name in NAMES)
    anna.add(EntityKind.CONSULTATION, "root", title="Regional consultation")
    for name in NAMES:
        Workplace(anna.desk).person_named(name)
    anna.sit_down(NAMES[0])
    morning, evening = anna.session("Recognition"), anna.session("Definitions")
    one = anna.note("20 participants from 8 countries", morning)
    two = anna.note("Haiti: the diaspora was first to arrive", morning)
    anna.give(ben, chi)
    ben.sit_down(NAMES[1])
    chi.sit_down(NAMES[2])
    return World(anna, ben, chi, morning, evening, one, two)


def same(*laptops: Laptop) -> bool:
    """Whether all of them hold the same, once each has heard everything of the others."""
    first = laptops[0].settled()
    return all(one.settled() == first for one in laptops)


def exchange(first: Laptop, second: Laptop) -> None:
    """Both hand each other what they had before."""
    for_second, for_first = first.file(second), second.file(first)
    second.merge(for_second)
    first.merge(for_first)


@pytest.fixture(scope="session")
def agree() -> Callable[..., bool]:
    return same


@pytest.fixture(scope="session")
def swap() -> Callable[[Laptop, Laptop], None]:
    return exchange
