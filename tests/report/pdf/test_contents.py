"""The page of contents and the other ways a report can be printed, read back."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import page
import pypdf
import pytest

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.layout import Extent, Layout, Paper
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import Wording

FULL = Layout(extent=Extent.FULL)
_COLOUR = re.compile(rb"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)")


def long(report: Plan, times: int = 9) -> Plan:
    body = report.blocks[4:]
    return replace(report, blocks=(*report.blocks[:4], *body * times))


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data))


def test_every_heading_is_listed_with_its_page_and_leads_there(
    report: Plan, wording: Wording
) -> None:
    reader = read(write_pdf(long(report), wording, layout=FULL))
    by_number = {one.indirect_reference.idnum: at for at, one in enumerate(reader.pages)}
    found = [
        (one.get_object()["/Contents"], by_number[one.get_object().raw_get("/Dest")[0].idnum])
        for sheet in reader.pages
        for one in sheet.get("/Annots", [])
    ]
    headings = [
        f"{one.number} {one.text}".strip()
        for one in long(report).blocks
        if one.role in {BlockRole.HEADING, BlockRole.KEY_POINT, BlockRole.PART_TITLE}
    ]
    assert [title for title, _ in found] == headings
    for title, at in found:
        assert title.split()[-1] in reader.pages[at].extract_text()
    listed = "".join(sheet.extract_text() for sheet in reader.pages[: found[0][1]])
    numbers = {int(one) for one in re.findall(r"(\d+)\s*$", listed, re.MULTILINE)}
    assert {at + 1 for _, at in found} == {one for one in numbers if one <= len(reader.pages)}


@pytest.mark.parametrize(
    "layout",
    [
        FULL,
        Layout(extent=Extent.FULL, large=True, numbered=True),
        Layout(extent=Extent.SUMMARY, black=True, paper=Paper.LETTER),
    ],
)
def test_every_way_keeps_both_standards(report: Plan, wording: Wording, layout: Layout) -> None:
    data = write_pdf(long(report, 3), wording, layout=layout)
    for standard in ("ua1", "2a"):
        told = page.validate_pdf_bytes(data, profile=standard)
        assert [(one.rule_id, one.message) for one in told.failures] == []


def test_a_report_without_headings_has_no_list(wording: Wording) -> None:
    bare = Plan(
        title="T",
        language="en",
        profile="own",
        blocks=(Block(role=BlockRole.PARAGRAPH, text="one line"),),
    )
    reader = read(write_pdf(bare, wording, layout=FULL))
    assert len(reader.pages) == 1
    assert wording.contents not in reader.pages[0].extract_text()


def test_a_summary_is_one_page_and_counts_the_rest(
    report: Plan, wording: Wording, squashed: Callable[[str], str]
) -> None:
    reader = read(
        write_pdf(long(report, 30), wording, layout=Layout(extent=Extent.SUMMARY, large=True))
    )
    (only,) = reader.pages
    said = only.extract_text()
    more = [int(one) for one in re.findall(r"full report: (\d+)", said)]
    assert squashed("Say so in law.") in squashed(said)
    assert len(more) == 2
    assert all(more)


def test_large_print_is_larger_on_the_same_paper(report: Plan, wording: Wording) -> None:
    usual = read(write_pdf(report, wording))
    large = read(write_pdf(report, wording, layout=Layout(large=True)))
    assert usual.pages[0].mediabox == large.pages[0].mediabox
    sizes: set[float] = set()

    def visit(text: str, matrix: list[float], _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(matrix[0] * size, 1))

    for sheet in large.pages:
        sheet.extract_text(visitor_text=visit)
    assert 18.0 in sizes
    assert min(sizes) > 13


def test_black_is_only_black(report: Plan, wording: Wording) -> None:
    black = read(write_pdf(report, wording, layout=Layout(black=True, extent=Extent.FULL)))
    content = b"".join(sheet.get_contents().get_data() for sheet in black.pages)
    assert set(_COLOUR.findall(content)) == {b"0 0 0"}
    assert len(set(_COLOUR.findall(_content(write_pdf(report, wording))))) > 3


def _content(data: bytes) -> bytes:
    return b"".join(sheet.get_contents().get_data() for sheet in read(data).pages)


def test_running_numbers_are_the_same_in_every_language(wording: Wording) -> None:
    arabic = Block(role=BlockRole.PARAGRAPH, text="لكل فرد الحق في حرية التنقل")
    english = Block(role=BlockRole.PARAGRAPH, text="Everyone may move")
    for block in (arabic, english):
        plan = Plan(title="T", language="en", profile="own", blocks=(block,) * 3)
        said = read(write_pdf(plan, wording, layout=Layout(numbered=True)))
        words = said.pages[0].extract_text().partition(wording.page[:4])[0]
        assert {"1", "2", "3"} <= set(re.findall(r"\d", words))
