"""Every line of many languages comes back from the page, or what is missing is named."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf.borrowing import borrow
from micic_desk.report.pdf.characters import printable
from micic_desk.report.pdf.direction import has_leftward
from micic_desk.report.pdf.shaping import looks_like
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import Wording


def _spoken(text: str) -> str:
    """Letters, marks and figures in their order; pdfium turns a bracket that runs leftward."""
    plain = unicodedata.normalize("NFC", printable(text))
    return "".join(one for one in plain if unicodedata.category(one)[0] in "LMN")


def _read_aloud(data: bytes) -> list[str]:
    """What the file says lines that run leftward read as, sign by sign."""
    found = re.findall(rb"/ActualText<FEFF([0-9A-F]+)>", data)
    return [bytes.fromhex(one.decode("ascii")).decode("utf-16-be") for one in found]


def _exactly(text: str, read: str, said: list[str]) -> bool:
    """Whether every sign of a line comes back from the page, or else from what it is read as."""
    joined = re.sub(r"\s|\u200c", "", unicodedata.normalize("NFC", printable(text)))
    return said == [printable(text)] or joined in re.sub(r"\s|\u200c", "", read)


def test_every_line_comes_back_in_its_order_or_is_named(
    shared: Path, wording: Wording, read_with_pdfium: Callable[[bytes], str]
) -> None:
    lines = (shared / "data" / "multilingual.jsonl").read_text("utf-8").splitlines()
    lost, turned, unsaid, named = [], [], [], 0
    for line in map(json.loads, lines):
        block = Block(role=BlockRole.PARAGRAPH, text=line["text"], language=line["lang"])
        plan = Plan(title="T", language="en", profile="own", blocks=(block,))
        if borrow(plan).missing:
            named += 1
            continue
        data = write_pdf(plan, wording)
        wanted, found = _spoken(line["text"]), _spoken(read_with_pdfium(data))
        if Counter(wanted) - Counter(found):
            lost.append(line["id"])
        elif wanted not in found:
            turned.append(line["id"])
        told = _read_aloud(data)
        if has_leftward(line["text"]) and not _exactly(line["text"], read_with_pdfium(data), told):
            unsaid.append(line["id"])
    assert (lost, turned, unsaid) == ([], [], [])
    assert named < len(lines) / 2


@pytest.mark.parametrize(
    "text",
    [
        "وصلت Open Data Kit أمس",
        "جاء 12 من 30 في 3-4/2/2027.",
        "بحسب OHCHR و IOM (Geneva) اليوم",
        "We met أحمد علي there and said so twice",
        "Then أحمد علي",
    ],
)
def test_a_mixed_line_is_read_as_it_was_written(
    text: str, wording: Wording, read_with_pdfium: Callable[[bytes], str]
) -> None:
    plan = Plan(
        title="T",
        language="en",
        profile="own",
        blocks=(Block(role=BlockRole.PARAGRAPH, text=text),),
    )
    data = write_pdf(plan, wording)
    assert text in " ".join(read_with_pdfium(data).split()).replace(") (", "(")
    assert _read_aloud(data) == [text]


def test_plain_leftward_words_are_said_once(
    wording: Wording, read_with_pdfium: Callable[[bytes], str]
) -> None:
    text = "لا يجوز لأحد، أبدا."
    block = Block(role=BlockRole.PARAGRAPH, text=text)
    data = write_pdf(Plan(title="T", language="ar", profile="own", blocks=(block,)), wording)
    assert text in read_with_pdfium(data)
    assert _read_aloud(data) == []


def test_chinese_is_set_with_a_font_of_this_computer_or_named() -> None:
    block = Block(role=BlockRole.PARAGRAPH, text="不让")
    borrowed = borrow(Plan(title="T", language="zh", profile="own", blocks=(block,)))
    assert set(borrowed.faces) | set(borrowed.missing) == {"不", "让"}
    assert bool(borrowed.names) == bool(borrowed.faces)


def test_a_sign_that_looks_like_one_of_ours_is_set_with_it_and_read_as_itself(
    wording: Wording, read_with_pdfium: Callable[[bytes], str]
) -> None:
    line = "Ոչ ոք չմնաց\u2024"
    block = Block(role=BlockRole.PARAGRAPH, text=line)
    plan = Plan(title="T", language="hy", profile="own", blocks=(block,))
    borrowed = borrow(plan)
    assert "\u2024" not in (*borrowed.faces, *borrowed.missing)
    assert line in read_with_pdfium(write_pdf(plan, wording))
    assert looks_like("\u2460") is None, "a figure in a circle is not the figure"


def test_one_report_holds_all_its_languages(
    wording: Wording, read_with_pdfium: Callable[[bytes], str]
) -> None:
    blocks = tuple(
        Block(role=BlockRole.POINT, level=1, text=text, language=language)
        for language, text in EVERY_LANGUAGE.items()
    )
    for own in ("en", "ar"):
        plan = Plan(title="T", language=own, profile="own", blocks=blocks)
        # For these two a computer needs a font of its own.
        assert set(borrow(plan).missing) <= {*EVERY_LANGUAGE["zh"], *EVERY_LANGUAGE["hy"]}
        found = _spoken(read_with_pdfium(write_pdf(plan, wording)))
        assert [one for one, text in EVERY_LANGUAGE.items() if _spoken(text) not in found] == []


EVERY_LANGUAGE = {
    "en": "Nobody is left behind: 12 of 30 people came.",
    "fr": "Personne n’est oublié : 12 personnes sur 30 « sont venues ».",
    "es": "¿Quién paga? Nadie quedó atrás: 12 de 30.",
    "ru": "Никто не забыт: пришли 12 из 30 человек.",
    "ky": "Эч ким калган жок: өлкөдөн 12 үй-бүлө келди.",
    "kk": "Ешкім қалмады: ауылдан 12 адам келді, ұлттық ұйым.",
    "uz": "Hech kim qolmadi: oʻttiz kishidan 12 tasi keldi.",
    "tg": "Ҳеҷ кас намонд: аз 30 нафар 12 нафар омаданд, ҷӯшон.",
    "tr": "Kimse geride kalmadı: İstanbul’dan 12 kişi geldi, ığdır.",
    "ka": "არავინ დარჩა: 30-დან 12 ადამიანი მოვიდა.",
    "hy": "Ոչ ոք չմնաց․ 30-ից 12-ը եկան։",
    "ar": "لم يُترك أحد: جاء 12 من 30 شخصاً (OHCHR).",
    "fa": "هیچ‌کس جا نماند: ۱۲ نفر از ۳۰ نفر آمدند.",
    "zh": "没有人被遗忘：三十人中来了12人。",
}
