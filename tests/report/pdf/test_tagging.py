"""Read back by other programs: the structure, and the two standards it is there for."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
import pypdf
import pytest

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import Wording

MARKED = re.compile(rb"/(\w+) <</MCID (\d+)>> BDC")


def plan(*blocks: Block, title: str = "T", language: str = "en-GB") -> Plan:
    return Plan(title=title, language=language, profile="own", blocks=blocks)


def keeps_both(data: bytes) -> None:
    for standard in ("ua1", "2a"):
        told = page.validate_pdf_bytes(data, profile=standard)
        assert told.rules.total > 100
        assert [(one.rule_id, one.message) for one in told.failures] == []


def leaves(element: Any) -> Iterator[tuple[str, int, int]]:
    """Type, object number of the page and number on it of all marked words, in tree order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, int):
            yield element["/S"], element.raw_get("/Pg").idnum, int(one)
        elif one.get("/Type") == "/MCR":
            yield element["/S"], one.raw_get("/Pg").idnum, int(one["/MCID"])
        else:
            yield from leaves(one)


def marked(reader: pypdf.PdfReader) -> list[tuple[str, int, int]]:
    """The same as the pages' own content says it, in page order."""
    return [
        (f"/{kind.decode()}", one.indirect_reference.idnum, int(number))
        for one in reader.pages
        for kind, number in MARKED.findall(one.get_contents().get_data())
    ]


def test_the_tree_goes_through_the_words_in_the_order_of_the_pages(
    report: Plan, wording: Wording
) -> None:
    long = plan(*report.blocks, *report.blocks[4:] * 6, title=report.title)
    reader = pypdf.PdfReader(BytesIO(write_pdf(long, wording)))
    assert len(reader.pages) > 3
    tree = reader.root_object["/StructTreeRoot"]
    found = list(leaves(tree["/K"][0].get_object()))
    assert found == marked(reader)
    kinds = [kind for kind, _, _ in found]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/P"} <= set(kinds)


def test_each_page_knows_whose_words_it_holds(report: Plan, wording: Wording) -> None:
    reader = pypdf.PdfReader(BytesIO(write_pdf(report, wording)))
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    rows = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for index, one in enumerate(reader.pages):
        assert (one["/StructParents"], one["/Tabs"]) == (index, "/S")
        owners = [owner.get_object() for owner in rows[index].get_object()]
        said = MARKED.findall(one.get_contents().get_data())
        assert [owner["/S"] for owner in owners] == [f"/{kind.decode()}" for kind, _ in said]


def test_everything_painted_is_either_read_or_an_artifact(report: Plan, wording: Wording) -> None:
    for one in pypdf.PdfReader(BytesIO(write_pdf(report, wording))).pages:
        depth = 0
        for operator in one.get_contents().get_data().split(b"\n"):
            if operator.endswith((b"BDC", b"BMC")):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            else:
                assert depth == 1, operator[:80]
        assert depth == 0


def test_the_report_keeps_both_standards(report: Plan, wording: Wording) -> None:
    keeps_both(write_pdf(report, wording))


def test_so_does_a_report_of_one_line_without_a_title(wording: Wording) -> None:
    keeps_both(write_pdf(plan(Block(role=BlockRole.KEY_POINT, text="One", number="1.")), wording))
    keeps_both(write_pdf(plan(), wording))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "يجب أن تبقى المخيمات مفتوحة 24 ساعة (OHCHR)"),
        ("fa", "هیچ‌کس نباید پشت در بماند"),
        ("ru", "Никто не должен остаться на пристани"),
        ("ky", "Өлкөдөгү үй-бүлөлөр"),
        ("ka", "არავინ დარჩეს"),
        ("hy", "Ոչ ոք"),
        ("zh", "不让任何人掉队"),
        ("hi", "किसी को पीछे न छोड़ें"),
        ("", "\U0001f642 \x07 \u202e ➔ ⇒ ✓ \u0e01"),
        ("en) /Evil (x", "a \\ ) ( b"),
    ],
)
def test_so_does_every_script(language: str, text: str, wording: Wording) -> None:
    lines = [
        Block(role=BlockRole.TITLE_LINE, text=text),
        Block(role=BlockRole.KEY_POINT, text=text, number="1.", language=language),
        *(Block(role=BlockRole.POINT, text=text, level=n, language=language) for n in (1, 2, 14)),
        Block(role=BlockRole.RECOMMENDATION, text=text, mark="➔", language=language, level=2),
        Block(role=BlockRole.QUOTATION, text=text, speaker=text, level=1),
    ] * 3
    data = write_pdf(plan(*lines, title=text, language=language or "en"), wording)
    keeps_both(data)


def test_a_broken_tree_is_noticed(report: Plan, wording: Wording) -> None:
    data = write_pdf(report, wording)
    assert b"/S/H1/" in data
    told = page.validate_pdf_bytes(data.replace(b"/S/H1/", b"/S/H4/"), profile="ua1")
    assert not told.is_compliant
