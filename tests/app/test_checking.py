"""Looking a notebook through: what was looked at, in order, and nothing changed."""

from collections.abc import Callable
from typing import Any

from micic_desk.app.checking import PARTS, look_through
from micic_desk.store.checking import Part


def test_every_part_is_looked_at_and_named(colleague: Callable[[str], Any]) -> None:
    ada = colleague("ada")
    ada.note("a line")
    told: list[Part] = []
    findings = look_through(ada.desk, told.append)
    assert told == list(Part) == [one.part for one in findings]
    assert set(PARTS) == set(Part)
    assert [one.wrong for one in findings] == [0, 0, 0, 0]
    assert all(one.looked_at for one in findings)
