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


def test_the_list_can_be_printed_and_says_both_wordings() -> None:
    before = plan(line("a", "20 participants came"), line("b", "This goes"), line("c", "Stays"))
    now = plan(line("a", "13 participants came"), line("c", "Stays"), line("d", "This is new"))
    found = amendments(delivered_lines(before), delivered_lines(now))
    made = corrigendum(now, found, "2031-05-13", WORDS)
    assert [f"{one.number}{one.text}" for one in made.blocks] == [
        "Consultation",
        "Corrigendum",
        "To the report as delivered on 2031-05-13.",
        *("1.Amended", "Instead of: 20 participants came", "Read: 13 participants came"),
        *("2.Added", "Read: This is new"),
        *("3.Left out", "Instead of: This goes"),
    ]


def test_a_source_that_prints_twice_is_two_paragraphs() -> None:
    keys = Counter(one.key for one in delivered_lines(plan(line("a", "x"), line("a", "y"))))
    assert set(keys.values()) == {1}
    assert DeliveredLine("point a 2", "y") in delivered_lines(plan(line("a", "x"), line("a", "y")))
