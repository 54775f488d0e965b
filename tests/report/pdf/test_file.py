"""The file's own table of objects is what reportlab makes of the same objects."""

import pytest

from micic_desk.report.pdf.engine import PDFDictionary, PDFDocument
from micic_desk.report.pdf.file import Written, file_of, numbered


def document(objects: int) -> PDFDocument:
    made = PDFDocument(invariant=1)
    made.Catalog.Pages, made.Catalog.Outlines = PDFDictionary({}), None
    for at in range(objects):
        one = Written()
        one.text = f"<</At {at}>>"
        one.format = lambda _document, text=one.text: text.encode()
        assert numbered(made, one) == made.objectcounter
    return made


@pytest.mark.parametrize("objects", [0, 1, 120])
def test_the_same_file_comes_of_the_same_objects(objects: int) -> None:
    theirs = bytes(document(objects).format())
    ours = file_of(document(objects))
    assert ours.split(b"\n", 1)[1] == theirs.split(b"\n", 1)[1]
    assert ours.startswith(b"%PDF-1.7\n")
