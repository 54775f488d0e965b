import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.exchange.markdown import forms
from micic_desk.report import markdown_forms

SIGNS = (
    *("\\", "- ", "-", "*", "1", ". ", ") ", "#", " ", "`", "```", "~", "=", ">", "=> ", "➔ "),
    *("Recommendation", "Рекомендация", ":", ": ", "[", "x] ", "a", "• ", "**"),
)
beginnings = st.lists(st.sampled_from(SIGNS), max_size=7).map(
    lambda parts: "".join(parts).strip(" \t")
)


@given(text=beginnings)
def test_the_reader_takes_off_exactly_what_the_writer_adds(text: str) -> None:
    assert forms.unescaped(markdown_forms.protected(text)) == text
    assert forms.unescaped(markdown_forms.protected_in_item(text, "- "), "- ") == text
    heading = markdown_forms.protected_heading(text, plain=True)
    assert forms.unescaped_heading(heading, plain=True) == text


@given(text=beginnings)
def test_a_protected_line_begins_no_block(text: str) -> None:
    assert not forms.begins_block(markdown_forms.protected(text))


@given(text=beginnings)
def test_what_begins_no_block_is_printed_as_it_is(text: str) -> None:
    if not text.startswith("\\") and not forms.begins_block(text) and "\\" not in text:
        assert markdown_forms.protected(text) == text


@pytest.mark.parametrize(
    "text", ["#tag", "-5 degrees", "1.5 million", "*emphasis*", "2015. A year"]
)
def test_ordinary_beginnings_are_left_alone(text: str) -> None:
    assert markdown_forms.protected(text) == text
    assert not forms.begins_block(text)
