"""Two rapporteurs with a notebook each, and what they do with them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.merging import OpenedShare, open_share
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import export_card, read_card, share
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind, ItemKind


class Colleague:
    """A rapporteur at her desk: captures, shares, merges, closes and reopens.

    Whoever is made in one folder knows where to seal files for all the others.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.micic"
        self._folder = folder
        self._sent = 0
        self.desk = create_desk(self.path, None, title=f"Consultation of {name}")
        export_card(self.desk, folder / f"{name}.card", name)

    def reopen(self) -> None:
        self.desk.close()
        self.desk = open_desk(self.path, None)

    def session(self) -> str:
        found = self.desk.notebook.of_kind(EntityKind.SESSION)
        if found:
            return found[0].id
        consultation = self.desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
        return self.add(EntityKind.SESSION, consultation, title="Morning")

    def add(self, entity: EntityKind, parent: str, **fields: str) -> str:
        return self.desk.do(Add(kind=entity, parent=parent, fields=fields)).entities[0].id

    def note(self, text: str, parent: str | None = None, **fields: str) -> str:
        said = {"kind": ItemKind.POINT.value, "text": text, **fields}
        return self.add(EntityKind.ITEM, parent or self.session(), **said)

    def send(self, consultation: str | None = None) -> Path:
        self._sent += 1
        to = self._folder / f"{self.path.stem}-{self._sent}.micicx"
        cards = [read_card(one) for one in sorted(self._folder.glob("*.card"))]
        share(self.desk, to, contents(self.desk, consultation), cards=cards)
        return to

    def open(self, file: Path) -> OpenedShare:
        return open_share(self.desk, file, None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """One notebook with one consultation, and no passphrase."""
    made = create_desk(tmp_path / "notebook.micic", None, title="Consultation")
    yield made
    made.close()


@pytest.fixture(scope="session")
def at_a_desk() -> type[Colleague]:
    """For tests that need a folder for each example."""
    return Colleague


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Callable[[str], Colleague]]:
    made: list[Colleague] = []

    def make(name: str) -> Colleague:
        made.append(Colleague(tmp_path, name))
        return made[-1]

    yield make
    for one in made:
        one.desk.close()
