from dataclasses import dataclass

import pytest

from micic_desk.report.pdf.direction import in_visual_order, levels, runs_leftward


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
