from pathlib import Path

import pytest

from micic_desk.app.capturing import Capture
from micic_desk.app.desk import Desk
from micic_desk.app.gap_filling import Gaps
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.gaps import Gap, Missing
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import is_protected
from micic_desk.domain.sentences import Refusal


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = create_desk(tmp_path / "a.micic", None, title="Rivers")
    Workplace(made).add_session("Morning")
    capture = Capture(made)
    for line in (
        "~ sound lost",
        "?? The bridge was closed",
        "Marta: we walked",
        "Nothing missing here",
        "Marta: and nobody came",
        "Poland: borders closed",
    ):
        capture.take(line)
    return made


def ready(desk: Desk) -> Gaps:
    gaps = Gaps(desk)
    gaps.learn(None)
    desk.listen(gaps.follow)
    return gaps


def asked(desk: Desk, gaps: Gaps) -> list[tuple[Missing, str]]:
    found = gaps.under(Workplace(desk).consultation)
    return [(one.missing, desk.notebook[one.item].text("text")) for one in found]


def test_gaps_stand_in_reading_order_and_follow_every_change(desk: Desk) -> None:
    gaps = ready(desk)
    assert [one for one, _ in asked(desk, gaps)] == [
        Missing.WORDS,
        Missing.SPEAKER,
        *[Missing.NAME] * 3,
    ]
    Workplace(desk).add_session("Evening")
    Capture(desk).take("~ doors slammed")
    assert gaps.count(Workplace(desk).session) == 1
    assert gaps.count(Workplace(desk).consultation) == 6
    desk.undo()
    assert gaps.count(Workplace(desk).session) == 0


def test_a_notebook_is_read_a_little_at_a_time(desk: Desk) -> None:
    gaps = Gaps(desk)
    steps = 0
    while gaps.behind:
        gaps.learn(2)
        steps += 1
    assert steps > 3
    assert gaps.count(Workplace(desk).consultation) == 5


def fill(desk: Desk, gaps: Gaps, number: int, written: str) -> Gap:
    gap = gaps.under(Workplace(desk).consultation)[number]
    desk.do(gaps.fill(gap, written))
    return gap


def test_words_are_filled_and_undone_as_one_gesture(desk: Desk) -> None:
    gaps = ready(desk)
    gap = fill(desk, gaps, 0, " The siren was too quiet ")
    assert desk.notebook[gap.item].text("text") == "The siren was too quiet"
    assert gaps.count(Workplace(desk).consultation) == 4
    desk.undo()
    assert desk.notebook[gap.item].text("text") == "sound lost"
    assert gaps.count(Workplace(desk).consultation) == 5


def test_one_name_names_every_line_it_stands_before(desk: Desk) -> None:
    gaps = ready(desk)
    fill(desk, gaps, 2, "@S7")
    (person,) = desk.notebook.of_kind(EntityKind.PERSON)
    assert (person.text("code"), person.texts("aliases")) == ("S7", ("Marta",))
    assert is_protected(person)
    spoken = [
        one.text("text")
        for one in desk.notebook.of_kind(EntityKind.ITEM)
        if one.text("speaker") == person.id
    ]
    assert sorted(spoken) == ["and nobody came", "we walked"]
    assert asked(desk, gaps)[-1] == (Missing.NAME, "Poland: borders closed")
    Capture(desk).take("Marta: known now")
    assert len(asked(desk, gaps)) == 3
    desk.undo()
    desk.undo()
    assert desk.notebook.of_kind(EntityKind.PERSON) == []
    assert len(asked(desk, gaps)) == 5


def test_a_speaker_is_found_by_code_or_name_before_one_is_made(desk: Desk) -> None:
    gaps = ready(desk)
    known = Workplace(desk).person_named("Aigerim Sample")
    gap = fill(desk, gaps, 1, "aigerim")
    assert desk.notebook[gap.item].text("speaker") == known
    assert desk.notebook[gap.item].text("text") == "The bridge was closed"


@pytest.mark.parametrize(
    ("number", "written"), [(0, "  "), (1, " "), (1, "??"), (2, "@"), (1, "we " * 9)]
)
def test_nothing_written_fills_nothing(desk: Desk, number: int, written: str) -> None:
    gaps = ready(desk)
    with pytest.raises(Refusal):
        fill(desk, gaps, number, written)
    assert len(asked(desk, gaps)) == 5
