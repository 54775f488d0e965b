from hypothesis import given
from hypothesis import strategies as st

from micic_desk.ui.panels.conflicts.wordwise import Span, changed_words

TEXTS = st.lists(st.sampled_from(["must", "should", " ", ", ", "11", "ночь", "“", "\n"])).map(
    "".join
)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[one.start : one.start + one.length] for one in spans]


def rest(text: str, spans: tuple[Span, ...]) -> str:
    for one in reversed(spans):
        text = text[: one.start] + text[one.start + one.length :]
    return text


def test_whole_words_are_marked_on_both_sides() -> None:
    mine, theirs = "closed for eleven days", "closed for thirteen days"
    one, other = changed_words(mine, theirs)
    assert words(mine, one) == ["eleven"]
    assert words(theirs, other) == ["thirteen"]


def test_changes_that_only_a_space_parts_are_one_run() -> None:
    mine, theirs = "nobody at all answered", "hardly any people answered"
    one, other = changed_words(mine, theirs)
    assert words(mine, one) == ["nobody at all"]
    assert words(theirs, other) == ["hardly any people"]


def test_what_one_side_adds_is_marked_there_alone() -> None:
    one, other = changed_words("keep it open", "keep it open at night")
    assert one == ()
    assert words("keep it open at night", other) == [" at night"]


def test_texts_too_long_to_compare_are_told_apart_by_their_ends() -> None:
    mine = "same " + "a b " * 3000 + "end"
    theirs = "same " + "c d " * 3000 + "end"
    one, other = changed_words(mine, theirs)
    assert len(one) == len(other) == 1
    assert rest(mine, one).replace(" ", "") == "sameend"


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_on_both_sides(mine: str, theirs: str) -> None:
    one, other = changed_words(mine, theirs)
    assert rest(mine, one).split() == rest(theirs, other).split()
    for text, spans in ((mine, one), (theirs, other)):
        ends = [0, *(span.start + span.length for span in spans)]
        assert all(span.length > 0 for span in spans)
        assert all(span.start >= end for span, end in zip(spans, ends, strict=False))
        assert ends[-1] <= len(text)


@given(TEXTS)
def test_the_same_text_has_no_marks(text: str) -> None:
    assert changed_words(text, text) == ((), ())
