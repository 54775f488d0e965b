"""A notebook full of names, and a place to close it in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.store.key import Cost

PHRASE = "one two three four five six"


class Full:
    """Two people with names, one with a code, one only named before a colon."""

    def __init__(self, path: Path, passphrase: str | None) -> None:
        self.desk: Desk = create_desk(path, passphrase, title="Rivers", cost=Cost.TRIVIAL)
        self.workplace = Workplace(self.desk)
        me = self.workplace.person_named("Anna Kestrel", Duty.RAPPORTEUR)
        self.workplace.me = me
        self.consultation = self.workplace.need_consultation()
        self.session = self.workplace.add_session("Morning with Anna Kestrel")
        fields = {"name": "Rose Osprey", "code": "S7", "aliases": ["Rosalind Osprey"]}
        self.rose = self._add(
            EntityKind.PERSON, **fields, role="Director", organisation="River aid"
        )
        self.line("Rose Osprey was arrested, R. Osprey said", speaker=self.rose, author=me)
        self.line("Osprey was seen twice")
        self.line("a rose stood on the table, and AK took it")
        self.line("nobody came back", speaker_hint="Bela Merlin", typed="Bela Merlin: nobody")
        self.line("as Bela Merlin said, and Merlin again")
        gone = self.line("Rose Osprey in the bin")
        self.desk.do(Delete(entities=(gone,)))
        reworded = self.line("Anna Kestrel wrote this first")
        self.desk.do(Change(entities=(reworded,), fields={"text": "somebody wrote this first"}))
        memory = Memory(self.desk)
        memory.put("spelling", ["Osprey"])
        memory.keep("capture", "ask Rose Osprey")

    def line(self, text: str, **fields: str) -> str:
        said = {"kind": "point", "text": text, **fields}
        made = self.desk.do(Add(kind=EntityKind.ITEM, fields=said, parent=self.session))
        return made.entities[-1].id

    def _add(self, kind: EntityKind, **fields: object) -> str:
        return self.desk.do(Add(kind=kind, fields=fields)).entities[-1].id  # type: ignore[arg-type]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Callable[..., Full]]:
    made: list[Full] = []

    def fill(passphrase: str | None = None, folder: str = "notes") -> Full:
        (tmp_path / folder).mkdir(exist_ok=True)
        made.append(Full(tmp_path / folder / "Rivers.micic", passphrase))
        return made[-1]

    yield fill
    for one in made:
        one.desk.close()
