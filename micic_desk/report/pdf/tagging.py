"""The tree of a report's structure as objects of the file (ISO 32000-1, 14.7).

Written as text with the numbers reportlab gives the objects: a report has tens of thousands of
elements, and reportlab's own dictionaries would cost more than setting the pages.
"""

from collections.abc import Sequence

from micic_desk.report.pdf.engine import PDFDictionary, PDFDocument, PDFObject
from micic_desk.report.pdf.structure import Element


class _Written(PDFObject):  # type: ignore[misc] # reportlab has no types
    """An object whose text is known beforehand."""

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: PDFDocument) -> bytes:
        """What reportlab puts between ``obj`` and ``endobj``."""
        return self.text.encode("ascii")


def write_structure(document: PDFDocument, root: Element, pages: Sequence[int]) -> None:
    """Put the tree under ``root`` into the file; ``pages`` are the numbers of its pages' objects.

    Elements without words and children are left out.
    """
    top = _Written()
    top_number = _register(document, top)
    owners: list[dict[int, int]] = [{} for _ in pages]
    document_number = _write(document, root, top_number, pages, owners)
    parents = []
    for page, owned in enumerate(owners):
        row = _Written()
        row.text = f"[{' '.join(f'{owned[mark]} 0 R' for mark in range(len(owned)))}]"
        parents.append(f"{page} {_register(document, row)} 0 R")
    top.text = (
        f"<</Type/StructTreeRoot/K[{document_number} 0 R]"
        f"/ParentTree<</Nums[{' '.join(parents)}]>>/ParentTreeNextKey {len(pages)}>>"
    )
    catalog = document.Catalog
    catalog.StructTreeRoot = top
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _register(document: PDFDocument, one: PDFObject) -> int:
    """The number of a new object of the file."""
    name = document.Reference(one).name
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number


def _write(
    document: PDFDocument,
    root: Element,
    above: int,
    pages: Sequence[int],
    owners: list[dict[int, int]],
) -> int:
    """Write an element and all below it, children first known, then written; gives its number."""
    first = _Written()
    first_number = _register(document, first)
    waiting = [(root, first, first_number, above)]
    while waiting:
        element, written, number, parent = waiting.pop()
        kids = []
        for child in element.children:
            if not (child.children or child.content):
                continue
            made = _Written()
            made_number = _register(document, made)
            kids.append(f"{made_number} 0 R")
            waiting.append((child, made, made_number, number))
        for page, mark in element.content:
            owners[page][mark] = number
        written.text = _element(element, parent, kids, pages)
    return first_number


def _element(element: Element, parent: int, kids: list[str], pages: Sequence[int]) -> str:
    on = ""
    if element.content:
        # Words on the element's own page are only numbered; others say their page too.
        first = element.content[0][0]
        on = f"/Pg {pages[first]} 0 R"
        kids = [
            f"{mark}" if page == first else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>"
            for page, mark in element.content
        ] + kids
    spoken = f"/Lang({element.language})" if element.language else ""
    inside = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
    return f"<</Type/StructElem/S/{element.kind}/P {parent} 0 R{on}{spoken}/K {inside}>>"
