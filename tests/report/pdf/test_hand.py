"""A report that is set anew after each change: what is kept changes nothing to be seen."""

from dataclasses import replace

import pypdfium2

from micic_desk.report.blocks import Plan
from micic_desk.report.layout import Layout
from micic_desk.report.pdf.hand import Hand
from micic_desk.report.pdf.writer import lay_out
from micic_desk.report.wording import Wording


def test_what_is_kept_gives_the_same_pages(report: Plan, wording: Wording) -> None:
    hand = Hand()
    changed = replace(report.blocks[6], text="14 countries, and one more by letter حق (OHCHR)")
    other = replace(report, blocks=(*report.blocks[:6], changed, *report.blocks[7:]))
    for plan in (report, other, report):
        for layout in (Layout(), Layout(large=True, numbered=True)):
            kept = lay_out(plan, wording, layout=layout, hand=hand)
            fresh = lay_out(plan, wording, layout=layout)
            numbers = range(len(fresh))
            assert [kept.spots(at) for at in numbers] == [fresh.spots(at) for at in numbers]
            alone = [page for at in range(len(kept)) for page in _pages_of(kept.one(at))]
            assert alone == _pages_of(fresh.whole())
    assert 0 < hand.breaker.kept() < 200


def test_other_fonts_are_never_mixed_with_what_is_kept() -> None:
    hand = Hand()
    before = hand.typesetter
    hand.ready({})
    assert hand.typesetter is before
    hand.ready({"中": {}})
    assert hand.typesetter is not before


def _pages_of(data: bytes) -> list[bytes]:
    """What each page looks like."""
    with pypdfium2.PdfDocument(data) as document:
        return [bytes(page.render(scale=0.4).buffer) for page in document]
