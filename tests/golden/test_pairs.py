"""The labelled pairs: what is called likely is so, and what differs is shown as differing."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from micic_desk.merge.pairing import Noted, Pair, pairs
from micic_desk.merge.signs import WORD, Sort

PAIRS = Path(__file__).with_name("pairs.txt")


def labelled() -> Iterator[list[str]]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield [one.strip() for one in line.split("|")]


def session(language: str) -> tuple[list[str], dict[tuple[int, int], Pair]]:
    """All pairs of one language as two people's notes of one session, and what is proposed."""
    rows = [one[1:] for one in labelled() if one[0] == language]
    lines = [
        Noted(f"{person}{number}", person, row[column])
        for column, person in ((1, "a"), (2, "b"))
        for number, row in enumerate(rows)
    ]
    found = {(int(one.first[1:]), int(one.second[1:])): one for one in pairs(lines)}
    return [row[0] for row in rows], found


LANGUAGES = ("en", "fr", "es", "ru")


def test_there_are_two_hundred_pairs_with_hard_ones_among_them() -> None:
    rows = list(labelled())
    assert len(rows) >= 200
    for language in LANGUAGES:
        hard = [one for one in rows if one[0] == language and one[1] in {"figure", "negation"}]
        assert len(hard) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_likely_is_right_nine_times_in_ten_and_finds_eight_of_ten(language: str) -> None:
    labels, found = session(language)
    likely = {where for where, pair in found.items() if pair.likely}
    true = {(number, number) for number, label in enumerate(labels) if label == "same"}
    assert len(likely & true) / len(likely) >= 0.9
    assert len(likely & true) / len(true) >= 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_figure_or_a_negation_is_shown_and_never_likely(language: str) -> None:
    labels, found = session(language)
    sorts = {"figure": Sort.FIGURE, "negation": Sort.NEGATION}
    for number, label in enumerate(labels):
        if label in sorts:
            pair = found[number, number]
            assert not pair.likely
            assert pair.contradicts
            assert sorts[label] in [one.sort for one in pair.differing]


def test_the_two_figures_for_one_fact_show() -> None:
    lines = [
        Noted("1", "a", "8 countries (Europe and Central Asia), incl. diaspora in Western Europe"),
        Noted("2", "a", "20 participants in total"),
        Noted("3", "b", "Civil society from 13 countries in Europe and Central Asia met"),
        Noted("4", "b", "Recognition of the diaspora’s role"),
    ]
    first = pairs(lines)[0]
    assert (first.first, first.second) == ("1", "3")
    assert not first.likely
    assert [(one.mine, one.theirs) for one in first.differing if one.sort is Sort.FIGURE] == [
        (("8",), ("13",))
    ]


def test_never_two_lines_of_one_person_and_never_what_was_answered() -> None:
    text = "Employers must cover the cost of evacuating seasonal workers"
    assert pairs([Noted("1", "a", text), Noted("2", "a", text)]) == []
    lines = [Noted("1", "a", text), Noted("2", "b", text)]
    assert len(pairs(lines)) == 1
    assert pairs(lines, apart=_always) == []


def _always(first: str, second: str) -> bool:
    return first != second


def test_three_hundred_lines_on_each_side_cost_little_more_than_reading_them() -> None:
    texts = [one[column] for one in labelled() for column in (2, 3)]
    lines = [
        Noted(f"{person}{number}", person, f"{texts[number % len(texts)]} {number}")
        for person in "ab"
        for number in range(300)
    ]
    reading = min(_spent(_read, lines) for _ in range(5))
    pairing = min(_spent(pairs, lines) for _ in range(5))
    # Of the fifty milliseconds there are, finding the words takes two, wherever it is done.
    assert pairing < 25 * reading


def _read(lines: list[Noted]) -> list[list[str]]:
    return [WORD.findall(one.text) for one in lines]


def _spent(what: object, lines: list[Noted]) -> float:
    start = time.process_time()
    what(lines)  # type: ignore[operator]
    return time.process_time() - start
