"""A report laid out on pages: written whole to be handed out, or page by page to be looked at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from micic_desk.report.pdf.borrowing import Borrowed
from micic_desk.report.pdf.characters import in_one_line
from micic_desk.report.pdf.contents import links_on
from micic_desk.report.pdf.document import Document
from micic_desk.report.pdf.furniture import Furniture
from micic_desk.report.pdf.paint import Painter
from micic_desk.report.pdf.rows import Page
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.spots import Spot, spots_on
from micic_desk.report.pdf.structure import Element
from micic_desk.report.pdf.style import PageStyle


@dataclass(frozen=True, slots=True)
class Book:
    """What is said of all pages: titles, structure, paper."""

    title: str
    subtitle: str
    root: Element
    page: PageStyle

    def document(self) -> Document:
        """An empty file of it."""
        return Document(
            self.page,
            title=in_one_line(self.title),
            subject=in_one_line(self.subtitle),
            language=self.root.language or "und",
        )


class Sheets:
    """The pages of a report, filled but not written yet.

    ``fonts`` are those of this computer that they needed, ``missing`` what no font has. For one
    thread at a time.
    """

    def __init__(
        self,
        book: Book,
        pages: Sequence[Page],
        furniture: Furniture,
        typesetter: Typesetter,
        borrowed: Borrowed,
    ) -> None:
        self._book = book
        self._pages = pages
        self._furniture = furniture
        self._typesetter = typesetter
        self.fonts = borrowed.names
        self.missing = borrowed.missing

    def __len__(self) -> int:
        return len(self._pages)

    def size(self) -> tuple[float, float]:
        """Width and height of each page in points."""
        page = self._book.page
        return round(page.width * page.scale, 3), round(page.height * page.scale, 3)

    def spots(self, number: int) -> tuple[Spot, ...]:
        """Where on a page, counted from 0, the lines of which entity stand."""
        return tuple(spots_on(self._pages[number], self._book.page))

    def headings(self) -> list[int]:
        """The number of the page on which each heading of the body stands, in order."""
        return [
            number
            for number, page in enumerate(self._pages, 1)
            for _, row in page.rows
            if row.bookmark is not None and row.bookmark.level
        ]

    def one(self, number: int) -> bytes:
        """A file of one page, counted from 0, that looks as it will; to be looked at only."""
        document = self._book.document()
        document.add_page(self._content(Painter(self._book.page, tells=False), number))
        return document.finish(self._typesetter, Element("Document"))

    def whole(self, progress: Callable[[int], None] | None = None) -> bytes:
        """The whole file, written once; ``progress`` hears how many pages there are, may raise."""
        document, page = self._book.document(), self._book.page
        painter = Painter(page)
        for number, filled in enumerate(self._pages):
            if progress is not None:
                progress(len(self._pages))
            for top, row in filled.rows:
                if row.bookmark is not None:
                    document.add_bookmark(row.bookmark, page.height - page.top - top + 12)
            document.add_page(self._content(painter, number))
        links = list(links_on(self._pages, page))
        return document.finish(self._typesetter, self._book.root, links)

    def _content(self, painter: Painter, number: int) -> Iterator[str]:
        yield from painter.page(self._pages[number], number)
        yield "/Artifact <</Type/Pagination>> BDC"
        yield from self._furniture.of(number + 1)
        yield "EMC"
