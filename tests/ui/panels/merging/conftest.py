"""A co-rapporteur with a copy of the room's notebook, and the files she sends back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind

PHRASE = "one two three four five six"


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
