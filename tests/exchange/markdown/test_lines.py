from hypothesis import given
from hypothesis import strategies as st

from micic_desk.exchange.markdown.lines import column, split_lines


@given(text=st.text(st.sampled_from("a \t\r\n\u2028\x0b\x85"), max_size=30))
def test_lines_and_endings_make_the_text_again(text: str) -> None:
    found = split_lines(text)
    parts = [line.text + (line.odd or found.newline) for line in found.lines]
    whole = "".join(parts)
    if not found.final_newline and parts:
        whole = whole[: -len(found.newline)]
    assert whole == text


def test_the_usual_ending_is_the_most_frequent_one() -> None:
    found = split_lines("a\r\nb\nc\r\n")
    assert found.newline == "\r\n"
    assert [line.odd for line in found.lines] == ["", "\n", ""]


def test_a_tab_goes_on_to_the_next_stop() -> None:
    assert [column(indent) for indent in ("", "  ", "\t", "  \t", "\t ")] == [0, 2, 4, 4, 5]
