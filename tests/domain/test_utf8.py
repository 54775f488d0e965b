from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.utf8 import whole


def test_halves_of_characters_are_made_whole_and_nothing_else_is_touched() -> None:
    assert whole("a\ud83d\ude00b") == "a😀b"
    assert whole("a\ud83db") == "a\ufffdb"
    assert whole("e\u0301 \x00 ➔") == "e\u0301 \x00 ➔"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_every_text_becomes_one_that_can_be_written(text: str) -> None:
    whole(text).encode()
