import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.agenda import read_agenda
from micic_desk.exchange.participants import read_participants
from micic_desk.exchange.rows import LONGEST_ROW, MOST_ROWS, heading_of, rows_of, without_bullet

WORDS = {"name": "name", "nom": "name", "role": "role"}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Anna\tBoss\tLN", ("Anna", "Boss", "LN")),
        ("Anna; Boss; LN", ("Anna", "Boss", "LN")),
        ("Anna, Boss, LN", ("Anna", "Boss", "LN")),
        ('"Anna, Dr";Boss;"L ""N"""', ("Anna, Dr", "Boss", 'L "N"')),
        ("Anna     Boss     LN", ("Anna", "Boss", "LN")),
        ("\ufeffAnna\tBoss", ("Anna", "Boss")),
        ("Anna\x00 K\tBoss", ("Anna␀ K", "Boss")),
        ('Anna "the boss, LN', ('Anna "the boss', "LN")),
    ],
)
def test_what_parts_the_cells_is_found(text: str, cells: tuple[str, ...]) -> None:
    (row,) = rows_of(text, commas=True).rows
    assert row.cells == cells


def test_commas_part_only_where_they_may() -> None:
    (row,) = rows_of("Papers, pay and protection", commas=False).rows
    assert row.cells == ("Papers, pay and protection",)


def test_two_known_words_are_a_row_of_headings() -> None:
    assert heading_of(rows_of("Nom;Role;X\na;b;c", commas=True), WORDS) == {0: "name", 1: "role"}
    assert heading_of(rows_of("Name", commas=True), WORDS) is None
    assert heading_of(rows_of("Anna, Boss", commas=True), WORDS) is None
    assert heading_of(rows_of("", commas=True), WORDS) is None


@pytest.mark.parametrize("line", ["- Anna", "• Anna", "1. Anna", "12) Anna", "(3) Anna", " Anna "])
def test_bullets_are_no_part_of_a_name(line: str) -> None:
    assert without_bullet(line) == "Anna"
    assert without_bullet("Room (2) – x") == "Room (2) – x"


@given(st.text(max_size=200))
def test_every_line_with_words_comes_out(text: str) -> None:
    rows = rows_of(text, commas=True)
    if '"' not in text:
        visible = [one for one in rows_of(text, commas=False).rows if one.line]
        assert len([one for one in rows.rows if one.line]) == len(visible)


def test_a_list_of_too_many_lines_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refusal) as refused:
        rows_of("Anna\n" * (MOST_ROWS + 1), commas=True)
    assert str(MOST_ROWS + 1) in str(refused.value)
    assert len(rows_of("Anna\n" * MOST_ROWS, commas=True).rows) == MOST_ROWS


@pytest.mark.parametrize("sign", ["(", ",", "–", "1 May ", '"', "x"])
def test_a_line_without_end_is_refused_before_anybody_looks_into_it(sign: str) -> None:
    """Names and times are looked for in each line, at a price that grows with its square."""
    text = f"Opening\n{sign * LONGEST_ROW * 20}\n"
    started = time.process_time()
    for read in (read_agenda, read_participants):
        with pytest.raises(Refusal) as refused:
            read(text)
        assert refused.value.code == "list.long_line"
    assert time.process_time() - started < 1
    with pytest.raises(Refusal):
        read_participants('"' + "aaaa\n" * 4000 + '",b\n')


def test_lines_of_the_longest_kind_are_read_in_time() -> None:
    for sign in (
        "(",
        ",",
        "–",
        "1 May ",
        "9:00-",
        "chair ",
        " chair: a(",
        "room ",
        ", hall",
        "Anna ",
    ):
        line = (sign * LONGEST_ROW)[: LONGEST_ROW - 1] + "("
        started = time.process_time()
        read_agenda("\n".join([line] * 20))
        assert time.process_time() - started < 2, sign
