import re
import zipfile
from dataclasses import replace
from io import BytesIO

from micic_desk.report.blocks import Block, BlockRole, Plan, Table, TableRow
from micic_desk.report.docx.writer import write_docx
from micic_desk.report.html_mail import write_html
from micic_desk.report.layout import Layout
from micic_desk.report.wording import load_wording

HOSTILE = "</w:t><script>&amp;\x07"


def plan(language: str = "en", *head: str) -> Plan:
    row = TableRow(cells=("1", "warn <all>", ""), notes=(("Phase:", HOSTILE),), source="a" * 32)
    table = Table(head=head or ("No.", "What", "Who"), widths=(1, 6, 3), main=1, rows=(row,))
    block = Block(role=BlockRole.TABLE, text="", table=table)
    return Plan(title="T", language=language, profile="own", blocks=(block,))


def stacking() -> Block:
    (block,) = plan().blocks
    assert block.table is not None
    (row,) = block.table.rows
    told = (Block(role=BlockRole.POINT, level=1, text=row.cells[1]),)
    return replace(block, table=replace(block.table, rows=(replace(row, stacked=told),)))


def document(held: Plan, layout: Layout | None = None) -> str:
    data = write_docx(held, load_wording("en"), layout)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode("utf-8")


def test_a_table_in_word_has_a_head_that_comes_again_and_rows_that_stay_whole() -> None:
    text = document(plan())
    assert text.count("<w:tblHeader/>") == 1
    assert text.count("<w:cantSplit/>") == 2
    assert len(re.findall("<w:tc>", text)) == 6
    assert "warn &lt;all&gt;" in text
    assert "&lt;/w:t&gt;&lt;script&gt;&amp;amp;\ufffd" in text
    assert "bidiVisual" not in text


def test_the_head_of_a_table_is_never_left_alone_at_the_foot_of_a_page() -> None:
    assert document(plan()).count('<w:pStyle w:val="CellHead"/>') == 3
    with zipfile.ZipFile(BytesIO(write_docx(plan(), load_wording("en")))) as parts:
        styles = parts.read("word/styles.xml").decode("utf-8")
    assert "<w:keepNext/>" in styles.partition('w:styleId="CellHead"')[2].partition("</w:style>")[0]


def test_in_large_print_a_table_is_told_line_by_line() -> None:
    large = document(replace(plan(), blocks=(stacking(),)), Layout(large=True))
    assert "<w:tbl>" not in large
    assert "warn &lt;all&gt;" in large


def test_it_is_mirrored_from_right_to_left_and_without_tint_in_black() -> None:
    assert "<w:bidiVisual/>" in document(plan("ar", "رقم", "التوصية", "الجهة"))
    assert "w:shd" not in document(plan(), Layout(black=True))


def test_a_table_in_a_mail_names_its_columns_and_rows() -> None:
    page = write_html(plan(), load_wording("en")).decode("utf-8")
    assert page.count('<th scope="col"') == 3
    assert page.count('<th scope="row"') == 1
    assert "warn &lt;all&gt;" in page
    assert "<script>" not in page
