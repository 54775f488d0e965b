"""The sample: whole, ours, and shown as a day's work would leave it."""

from collections import Counter
from pathlib import Path

import pytest

from micic_desk.app import sample as samples
from micic_desk.app.exporting import plan_report
from micic_desk.app.sample import create_sample, read_sample
from micic_desk.app.showing import conflicts
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import EntityKind, ItemKind, SectionRole
from micic_desk.domain.people import is_protected
from micic_desk.report.profile import Profile


def test_the_sample_is_a_whole_consultation(tmp_path: Path) -> None:
    desk = create_sample(tmp_path / "sample.micic", None)
    notebook = desk.notebook
    consultation = Workplace(desk).need_consultation()
    assert len(notebook.of_kind(EntityKind.CONSULTATION)) == 1
    assert len(notebook.children(consultation, EntityKind.SESSION)) == 2
    roles = Counter(one.text("role") for one in notebook.of_kind(EntityKind.SECTION))
    assert roles[SectionRole.KEY_POINT] == 5
    items = notebook.of_kind(EntityKind.ITEM)
    assert len(items) >= 60
    authors = Counter(one.text("author") for one in items)
    people = {one.id: one for one in notebook.of_kind(EntityKind.PERSON)}
    assert {people[one].text("name") for one in authors} == {"Anna Kestrel", "Dauren Velt"}
    assert min(authors.values()) >= 25
    assert len(conflicts(notebook)) == 1
    assert {one.text("kind") for one in items} >= {
        ItemKind.RECOMMENDATION,
        ItemKind.IMPLICATION,
        ItemKind.QUESTION,
        ItemKind.QUOTATION,
        ItemKind.GAP,
        ItemKind.HAND_OVER,
        ItemKind.NOTE_TO_SELF,
    }
    speakers = [one for one in people.values() if one.text("code")]
    assert all(is_protected(one) for one in speakers)
    assert len(speakers) == 4
    assert plan_report(desk, consultation, Profile.PUBLIC)[0].blocks
    desk.close()
    assert {one.name for one in tmp_path.iterdir()} == {"sample.micic", "sample.micic-second"}


def test_a_private_line_of_a_colleague_is_not_in_it(tmp_path: Path) -> None:
    desk = create_sample(tmp_path / "sample.micic", None)
    private = [
        one.text("author")
        for one in desk.notebook.of_kind(EntityKind.ITEM)
        if one.text("kind") == ItemKind.NOTE_TO_SELF
    ]
    assert {desk.notebook[one].text("name") for one in private} == {"Anna Kestrel"}
    desk.close()


def test_every_line_the_sample_names_is_in_its_notes() -> None:
    sample = read_sample()
    named = [line for part in (1, 2) for _, lines in sample.placed(part) for line in lines]
    for line in [*named, sample.conflict["line"]]:
        who, _, words = line.partition(": ")
        assert words in sample.notes[who], line


def test_a_line_nobody_noted_is_a_mistake_of_ours(tmp_path: Path) -> None:
    desk = create_sample(tmp_path / "sample.micic", None)
    with pytest.raises(LookupError):
        samples.line_of(desk, read_sample(), "first: No such words")
    desk.close()
