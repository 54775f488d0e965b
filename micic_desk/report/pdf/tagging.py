"""The tree of a report's structure as objects of the file (ISO 32000-1, 14.7).

Written as text with the numbers reportlab gives the objects: a report has tens of thousands of
elements, and reportlab's own dictionaries would cost more than setting the pages.
"""

from collections.abc import Sequence

from micic_desk.report.pdf.characters import printable
from micic_desk.report.pdf.contents import Link
from micic_desk.report.pdf.direction import reads_otherwise
from micic_desk.report.pdf.engine import PDFDictionary, PDFDocument, PDFObject
from micic_desk.report.pdf.file import Written, numbered
from micic_desk.report.pdf.structure import Element


def write_structure(
    document: PDFDocument, root: Element, pages: Sequence[int], links: Sequence[Link] = ()
) -> list[list[PDFObject]]:
    """Put the tree under ``root`` into the file; ``pages`` are the numbers of its pages' objects.

    What comes back are the links of each page, as its annotations.

    Elements without words and children are left out.
    """
    annotations = _annotations(document, links, pages)
    top = Written()
    top_number = numbered(document, top)
    owners: list[dict[int, int]] = [{} for _ in pages]
    document_number, of_objects = _write(document, root, top_number, pages, owners)
    parents = []
    for page, owned in enumerate(owners):
        row = Written()
        row.text = f"[{' '.join(f'{owned[mark]} 0 R' for mark in range(len(owned)))}]"
        parents.append(f"{page} {numbered(document, row)} 0 R")
    for at, (number, _) in enumerate(annotations, len(pages)):
        parents.append(f"{at} {of_objects[number]} 0 R")
    top.text = (
        f"<</Type/StructTreeRoot/K[{document_number} 0 R]"
        f"/ParentTree<</Nums[{' '.join(parents)}]>>/ParentTreeNextKey {len(parents)}>>"
    )
    catalog = document.Catalog
    catalog.StructTreeRoot = top
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    by_page: list[list[PDFObject]] = [[] for _ in pages]
    for link, (_, made) in zip(links, annotations, strict=True):
        by_page[link.page].append(made)
    return by_page


def _annotations(
    document: PDFDocument, links: Sequence[Link], pages: Sequence[int]
) -> list[tuple[int, PDFObject]]:
    """Links as objects of the file (12.5.6.5), each with what a reading program says of it."""
    made = []
    for at, link in enumerate(links, len(pages)):
        one = Written()
        number = numbered(document, one)
        sides = " ".join(f"{side:.2f}" for side in link.rectangle)
        said = _in_hex(link.title)
        one.text = (
            f"<</Type/Annot/Subtype/Link/Rect[{sides}]/Border[0 0 0]/F 4/StructParent {at}"
            f"/Dest[{pages[link.to_page]} 0 R/XYZ 0 {link.to_top:.2f} 0]/Contents<FEFF{said}>>>"
        )
        link.leaf.objects.append((link.page, number))
        made.append((number, one))
    return made


def _in_hex(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()


def _write(
    document: PDFDocument,
    root: Element,
    above: int,
    pages: Sequence[int],
    owners: list[dict[int, int]],
) -> tuple[int, dict[int, int]]:
    """Write an element and all below it, children first known, then written.

    Gives its number, and by the number of each link that of its element.
    """
    of_objects: dict[int, int] = {}
    first = Written()
    first_number = numbered(document, first)
    waiting = [(root, first, first_number, above)]
    while waiting:
        element, written, number, parent = waiting.pop()
        kids = []
        for child in element.children:
            if not (child.children or child.content):
                continue
            made = Written()
            made_number = numbered(document, made)
            kids.append(f"{made_number} 0 R")
            waiting.append((child, made, made_number, number))
        for page, mark in element.content:
            owners[page][mark] = number
        for _, made_object in element.objects:
            of_objects[made_object] = number
        written.text = _element(element, parent, kids, pages)
    return first_number, of_objects


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
    kids += [
        f"<</Type/OBJR/Pg {pages[page]} 0 R/Obj {number} 0 R>>" for page, number in element.objects
    ]
    spoken = f"/Lang({element.language})" if element.language else ""
    if reads_otherwise(element.said):
        # Mixed lines are drawn as they stand; this is how they are read (14.9.4).
        spoken += f"/ActualText<FEFF{_in_hex(printable(element.said))}>"
    spoken += f"/A {element.facts}" if element.facts else ""
    inside = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
    return f"<</Type/StructElem/S/{element.kind}/P {parent} 0 R{on}{spoken}/K {inside}>>"
