from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.days import days_in, span_text
from micic_desk.domain.days.reading import _AWAKENED, MOST
from micic_desk.domain.days.words import FORMS

THURSDAY = date(2015, 6, 25)

SAID = [
    ("At the consultation yesterday, there were", "yesterday", "2015-06-24"),
    ("yesterday's consultation", "yesterday", "2015-06-24"),
    ("the day before yesterday they left", "the day before yesterday", "2015-06-23"),
    ("Tomorrow we go on", "Tomorrow", "2015-06-26"),
    ("this morning", "this morning", "2015-06-25"),
    ("three days ago", "three days ago", "2015-06-22"),
    ("10 days ago", "10 days ago", "2015-06-15"),
    ("last week", "last week", "2015-06-15/2015-06-21"),
    ("two weeks ago", "two weeks ago", "2015-06-08/2015-06-14"),
    ("next month", "next month", "2015-07-01/2015-07-31"),
    ("seven months ago", "seven months ago", "2014-11-01/2014-11-30"),
    ("last year", "last year", "2014-01-01/2014-12-31"),
    ("next Monday", "next Monday", "2015-06-29"),
    ("next Thursday", "next Thursday", "2015-07-02"),
    ("last Thursday", "last Thursday", "2015-06-18"),
    ("last Friday", "last Friday", "2015-06-19"),
    ("this Friday", "this Friday", "2015-06-26"),
    ("Hier, les diasporas", "Hier", "2015-06-24"),
    ("avant-hier", "avant-hier", "2015-06-23"),
    ("aujourd’hui", "aujourd’hui", "2015-06-25"),
    ("il y a trois jours", "il y a trois jours", "2015-06-22"),
    ("la semaine prochaine", "la semaine prochaine", "2015-06-29/2015-07-05"),
    ("lundi dernier", "lundi dernier", "2015-06-22"),
    ("l’année dernière", "l’année dernière", "2014-01-01/2014-12-31"),
    ("ayer llegaron", "ayer", "2015-06-24"),
    ("pasado mañana", "pasado mañana", "2015-06-27"),
    ("hablamos mañana", "mañana", "2015-06-26"),
    ("esta mañana", "esta mañana", "2015-06-25"),
    ("hace dos semanas", "hace dos semanas", "2015-06-08/2015-06-14"),
    ("el próximo lunes", "el próximo lunes", "2015-06-29"),
    ("Вчера дорога была закрыта", "Вчера", "2015-06-24"),
    ("вчерашней встречи", "вчерашней", "2015-06-24"),
    ("позавчера", "позавчера", "2015-06-23"),
    ("на прошлой неделе", "прошлой неделе", "2015-06-15/2015-06-21"),
    ("в прошлую среду", "прошлую среду", "2015-06-24"),
    ("три дня назад", "три дня назад", "2015-06-22"),
    ("أمس كان الطريق مغلقا", "أمس", "2015-06-24"),
    ("أول أمس", "أول أمس", "2015-06-23"),
    ("الأسبوع الماضي", "الأسبوع الماضي", "2015-06-15/2015-06-21"),
    ("الاثنين القادم", "الاثنين القادم", "2015-06-29"),
]


@pytest.mark.parametrize(("text", "words", "meaning"), SAID)
def test_words_mean_days_from_the_day_of_speaking(text: str, words: str, meaning: str) -> None:
    (one,) = days_in(text)
    assert one.words == words
    assert text[one.start : one.end] == words
    span = one.meaning(THURSDAY)
    assert span is not None
    assert span_text(span) == meaning


@pytest.mark.parametrize("text", ["on Friday", "last summer", "the other day", "next weekend"])
def test_what_only_the_speaker_knows_stays_open(text: str) -> None:
    (one,) = days_in(text)
    assert one.meaning(THURSDAY) is None


@pytest.mark.parametrize(
    "text",
    ["por la mañana", "yesterdays", "on 25 June 2015", "Thursday", "in 2 days of talks", "hiera"],
)
def test_what_is_no_such_day_is_left_alone(text: str) -> None:
    assert days_in(text) == []


def test_a_step_out_of_the_calendar_means_nothing() -> None:
    assert days_in("999 years ago")[0].meaning(date(100, 1, 1)) is None
    assert days_in("tomorrow")[0].meaning(date.max) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_last_this_and_next_weekday_are_the_day_asked_for(spoken: date, weekday: int) -> None:
    name = (THURSDAY + timedelta(days=weekday - 3)).strftime("%A")
    last, this, following = (
        days_in(f"{word} {name}")[0].meaning(spoken) for word in ("last", "this", "next")
    )
    assert last is not None
    assert this is not None
    assert following is not None
    assert {one.first.weekday() for one in (last, this, following)} == {weekday}
    assert last.first < spoken < following.first
    assert (following.first - last.first).days in {7, 14}
    assert this.first.isocalendar()[:2] == spoken.isocalendar()[:2]


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for one in days_in(text):
        assert text[one.start : one.end] == one.words


def test_a_line_of_nothing_else_is_cut_off() -> None:
    assert len(days_in("yesterday " * 5000)) == MOST


def test_every_form_is_a_pattern_of_its_own() -> None:
    assert len({form for form, _, _ in FORMS}) == len(FORMS)


@pytest.mark.parametrize("form", [form for form, _, _ in FORMS])
def test_every_form_is_woken_by_a_word_of_its_own(form: str) -> None:
    assert any(at for at in _AWAKENED.values() if FORMS.index(_form(form)) in at)


def _form(pattern: str) -> tuple[str, object, int]:
    return next(one for one in FORMS if one[0] == pattern)
