"""Word files, read back as XML, and by LibreOffice where there is one."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.channels import said_by
from micic_desk.report.docx.writer import write_docx
from micic_desk.report.layout import Extent, Layout, Paper
from micic_desk.report.numbering import numbered
from micic_desk.report.wording import load_wording

REPOSITORY = Path(__file__).parents[3]
WORDS = load_wording("en", REPOSITORY / "resources" / "wording")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PLAN = Plan(
    title="Consultation for the Two Rivers",
    language="en",
    profile="public",
    withheld=2,
    blocks=(
        Block(role=BlockRole.TITLE_LINE, text="Example Initiative"),
        Block(role=BlockRole.TITLE_LINE, text="Consultation for the Two Rivers"),
        Block(role=BlockRole.BYLINE, text="Anna Example, Director"),
        Block(role=BlockRole.PART_TITLE, text="Upper river"),
        Block(role=BlockRole.KEY_POINT, number="1.", text="Recognition"),
        Block(role=BlockRole.POINT, text="Examples:", level=1),
        Block(role=BlockRole.POINT, text="A flood", level=2),
        Block(role=BlockRole.POINT, text="and  1 million €", level=3),
        Block(role=BlockRole.POINT, text="deepest", level=12),
        Block(role=BlockRole.RECOMMENDATION, mark="➔", label="Recommendation:", text="Say so."),
        Block(role=BlockRole.IMPLICATION, mark="=>", text="Who else?", level=2),
        Block(role=BlockRole.QUOTATION, text="Nobody asked us.", speaker="A ferryman", level=1),
        Block(
            role=BlockRole.POINT,
            text="Eight boats",
            level=1,
            other_versions=(OtherVersion("Nine boats", "BM"),),
        ),
        Block(role=BlockRole.POINT, text="حق المهاجرين في 12 بلدا (MICIC)", level=1, language="ar"),
        Block(role=BlockRole.HAND_OVER, mark="⇒", text="Hand over to Бакыт"),
        Block(role=BlockRole.PARAGRAPH, text="two\nlines\tand a tab"),
    ),
)


def parts(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: ET.fromstring(file.read(name)) for name in file.namelist()}  # noqa: S314 - ours


def paragraphs(data: bytes) -> list[tuple[str, int | None, str]]:
    """Style, list level and text of each paragraph, by a reader that is not the writer."""
    found = []
    for one in parts(data)["word/document.xml"].iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        level = one.find(f"{W}pPr/{W}numPr/{W}ilvl")
        depth = None if level is None else int(level.attrib[f"{W}val"])
        assert style is not None
        found.append((style.attrib[f"{W}val"], depth, "".join(_said(one))))
    return found


def _said(paragraph: ET.Element) -> Iterator[str]:
    for one in paragraph.iter():
        yield {f"{W}t": one.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(one.tag, "")


def test_every_block_has_its_style_its_level_and_its_words() -> None:
    assert paragraphs(write_docx(PLAN, WORDS)) == [
        ("Subtitle", None, "Example Initiative"),
        ("Title", None, "Consultation for the Two Rivers"),
        ("Byline", None, "Anna Example, Director"),
        ("Heading1", None, "Upper river"),
        ("Heading2", None, "1. Recognition"),
        ("List", 0, "Examples:"),
        ("List", 1, "A flood"),
        ("List", 2, "and  1 million €"),
        ("List", 8, "deepest"),
        ("Recommendation", None, "➔\tRecommendation: Say so."),
        ("Implication", None, "=>\tWho else?"),
        ("Quote", None, "Nobody asked us."),
        ("Source", None, "– A ferryman"),
        ("List", 0, "Eight boats"),
        ("Version", None, "Other version (BM): Nine boats"),
        ("List", 0, "حق المهاجرين في 12 بلدا (MICIC)"),
        ("HandOver", None, "⇒\tHand over to Бакыт"),
        ("Normal", None, "two\nlines\tand a tab"),
        ("Note", None, "Not shown to this reader: 2"),
    ]


def test_typed_numbers_are_letters_and_no_list_is_left() -> None:
    said = paragraphs(write_docx(numbered(PLAN), WORDS, Layout(typed_numbers=True)))
    assert all(level is None for _, level, _ in said)
    texts = [text for _, _, text in said]
    assert "1.\tExamples:" in texts
    assert "–\tA flood" in texts
    assert "2.\t➔ Recommendation: Say so." in texts


def test_running_numbers_are_words_own_and_none_is_typed() -> None:
    said = paragraphs(write_docx(numbered(PLAN), WORDS))
    assert ("Recommendation", 0, "➔ Recommendation: Say so.") in said
    assert ("List", 1, "A flood") in said


def test_every_style_and_list_named_is_there() -> None:
    made = parts(write_docx(PLAN, WORDS))
    there = {one.attrib[f"{W}styleId"] for one in made["word/styles.xml"].iter(f"{W}style")}
    document = made["word/document.xml"]
    named = {
        one.attrib[f"{W}val"] for tag in ("pStyle", "rStyle") for one in document.iter(f"{W}{tag}")
    }
    assert named <= there
    lists = {one.attrib[f"{W}numId"] for one in made["word/numbering.xml"].iter(f"{W}num")}
    assert {one.attrib[f"{W}val"] for one in document.iter(f"{W}numId")} <= lists


def test_right_to_left_lines_say_so_run_by_run() -> None:
    document = parts(write_docx(PLAN, WORDS))["word/document.xml"]
    arabic = next(one for one in document.iter(f"{W}p") if "حق" in "".join(_said(one)))
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    turned = {
        "".join(_said(run)): run.find(f"{W}rPr/{W}rtl") is not None for run in arabic.iter(f"{W}r")
    }
    assert turned["MICIC"] is False
    assert all(rtl for text, rtl in turned.items() if "ا" in text)
    languages = {value for run in arabic.iter(f"{W}lang") for value in run.attrib.values()}
    assert languages == {"ar"}


def test_the_rule_beside_a_right_to_left_paragraph_is_on_its_right() -> None:
    asked = Block(role=BlockRole.RECOMMENDATION, mark="➔", text="حق المهاجرين", language="ar")
    document = parts(write_docx(replace(PLAN, blocks=(asked,)), WORDS))["word/document.xml"]
    facts = document.find(f".//{W}p/{W}pPr")
    assert facts is not None
    assert facts.find(f"{W}pBdr/{W}right") is not None
    names = [one.tag.removeprefix(W) for one in facts]
    assert names == ["pStyle", "pBdr", "bidi", "ind"]


def test_it_tells_nobodys_name_clock_path_or_program() -> None:
    data = write_docx(PLAN, WORDS)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.create_system for one in file.infolist()} == {0}
        core = file.read("docProps/core.xml").decode()
    assert "creator" not in core
    assert "modified" not in core


def test_paper_and_large_print() -> None:
    made = parts(write_docx(PLAN, WORDS, Layout(paper=Paper.LETTER, large=True, black=True)))
    size = made["word/document.xml"].find(f".//{W}pgSz")
    assert size is not None
    assert size.attrib[f"{W}w"] == "12240"
    default = made["word/styles.xml"].find(f"{W}docDefaults//{W}sz")
    assert default is not None
    assert default.attrib[f"{W}val"] == "36"
    colours = {one.attrib[f"{W}val"] for one in made["word/styles.xml"].iter(f"{W}color")}
    assert not colours


def test_words_hang_to_the_right_of_their_mark() -> None:
    for layout, step in ((Layout(), 360), (Layout(large=True), 617)):
        document = parts(write_docx(PLAN, WORDS, layout))["word/document.xml"]
        marked = [one for one in document.iter(f"{W}p") if one.find(f"{W}r/{W}tab") is not None]
        for one, level in zip(marked[:3], (0, 2, 0), strict=True):
            indent = one.find(f"{W}pPr/{W}ind")
            assert indent is not None
            assert indent.attrib[f"{W}hanging"] == str(step)
            assert indent.attrib[f"{W}left"] == str(level * 360 + step)


def test_a_full_report_lists_its_headings_and_where_they_stand() -> None:
    full = Layout(extent=Extent.FULL)
    document = parts(write_docx(PLAN, WORDS, full))["word/document.xml"]
    said = paragraphs(write_docx(PLAN, WORDS, full))
    listed = [one for one in said if one[0] in {"ContentsTitle", "TOC1", "TOC2"}]
    assert [said.index(one) for one in listed] == [3, 4, 5]  # behind the title and the names
    assert listed == [
        ("ContentsTitle", None, "Contents"),
        ("TOC1", None, "Upper river\t2"),
        ("TOC2", None, "1. Recognition\t2"),
    ]
    led_to = [one.attrib[f"{W}anchor"] for one in document.iter(f"{W}hyperlink")]
    asked = [(one.text or "").split()[1] for one in document.iter(f"{W}instrText")]
    places = [one.attrib[f"{W}name"] for one in document.iter(f"{W}bookmarkStart")]
    assert led_to == asked == places
    first = next(one for one in document.iter(f"{W}p") if one.find(f"{W}bookmarkStart") is not None)
    assert first.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert not [one for one in paragraphs(write_docx(PLAN, WORDS)) if one[0].startswith("TOC")]
    bare = replace(PLAN, blocks=(Block(role=BlockRole.POINT, text="One"),))
    assert paragraphs(write_docx(bare, WORDS, full))[0] == ("Normal", None, "One")


def test_nothing_asks_to_bring_fields_up_to_date() -> None:
    made = parts(write_docx(PLAN, WORDS, Layout(extent=Extent.FULL)))
    assert made["word/settings.xml"].find(f"{W}updateFields") is None
    assert not [one for one in made["word/document.xml"].iter() if f"{W}dirty" in one.attrib]


def test_progress_can_stop_it() -> None:
    def stop(_lines: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_docx(PLAN, WORDS, progress=stop)


def test_the_last_look_sees_words_cut_into_runs() -> None:
    said = said_by(write_docx(PLAN, WORDS))
    assert "حق المهاجرين في 12 بلدا (MICIC)" in said
    assert "Hand over to Бакыт" in said


def test_no_bytes_depend_on_the_computer() -> None:
    first = _made_by({"TZ": "Asia/Bishkek", "USER": "anna", "HOME": "/nonexistent/anna"})
    second = _made_by({"TZ": "America/Lima", "USER": "bakyt", "HOME": "/nonexistent/bakyt"})
    assert first == second == write_docx(PLAN, WORDS).hex()


def _made_by(environment: dict[str, str]) -> str:
    program = (
        "from tests.report.docx.test_writer import PLAN, WORDS, write_docx\n"
        "print(write_docx(PLAN, WORDS).hex())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_libreoffice_gives_back_the_same_nesting_and_text(tmp_path: Path) -> None:
    shallow = replace(PLAN, blocks=tuple(one for one in PLAN.blocks if one.level < 10))
    (tmp_path / "in.docx").write_bytes(write_docx(shallow, WORDS))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{tmp_path}/out",
            f"{tmp_path}/in.docx",
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    back = paragraphs((tmp_path / "out" / "in.docx").read_bytes())
    sent = paragraphs((tmp_path / "in.docx").read_bytes())
    assert [(level, text) for _, level, text in back if text] == [
        (level, text) for _, level, text in sent
    ]
