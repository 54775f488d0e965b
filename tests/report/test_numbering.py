from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.numbering import is_heading, numbered


def test_paragraphs_are_counted_through_and_headings_keep_their_own() -> None:
    blocks = (
        Block(role=BlockRole.TITLE_LINE, text="t"),
        Block(role=BlockRole.KEY_POINT, number="1.", text="k"),
        Block(role=BlockRole.PARAGRAPH, text="a"),
        Block(role=BlockRole.POINT, level=1, text="b"),
        Block(role=BlockRole.POINT, level=2, text="under it"),
        Block(role=BlockRole.RECOMMENDATION, level=3, text="asked"),
        Block(role=BlockRole.HAND_OVER, text="h"),
        Block(role=BlockRole.QUOTATION, text="q"),
    )
    made = numbered(Plan(title="t", language="ar", profile="own", blocks=blocks))
    numbers = [block.number for block in made.blocks]
    assert numbers == ["", "1.", "1.", "2.", "", "3.", "", "4."]
    assert [is_heading(block) for block in made.blocks].index(True) == 1
