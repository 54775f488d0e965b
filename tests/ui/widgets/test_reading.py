import pytest

from micic_desk.ui.widgets.reading import reads_right_to_left


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
