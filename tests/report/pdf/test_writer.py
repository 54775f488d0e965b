import gc
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.pdf.borrowing import borrow
from micic_desk.report.pdf.characters import printable
from micic_desk.report.pdf.direction import has_leftward
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import Wording

Reader = Callable[[bytes], str]
Squash = Callable[[str], str]
REPOSITORY = Path(__file__).parents[3]


def one(text: str, role: BlockRole = BlockRole.POINT, level: int = 1) -> Plan:
    title = Block(role=BlockRole.TITLE_LINE, text="T")
    return Plan(
        title="T",
        language="en",
        profile="own",
        blocks=(title, Block(role=role, text=text, level=level)),
    )


def printed(block: Block) -> str:
    speaker = f"{block.speaker}:" if block.speaker else ""
    if block.role is BlockRole.QUOTATION:
        return f"{block.text}– {block.speaker}" if block.speaker else block.text
    author = f"[{block.author}]" if block.author else ""
    return f"{block.number}{block.mark}{block.label}{speaker}{block.text}{author}"


def without_furniture(text: str, title: str = "T") -> str:
    """What stands between the running headers and the page numbers."""
    shown = [line.strip() for line in text.split("\n")]
    header = re.escape(title[:20])
    furniture = re.compile(rf"Page \d+ of \d+|{header}.*…|{header}")
    return "\n".join(line for line in shown if not furniture.fullmatch(line))


class TestWhatIsRead:
    def test_every_element_once_and_in_order(
        self, report: Plan, wording: Wording, read_text: Reader, squashed: Squash
    ) -> None:
        text = squashed(read_text(write_pdf(report, wording)))
        place = 0
        for block in report.blocks:
            wanted = squashed(printed(block))
            found = text.find(wanted, place)
            assert found >= 0, f"{wanted} is missing or out of order"
            place = found + len(wanted)
        for block in report.blocks:
            if len(block.text) > 12 and block.text != report.title:
                assert text.count(squashed(block.text)) == 1

    def test_the_seed_entire(
        self, seed: Plan, wording: Wording, read_text: Reader, squashed: Squash
    ) -> None:
        assert len(seed.blocks) == 45
        text = read_text(write_pdf(seed, wording))
        assert text.count("➔ Recommendation: ") == 4
        assert text.count("=> If these rights") == 1
        assert text.count("⇒ Hand over to Tolekan") == 1
        everything = squashed(text)
        place = 0
        for block in seed.blocks:
            wanted = squashed(printed(block))
            found = everything.find(wanted, place)
            assert found >= 0, wanted
            place = found + len(wanted)

    def test_nothing_but_the_report_and_the_words_of_the_page(
        self, seed: Plan, wording: Wording, read_text: Reader, squashed: Squash
    ) -> None:
        text = squashed(read_text(write_pdf(seed, wording)))
        for words in (*map(printed, seed.blocks), wording.rapporteur):
            text = text.replace(squashed(words), "", 1)
        text = text.replace(squashed(seed.title), "")
        assert re.fullmatch(r"(Page\dof\d)+", text)

    def test_other_versions_and_counts_are_told(
        self, report: Plan, wording: Wording, read_text: Reader
    ) -> None:
        text = read_text(write_pdf(report, wording))
        assert "Other version (BM): Nine boats were lost" in text
        assert "Not shown to this reader: 4" in text
        assert "Shown in two versions: 1" in text

    def test_a_recommendation_without_mark_and_label_still_says_what_it_is(
        self, wording: Wording, read_text: Reader
    ) -> None:
        text = read_text(write_pdf(one("Pay.", BlockRole.RECOMMENDATION), wording))
        assert "Recommendation: Pay." in text
        assert "➔" not in text

    def test_marks_in_the_middle_of_a_text_are_read(
        self, wording: Wording, read_text: Reader
    ) -> None:
        text = read_text(write_pdf(one("a ➔ b ⇒ c => d ✓ e"), wording))
        assert re.search(r"a ➔ +b ⇒ +c => d ✓ +e", text)

    def test_a_no_break_space_stays_one(self, wording: Wording) -> None:
        reader = pypdf.PdfReader(BytesIO(write_pdf(one("10\u00a0km"), wording)))
        assert "10\u00a0km" in reader.pages[0].extract_text()


class TestTheFile:
    def test_says_nothing_about_who_made_it_when_and_where(
        self, report: Plan, wording: Wording
    ) -> None:
        data = write_pdf(report, wording)
        reader = pypdf.PdfReader(BytesIO(data))
        assert reader.metadata == {"/Title": report.title, "/Subject": report.subtitle}
        packet = reader.root_object["/Metadata"].get_data().decode()
        assert report.title in packet
        assert report.subtitle in packet
        for word in (b"/Author", b"/Creator", b"/Producer", b"Date", b"anonymous", b"(D:", b"xmp:"):
            assert word not in data
        for word in (str(REPOSITORY), os.environ.get("USER", ""), str(Path.home())):
            assert len(word) < 4 or word.encode() not in data

    def test_has_title_language_and_outline(self, report: Plan, wording: Wording) -> None:
        reader = pypdf.PdfReader(BytesIO(write_pdf(report, wording)))
        root = reader.root_object
        assert root["/Lang"] == "en-GB"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
        assert root["/PageMode"] == "/UseOutlines"
        assert _titles(reader.outline) == [
            report.title,
            [
                "Introduction",
                *("Upper river", ["1. Recognition – “as partners”"]),
                *("Lower river", ["2. Права мигрантов, өлкө, үй, жаңы"]),
            ],
        ]
        targets = [reader.get_destination_page_number(each) for each in _flat(reader.outline)]
        assert targets == sorted(targets)
        assert None not in targets

    def test_embeds_every_font_as_a_subset_and_uses_no_other(
        self, report: Plan, wording: Wording
    ) -> None:
        reader = pypdf.PdfReader(BytesIO(write_pdf(report, wording)))
        fonts = reader.pages[0]["/Resources"]["/Font"]
        assert len(fonts) >= 3
        for font in fonts.values():
            child = font.get_object()["/DescendantFonts"][0].get_object()
            assert re.fullmatch(r"/[A-Z]{6}\+FiraGO-\w+", child["/BaseFont"])
            program = child["/FontDescriptor"]["/FontFile2"].get_data()
            assert program[:4] == b"\0\1\0\0"
            assert len(program) < 40_000

    def test_is_the_same_in_any_process(self, tmp_path: Path) -> None:
        """In every form: for two users, in three time zones, on two days."""
        made = []
        circumstances = (("UTC", 0, 0), ("Asia/Kathmandu", 1, 1), ("America/St_Johns", 0, 1))
        for number, (zone, user, day) in enumerate(circumstances):
            home = tmp_path / f"home{number}"
            home.mkdir()
            environment = {
                **os.environ,
                "TZ": zone,
                "HOME": str(home),
                "USER": f"user{user}",
                "PYTHONHASHSEED": str(number + 1),
                "RL_pageCompression": str(number % 2),
                "PYTHONPATH": os.pathsep.join((str(REPOSITORY), os.environ.get("PYTHONPATH", ""))),
            }
            command = [sys.executable, "-c", _ALL_FORMS, str(home), str(86_400 * day)]
            subprocess.run(command, check=True, env=environment, cwd=home)
            made.append({one.name: one.read_bytes() for one in home.iterdir() if one.is_file()})
        assert sorted(made[0]) == ["csv", "docx", "html", "json", "md", "pdf", "txt", "xlsx"]
        for other in made[1:]:
            assert [name for name in made[0] if other[name] != made[0][name]] == []

    def test_is_the_same_after_another_document(self, report: Plan, wording: Wording) -> None:
        first = write_pdf(report, wording)
        write_pdf(one("العربية ➔ 中 other words entirely"), wording)
        assert write_pdf(report, wording) == first


_ALL_FORMS = """
import sys, time, datetime, pathlib
later, real = int(sys.argv[2]), time.time
time.time = lambda: real() + later
for name in ("localtime", "gmtime"):
    said = getattr(time, name)
    setattr(time, name, lambda at=None, said=said: said(time.time() if at is None else at))
class Day(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    today = utcnow = now
datetime.datetime = Day
from micic_desk.app.writing import Format, written
from micic_desk.report.blocks import Block, BlockRole, Plan, Table, TableRow
from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_csv import encode_csv
from micic_desk.report.register_xlsx import encode_xlsx
from micic_desk.report.wording import load_wording
home = pathlib.Path(sys.argv[1])
blocks = tuple(Block(role=role, text='Ünï ➔ 中 سلام क्षि ' * 9, level=n % 4,
    mark='⇒', speaker='S') for n, role in enumerate(BlockRole))
row = TableRow(cells=('1', 'Ünï', ''))
table = Table(head=('N', 'A', 'B'), widths=(1, 2, 3), main=1, rows=(row,) * 90)
blocks += (Block(role=BlockRole.TABLE, text='', table=table),)
plan = Plan(title='T', language='en', profile='own', blocks=blocks)
for form in Format:
    (home / form.value).write_bytes(written(plan, load_wording('en'), form=form))
cells = ('=1+1', 'Ünï') * (len(Part) // 2)
register = Register('T', 'en', cells, (Row('1' * 32, cells),))
(home / 'csv').write_bytes(encode_csv(register))
(home / 'xlsx').write_bytes(encode_xlsx(register, 'S'))
"""


class TestWhatCouldGoWrong:
    def test_pages_are_counted_and_later_ones_have_a_header(self, wording: Wording) -> None:
        plan = one("many words " * 2000, BlockRole.PARAGRAPH, 0)
        plan = replace(plan, title="A running title")
        pages = pypdf.PdfReader(BytesIO(write_pdf(plan, wording))).pages
        assert len(pages) > 3
        for number, page in enumerate(pages, 1):
            text = page.extract_text()
            assert f"Page {number} of {len(pages)}" in text
            assert ("A running title" in text) == (number > 1)

    def test_an_empty_plan_is_one_page(self, wording: Wording, read_text: Reader) -> None:
        data = write_pdf(Plan(title="", language="", profile="own", blocks=()), wording)
        assert read_text(data).strip() == "Page 1 of 1"

    def test_a_word_of_twenty_thousand_letters_wraps(
        self, wording: Wording, read_text: Reader
    ) -> None:
        text = read_text(write_pdf(one("word" * 5000), wording))
        assert Counter(text)["w"] == 5000
        assert max(map(len, text.split("\n"))) < 120

    def test_a_very_long_title(self, wording: Wording, read_text: Reader, squashed: Squash) -> None:
        title = " ".join(f"word{number}" for number in range(900))
        plan = Plan(title=title, language="en", profile="own", blocks=())
        text = without_furniture(read_text(write_pdf(plan, wording)), title)
        assert squashed(text) == squashed(title)

    def test_a_raising_progress_cancels(self, wording: Wording) -> None:
        told: list[int] = []

        def stop(pages: int) -> None:
            told.append(pages)
            if pages == 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            write_pdf(one("many words " * 3000), wording, progress=stop)
        assert told == [1, 2]

    def test_missing_characters_are_listed_numbered_and_still_read(
        self, wording: Wording, read_text: Reader
    ) -> None:
        plan = one("known \ue123\ue124 known \u200dend")
        assert borrow(plan).missing == ("\ue123", "\ue124")
        assert "\ue123\ue124" in read_text(write_pdf(plan, wording)).replace(" ", "")
        assert borrow(one("➔ ⇒ ✓ Ёң ქ ع א \t\n\x07")).missing == ()

    def test_hostile_words_in_every_place_are_only_words(
        self, wording: Wording, read_with_pdfium: Reader, squashed: Squash
    ) -> None:
        words = "<img src='/etc/hostname'/><b>&lt; )Tj ET Q %s {n} \\134 endstream"
        blocks = [
            Block(
                role=role, text=f"{role} {words}", number=words, label=words, mark=words[:9],
                speaker=words, author=words, language=words, level=2,
                other_versions=(OtherVersion(words, words),),
            )
            for role in BlockRole
        ]  # fmt: skip
        plan = Plan(
            title=words, subtitle=words, language=words, profile="own", blocks=tuple(blocks)
        )
        with _no_file_opened():
            data = write_pdf(plan, wording)
        text = squashed(read_with_pdfium(data))
        for role in BlockRole:
            assert squashed(f"{role} {words}") in text
        pypdf.PdfReader(BytesIO(data), strict=True)

    def test_every_hostile_text_prints_literally(
        self, shared: Path, wording: Wording, read_with_pdfium: Reader
    ) -> None:
        texts = list(_hostile(shared))
        assert len(texts) > 900
        write_pdf(one("the fonts ☎ 中"), wording)
        for text in texts:
            with _no_file_opened():
                data = write_pdf(one(text), wording)
            got = without_furniture(read_with_pdfium(data))
            missed = _letters(printable(text)) - _letters(got)
            assert not missed, (text[:80], missed)
            if not has_leftward(text):
                assert _in_order(text) in _in_order(got), text[:80]


def _letters(text: str) -> Counter[str]:
    """Letters and figures alone: readers turn brackets in right-to-left text, and merge marks."""
    return Counter(
        character
        for character in unicodedata.normalize("NFKC", text)
        if unicodedata.category(character)[0] in "LN" and not unicodedata.combining(character)
    )


def _in_order(text: str) -> str:
    plain = unicodedata.normalize("NFKC", printable(text))
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LNS")


def _hostile(shared: Path) -> Iterator[str]:
    folder = shared / "data" / "hostile"
    for name in ("blns.json", "file_names.json"):
        yield from json.loads((folder / name).read_text("utf-8"))
    nasty = json.loads((folder / "notes_nasty.json").read_text("utf-8"))
    yield from (text[:3000] for text in nasty.values() if isinstance(text, str))
    lines = (folder / "real_traps.jsonl").read_text("utf-8").splitlines()
    yield from (json.loads(line)["text"] for line in lines[::9])


class _no_file_opened:  # noqa: N801 - read as a clause: with no file opened
    """Fail if anything but Python's own modules is opened meanwhile."""

    opened: list[str] | None = None
    hooked = False

    def __enter__(self) -> None:
        if not _no_file_opened.hooked:
            sys.addaudithook(_no_file_opened._note)
            _no_file_opened.hooked = True
        _no_file_opened.opened = []

    def __exit__(self, *_: object) -> None:
        opened, _no_file_opened.opened = _no_file_opened.opened, None
        assert opened == []

    @staticmethod
    def _note(event: str, details: tuple[object, ...]) -> None:
        opened = _no_file_opened.opened
        if opened is not None and event in {"open", "os.listdir", "socket.connect"}:
            name = str(details[0])
            if not name.endswith((".py", ".pyc")) and "__pycache__" not in name:
                opened.append(name)


def _titles(outline: list[object]) -> list[object]:
    return [
        _titles(entry) if isinstance(entry, list) else entry["/Title"]  # type: ignore[index]
        for entry in outline
    ]


def _flat(outline: list[object]) -> Iterator[pypdf.generic.Destination]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            assert isinstance(entry, pypdf.generic.Destination)
            yield entry


def test_nothing_of_a_report_is_left_for_rubbish_to_be_looked_for(
    report: Plan, wording: Wording
) -> None:
    write_pdf(report, wording)
    gc.collect()
    write_pdf(report, wording)
    assert gc.collect() < 10
