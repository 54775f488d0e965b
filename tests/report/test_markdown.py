from pathlib import Path

import pytest

from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.markdown import encode_markdown, write_markdown

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "report_back.md"


def plan(*blocks: Block, **layout: object) -> Plan:
    return Plan(title="T", language="en", profile="own", blocks=blocks, layout=layout)


def written(*blocks: Block, **layout: object) -> str:
    return write_markdown(plan(*blocks, **layout))


def point(text: str, level: int = 1, **layout: object) -> Block:
    return Block(role=BlockRole.POINT, text=text, level=level, layout=layout)


def paragraph(text: str, **layout: object) -> Block:
    return Block(role=BlockRole.PARAGRAPH, text=text, layout=layout)


def recommendation(text: str, level: int = 0) -> Block:
    return Block(
        role=BlockRole.RECOMMENDATION,
        text=text,
        level=level,
        mark="➔",
        label="Recommendation:",
    )


def captured() -> Plan:
    """A small report as it is captured live, with every role."""
    return plan(
        Block(role=BlockRole.TITLE_LINE, text="Safe Harbour Initiative"),
        Block(role=BlockRole.TITLE_LINE, text="Consultation of the Northern Ports"),
        Block(role=BlockRole.TITLE_LINE, text="24-25 June 2031"),
        Block(role=BlockRole.BYLINE, text="Ada Oni, Director, NPH - Northern Ports House"),
        Block(role=BlockRole.PART_TITLE, text="Part one"),
        Block(role=BlockRole.HEADING, text="Introduction"),
        point("There were:"),
        point("9 ports from 4 countries", 2),
        paragraph("I would like to highlight two key points:"),
        Block(role=BlockRole.KEY_POINT, number="1.", text="Crews – first to help, last to be told"),
        point("Examples:"),
        point("Harbour fire: the crews led everybody out", 2),
        Block(role=BlockRole.IMPLICATION, text="Who knows the way is an asset", level=3, mark="=>"),
        recommendation("list the crews before there is a need", 3),
        recommendation("one number to call, in every language"),
        Block(role=BlockRole.KEY_POINT, number="2.", text="Papers"),
        Block(role=BlockRole.QUOTATION, text="They kept my passport to keep me.", speaker="P7"),
        Block(role=BlockRole.POINT, text="Bring the list", level=1, mark="1."),
        Block(
            role=BlockRole.POINT,
            text="40 were left behind",
            level=1,
            other_versions=(OtherVersion("30 were left behind", "BU"),),
        ),
        point("- not a list"),
        point("two lines\nin one point"),
        Block(role=BlockRole.HAND_OVER, text="Hand over to Ben – the second day", mark="⇒"),
    )


def test_what_is_captured_live_prints_in_the_canonical_form() -> None:
    assert encode_markdown(captured()) == GOLDEN.read_bytes()


def test_an_empty_plan_is_an_empty_file() -> None:
    assert encode_markdown(plan()) == b""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# no heading", "\\# no heading"),
        ("- no bullet", "\\- no bullet"),
        ("1. no number", "1\\. no number"),
        ("=> no mark", "\\=> no mark"),
        ("> no quotation", "\\> no quotation"),
        ("Recommendation: no label", "Recommendation\\: no label"),
        ("---", "\\---"),
        ("**bold, no title**", "\\**bold, no title**"),
        ("\\- typed so", "\\\\- typed so"),
        ("#tag", "#tag"),
        ("*stress*", "*stress*"),
        ("C:\\", "C:\\"),
    ],
)
def test_a_text_that_looks_like_structure_gets_one_backslash(text: str, line: str) -> None:
    assert written(paragraph(text)) == line + "\n"


def test_a_bold_line_needs_no_backslash_further_down() -> None:
    assert written(paragraph("a"), paragraph("**b**")) == "a\n\n**b**\n"


def test_layout_is_followed() -> None:
    source = written(
        point("a", bullet="*", gap="   ", before=2, end="  "),
        point("b", 2, indent="\t"),
        final_newline=False,
    )
    assert source == "\n\n*   a  \n\t- b"


def test_a_level_wins_over_a_stale_indentation() -> None:
    source = written(point("a", indent="    "), point("b", 2, indent=" "), point("c", 1))
    assert source == "    - a\n      - b\n- c\n"


def test_layout_cannot_bring_words_in() -> None:
    source = written(
        point("a", bullet="Ana", indent="Ana", end="Ana", before=["Ana", ""], gap="Ana"),
        paragraph("b", breaks=[[0, "Ana", "Ana"]], quote="Ana", speaker="Ana"),
        after=["Ana"],
        newline="Ana",
    )
    assert "Ana" not in source


def test_a_wrap_that_no_longer_fits_is_forgotten() -> None:
    assert written(paragraph("other words", breaks=[[2, "", ""]])) == "other words\n"
    assert written(paragraph("one two", breaks=[[3, "", ""]])) == "one\ntwo\n"


def test_a_withheld_speaker_leaves_no_trace() -> None:
    named = Block(role=BlockRole.PARAGRAPH, text="a", speaker="ana", layout={"speaker": "*"})
    again = Block(role=BlockRole.PARAGRAPH, text="b", speaker="ana", layout={"speaker": "..."})
    assert written(named, again) == "*ana*: a\n\n... b\n"
    assert written(again) == "ana: b\n"
    hidden = Block(role=BlockRole.PARAGRAPH, text="b", layout={"speaker": "..."})
    assert written(named, hidden) == "*ana*: a\n\nb\n"


def test_bytes_carry_the_mark_and_the_line_endings_of_their_source() -> None:
    data = encode_markdown(plan(point("é"), bom=True, newline="\r\n"))
    assert data == b"\xef\xbb\xbf- \xc3\xa9\r\n"


def test_a_lone_surrogate_is_written_visibly() -> None:
    assert encode_markdown(plan(point("a\ud800"))) == b"- a\\ud800\n"


def test_no_version_of_a_conflict_is_left_out() -> None:
    block = Block(
        role=BlockRole.POINT,
        text="forty",
        level=1,
        other_versions=(OtherVersion("thirty", "BU"), OtherVersion("fifty")),
    )
    assert written(block) == "- forty\n  - Other version (BU): thirty\n  - Other version: fifty\n"
