"""The second reader of a PDF, held against what was written and against the first."""

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.channels import _pieces, _stream_at
from micic_desk.report.drawn import drawn_lines
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import load_wording

LINES = (
    "Nobody was asked; the office at Zürich did not answer.",
    "Никого не спросили: жаңы өлкө, үй-бүлө, Қазақстан.",
    "ლტოლვილები და მიგრანტები",
    "Ոչ ոք չհարցրեց",
    "لم يسأل أحد منهم",
    "a word ➔ and ⇒ a sign ✓",
)


def drawn(data: bytes) -> str:
    def unpacked(start: int) -> bytes:
        return _stream_at(data, start)

    return "\n".join(drawn_lines(data, unpacked, _pieces(data)[1:]))


def test_it_reads_every_script_as_it_was_written() -> None:
    blocks = tuple(Block(role=BlockRole.POINT, text=one, level=1) for one in LINES)
    plan = Plan(title="T", language="en", profile="public", blocks=blocks)
    said = drawn(write_pdf(plan, load_wording("en")))
    for line in LINES:
        assert "".join(line.split()) in "".join(said.split())


def test_a_font_of_another_program_is_read_by_its_own_table() -> None:
    table = b"1 beginbfrange <0001> <0003> <0041> endbfrange"
    table += b" 1 beginbfchar <0009> <00660069> endbfchar"
    data = b"1 0 obj << /F 2 0 R >> endobj 2 0 obj << /ToUnicode 3 0 R >> endobj"
    data += b" 3 0 obj << >> stream\n" + table + b"endstream endobj"

    def unpacked(start: int) -> bytes:
        return _stream_at(data, start)

    page = [b"BT /F 9 Tf [<0001 0002> -20 <0003>] TJ <0009> Tj ET BT /G 9 Tf (plain) Tj ET"]
    assert list(drawn_lines(data, unpacked, page)) == ["ABCfi", "plain"]


def test_rubbish_is_read_past() -> None:
    def nothing(_start: int) -> bytes:
        return b""

    page = [b"BT /F 9 Tf [<0", b"ET [<zz>] TJ (unfinished", b"\xff\x00 Tj"]
    assert list(drawn_lines(b"1 0 obj /F 1 0 R /ToUnicode 9 0 R", nothing, page)) == []
