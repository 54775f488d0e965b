"""A name gives way to other words wherever it stands, and nothing else changes."""

from typing import Any

from micic_desk.domain.edits.removing import TakeOutName, holding
from micic_desk.domain.kinds import EntityKind

ITEM, PERSON = EntityKind.ITEM, EntityKind.PERSON


def test_lines_and_people_lose_the_name_and_nothing_else(sheet: Any) -> None:
    first = sheet.put(ITEM, text="Ósprey said, OSPREY’s friend", typed="-> Osprey said", tags=["x"])
    other = sheet.put(ITEM, text="about an osprei")
    person = sheet.put(PERSON, name="A. Osprey", aliases=["Osprey", "Amina"], code="S1")
    held = {one.id for one in holding(sheet.notebook, "osprey")}
    assert held == {first, person}
    sheet.do(TakeOutName(words="osprey", instead="somebody"))
    notebook = sheet.notebook
    assert notebook[first].text("text") == "somebody said, somebody’s friend"
    assert notebook[first].text("typed") == "-> somebody said"
    assert notebook[first].texts("tags") == ("x",)
    assert notebook[other].text("text") == "about an osprei"
    assert notebook[person].text("name") == "A. somebody"
    assert notebook[person].texts("aliases") == ("Amina",)
    assert not list(holding(notebook, "osprey"))


def test_an_id_is_no_name(sheet: Any) -> None:
    person = sheet.put(PERSON, name="Ada")
    line = sheet.put(ITEM, text="said", speaker="ada" + "0" * 29)
    assert [one.id for one in holding(sheet.notebook, "ada")] == [person]
    sheet.do(TakeOutName(words="ada", instead="S1"))
    assert sheet.notebook[line].text("speaker") == "ada" + "0" * 29
