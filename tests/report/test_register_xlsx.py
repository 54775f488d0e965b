import io
import os
import re
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.report.channels import said_by
from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_xlsx import MOST_CHARACTERS, encode_xlsx

TRAPS = ["=1+1", "@x", "http://example.org/a", "12", "=cmd|' /C calc'!A0", "<b>&amp;", "_x0041_"]


def register(*texts: str, language: str = "en") -> Register:
    rows = tuple(Row(str(n), (text,) * len(Part)) for n, text in enumerate(texts))
    return Register("Title", language, tuple(part.value for part in Part), rows)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {one: packed.read(one).decode("utf-8") for one in packed.namelist()}


def strings(data: bytes) -> list[str]:
    """The texts of the cells, read by other means than they were written by."""
    found = re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", parts(data)["xl/sharedStrings.xml"])
    return [unescape(re.sub("_x005F_", "_", one)) for one in found]


def test_every_cell_is_text_and_nothing_in_it_can_run_or_link() -> None:
    data = encode_xlsx(register(*TRAPS), "Sheet")
    inside = parts(data)
    assert set(TRAPS) <= set(strings(data))
    sheet = inside["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    kinds = set(re.findall(r'<c r="[A-Z]+\d+"[^>]*?(?: t="(\w+)")?>', sheet))
    assert kinds == {"s"}


def test_nothing_tells_who_when_or_where() -> None:
    inside = parts(encode_xlsx(register("x"), "Sheet"))
    core = inside["docProps/core.xml"]
    assert "2000-01-01T00:00:00Z" in core
    assert re.search(r"<dc:creator>[^<]", core) is None
    assert re.search(r"<cp:lastModifiedBy>[^<]", core) is None
    said = " ".join(inside.values())
    assert str(Path.home()) not in said
    assert os.environ.get("USER", "\0") not in said


def test_the_same_register_gives_the_same_bytes_in_another_zone_and_process() -> None:
    code = (
        "import sys; sys.path.insert(0, '.');"
        "from micic_desk.report.register import Part, Register, Row;"
        "from micic_desk.report.register_xlsx import encode_xlsx;"
        "rows = (Row('0', ('x',) * len(Part)),);"
        "made = Register('Title', 'en', tuple(part.value for part in Part), rows);"
        "sys.stdout.buffer.write(encode_xlsx(made, 'Sheet'))"
    )
    root = Path(__file__).resolve().parents[2]
    there = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "TZ": zone, "USER": user, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for zone, user, seed in (("Asia/Bishkek", "a", "1"), ("America/Lima", "b", "2"))
    ]
    assert there[0] == there[1] == encode_xlsx(register("x"), "Sheet")


def test_a_text_longer_than_a_cell_is_refused_and_never_cut() -> None:
    encode_xlsx(register("x" * MOST_CHARACTERS), "Sheet")
    with pytest.raises(Refusal, match="recommendation 1"):
        encode_xlsx(register("x" * (MOST_CHARACTERS + 1)), "Sheet")


def test_a_right_to_left_register_runs_from_the_right() -> None:
    inside = parts(encode_xlsx(register("نص", language="ar"), "التوصيات"))
    assert 'rightToLeft="1"' in inside["xl/worksheets/sheet1.xml"]


def test_it_can_be_stopped_while_it_is_written() -> None:
    def stop(_rows: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        encode_xlsx(register(*["x"] * 500), "Sheet", stop)


@given(st.text(min_size=1, max_size=200))
@settings(max_examples=30)
def test_no_text_breaks_the_file_and_all_of_it_can_be_looked_through(text: str) -> None:
    data = encode_xlsx(register(text), "[Sheet]: a/b?")
    words = re.findall(r"[A-Za-zа-я]{3,}", text)
    assert all(word in said_by(data) for word in words)
