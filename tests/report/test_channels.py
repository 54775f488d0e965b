"""Every place in a finished file where a name can hide; the files are made by other writers."""

import io
import zipfile
from collections.abc import Callable
from html import escape

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.channels import _pieces, said_by, strings_of_pdf
from micic_desk.report.naming import Names
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import load_wording
from tests.report.invented import names, person

EVERYBODY = [name for found in names(100).values() for name in found]
TOGETHER = "\n".join(EVERYBODY)


def _pdf(hide: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    hide(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _in_metadata(writer: PdfWriter) -> None:
    writer.add_metadata({"/Author": TOGETHER})


def _in_bookmark(writer: PdfWriter) -> None:
    for name in EVERYBODY:
        writer.add_outline_item(title=name, page_number=0)


def _in_xml(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(f"<x:xmpmeta><dc:title>{TOGETHER}</dc:title></x:xmpmeta>".encode())
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream.flate_encode())


def _in_structure(writer: PdfWriter) -> None:
    said = [DictionaryObject({NameObject("/Alt"): TextStringObject(one)}) for one in EVERYBODY]
    writer.root_object[NameObject("/StructTreeRoot")] = ArrayObject(said)


def _in_link(writer: PdfWriter) -> None:
    for name in EVERYBODY:
        address = f"https://example.org/{name.replace(' ', '.')}"
        writer.add_annotation(0, Link(rect=(0, 0, 10, 10), url=address))


def _printed() -> bytes:
    blocks = tuple(Block(role=BlockRole.POINT, text=one, level=1) for one in EVERYBODY)
    plan = Plan(title="T", language="en", profile="public", blocks=blocks)
    return write_pdf(plan, load_wording("en"))


def _drawn(operators: str) -> bytes:
    """Words that are drawn by a font with a table of meanings, where no reader of pages looks."""

    def hide(writer: PdfWriter) -> None:
        letters = sorted(set(TOGETHER))
        codes = {one: f"{at:04X}" for at, one in enumerate(letters, 1)}
        table = "".join(
            f"<{code}> <{one.encode('utf-16-be').hex()}>\n" for one, code in codes.items()
        )
        meanings = DecodedStreamObject()
        meanings.set_data(f"1 beginbfchar\n{table}endbfchar".encode())
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type0"),
                NameObject("/ToUnicode"): writer._add_object(meanings.flate_encode()),
            }
        )
        form = DecodedStreamObject()
        form[NameObject("/Font")] = DictionaryObject({NameObject("/Z9"): writer._add_object(font)})
        lines = ("".join(codes[letter] for letter in _as_drawn(name)) for name in EVERYBODY)
        said = "\n".join(f"BT /Z9 9 Tf {operators} <{line}> Tj ET" for line in lines)
        form.set_data(said.encode())
        writer._add_object(form.flate_encode())

    return _pdf(hide)


def _as_drawn(name: str) -> str:
    return name[::-1] if "\u0590" < name[0] < "\u0900" else name


def _zipped(parts: dict[str, str], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        archive.comment = comment
    return out.getvalue()


def _runs() -> str:
    halves = (f"<w:r>{one[:3]}</w:r><w:r>{one[3:]}</w:r>" for one in EVERYBODY)
    return "".join(f"<w:p>{one} </w:p>\n" for one in halves)


PLACES: dict[str, Callable[[], bytes]] = {
    "printed words": _printed,
    "metadata of a PDF": lambda: _pdf(_in_metadata),
    "bookmark": lambda: _pdf(_in_bookmark),
    "XML metadata of a PDF": lambda: _pdf(_in_xml),
    "words for those who do not see": lambda: _pdf(_in_structure),
    "link": lambda: _pdf(_in_link),
    "a form that no page shows": lambda: _drawn(""),
    "invisible words in it": lambda: _drawn("3 Tr"),
    "words of a Word file": lambda: _zipped({"word/document.xml": f"<w:t>{TOGETHER}</w:t>"}),
    "words cut into runs": lambda: _zipped({"word/document.xml": _runs()}),
    "author of a Word file": lambda: _zipped({"docProps/core.xml": f"<dc:x>{TOGETHER}</dc:x>"}),
    "attribute": lambda: _zipped({"a.xml": f'<a b="{escape(TOGETHER)}"/>'}),
    "name of a part": lambda: _zipped({f"{one}.xml": "" for one in EVERYBODY}),
    "text": TOGETHER.encode,
    "entities of a page": lambda: b"<p>" + TOGETHER.encode("ascii", "xmlcharrefreplace"),
}


@pytest.mark.parametrize("place", PLACES)
def test_five_hundred_names_are_found_wherever_they_hide(place: str) -> None:
    people = Names([person(name, name) for name in EVERYBODY])
    said = said_by(PLACES[place]())
    assert set(EVERYBODY) - people.people_in(said) == set()


def test_a_file_that_names_nobody_is_let_through() -> None:
    people = Names([person(name, name) for name in EVERYBODY])
    blocks = (Block(role=BlockRole.POINT, text="The embassy closed its doors.", level=1),)
    plan = Plan(title="Consultation", language="en", profile="public", blocks=blocks)
    assert people.people_in(said_by(write_pdf(plan, load_wording("en")))) == set()


def test_every_stream_of_a_file_is_unpacked() -> None:
    """The end of one stream once passed for the beginning of the next."""
    blocks = tuple(Block(role=BlockRole.POINT, text="word " * 200, level=1) for _ in range(40))
    plan = Plan(title="T", language="en", profile="public", blocks=blocks)
    data = write_pdf(plan, load_wording("en"))
    pages = [piece for piece in _pieces(data)[1:] if b" TJ" in piece]
    assert len(pages) == len(PdfReader(io.BytesIO(data)).pages) > 2


def test_bytes_that_only_look_like_text_are_read_past() -> None:
    noise = (
        b"%PDF-1.7\n1 0 obj\n(\\9\\8\\377\\12x\\\n\\q) <0> <ABC> /a#zz\nendobj\nstream\n\x00\xff"
    )
    assert "x" in strings_of_pdf(noise)
