from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.numbering import numbered
from micic_desk.report.summary import countable, summary
from micic_desk.report.wording import load_wording

WORDS = load_wording("en")
PLAN = Plan(
    title="T",
    language="en",
    profile="own",
    blocks=(
        Block(role=BlockRole.TITLE_LINE, text="T"),
        Block(role=BlockRole.BYLINE, text="Anna"),
        Block(role=BlockRole.PARAGRAPH, text="talk"),
        Block(role=BlockRole.KEY_POINT, number="1.", text="First"),
        Block(role=BlockRole.POINT, text="more talk", level=1),
        Block(role=BlockRole.RECOMMENDATION, mark="➔", label="Recommendation:", text="Pay."),
        Block(role=BlockRole.KEY_POINT, number="2.", text="Second"),
        Block(role=BlockRole.RECOMMENDATION, mark="➔", text="Go.", level=2),
    ),
)


def said(most: int | None = None) -> list[str]:
    return [
        f"{block.label} {block.text}" if block.label.endswith(".") else block.text
        for block in summary(PLAN, WORDS, most).blocks
    ]


def test_a_whole_summary_is_what_was_asked() -> None:
    assert countable(PLAN) == 4
    whole = ["T", "Anna", "Key points", "1. First", "2. Second", "Recommendations", "Pay.", "Go."]
    assert said() == whole


def test_what_does_not_fit_is_counted() -> None:
    assert said(3)[-2:] == ["Pay.", "Further points in the full report: 1"]
    assert said(2)[2:] == [
        "Key points",
        "1. First",
        "Further points in the full report: 1",
        "Recommendations",
        "Pay.",
        "Further points in the full report: 1",
    ]
    assert said(1)[2:] == [
        "Key points",
        "1. First",
        "Further points in the full report: 1",
        "Recommendations",
        "Further points in the full report: 2",
    ]


def test_it_quotes_the_paragraphs_of_the_full_report() -> None:
    numbers = [one.number for one in summary(numbered(PLAN), WORDS).blocks]
    assert numbers[-2:] == ["3.", "4."]


def test_a_report_without_key_points_is_summed_up_by_its_headings() -> None:
    plan = Plan(
        title="T",
        language="en",
        profile="own",
        blocks=(Block(role=BlockRole.HEADING, text="Day one"),),
    )
    assert [one.text for one in summary(plan, WORDS).blocks] == ["Key points", "Day one"]
