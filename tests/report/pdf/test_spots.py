from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.layout import Layout
from micic_desk.report.pdf.writer import lay_out
from micic_desk.report.wording import Wording


def test_every_line_of_every_page_leads_to_its_entity(wording: Wording) -> None:
    blocks = tuple(
        Block(role=BlockRole.POINT, level=1, text=f"Line {n} " + "word " * 30, source=f"{n:032x}")
        for n in range(60)
    )
    plan = Plan(title="T", language="en", profile="own", blocks=blocks)
    for layout in (Layout(), Layout(large=True)):
        done = lay_out(plan, wording, layout=layout)
        places = [done.spots(number) for number in range(len(done))]
        assert len(places) > 1
        seen = list(dict.fromkeys(spot.source for page in places for spot in page))
        assert seen == [block.source for block in blocks]
        for page in places:
            assert all(0 < spot.top < spot.bottom < 842 for spot in page)
            tops = [spot.top for spot in page]
            assert tops == sorted(tops)
