"""The file around the pages: outline, structure, title, and nothing about who made it when.

It keeps PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): for archives, and for readers who
do not see the page.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from micic_desk.report.pdf.colours import srgb_profile
from micic_desk.report.pdf.contents import Link
from micic_desk.report.pdf.engine import (
    Canvas,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFString,
)
from micic_desk.report.pdf.file import file_of
from micic_desk.report.pdf.metadata import metadata
from micic_desk.report.pdf.rows import Bookmark
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.stream import Stream
from micic_desk.report.pdf.structure import Element
from micic_desk.report.pdf.style import PageStyle
from micic_desk.report.pdf.tagging import write_structure


class _Facts(PDFInfo):  # type: ignore[misc] # reportlab has no types
    """Document information without author, program, clock or time zone."""

    def format(self, document: PDFDocument) -> bytes:
        """Write the title and, if there is one, the subject."""
        facts = {"Title": PDFString(self.title)}
        if self.subject:
            facts["Subject"] = PDFString(self.subject)
        return bytes(PDFDictionary(facts).format(document))


class _BareCanvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """A canvas that sets no font of its own: reportlab begins each page with Helvetica."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Document:
    """A PDF file being written page by page."""

    def __init__(self, page: PageStyle, *, title: str, subject: str, language: str) -> None:
        self._canvas = _BareCanvas(
            "",
            pagesize=(round(page.width * page.scale, 3), round(page.height * page.scale, 3)),
            pageCompression=1,
            invariant=1,
            lang=language or None,
            pdfVersion=(1, 7),
        )
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        facts = _Facts()
        facts.title, facts.subject = title, subject
        facts.author = facts.creator = facts.producer = facts.keywords = ""
        self._canvas._doc.info = facts  # noqa: SLF001 - reportlab has no public way to set it
        self._language = language
        self._scale = page.scale
        self._depth = -1
        self._bookmarks = 0

    def add_page(self, content: Iterator[str]) -> None:
        """Add one page from its content operators."""
        self._canvas.showPage()
        # The operators as they are: nothing of reportlab's between or around them.
        page = self._canvas._doc.Pages.pages[-1]  # noqa: SLF001 - reportlab gives no other way
        operators = "\n".join(content)
        if self._scale != 1.0:
            operators = f"q {self._scale:.5f} 0 0 {self._scale:.5f} 0 0 cm\n{operators}\nQ"
        page.Contents = Stream(operators.encode("ascii"))

    def add_bookmark(self, bookmark: Bookmark, top: float) -> None:
        """Point an entry of the outline at ``top`` (units from the foot) of the next page."""
        key = f"b{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top * self._scale, 2), zoom=0)
        # The outline may go only one level deeper at a time.
        self._depth = min(bookmark.level, self._depth + 1)
        self._canvas.addOutlineEntry(bookmark.title, key, self._depth, closed=False)

    def finish(self, typesetter: Typesetter, root: Element, links: Sequence[Link] = ()) -> bytes:
        """Write the fonts and the structure under ``root``, and give the whole file."""
        if self._bookmarks:
            self._canvas.showOutline()
        document = self._canvas._doc  # noqa: SLF001 - fonts are handed over as reportlab's own are
        document.delayedFonts.extend(typesetter.fonts.values())
        self._say_what_it_is(document)
        annotations = write_structure(document, root, self._pages(document), links)
        for page, found in zip(document.Pages.pages, annotations, strict=True):
            if found:
                page.Annots = PDFArray([document.Reference(one) for one in found])
        document.format = partial(file_of, document)
        data = bytes(self._canvas.getpdfdata())
        # Canvas and document hold each other, and with them every object of the file.
        document.__dict__.clear()
        self._canvas.__dict__.clear()
        return data

    def _pages(self, document: PDFDocument) -> list[int]:
        """The numbers of the pages' objects; each page learns its row of the parents' table."""
        numbers = []
        for index, page in enumerate(document.Pages.pages):
            # reportlab's pages write only the keys they know.
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = index, PDFName("S")
            name = document.Reference(page).name
            numbers.append(document.idToObjectNumberAndVersion[name][0])
        return numbers

    def _say_what_it_is(self, document: PDFDocument) -> None:
        """Title and standards for programs that read metadata, and the colours that are meant."""
        facts = document.info
        profile = Stream(srgb_profile(), {"N": "3"})
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": document.Reference(profile),
        }
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.Metadata = Stream(
            metadata(facts.title, facts.subject, self._language),
            {"Type": "/Metadata", "Subtype": "/XML"},
            packed=False,
        )
        catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
