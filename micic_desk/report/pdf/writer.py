"""The printed report-back: a plan in, the bytes of a PDF out; the same plan, the same bytes."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from micic_desk.report.blocks import Plan
from micic_desk.report.layout import Extent, Layout
from micic_desk.report.numbering import numbered
from micic_desk.report.pdf import style
from micic_desk.report.pdf.borrowing import Borrowed, borrow
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.compose import Composed, compose
from micic_desk.report.pdf.contents import Contents, links_on, numbers_of
from micic_desk.report.pdf.direction import runs_leftward
from micic_desk.report.pdf.document import Document
from micic_desk.report.pdf.hand import Hand
from micic_desk.report.pdf.lines import Breaker, Line, Span
from micic_desk.report.pdf.pages import flow, paginate
from micic_desk.report.pdf.paint import Painter, set_line
from micic_desk.report.pdf.rows import Page
from micic_desk.report.pdf.setting import Setter
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.spots import Spot, spots_on
from micic_desk.report.pdf.structure import Structure
from micic_desk.report.pdf.style import PageStyle, inks, page_for
from micic_desk.report.pdf.system_fonts import Fallbacks
from micic_desk.report.pdf.tables import NARROWEST
from micic_desk.report.summary import countable, summary
from micic_desk.report.tables import stacked
from micic_desk.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Typeset:
    """A report as a PDF: its bytes, and where on each page the lines of which entity stand.

    ``fonts`` are those of this computer that it needed, ``missing`` what no font has.
    """

    data: bytes
    places: tuple[tuple[Spot, ...], ...]
    fonts: tuple[str, ...]
    missing: tuple[str, ...]


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
        return _written(plan, wording, layout or Layout(), borrow(plan), progress)[0]


def typeset(
    plan: Plan,
    wording: Wording,
    *,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
    hand: Hand | None = None,
) -> Typeset:
    """Set ``plan`` as a PDF, with what else is to be known of it; see `write_pdf` and `Hand`."""
    with _undisturbed():
        borrowed = borrow(plan)
        data, pages, page = _written(plan, wording, layout or Layout(), borrowed, progress, hand)
        places = tuple(tuple(spots_on(one, page)) for one in pages)
        return Typeset(data, places, borrowed.names, borrowed.missing)


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


def _written(
    plan: Plan,
    wording: Wording,
    layout: Layout,
    borrowed: Borrowed,
    progress: Callable[[int], None] | None,
    hand: Hand | None = None,
) -> tuple[bytes, Sequence[Page], PageStyle]:
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
    title = in_one_line(plan.title)
    document = Document(
        page,
        title=title,
        subject=in_one_line(plan.subtitle),
        language=structure.root.language or "und",
    )
    furniture = _Furniture(plan, wording, page, breaker, len(pages))
    _paint(document, furniture, page, pages, progress)
    data = document.finish(typesetter, structure.root, list(links_on(pages, page)))
    return data, pages, page


def _paint(
    document: Document,
    furniture: "_Furniture",
    page: PageStyle,
    pages: Sequence[Page],
    progress: Callable[[int], None] | None,
) -> None:
    painter = Painter(page)
    for number, filled in enumerate(pages, 1):
        if progress is not None:
            progress(len(pages))
        for top, row in filled.rows:
            if row.bookmark is not None:
                document.add_bookmark(row.bookmark, page.height - page.top - top + 12)
        document.add_page(_content(painter, furniture, filled, number))


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


def _content(painter: Painter, furniture: "_Furniture", page: Page, number: int) -> Iterator[str]:
    yield from painter.page(page, number - 1)
    yield "/Artifact <</Type/Pagination>> BDC"
    yield from furniture.of(number)
    yield "EMC"


class _Furniture:
    """Running header and page number: the same place on every page, apart from the text."""

    def __init__(
        self, plan: Plan, wording: Wording, page: PageStyle, breaker: Breaker, pages: int
    ) -> None:
        self._page = page
        self._wording = wording
        self._pages = pages
        self._breaker = breaker
        self._leftward = runs_leftward(plan.title, plan.language)
        self._header = self._short(in_one_line(plan.title))
        self._inks = inks(page)

    def of(self, number: int) -> Iterator[str]:
        """The furniture of one page; the first has no running header, its title is there."""
        page = self._page
        text = self._wording.page.format(n=number, m=self._pages)
        line = self._line(text)
        far = page.left if self._leftward else page.width - page.right - line.width
        yield from set_line(line, far, page.bottom - 28, self._inks)
        if number == 1 or self._header is None:
            return
        near = page.width - page.right - self._header.width if self._leftward else page.left
        y = page.height - page.top + 22
        yield from set_line(self._header, near, y, self._inks)
        yield (
            f"{self._inks[style.RULE]} RG .5 w {page.left:.2f} {y - 6:.2f} m "
            f"{page.width - page.right:.2f} {y - 6:.2f} l S"
        )

    def _line(self, text: str) -> Line:
        spans = [Span(text, style.FURNITURE)]
        return self._breaker.lines(spans, 10_000, leftward=self._leftward)[0]

    def _short(self, title: str) -> Line | None:
        """The title, cut at a word with an ellipsis where it is longer than the line."""
        words = title[:300].split()
        while words:
            shown = " ".join(words)
            line = self._line(shown if shown == title else f"{shown} …")
            if line.width <= self._page.measure:
                return line
            words = words[:-1] if len(words) > 1 else [words[0][:-4]] if len(words[0]) > 8 else []
        return None
