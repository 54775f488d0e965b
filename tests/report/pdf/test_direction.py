from dataclasses import dataclass

import pytest

from micic_desk.report.pdf.direction import (
    in_visual_order,
    levels,
    order_told,
    runs_leftward,
    told_apart,
)


@dataclass
class Piece:
    text: str
    level: int


@pytest.mark.parametrize(
    ("text", "language", "leftward"),
    [
        ("plain", "ar", False),
        ("العربية then English", "en", True),
        ("English then العربية", "ar", True),
        ("English then العربية", "en", False),
        ("123 – 456", "he-IL", True),
        ("123", "en", False),
        ("", "fa", True),
    ],
)
def test_base_direction(text: str, language: str, *, leftward: bool) -> None:
    assert runs_leftward(text, language) is leftward


def test_levels_follow_the_letters() -> None:
    assert levels("ab", leftward=False) == [0, 0]
    assert levels("אב 12 ab", leftward=True) == [1, 1, 1, 2, 2, 1, 2, 2]
    assert levels("ab אב", leftward=False) == [0, 0, 0, 1, 1]


def test_ignored_controls_do_not_shift_the_others() -> None:
    assert levels("א\u200d\u2067ב", leftward=True) == [1, 1, 1, 1]


def test_pieces_are_turned_run_by_run() -> None:
    pieces = [Piece("A", 1), Piece(" ", 1), Piece("1", 2), Piece("2", 2), Piece("B", 1)]
    assert "".join(piece.text for piece in in_visual_order(pieces)) == "B12 A"
    pieces = [Piece("a", 0), Piece("A", 1), Piece("B", 1), Piece("b", 0)]
    assert "".join(piece.text for piece in in_visual_order(pieces)) == "aBAb"


@pytest.mark.parametrize(
    ("text", "leftward", "found"),
    [
        ("אב Kit (ODK) גד", True, "111222222222111"),  # as what stands before them
        ("אב (ODK) גד", True, "11112221111"),
        ("אב (ODK ג) ד", True, "111122211111"),  # what runs like the paragraph counts most
        ("ab אב (גד) ef", False, "0001111111000"),
        ("ab (cd [א] e) f", False, "000000001000000"),
        ("ab ) אב ( cd", False, "000001100000"),  # no pair
        ("אב ab (1) cd", True, "111222222222"),
    ],
)
def test_both_brackets_of_a_pair_run_one_way(text: str, found: str, *, leftward: bool) -> None:
    assert "".join(map(str, levels(text, leftward=leftward))) == found


def test_pieces_told_apart_keep_their_marks() -> None:
    assert list(told_apart("(ODK-3)")) == ["(", "ODK", "-3", ")"]
    assert list(told_apart("بً.")) == ["بً", "."]
    assert list(told_apart("")) == []


def test_a_line_is_told_from_its_end_where_most_of_it_runs_leftward() -> None:
    assert order_told(["אב", " ", "Open", " ", "גד"]) == [4, 3, 2, 1, 0]
    assert order_told(["אב", " ", "9", ".", " ", "גד"]) == [5, 4, 2, 3, 1, 0]
    assert order_told(["One", " ", "two", " ", "אב"]) == [0, 1, 2, 3, 4]
    assert order_told(["12", " ", "30"]) == [0, 1, 2]
