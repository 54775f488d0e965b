"""Fonts made for these tests from a shipped one: their characters are what a shipped one lacks."""

import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pypdf
import pytest
import uharfbuzz as hb

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf import system_fonts
from micic_desk.report.pdf.faces import Cut, face
from micic_desk.report.pdf.system_fonts import fallbacks, han_of, may_be_embedded
from micic_desk.report.pdf.writer import lay_out, write_pdf
from micic_desk.report.wording import Wording

HAN = "移民危机"


def font_file(
    family: str,
    characters: str,
    *,
    rights: int = 0,
    weight: int = 400,
    index: str = "A",
    widens: int = 0,
) -> bytes:
    """A TrueType font whose ``characters`` all look like ``index``, with such rights.

    Where it ``widens``, it is a variable one, whose heaviest weight is so much wider.
    """
    source = face("FiraGO", Cut.REGULAR).font.face
    tables = {
        tag: bytes(source.reference_table(tag).data)
        for tag in ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "OS/2", "post")
    }
    facts = bytearray(tables["OS/2"])
    facts[4:6] = struct.pack(">H", weight)
    facts[8:10] = struct.pack(">H", rights)
    tables["OS/2"] = bytes(facts)
    glyph = face("FiraGO", Cut.REGULAR).glyph(index)
    codes = sorted({ord(one) for one in characters})
    groups = b"".join(struct.pack(">III", code, code, glyph) for code in codes)
    sub = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    tables["cmap"] = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + sub
    if widens:
        tables |= {"fvar": _AXIS, "gvar": _varied(source, glyph, widens)}
    names = {1: family, 6: family.replace(" ", "")}
    text = b"".join(said.encode("utf-16-be") for said in names.values())
    records, at = b"", 0
    for number, said in names.items():
        size = 2 * len(said)
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, size, at)
        at += size
    tables["name"] = struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + text
    return _file_of(tables)


def _file_of(tables: dict[str, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 128, 3, 16)
    place, body = 12 + 16 * len(tables), b""
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sIII", tag.encode(), 0, place + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + body


_AXIS = struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8) + struct.pack(
    ">4s3iHH", b"wght", 300 << 16, 400 << 16, 900 << 16, 0, 256
)
"""One axis of weights from 300 over 400 to 900 (OpenType, fvar)."""


def _varied(source: hb.Face, glyph: int, widens: int) -> bytes:
    """All that is drawn of a glyph stays, only its end moves right (OpenType, gvar)."""
    count = int.from_bytes(source.reference_table("maxp").data[4:6], "big")
    at, end = struct.unpack_from(">2I", source.reference_table("loca").data, 4 * glyph)
    outline = source.reference_table("glyf").data[at:end]
    (contours,) = struct.unpack_from(">h", outline)
    assert contours > 0
    points = struct.unpack_from(">H", outline, 10 + 2 * (contours - 1))[0] + 1
    still = bytes([0x80 | 63] * (points // 64) + [0x80 | points % 64])  # and the first of four
    across = still + struct.pack(">BhB", 0x40, widens, 0x80 | 1)
    down = bytes([0x80 | 63] * ((points + 4) // 64) + [0x80 | (points + 4) % 64 - 1])
    packed = b"\0" + across + down
    told = struct.pack(">HHHHh", 1, 10, len(packed), 0xA000, 1 << 14) + packed
    told += b"\0" * (len(told) % 2)
    places = [0] * (glyph + 1) + [len(told)] * (count - glyph)
    head = struct.pack(">HHHHIHHI", 1, 0, 1, 0, 20, count, 1, 20 + 4 * len(places))
    return head + struct.pack(f">{len(places)}I", *places) + told


def plan(text: str) -> Plan:
    block = Block(role=BlockRole.PARAGRAPH, text=text)
    return Plan(title="T", language="zh", profile="own", blocks=(block,))


def test_a_character_is_found_where_a_font_has_it_and_only_there(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.ttf").write_bytes(font_file("Han One", "移民"))
    (tmp_path / "readme.txt").write_text("no font")
    (tmp_path / "torn.ttf").write_bytes(font_file("Torn", HAN)[:400])
    (tmp_path / "empty.otf").write_bytes(b"")
    found = fallbacks(HAN, "zh", [tmp_path, tmp_path / "none"])
    assert set(found) == {"移", "民"}
    assert found["移"][Cut.REGULAR].family == "Han One"


@pytest.mark.parametrize(
    ("rights", "allowed"),
    [(0, True), (8, True), (4, True), (2, False), (0x100, False), (0x204, False), (0xA, True)],
)
def test_the_maker_s_wish_is_heeded(rights: int, *, allowed: bool, tmp_path: Path) -> None:
    assert may_be_embedded(rights) is allowed
    (tmp_path / "a.ttf").write_bytes(font_file("Han", HAN, rights=rights))
    assert bool(fallbacks(HAN, "zh", [tmp_path])) is allowed


def test_the_language_decides_between_ways_of_writing_and_odd_fonts_come_last(
    tmp_path: Path,
) -> None:
    for family in ("Noto Sans Mono CJK SC", "Noto Sans CJK JP", "Noto Sans CJK SC", "Any Serif"):
        (tmp_path / f"{family}.ttf").write_bytes(font_file(family, HAN))

    def used(language: str) -> set[str]:
        return {one[Cut.BOLD].family for one in fallbacks(HAN, language, [tmp_path]).values()}

    assert used("zh") == used("") == used("ru") == {"Noto Sans CJK SC"}
    assert used("ja-JP") == {"Noto Sans CJK JP"}
    assert [han_of(one) for one in ("zh-Hant", "zh_TW", "ko", "zh-CN")] == ["TC", "TC", "KR", "SC"]


def test_a_script_is_set_in_one_font_though_another_has_a_part_of_it(tmp_path: Path) -> None:
    tamil = "நகதமயரல"
    (tmp_path / "a.ttf").write_bytes(font_file("Aaa Grantha", tamil[:3]))
    (tmp_path / "b.ttf").write_bytes(font_file("Zzz Tamil", tamil))
    found = fallbacks(tamil, "ta", [tmp_path])
    assert {one[Cut.REGULAR].family for one in found.values()} == {"Zzz Tamil"}


def test_headings_take_the_bold_of_the_family(tmp_path: Path) -> None:
    (tmp_path / "r.ttf").write_bytes(font_file("Han", HAN))
    (tmp_path / "b.ttf").write_bytes(font_file("Han", HAN, weight=700, index="B"))
    cuts = fallbacks(HAN, "zh", [tmp_path])["移"]
    assert cuts[Cut.BOLD] is cuts[Cut.BOLD_ITALIC] is not cuts[Cut.REGULAR]
    assert cuts[Cut.BOLD].glyph("移") != cuts[Cut.REGULAR].glyph("移")


def test_a_variable_font_is_set_in_two_of_its_weights(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "v.ttf").write_bytes(font_file("Han", HAN, widens=500))
    monkeypatch.setattr(system_fonts, "font_folders", lambda: [tmp_path])
    cuts = fallbacks(HAN, "zh")["移"]
    glyph = cuts[Cut.REGULAR].glyph("移")
    regular, bold = (cuts[one].advance(glyph) for one in (Cut.REGULAR, Cut.BOLD))
    assert bold == pytest.approx(regular + 500 * (700 - 400) / (900 - 400), abs=1)
    heading = Block(role=BlockRole.KEY_POINT, text=HAN)
    done = lay_out(replace(plan(HAN), blocks=(heading, *plan(HAN).blocks)), wording)
    data = done.whole()
    text = pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()
    assert (text.count(HAN), done.fonts, done.missing) == (2, ("Han",), ())
    fonts = pypdf.PdfReader(BytesIO(data)).pages[0]["/Resources"]["/Font"].values()
    assert {str(one["/BaseFont"])[8:] for one in fonts} >= {"Han", "HanBold"}
    for standard in ("ua1", "2a"):
        assert page.validate_pdf_bytes(data, profile=standard).failures == []


def test_private_characters_mean_nothing_in_another_font(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(font_file("Signs", "\ue123" + HAN))
    assert "\ue123" not in fallbacks("\ue123移", "", [tmp_path])


def test_a_font_put_there_while_the_program_runs_is_found(tmp_path: Path) -> None:
    assert fallbacks(HAN, "zh", [tmp_path]) == {}
    (tmp_path / "a.ttf").write_bytes(font_file("Han", HAN))
    assert set(fallbacks(HAN, "zh", [tmp_path])) == set(HAN)


def test_the_page_holds_the_font_and_reads_as_it_was_written(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.ttf").write_bytes(font_file("Han One", HAN))
    monkeypatch.setattr(system_fonts, "font_folders", lambda: [tmp_path])
    done = lay_out(plan(f"{HAN} 2015 \ue123"), wording)
    data = done.whole()
    assert done.fonts == ("Han One",)
    assert done.missing == ("\ue123",)
    reader = pypdf.PdfReader(BytesIO(data))
    assert HAN in reader.pages[0].extract_text()
    for standard in ("ua1", "2a"):
        assert page.validate_pdf_bytes(data, profile=standard).failures == []


def test_fonts_with_compact_outlines_are_embedded_too(wording: Wording) -> None:
    """Where this computer has one: none is shipped, and none can be made of what is."""
    faces = [
        one
        for one in system_fonts._faces(system_fonts.font_folders())
        if "CFF " in hb.Face(hb.Blob.from_file_path(one.path), one.index).table_tags
        and system_fonts._shows(hb.Font(hb.Face(hb.Blob.from_file_path(one.path), one.index)), "移")
    ]
    if not faces:
        pytest.skip("no such font on this computer")
    data = write_pdf(plan(HAN * 40), wording)
    text = pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()
    assert text.replace("\n", "").count(HAN) == 40
    for standard in ("ua1", "2a"):
        assert page.validate_pdf_bytes(data, profile=standard).failures == []
