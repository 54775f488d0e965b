"""Objects into the bytes of a file (ISO 32000-1, 7.5): what reportlab would write, sooner.

A tagged report has an object for each paragraph, and reportlab asks a dozen questions of each;
of those whose text is known there is nothing to ask.
"""

from itertools import count

from micic_desk.report.pdf.engine import (
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFObject,
    PDFTrailer,
)


class Written(PDFObject):  # type: ignore[misc] # reportlab has no types
    """An object whose text, in ASCII, is set before the file is made."""

    def __init__(self) -> None:
        self.text = ""


def numbered(document: PDFDocument, one: Written) -> int:
    """Register a new object, as ``document.Reference`` does, and give its number."""
    number: int = document.objectcounter + 1
    document.objectcounter = number
    name = one.__InternalName__ = f"R{number}"
    document.idToObjectNumberAndVersion[name] = (number, 0)
    document.numberToId[number] = name
    document.idToObject[name] = one
    return number


def file_of(document: PDFDocument) -> bytes:
    """All objects in the order of their numbers; writing one may ask for more of them."""
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    parts: list[bytes] = [PDFFile((1, 7)).format(document)]
    begins, at = [], len(parts[0])
    for number in count(1):
        name = document.numberToId.get(number)
        if name is None:
            break
        one = document.idToObject[name]
        if isinstance(one, Written):
            part = f"{number} 0 obj\n{one.text}\nendobj\n".encode("ascii")
        else:
            part = PDFIndirectObject(name, one).format(document)
        parts.append(part)
        begins.append(at)
        at += len(part)
    rows = "".join([f"{begin:010d} 00000 n \n" for begin in begins])
    table = f"xref\n0 {len(begins) + 1}\n0000000000 65535 f \n{rows}"
    trailer = PDFTrailer(
        startxref=at, Size=len(begins) + 1, Root=catalog, Info=info, ID=document.ID()
    )
    return b"".join([*parts, table.encode("ascii"), trailer.format(document)])
