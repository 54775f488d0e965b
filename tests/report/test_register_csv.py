import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_csv import encode_csv, safe_cell


def register(*texts: str) -> Register:
    rows = tuple(Row(str(n), (text,) * len(Part)) for n, text in enumerate(texts))
    return Register("T", "en", tuple(part.value for part in Part), rows)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\n=1", "＝1"])
def test_a_cell_that_could_run_gets_an_apostrophe_in_sight(formula: str) -> None:
    (_, row) = read(encode_csv(register(formula)))
    assert row[0] == f"'{formula}"


def test_words_commas_quotes_and_line_ends_come_back_as_they_were() -> None:
    said = ['say "now", please', "two\nlines", "جديد", "’s"]
    assert [row[0] for row in read(encode_csv(register(*said)))[1:]] == said


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert encode_csv(register()).startswith(b"\xef\xbb\xbf")


@given(st.text())
def test_no_cell_begins_as_a_formula_and_no_word_is_lost(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert len(cell.removeprefix("'")) <= len(text) + 1
    assert read(encode_csv(register(text)))[1][0] == cell


def test_the_same_register_gives_the_same_bytes() -> None:
    assert encode_csv(register("a", "b")) == encode_csv(register("a", "b"))
