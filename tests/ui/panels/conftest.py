"""A rapporteur's desk with two sessions and the beginning of a report, and a look to see it in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from micic_desk.app.desk import Desk
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import Duty, EntityKind, ItemKind, SectionRole
from micic_desk.store import log
from micic_desk.store.inbox import Source
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.theme.look import Look

PHRASE = "one two three four five six"


class Room:
    """A desk at work, and the bridge to it; ``refused`` holds what was refused."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.bridge = Bridge(desk)
        self.jobs = Jobs()
        self.number = 0xC0
        self.refused: list[str] = []
        self.bridge.refused.connect(self._note)
        self.workplace = Workplace(desk)
        self.workplace.me = self.workplace.person_named("Aigerim Sample", Duty.RAPPORTEUR)
        self.consultation = self.workplace.need_consultation()
        self.session = self.workplace.add_session("Morning")

    def _note(self, sentence: object) -> None:
        self.refused.append(str(sentence))

    def add(self, entity: EntityKind, parent: str, /, **fields: str) -> str:
        return self.desk.do(Add(kind=entity, fields=fields, parent=parent)).entities[-1].id

    def item(
        self, text: str, parent: str = "", kind: ItemKind = ItemKind.POINT, **fields: str
    ) -> str:
        said = {"kind": kind.value, "text": text, **fields}
        return self.add(EntityKind.ITEM, parent or self.session, **said)

    def part(self, **fields: str) -> str:
        return self.add(EntityKind.PART, self.consultation, **fields)

    def key_point(self, part: str, title: str, **fields: str) -> str:
        role = SectionRole.KEY_POINT.value
        return self.add(EntityKind.SECTION, part, role=role, title=title, **fields)

    def diverge(self, entity: str, mine: str, theirs: str, name: str = "text") -> None:
        """Let two people change one field at once: theirs arrives after mine was written."""
        self.desk.do(Change(entities=(entity,), fields={name: mine}))
        with self.desk.session.transaction() as connection:
            ((_, operations),) = log.of_entities(connection, [entity])
        written = next(one for one in reversed(list(operations)) if name in one.writes)
        self.number += 1
        colleague = self.workplace.person_named("Dana Sample", Duty.CO_RAPPORTEUR)
        actor = f"{self.number:032x}"
        arriving = [
            replace(written, id=f"{self.number:031x}f", actor=actor, writes={name: theirs}),
            replace(
                written,
                id=f"{self.number:031x}e",
                actor=actor,
                entity=actor,
                kind=EntityKind.ACTOR,
                writes={"place": ["root", ",a.B~"], "person": colleague},
                replaces={},
            ),
        ]
        source = Source(sender="Dana Sample", sender_key="ab" * 32, verified=False, digest="d")
        self.desk.receive([(one, one.to_text()) for one in arriving], source)
        assert name in self.desk.notebook[entity].conflicts

    def delete_while_reworded(self, entity: str, text: str) -> None:
        """Delete a line here that somebody elsewhere puts other words into at the same time."""
        with self.desk.session.transaction() as connection:
            ((_, operations),) = log.of_entities(connection, [entity])
        written = list(operations)[-1]
        self.desk.do(Delete(entities=(entity,)))
        self.number += 1
        other = replace(
            written,
            id=f"{self.number:031x}d",
            actor=f"{self.number:032x}",
            lamport=written.lamport + 1,
            writes={"text": text},
            replaces={"text": [written.id]},
        )
        source = Source(sender="Dana Sample", sender_key="ab" * 32, verified=False, digest="d")
        self.desk.receive([(other, other.to_text())], source)

    def text(self, entity: str, name: str = "text") -> str:
        return self.desk.notebook[entity].text(name)

    def close(self) -> None:
        self.jobs.stop_all()
        self.bridge.close()
        self.desk.close()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look.install(qapp, Path(__file__).resolve().parents[3] / "resources")


@pytest.fixture
def room(tmp_path: Path, look: Look) -> Iterator[Room]:
    del look
    made = Room(create_desk(tmp_path / "room.micic", None, title="Consultation"))
    yield made
    made.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform grumbles of every window that has a least size."""
    grumble = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(grumble)


class Colleague:
    """Dana, at her own laptop."""

    def __init__(self, folder: Path, room: Any) -> None:
        self._folder = folder
        self._count = 0
        self.desk: Desk = create_desk(folder / "dana.micic", None)
        merge(self.desk, [open_share(self.desk, self._write(room.desk), PHRASE)])
        workplace = Workplace(self.desk)
        workplace.me = workplace.person_named("Dana Sample")

    def do(self, edit: Edit) -> None:
        self.desk.do(edit)

    def note(self, text: str, session: str) -> str:
        fields = {"kind": "point", "text": text, "author": self.desk.me}
        edit = Add(kind=EntityKind.ITEM, parent=session, fields=fields)
        return self.desk.do(edit).entities[-1].id

    def send(self) -> Path:
        return self._write(self.desk)

    def _write(self, desk: Desk) -> Path:
        self._count += 1
        to = self._folder / f"file-{self._count}.micicx"
        share(desk, to, contents(desk), passphrase=PHRASE)
        return to


@pytest.fixture
def dana(room: Any, tmp_path: Path) -> Iterator[Callable[[], Colleague]]:
    made: list[Colleague] = []

    def arrive() -> Colleague:
        made.append(Colleague(tmp_path, room))
        return made[-1]

    yield arrive
    for one in made:
        one.desk.close()
