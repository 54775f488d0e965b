from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.plain_text import write_text
from micic_desk.report.wording import load_wording

WORDS = load_wording("en")


def written(*blocks: Block, withheld: int = 0) -> str:
    plan = Plan(title="T", language="en", profile="own", blocks=blocks, withheld=withheld)
    return write_text(plan, WORDS).decode("utf-8")


def test_a_report_reads_as_it_is_built() -> None:
    assert written(
        Block(role=BlockRole.TITLE_LINE, text="Initiative"),
        Block(role=BlockRole.TITLE_LINE, text="Title"),
        Block(role=BlockRole.KEY_POINT, number="1.", text="Passports"),
        Block(role=BlockRole.POINT, text="one", level=1),
        Block(role=BlockRole.POINT, text="two\nlines", level=2),
        Block(role=BlockRole.RECOMMENDATION, mark="➔", text="Pay.", level=1),
        Block(role=BlockRole.QUOTATION, text="Nobody asked.", speaker="A ferryman", author="AE"),
        Block(role=BlockRole.HAND_OVER, mark="⇒", text=""),
        withheld=3,
    ) == (
        "Initiative\nTitle\n\n\n1. Passports\n------------\n\n- one\n  - two\n    lines\n\n"
        "  ➔ Recommendation: Pay.\n\nNobody asked.\n– A ferryman [AE]\n\n⇒ Hand-over\n\n"
        "Not shown to this reader: 3\n"
    )


def test_both_versions_of_a_conflict_are_there() -> None:
    said = written(
        Block(
            role=BlockRole.POINT,
            text="Eight boats",
            level=1,
            speaker="S1",
            author="AE",
            other_versions=(OtherVersion("Nine", "BM"), OtherVersion("Ten")),
        )
    )
    assert said == ("- S1: Eight boats [AE]\n  Other version (BM): Nine\n  Other version: Ten\n")
