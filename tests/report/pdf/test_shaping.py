"""Every line of many languages comes back from the page, or what is missing is named."""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf.borrowing import borrow
from micic_desk.report.pdf.characters import printable
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import Wording


def _spoken(text: str) -> str:
    """Letters, marks and figures in their order; pdfium moves stops beside turned figures."""
    plain = unicodedata.normalize("NFC", printable(text))
    return "".join(one for one in plain if unicodedata.category(one)[0] in "LMN")


def test_every_line_comes_back_in_its_order_or_is_named(
    shared: Path, wording: Wording, read_with_pdfium: Callable[[bytes], str]
) -> None:
    lines = (shared / "data" / "multilingual.jsonl").read_text("utf-8").splitlines()
    lost, turned, named = [], [], 0
    for line in map(json.loads, lines):
        block = Block(role=BlockRole.PARAGRAPH, text=line["text"], language=line["lang"])
        plan = Plan(title="T", language="en", profile="own", blocks=(block,))
        if borrow(plan).missing:
            named += 1
            continue
        wanted, found = _spoken(line["text"]), _spoken(read_with_pdfium(write_pdf(plan, wording)))
        if Counter(wanted) - Counter(found):
            lost.append(line["id"])
        elif wanted not in found:
            turned.append(line["id"])
    assert lost == []
    # pdfium turns Latin words that stand side by side in a right-to-left line.
    assert len(turned) <= 2
    assert named < len(lines) / 2


def test_chinese_is_set_with_a_font_of_this_computer_or_named() -> None:
    block = Block(role=BlockRole.PARAGRAPH, text="不让")
    borrowed = borrow(Plan(title="T", language="zh", profile="own", blocks=(block,)))
    assert set(borrowed.faces) | set(borrowed.missing) == {"不", "让"}
    assert bool(borrowed.names) == bool(borrowed.faces)
