from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import REGISTER_ANNEX, plan_report
from micic_desk.app.preflight import Check, findings
from micic_desk.app.previewing import Format
from micic_desk.app.speaking import (
    COPY,
    copy_of,
    measured_pace,
    script_of,
    setting_pace,
    setting_pages,
    setting_priority,
    setting_slot,
    talk,
)
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.report.channels import said_by
from micic_desk.report.profile import Profile


@pytest.fixture
def here(desk: Desk) -> str:
    consultation = Workplace(desk).need_consultation()
    items = tuple(
        Seedling(
            kind=EntityKind.ITEM,
            fields={"kind": "recommendation", "text": f"Line {at} " + "word " * 48},
        )
        for at in range(30)
    )
    section = Seedling(kind=EntityKind.SECTION, fields={"role": "key_point"}, children=items)
    part = Seedling(kind=EntityKind.PART, fields={}, children=(section,))
    desk.do(AddTrees(trees=(part,), parent=consultation))
    return consultation


def test_everything_is_said_where_no_slot_is_set(desk: Desk, here: str) -> None:
    found = talk(desk, here)
    assert (found.slot, found.pace, found.speech.left) == (None, 125, ())
    assert found.minutes == found.all_words / 125


def test_a_slot_is_kept_and_what_goes_first_is_stated(desk: Desk, here: str) -> None:
    desk.do(setting_slot(here, "10"))
    desk.do(setting_pace(here, "100"))
    first = talk(desk, here).body[1].source
    desk.do(setting_priority((first,), 3))
    found = talk(desk, here)
    assert 950 <= found.speech.words <= 1050
    assert found.speech.left[0].source == first
    assert [one.check for one in findings(desk, here)] == [Check.SPEAKING_TIME]


def test_the_register_at_the_end_is_read_and_not_spoken(desk: Desk, here: str) -> None:
    before = talk(desk, here).all_words
    desk.do(Change(entities=(here,), fields={REGISTER_ANNEX: True}))
    assert plan_report(desk, here, Profile.PUBLIC)[0].blocks[-1].table is not None
    assert talk(desk, here).all_words == before


@pytest.mark.parametrize("typed", ["0", "x", "-3", "1.5", "99999999999999999999", "٣"])
def test_what_is_no_number_is_refused_by_a_sentence(typed: str) -> None:
    with pytest.raises(Refusal, match="is no number from 1 to 600"):
        setting_slot("c", typed)


def test_more_pages_than_were_asked_for_are_told(desk: Desk, here: str) -> None:
    desk.do(setting_pages(here, "1"))
    assert [one.check for one in findings(desk, here)] == [Check.PAGE_LIMIT]
    desk.do(setting_pages(here, "40"))
    assert findings(desk, here) == []


def test_a_pace_is_measured_and_not_from_a_moment() -> None:
    assert measured_pace(110, 60) == 110
    assert measured_pace(10_000, 60) == 300
    with pytest.raises(Refusal, match="20 seconds"):
        measured_pace(10, 5)


def test_the_script_names_no_more_than_the_public_learns(
    desk: Desk, here: str, tmp_path: Path
) -> None:
    person = Seedling(kind=EntityKind.PERSON, fields={"name": "Nurlan Example", "code": "S1"})
    line = Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": "Nurlan Example came"})
    section = desk.notebook.of_kind(EntityKind.SECTION)[0].id
    desk.do(AddTrees(trees=(person,)))
    desk.do(AddTrees(trees=(line,), parent=section))
    done = script_of(desk, talk(desk, here)).export(Format.PDF, tmp_path / "script.pdf")
    said = said_by(done.path.read_bytes())
    assert "S1 came" in said
    assert "Nurlan" not in said


def test_the_interpreters_copy_has_what_is_said_and_names_nobody_protected(
    desk: Desk, here: str, tmp_path: Path
) -> None:
    desk.do(setting_slot(here, "10"))
    person = Seedling(
        kind=EntityKind.PERSON,
        fields={"name": "Ada Onimar", "acronym": "ZZW", "organisation": "Zeal of Zones Watch"},
    )
    desk.do(AddTrees(trees=(person,)))
    found = talk(desk, here)
    done = copy_of(desk, found).export(Format.PDF, tmp_path / "copy.pdf", layout=COPY)
    text = said_by(done.path.read_bytes())
    assert text.count("Line ") >= len(found.speech.said) - 1
    assert "Onimar" not in text
    assert f"{len(found.speech.said) - 1}." in text
