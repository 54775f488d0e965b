"""The file around the pages: outline, title and language, and nothing about who made it when."""

from collections.abc import Iterator

from micic_desk.report.pdf.engine import Canvas, PDFDictionary, PDFDocument, PDFInfo, PDFString
from micic_desk.report.pdf.rows import Bookmark
from micic_desk.report.pdf.shaping import Typesetter
from micic_desk.report.pdf.style import PageStyle


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
            pagesize=(round(page.width, 3), round(page.height, 3)),
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
        self._depth = -1
        self._bookmarks = 0

    def add_page(self, content: Iterator[str]) -> None:
        """Add one page from its content operators."""
        self._canvas._code.extend(content)  # noqa: SLF001 - operators as they are, unwrapped
        self._canvas.showPage()

    def add_bookmark(self, bookmark: Bookmark, top: float) -> None:
        """Point an entry of the outline at ``top`` (points from the foot) of the next page."""
        key = f"b{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        # The outline may go only one level deeper at a time.
        self._depth = min(bookmark.level, self._depth + 1)
        self._canvas.addOutlineEntry(bookmark.title, key, self._depth, closed=False)

    def finish(self, typesetter: Typesetter) -> bytes:
        """Write the fonts and give the whole file."""
        if self._bookmarks:
            self._canvas.showOutline()
        document = self._canvas._doc  # noqa: SLF001 - fonts are handed over as reportlab's own are
        document.delayedFonts.extend(typesetter.fonts.values())
        return bytes(self._canvas.getpdfdata())
