from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.corrigendum import (
    DeliveredLine,
    amendments,
    corrigendum,
    delivered_lines,
)
from micic_desk.report.wording import load_wording

WORDS = load_wording("en")


def plan(*blocks: Block) -> Plan:
    title = Block(role=BlockRole.TITLE_LINE, text="Consultation")
    return Plan(title="Consultation", language="en", profile="public", blocks=(title, *blocks))


def line(one: str, text: str) -> Block:
    return Block(role=BlockRole.POINT, text=text, level=1, source=one)


_PLANS = st.lists(
    st.builds(line, st.sampled_from("abcde"), st.sampled_from(["x", "y", "z"])), max_size=8
)


@given(_PLANS, _PLANS)
def test_what_was_delivered_and_the_list_make_what_is_now(
    before: list[Block], now: list[Block]
) -> None:
    old, new = delivered_lines(plan(*before)), delivered_lines(plan(*now))
    words = {one.key: one.words for one in old}
    for one in amendments(old, new):
        assert words.get(one.key, "") == one.before
        if one.after:
            words[one.key] = one.after
        else:
            del words[one.key]
    assert words == {one.key: one.words for one in new}
    assert amendments(new, new) == []


def _said(block: Block) -> str:
    return block.number + _text(block)


def _text(block: Block) -> str:
    return f"{block.label} {block.text}" if block.label else block.text


def test_the_list_can_be_printed_and_says_both_wordings() -> None:
    before = plan(line("a", "20 participants came"), line("b", "This goes"), line("c", "Stays"))
    now = plan(line("a", "13 participants came"), line("c", "Stays"), line("d", "This is new"))
    found = amendments(delivered_lines(before), delivered_lines(now))
    made = corrigendum(now, found, "2031-05-13", WORDS)
    assert [_said(one) for one in made.blocks] == [
        "Consultation",
        "Corrigendum",
        "To the report as delivered on 13 May 2031.",
        *("1.Amended", "Instead of: 20 participants came", "Read: 13 participants came"),
        *("2.Added", "Read: This is new"),
        *("3.Left out", "Instead of: This goes"),
    ]


def test_a_source_that_prints_twice_is_two_paragraphs() -> None:
    keys = Counter(one.key for one in delivered_lines(plan(line("a", "x"), line("a", "y"))))
    assert set(keys.values()) == {1}
    assert DeliveredLine("point a 2", "y") in delivered_lines(plan(line("a", "x"), line("a", "y")))


def heading(one: str, text: str) -> Block:
    return Block(role=BlockRole.KEY_POINT, text=text, source=one)


def test_a_paragraph_that_only_stands_elsewhere_is_told_with_both_headings() -> None:
    first, second = heading("h", "Access"), heading("i", "Borders")
    before = plan(first, line("a", "Stays"), line("b", "Goes over"), second, line("c", "Too"))
    now = plan(first, line("a", "Stays"), second, line("c", "Too"), line("b", "Goes over"))
    found = amendments(delivered_lines(before), delivered_lines(now))
    (one,) = found
    assert one.only_moved
    assert (one.moved_from, one.moved_to) == ("Access", "Borders")
    made = corrigendum(now, found, "2031-05-13", WORDS)
    assert [_text(block) for block in made.blocks[3:]] == [
        *("Moved", "Goes over", "Stood under: Access", "Stands under: Borders"),
    ]


def test_of_lines_in_another_order_as_few_as_can_be_are_told() -> None:
    lines = [line(one, one) for one in "abcdef"]
    turned = [lines[5], *lines[:5]]
    found = amendments(delivered_lines(plan(*lines)), delivered_lines(plan(*turned)))
    assert [one.after for one in found] == ["f"]
    assert all(one.only_moved for one in found)


@given(st.permutations("abcdefgh"))
def test_without_what_was_moved_all_others_are_in_their_order(turned: list[str]) -> None:
    lines = {one: line(one, one) for one in "abcdefgh"}
    before = delivered_lines(plan(*lines.values()))
    now = delivered_lines(plan(*(lines[one] for one in turned)))
    moved = {one.after for one in amendments(before, now)}
    rest = [one for one in turned if one not in moved]
    assert rest == sorted(rest)


def test_it_says_under_which_heading_a_paragraph_is_found() -> None:
    first, second = heading("h", "Access"), heading("i", "Borders")
    before = plan(first, line("a", "Eight"), second, line("b", "Goes"))
    now = plan(heading("h", "Access for all"), line("a", "Nine"), second, line("c", "New"))
    found = amendments(delivered_lines(before), delivered_lines(now))
    made = corrigendum(now, found, "2031-05-13", WORDS)
    titles = [block.text for block in made.blocks if block.role is BlockRole.KEY_POINT]
    assert titles == [
        *("Amended", "Amended – Access for all", "Added – Borders", "Left out – Borders"),
    ]
