from typing import Any

import pytest

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.capture.speakers import asked_for, offers


@pytest.mark.parametrize(
    ("before", "begun"),
    [("@", ""), ("-> @S1", "S1"), ("mail a@b", None), ("@S1 ", None), ("", None)],
)
def test_who_is_asked_for(before: str, begun: str | None) -> None:
    assert asked_for(before) == begun


def test_people_are_offered_by_code_and_by_name(room: Any) -> None:
    room.add(EntityKind.PERSON, "root", code="S2", name="Márta Olindez")
    room.add(EntityKind.PERSON, "root", code="S1")
    assert [one.written for one in offers(room.desk.notebook, "s")] == [
        "@S1 ",
        "@S2 ",
        "Aigerim Sample: ",
    ]
    assert [one.code for one in offers(room.desk.notebook, "marta")] == ["S2"]
    assert offers(room.desk.notebook, "x") == []
