import pytest

from micic_desk.ui.widgets.reading import isolated, reads_right_to_left, set_apart, side_by_side


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Papers", False),
        ("الأوراق", True),
        ("נייר", True),
        ("-> الأوراق", True),
        ("48 ساعة", True),
        ("(Papers) الأوراق", False),
        ("12, 15?", None),
        ("", None),
    ],
)
def test_the_first_letter_with_a_direction_says(text: str, answer: bool | None) -> None:  # noqa: FBT001 - a table
    assert reads_right_to_left(text) is answer


def test_a_text_keeps_its_order_wherever_it_is_shown() -> None:
    assert isolated("24 people") == "\u206824 people\u2069"
    assert isolated("") == ""


def test_facts_side_by_side_are_each_read_in_their_own_direction() -> None:
    assert side_by_side(("Dana", "", "26 Nov 2026")) == "Dana · 26 Nov 2026"
    assert side_by_side(("ليلى", "26 Nov 2026")) == "\u2068ليلى\u2069 · 26 Nov 2026"
    assert set_apart("Dana (ليلى)") == "\u2068Dana (ليلى)\u2069"
