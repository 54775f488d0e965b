"""A name gives way to other words wherever it stands, and nothing else changes."""

from typing import Any

import pytest

from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.removing import TakeOutName, holding
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

ITEM, PERSON = EntityKind.ITEM, EntityKind.PERSON


def test_lines_people_and_the_bin_lose_the_name_and_nothing_else(sheet: Any) -> None:
    first = sheet.put(ITEM, text="Ósprey said, OSPREY’s friend", typed="-> Osprey said", tags=["x"])
    binned = sheet.put(ITEM, text="about osprey")
    other = sheet.put(ITEM, text="about an osprei")
    person = sheet.put(PERSON, name="A. Osprey", aliases=["Osprey", "Amina"], code="S1")
    sheet.do(Delete(entities=(binned,)))
    held = {one.id for one in holding(sheet.notebook, "osprey")}
    assert held == {first, binned, person}
    sheet.do(TakeOutName(words="osprey", instead="somebody"))
    notebook = sheet.notebook
    assert notebook[first].text("text") == "somebody said, somebody’s friend"
    assert notebook[first].text("typed") == "-> somebody said"
    assert notebook[first].texts("tags") == ("x",)
    assert notebook[binned].text("text") == "about somebody"
    assert notebook[binned].dead
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


def test_a_line_in_two_versions_waits_for_its_answer(sheet: Any) -> None:
    line = sheet.put(ITEM, text="before")
    sheet.diverge(line, text=("said by Osprey", "said by nobody"))
    with pytest.raises(Refusal) as refused:
        sheet.do(TakeOutName(words="osprey", instead="somebody"))
    assert refused.value.code == "purge.torn"
