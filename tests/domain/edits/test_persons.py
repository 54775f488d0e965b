from typing import Any

import pytest

from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.edits.persons import (
    DeletePerson,
    MakeOne,
    lines_by_speaker,
    named_in,
    speaks_in,
)
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal


def person(sheet: Any, **fields: Any) -> str:
    return str(sheet.put(EntityKind.PERSON, "root", **fields))


def fields(sheet: Any, entity: str) -> dict[str, Any]:
    return dict(sheet.notebook[entity].fields)


def test_everything_that_named_the_one_names_the_other(sheet: Any) -> None:
    kept, gone = person(sheet, code="S1"), person(sheet, name="Marta Olindez")
    item = sheet.put(EntityKind.ITEM, "root", text="a", speaker=gone, author=gone)
    part = sheet.put(EntityKind.PART, "root", presenter=gone)
    session = sheet.put(EntityKind.SESSION, "root", moderators=[kept, gone, "x"])
    front = {"front": [gone, "title"], gone: {"size": 2}}
    above = sheet.put(EntityKind.CONSULTATION, "root", rapporteurs=[gone], layout=front)
    other = sheet.put(EntityKind.ITEM, "root", text=gone + "!", speaker="??")
    before = fields(sheet, other)
    sheet.do(MakeOne(kept=kept, gone=gone))
    assert fields(sheet, item)["speaker"] == fields(sheet, item)["author"] == kept
    assert fields(sheet, part)["presenter"] == kept
    assert fields(sheet, session)["moderators"] == [kept, "x"]
    assert fields(sheet, above)["rapporteurs"] == [kept]
    assert fields(sheet, above)["layout"] == {"front": [kept, "title"], kept: {"size": 2}}
    assert fields(sheet, other) == before
    assert not sheet.notebook.shown(gone)
    assert fields(sheet, kept)["name"] == "Marta Olindez"


def test_names_are_gathered_and_protection_is_never_lost(sheet: Any) -> None:
    kept = person(sheet, code="S1", name="Marta Olindez", protected=False, duties=["moderator"])
    gone = person(
        sheet,
        code="S9",
        name="M. Olindez",
        aliases=["marta olindez", "Doña Marta"],
        organisation="Workers' circle",
        duties=["participant"],
    )
    sheet.do(MakeOne(kept=kept, gone=gone))
    now = sheet.notebook[kept]
    assert now.text("code") == "S1"
    assert set(now.texts("aliases")) == {"M. Olindez", "Doña Marta", "S9"}
    assert now.text("organisation") == "Workers' circle"
    assert now.texts("duties") == ("moderator", "participant")
    assert now.fields["protected"] is True


def test_one_person_cannot_be_made_one(sheet: Any) -> None:
    one = person(sheet, code="S1")
    with pytest.raises(Refusal):
        sheet.do(MakeOne(kept=one, gone=one))


def test_a_field_in_two_versions_keeps_both(sheet: Any, operations: Any) -> None:
    kept, gone = person(sheet, code="S1"), person(sheet, code="S2")
    item = sheet.put(EntityKind.ITEM, "root", text="a", speaker=gone)
    sheet.receive(operations(5000, item, speaker=kept))
    assert "speaker" in sheet.notebook[item].conflicts
    sheet.do(MakeOne(kept=kept, gone=gone))
    assert "speaker" in sheet.notebook[item].conflicts


def test_whoever_speaks_is_deleted_only_where_the_lines_may_lose_her(sheet: Any) -> None:
    one = person(sheet, code="S1")
    lines = [sheet.put(EntityKind.ITEM, "root", text=text, speaker=one) for text in "ab"]
    assert lines_by_speaker(sheet.notebook) == {one: 2}
    assert speaks_in(sheet.notebook, one) == lines
    with pytest.raises(Refusal) as refused:
        sheet.do(DeletePerson(person=one))
    assert "2 lines" in str(refused.value)
    sheet.do(DeletePerson(person=one, unknown=True))
    assert {fields(sheet, line)["speaker"] for line in lines} == {"??"}
    assert not sheet.notebook.shown(one)
    assert sheet.gestures[-1].count == 1


@pytest.mark.parametrize("field", ["author", "to"])
def test_whoever_is_needed_otherwise_stays(sheet: Any, field: str) -> None:
    one = person(sheet, code="S1")
    sheet.put(EntityKind.ITEM, "root", text="a", speaker=one, **{field: one})
    assert [found.kind for found in named_in(sheet.notebook, one)] == ["item"]
    with pytest.raises(Refusal) as refused:
        sheet.do(DeletePerson(person=one, unknown=True))
    assert refused.value.code == "people.needed"
    assert sheet.notebook.shown(one)


def test_a_person_nobody_named_simply_goes(sheet: Any) -> None:
    one = person(sheet, code="S1")
    sheet.do(DeletePerson(person=one))
    assert not sheet.notebook.shown(one)


def test_what_lies_in_the_bin_stays_there(sheet: Any) -> None:
    kept, gone = person(sheet, code="S1"), person(sheet, code="S2")
    item = sheet.put(EntityKind.ITEM, "root", text="a", speaker=gone)
    sheet.do(Delete(entities=(item,)))
    sheet.do(MakeOne(kept=kept, gone=gone))
    assert not sheet.notebook.shown(item)
    assert not sheet.notebook[item].flags
    sheet.do(DeletePerson(person=kept))
    assert not sheet.notebook.shown(item)
