"""The printed report-back: a plan in, the bytes of a PDF out; the same plan, the same bytes."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from micic_desk.report.blocks import Plan
from micic_desk.report.layout import Extent, Layout
from micic_desk.report.numbering import numbered
from micic_desk.report.pdf.borrowing import borrow
from micic_desk.report.pdf.compose import Composed, compose
from micic_desk.report.pdf.contents import Contents, numbers_of
from micic_desk.report.pdf.furniture import Furniture
from micic_desk.report.pdf.hand import Hand
from micic_desk.report.pdf.lines import Breaker
from micic_desk.report.pdf.pages import flow, paginate
from micic_desk.report.pdf.rows import Page
from micic_desk.report.pdf.setting import Setter
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.sheets import Book, Sheets
from micic_desk.report.pdf.structure import Structure
from micic_desk.report.pdf.style import PageStyle, page_for
from micic_desk.report.pdf.system_fonts import Fallbacks
from micic_desk.report.pdf.tables import NARROWEST
from micic_desk.report.summary import countable, summary
from micic_desk.report.tables import stacked
from micic_desk.report.wording import Wording


def write_pdf(
    plan: Plan,
    wording: Wording,
    *,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Set ``plan`` as a PDF.

    ``progress`` is told how many pages are filled so far, and may raise to cancel: nothing has
    been written anywhere. No clock, name, path or setting of this computer reaches the file;
    a font of it does where a script needs one that is not shipped (see ``system_fonts``).
    """
    with _undisturbed():
        # Nothing of it is held when rubbish is looked for again.
        return _laid_out(plan, wording, layout or Layout(), progress, None).whole(progress)


def lay_out(
    plan: Plan,
    wording: Wording,
    *,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
    hand: Hand | None = None,
) -> Sheets:
    """Set ``plan`` to be looked at page by page, which is most of what costs time; see `Hand`."""
    with _undisturbed():
        return _laid_out(plan, wording, layout or Layout(), progress, hand)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave rubbish for later: words form no rings, and looking for any costs a third."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _laid_out(
    plan: Plan,
    wording: Wording,
    layout: Layout,
    progress: Callable[[int], None] | None,
    hand: Hand | None,
) -> Sheets:
    borrowed = borrow(plan)
    page = page_for(layout)
    plan = stacked(plan) if page.measure < NARROWEST else plan
    fallbacks = borrowed.faces
    plan = numbered(plan) if layout.numbered else plan
    if layout.extent is Extent.SUMMARY:
        plan = _on_one_page(plan, wording, page, fallbacks)
    if hand is not None:
        hand.ready(fallbacks)
    typesetter = hand.typesetter if hand is not None else Typesetter(fallbacks)
    breaker = hand.breaker if hand is not None else Breaker(typesetter)
    structure = Structure(plan.language)
    setter = Setter(plan.language, wording, page.measure, breaker, spacing=page.spacing)
    composed = compose(plan, setter, structure, progress)
    listed = Contents(setter, composed.contents) if layout.extent is Extent.FULL else None
    pages = _pages(composed, listed, page.depth, progress)
    furniture = Furniture(plan, wording, page, breaker, len(pages))
    book = Book(plan.title, plan.subtitle, structure.root, page)
    return Sheets(book, pages, furniture, typesetter, borrowed)


def _pages(
    composed: Composed,
    listed: Contents | None,
    depth: float,
    progress: Callable[[int], None] | None,
) -> list[Page]:
    """All pages; where there is a list of contents, the report begins on a page after it."""
    if listed is None:
        return paginate(flow([*composed.front, *composed.body]), depth, progress)
    body_rows = flow(composed.body)
    body = paginate(body_rows, depth, progress)
    before = 1
    while True:
        numbers = numbers_of(body, before)
        entries = listed.groups(body_rows, numbers)
        if not entries:
            return paginate(flow([*composed.front, *composed.body]), depth, progress)
        front = paginate(flow([*composed.front, *entries]), depth)
        if len(front) == before:
            return [*front, *body]
        before = len(front)  # the list is as long with other numbers: once more is enough


def _on_one_page(plan: Plan, wording: Wording, page: PageStyle, fallbacks: Fallbacks) -> Plan:
    """The longest summary that stands on one page; one line at least, whatever its length."""
    breaker = Breaker(Typesetter(fallbacks))  # what is only tried leaves no glyph in the file

    def pages(most: int) -> int:
        tried = summary(plan, wording, most)
        setter = Setter(tried.language, wording, page.measure, breaker)
        composed = compose(tried, setter, Structure(tried.language))
        return len(paginate(flow([*composed.front, *composed.body]), page.depth))

    low, high = 0, countable(plan)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if pages(middle) == 1 else (low, middle - 1)
    return summary(plan, wording, max(low, 1))
