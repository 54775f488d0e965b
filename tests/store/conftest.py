"""Notebooks on disk for the tests of the store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.key import Cost

WORDS = "one two three four five six"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Notebook.micic"


@pytest.fixture
def desk(path: Path) -> Desk:
    return create_desk(path, WORDS, title="Consultation", cost=Cost.TRIVIAL)


@pytest.fixture
def plain(path: Path) -> Iterator[Desk]:
    """A notebook without a passphrase."""
    made = create_desk(path, None, title="Consultation")
    yield made
    made.close()


@pytest.fixture
def say() -> Callable[[Desk, str], str]:
    """Note a line; gives its id."""

    def said(desk: Desk, text: str) -> str:
        fields = {"kind": "point", "text": text}
        parent = Workplace(desk).need_session()
        made = desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=parent))
        return made.entities[0].id

    return said
