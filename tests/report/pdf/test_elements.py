import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdf
import pypdfium2

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import Wording

Reader = Callable[[bytes], str]


def one(text: str, role: BlockRole = BlockRole.POINT, level: int = 1) -> Plan:
    block = Block(role=role, text=text, level=level)
    return Plan(title="T", language="en", profile="own", blocks=(block,))


def test_nesting_is_seen_by_the_indent_to_any_depth(wording: Wording) -> None:
    points = tuple(
        Block(role=BlockRole.POINT, text=f"depth{level}", level=level) for level in range(1, 41)
    )
    plan = Plan(title="T", language="en", profile="own", blocks=points)
    edges = _left_edges(write_pdf(plan, wording), r"depth\d+")
    assert len(edges) == 40
    assert all(deeper > edge for edge, deeper in pairwise(edges))
    assert edges[-1] < 400


def test_key_points_look_alike_whatever_their_source(seed: Plan, wording: Wording) -> None:
    reader = pypdf.PdfReader(BytesIO(write_pdf(seed, wording)))
    sizes: dict[str, set[float]] = {}

    def visit(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        for number in "12345":
            if text.strip().startswith(f"{number}."):
                sizes.setdefault(number, set()).add(round(size * matrix[0], 2))

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    assert sizes == {number: {13.5} for number in "12345"}


def test_a_heading_never_stands_at_the_foot_of_a_page(wording: Wording) -> None:
    filler = Block(role=BlockRole.PARAGRAPH, text="filler words " * 12)
    heading = Block(role=BlockRole.KEY_POINT, number="7.", text="The heading")
    after = Block(role=BlockRole.POINT, text="what follows " * 30, level=1)
    for count in range(14, 32):
        plan = Plan(
            title="T", language="en", profile="own", blocks=(*[filler] * count, heading, after)
        )
        pages = pypdf.PdfReader(BytesIO(write_pdf(plan, wording))).pages
        (page,) = (text for text in map(_text_of, pages) if "The heading" in text)
        below = page.split("The heading")[1].split("Page ")[0]
        assert below.count("\n") >= 3, count


def test_nothing_is_set_outside_the_margins(report: Plan, wording: Wording) -> None:
    long = replace(report, title="word " * 400, blocks=(*report.blocks, one("x" * 3000).blocks[0]))
    for left, right in _extents(write_pdf(long, wording)):
        assert left > 40
        assert right < 595 - 60


def test_arabic_begins_at_the_right_and_reads_as_written(
    wording: Wording, read_with_pdfium: Reader
) -> None:
    text = "تُحترم حقوق المهاجرين في جميع الأوقات"
    data = write_pdf(one(text, BlockRole.PARAGRAPH, 0), wording)
    assert text in read_with_pdfium(data)
    right = max(edge for _, edge in _extents(data))
    (left,) = [low for low, high in _extents(data) if high == right][:1]
    assert right > 500
    assert left > 200


def _text_of(page: pypdf.PageObject) -> str:
    return page.extract_text()


def _extents(data: bytes) -> list[tuple[float, float]]:
    """Left and right edges of every line's rectangle of text."""
    edges = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, _, right, _ = text.get_rect(index)
                edges.append((left, right))
            text.close()
            page.close()
    return edges


def _left_edges(data: bytes, pattern: str) -> list[float]:
    edges = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                if re.fullmatch(pattern, text.get_text_bounded(left, bottom, right, top).strip()):
                    edges.append(left)
            text.close()
            page.close()
    return edges
