"""A table read back: its cells, its head on each page, and the two standards."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
import pypdf
import pypdfium2
import pytest

from micic_desk.report.blocks import Block, BlockRole, Plan, Table, TableRow
from micic_desk.report.layout import Layout
from micic_desk.report.pdf.writer import lay_out, write_pdf
from micic_desk.report.wording import Wording

HEAD = ("No.", "Recommendation", "Addressee")
WORDS = "Open the border for everybody who flees, by day and by night. "
ARABIC = "افتحوا الحدود لكل من يهرب ليلا ونهارا. "


def plan(
    rows: int, *, words: str = WORDS, head: tuple[str, ...] = HEAD, language: str = "en"
) -> Plan:
    told = tuple(
        TableRow(
            cells=(f"{n}", f"row{n} " + words * (n % 4 + 1), "" if n % 3 else f"States{n}"),
            notes=(("Phase:", words),) if n % 2 else (),
            source=f"{n:032x}",
            stacked=(Block(role=BlockRole.POINT, level=1, text=f"row{n} {words}"),),
        )
        for n in range(1, rows + 1)
    )
    table = Table(head=head, widths=(1, 8, 3), main=1, rows=told)
    blocks = (
        Block(role=BlockRole.HEADING, text="Before"),
        Block(role=BlockRole.TABLE, text="", table=table),
        Block(role=BlockRole.PARAGRAPH, text="After it"),
    )
    return Plan(title="T", language=language, profile="own", blocks=blocks)


def elements(root: Any, kind: str) -> Iterator[Any]:
    kids = root.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, dict) and "/S" in one:
            if one["/S"] == kind:
                yield one
            yield from elements(one, kind)


def texts(data: bytes) -> list[str]:
    return [one.extract_text() for one in pypdf.PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_keeps_both_standards_over_several_pages(language: str, wording: Wording) -> None:
    words = ARABIC if language == "ar" else WORDS
    head = ("رقم", "التوصية", "الجهة") if language == "ar" else HEAD
    data = write_pdf(plan(30, words=words, head=head, language=language), wording)
    assert len(pypdf.PdfReader(BytesIO(data)).pages) > 2
    for standard in ("ua1", "2a"):
        told = page.validate_pdf_bytes(data, profile=standard)
        assert [(one.rule_id, one.message) for one in told.failures] == []


def test_each_row_has_a_name_and_each_column_a_head(wording: Wording) -> None:
    data = write_pdf(plan(30), wording)
    root = pypdf.PdfReader(BytesIO(data)).root_object["/StructTreeRoot"]
    (table,) = elements(root, "/Table")
    rows = list(elements(table, "/TR"))
    assert len(rows) == 31
    heads = list(elements(rows[0], "/TH"))
    assert [one["/A"]["/Scope"] for one in heads] == ["/Column"] * 3
    for row in rows[1:]:
        (name,) = elements(row, "/TH")
        assert name["/A"]["/Scope"] == "/Row"
        assert len(list(elements(row, "/TD"))) == 2


def test_the_head_stands_on_every_page_and_is_read_once(wording: Wording) -> None:
    pages = texts(write_pdf(plan(30), wording))
    assert all("Addressee" in one for one in pages[:-1])
    order = [one for text in pages for one in text.split() if one.startswith("row")]
    assert order == [f"row{n}" for n in range(1, 31)]
    assert "After it" in pages[-1]


def test_a_cell_is_read_whole_before_the_next(wording: Wording) -> None:
    data = write_pdf(plan(3), wording)
    squashed = " ".join(texts(data)[0].split())
    assert f"row3 {(WORDS * 4).strip()} Phase: {WORDS.strip()} States3" in squashed


def test_a_row_longer_than_a_page_goes_on_under_the_head(wording: Wording) -> None:
    pages = texts(write_pdf(plan(3, words=WORDS * 60), wording))
    assert len(pages) > 3
    assert all("Addressee" in one for one in pages)
    assert sum(one.count("fl" + "ees") for one in pages) == 60 * (2 + 3 + 4 + 2)


def test_from_right_to_left_the_first_column_stands_on_the_right(wording: Wording) -> None:
    head = ("رقم", "التوصية", "الجهة")
    data = write_pdf(plan(2, words=ARABIC, head=head, language="ar"), wording)
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        places: dict[str, float] = {}
        for at in range(text.count_chars()):
            places.setdefault(text.get_text_range(at, 1), text.get_charbox(at)[0])
        text.close()
    assert places["1"] > places["w"] > places["ج"], "number, recommendation, addressee"


def test_each_row_leads_to_its_own_line(wording: Wording) -> None:
    done = lay_out(plan(30), wording)
    sources = dict.fromkeys(spot.source for at in range(len(done)) for spot in done.spots(at))
    assert list(sources) == [f"{n:032x}" for n in range(1, 31)]


def test_in_large_print_it_is_told_line_by_line(wording: Wording) -> None:
    data = write_pdf(plan(5), wording, layout=Layout(large=True))
    root = pypdf.PdfReader(BytesIO(data)).root_object["/StructTreeRoot"]
    assert not list(elements(root, "/Table"))
    assert "row5" in "".join(texts(data))
