"""The screen is projected: what is private in any version, or under it, is not on it."""

from typing import Any

from micic_desk.domain.entity import Entity, Version
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.projecting import may_be_projected

ITEM = EntityKind.ITEM


def test_private_lines_and_all_below_them_stay_off(sheet: Any) -> None:
    for fields in ({"kind": "note_to_self"}, {"sensitivity": "confidential"}):
        private = sheet.put(ITEM, text="a", **fields)
        below = sheet.put(ITEM, private, text="b")
        deeper = sheet.put(ITEM, below, text="c")
        placed = sheet.put(EntityKind.PLACEMENT, item=deeper)
        notebook = sheet.notebook
        for one in (private, below, deeper, placed):
            assert not may_be_projected(notebook, notebook[one])
    open_line = sheet.put(ITEM, text="d", sensitivity="open")
    placed = sheet.put(EntityKind.PLACEMENT, item=open_line)
    lost = sheet.put(EntityKind.PLACEMENT, item="f" * 32)
    seen = [
        may_be_projected(sheet.notebook, sheet.notebook[one]) for one in (open_line, placed, lost)
    ]
    assert seen == [True, True, False]


def test_one_private_version_of_two_is_enough() -> None:
    versions = tuple(
        Version(operation=each * 32, value=value, actor="a" * 32, time=1)
        for each, value in (("1", "point"), ("2", "note_to_self"))
    )
    fought = Entity(
        id="e" * 32,
        kind=ITEM,
        parent="root",
        order="1",
        fields={"kind": "point"},
        conflicts={"kind": versions},
    )
    assert not may_be_projected(Notebook([fought]), fought)
