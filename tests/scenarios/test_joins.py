"""Scenarios 17, 18, 61 to 63: two people noted the same, and what is printed of it."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from micic_desk.app.exporting import Format, export, plan_report
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame, NotTheSame, Part
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.entity import Flag
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.report.profile import Profile


def _printed(one: Any, to: Path, profile: Profile = Profile.OWN) -> str:
    """The words of the PDF, as a reader that is not the writer finds them."""
    export(one.desk, one.consultation, form=Format.PDF, profile=profile, to=to)
    text = "\n".join(page.extract_text() for page in PdfReader(to).pages)
    return " ".join(text.split())


def _join(one: Any, *lines: str, main: str) -> None:
    one.desk.do(JoinAsSame(entities=lines, main=main))


def test_17_the_same_session_made_twice_stays_two_until_joined_and_the_join_travels(
    world: Any, swap: Any, agree: Any, tmp_path: Path
) -> None:
    anna, ben = world.anna, world.ben
    hers, his = anna.session("Round table 3"), ben.session("Roundtable 3")
    anna.note("said at her table", hers)
    ben.note("said at his table", his)
    swap(anna, ben)
    for one in (anna, ben):
        assert {hers, his} <= set(one.order(one.consultation))
        assert Links(one.notebook).group_of(hers) is None
    _join(anna, hers, his, main=hers)
    anna.give(ben)
    assert agree(anna, ben)
    assert Links(ben.notebook).main_of(his) == hers
    said = _printed(ben, tmp_path / "report.pdf")
    assert "Round table 3" in said
    assert "Roundtable 3" not in said
    assert said.index("Round table 3") < said.index("her table") < said.index("his table")


def test_18_joined_in_both_directions_is_one_group_whose_main_line_is_asked(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    _join(anna, world.one, world.two, main=world.one)
    _join(ben, world.one, world.two, main=world.two)
    swap(anna, ben)
    assert agree(anna, ben)
    (group,) = Links(anna.notebook).groups()
    assert set(group.members) == set(group.claimed) == {world.one, world.two}
    assert group.asked
    assert anna.shows(world.one)
    assert anna.shows(world.two)
    plan, _ = plan_report(anna.desk, anna.consultation, Profile.OWN)
    assert plan.open_conflicts == 1
    (line,) = [one for one in plan.blocks if one.other_versions]
    told = {line.text, *(one.text for one in line.other_versions)}
    assert told == {anna.text(world.one), anna.text(world.two)}
    anna.desk.do(ChooseMain(entity=world.two))
    anna.give(ben)
    assert agree(anna, ben)
    (group,) = Links(ben.notebook).groups()
    assert (group.main, group.asked) == (world.two, False)


def test_61_a_pdf_with_open_conflicts_prints_both_with_initials(
    world: Any, swap: Any, tmp_path: Path
) -> None:
    anna, ben = world.anna, world.ben
    anna.reword(world.one, "22 participants came from 8 countries")
    ben.reword(world.one, "20 participants came from 13 countries")
    swap(anna, ben)
    for one in (anna, ben):
        said = _printed(one, tmp_path / f"{one.name}.pdf")
        assert "22 participants came from 8 countries" in said
        assert "20 participants came from 13 countries" in said
        assert "AK" in said
        assert "BW" in said
        assert "Shown in two versions: 1" in said
        plan, _ = plan_report(one.desk, one.consultation, Profile.OWN)
        assert plan.open_conflicts == 1


@pytest.mark.parametrize("placed", [False, True])
def test_62_joined_lines_print_both_authors(
    world: Any,
    tmp_path: Path,
    placed: bool,  # noqa: FBT001 - from the list above
) -> None:
    anna, ben = world.anna, world.ben
    hers = anna.note("Employers must answer for evacuation", world.morning)
    his = ben.note("Evacuation: the employer is answerable", world.morning)
    under = ben.note("an example under his line", his)
    ben.give(anna)
    _join(anna, hers, his, main=hers)
    if placed:
        section = Seedling(kind=EntityKind.SECTION, fields={"title": "Employers"})
        part = Seedling(kind=EntityKind.PART, fields={}, children=(section,))
        anna.desk.do(AddTrees(trees=(part,), parent=anna.consultation))
        sections = anna.notebook.of_kind(EntityKind.SECTION)
        anna.desk.do(PlaceItems(items=(his, hers), section=sections[0].id))
    said = _printed(anna, tmp_path / "joined.pdf")
    assert said.count("Employers must answer for evacuation [AK, BW]") == 1
    assert "the employer is answerable" not in said
    assert said.count("an example under his line") == 1
    assert _printed(anna, tmp_path / "public.pdf", Profile.PUBLIC).count("AK") == 0
    anna.desk.do(Part(entities=(his,)))
    said = _printed(anna, tmp_path / "parted.pdf")
    for words in ("Employers must answer for evacuation [AK]", "answerable [BW]"):
        assert said.count(words) == 1
    assert anna.notebook[under].parent == his


def test_63_joined_while_another_deletes_stays_visible_and_is_asked(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben, chi = world.all
    _join(anna, world.one, world.two, main=world.one)
    ben.delete(world.two)
    swap(anna, ben)
    assert agree(anna, ben)
    assert anna.shows(world.one)
    assert anna.shows(world.two)
    assert anna.flags(world.two) == {Flag.DELETED_AND_EDITED}
    ben.delete(world.two)
    ben.give(anna, chi)
    for one in (anna, chi):
        assert not one.shows(world.two), "deleted by one who had seen the join"
        assert Links(one.notebook).group_of(world.one) is None


def test_joined_by_one_and_told_apart_by_another_prints_each_and_is_counted(
    world: Any, swap: Any, agree: Any
) -> None:
    anna, ben = world.anna, world.ben
    _join(anna, world.one, world.two, main=world.one)
    ben.desk.do(NotTheSame(first=world.two, second=world.one))
    swap(anna, ben)
    assert agree(anna, ben)
    plan, _ = plan_report(anna.desk, anna.consultation, Profile.OWN)
    told = [one.text for one in plan.blocks]
    assert anna.text(world.one) in told
    assert anna.text(world.two) in told
    assert plan.open_conflicts == 1
    _join(anna, world.one, world.two, main=world.one)
    anna.give(ben)
    plan, _ = plan_report(ben.desk, ben.consultation, Profile.OWN)
    assert plan.open_conflicts == 0
    assert Links(ben.notebook).main_of(world.two) == world.one
