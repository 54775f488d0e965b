from datetime import date
from pathlib import Path

import pytest

from micic_desk.app.dating import (
    days_of,
    leaving_open,
    session_of,
    settling,
    spoken_on,
    typed_span,
)
from micic_desk.app.desk import Desk
from micic_desk.app.importing import import_source
from micic_desk.domain.days import Span, Standing, span_text
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "report-back.md"


def consultation(desk: Desk) -> str:
    return desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id


@pytest.fixture
def line(desk: Desk) -> str:
    session = Add(kind=EntityKind.SESSION, fields={"day": "2031-05-13"}, parent=consultation(desk))
    fields = {"kind": "point", "text": "Yesterday and last week, as said yesterday"}
    above = desk.do(session).entities[0].id
    return desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=above)).entities[0].id


def meanings(desk: Desk) -> list[tuple[str, Standing]]:
    return [
        (span_text(one.span) if one.span else "", one.standing)
        for one in days_of(desk.notebook, consultation(desk))
    ]


def test_days_are_counted_from_the_session(desk: Desk, line: str) -> None:
    assert [one for one, _ in meanings(desk)] == [
        "2031-05-12",
        "2031-05-05/2031-05-11",
        "2031-05-12",
    ]
    assert days_of(desk.notebook, None) == []
    found = session_of(desk.notebook, line)
    assert found is not None
    assert found.text("day") == "2031-05-13"


def test_a_correction_holds_for_the_word_and_the_line_stays_as_it_was(
    desk: Desk, line: str
) -> None:
    before = desk.notebook[line].text("text")
    first = days_of(desk.notebook, consultation(desk))[0]
    there = date(2031, 5, 11)
    desk.do(settling(desk.notebook, first, Span(there, there)))
    assert meanings(desk)[0] == meanings(desk)[2] == ("2031-05-11", Standing.CORRECTED)
    assert meanings(desk)[1][1] is Standing.COUNTED
    assert desk.notebook[line].text("text") == before
    desk.do(settling(desk.notebook, first, None))
    assert meanings(desk)[0] == ("", Standing.NO_DAY)
    desk.do(leaving_open(desk.notebook, first))
    assert "dates_meant" not in desk.notebook[line].fields or not desk.notebook[line].mapping(
        "dates_meant"
    )
    assert meanings(desk)[0] == ("2031-05-12", Standing.COUNTED)


def test_the_day_of_speaking_is_set_on_the_session(desk: Desk, line: str) -> None:
    desk.do(spoken_on(desk.notebook, line, date(2031, 6, 1)))
    assert meanings(desk)[0][0] == "2031-05-31"
    desk.undo()
    assert meanings(desk)[0][0] == "2031-05-12"


def test_a_line_that_stands_nowhere_has_no_day_to_set(desk: Desk) -> None:
    loose = desk.do(Add(kind=EntityKind.ITEM, fields={"text": "yesterday"})).entities[0].id
    with pytest.raises(Refusal):
        spoken_on(desk.notebook, loose, date(2031, 6, 1))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2031-05-12", "2031-05-12"),
        (" 2031-05-12/2031-05-14 ", "2031-05-12/2031-05-14"),
        ("12 May 2031", "2031-05-12"),
        ("12-14 May 2031", "2031-05-12/2031-05-14"),
        ("25/6/2015", "2015-06-25"),
    ],
)
def test_days_are_typed_as_people_write_them(typed: str, kept: str) -> None:
    span = typed_span(typed)
    assert span is not None
    assert span_text(span) == kept


@pytest.mark.parametrize("typed", ["", "5/6/2015", "soon", "2031-02-30", "32 May 2031"])
def test_what_may_mean_two_days_or_none_is_not_guessed(typed: str) -> None:
    assert typed_span(typed) is None


@pytest.mark.skipif(not SEED.is_file(), reason="the shared folder is not here")
def test_the_report_of_25_june_speaks_five_times_of_the_24th(desk: Desk) -> None:
    import_source(desk, SEED)
    found = [
        one
        for above in desk.notebook.of_kind(EntityKind.CONSULTATION)
        for one in days_of(desk.notebook, above.id)
    ]
    said = [(one.said.words, span_text(one.span) if one.span else "") for one in found]
    assert said == [("yesterday", "2015-06-24")] * 5
