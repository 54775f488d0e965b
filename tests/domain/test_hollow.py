"""Operations without some of their values say what they replaced, and no field goes empty."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.hollow import agree, erase, omit, together
from micic_desk.domain.operation import read_operation
from micic_desk.domain.registers import Registers


def test_what_was_left_out_can_come_later_and_what_was_erased_cannot(operations: Any) -> None:
    full = operations(2, "e" * 32, text="words", kind="point", p={"text": [1]})
    thin = omit(full, ["text"])
    assert dict(thin.writes) == {"kind": "point"}
    assert "words" not in thin.to_text()
    assert read_operation(thin.to_text()).to_text() == thin.to_text()
    assert agree(thin, full)
    assert together(thin, full) == full
    gone = erase(full, ["text"])
    assert agree(gone, full)
    assert together(gone, full) == gone
    assert together(gone, thin) == gone
    assert erase(thin, ["text"]) == gone


def test_what_says_something_else_does_not_agree(operations: Any) -> None:
    full = operations(2, text="words", kind="point")
    for other in (
        operations(2, text="other words", kind="point"),
        operations(2, text="words"),
        operations(2, text="words", kind="point", p={"text": [1]}),
        operations(3, text="words", kind="point"),
    ):
        assert not agree(full, other)
        assert not agree(omit(full, ["kind"]), other)


def test_where_a_line_stood_is_never_left_out(operations: Any) -> None:
    one = operations(1, place=["root", "a~"], deleted=False)
    assert omit(one, ["place", "deleted"]) == one
    assert erase(one, ["place", "deleted"]) == one


def test_a_chain_through_hollow_writes_still_replaces_the_oldest(operations: Any) -> None:
    first = operations(1, text="a")
    second = operations(2, text="b", p={"text": [1]})
    third = operations(3, text="c", p={"text": [2]})
    folded = Registers([first, omit(second, ["text"]), third]).settle("e")
    assert folded is not None
    assert dict(folded.fields) == {"text": "c"}
    assert not folded.conflicts


def test_a_hollow_write_on_top_takes_no_word_away(operations: Any) -> None:
    first = operations(1, text="a")
    second = omit(operations(2, text="b", p={"text": [1]}), ["text"])
    folded = Registers([first, second]).settle("e")
    assert folded is not None
    assert folded.text("text") == "a"


@given(
    links=st.lists(st.lists(st.integers(1, 8), max_size=3), min_size=1, max_size=8),
    hollow=st.sets(st.integers(1, 8)),
    order=st.randoms(use_true_random=False),
)
def test_a_field_that_was_written_always_has_a_value(
    links: list[list[int]], hollow: set[int], order: Any, operations: Any
) -> None:
    """Whatever is claimed and whatever is left out, and in any order."""
    wrote = [
        operations(number, text=f"{number}", p={"text": replaced})
        for number, replaced in enumerate(links, 1)
    ]
    given_here = [
        omit(one, ["text"]) if number in hollow else one for number, one in enumerate(wrote, 1)
    ]
    folded = Registers(given_here)
    if any("text" in one.writes for one in given_here):
        assert folded.heads("text")
    order.shuffle(given_here)
    assert Registers(given_here).head_ids("text") == folded.head_ids("text")
    whole = Registers(wrote)
    heads = set(whole.head_ids("text"))
    if not any(wrote[number - 1].id in heads for number in hollow if number <= len(wrote)):
        assert folded.head_ids("text") == whole.head_ids("text")
