"""Every hostile line printed in every form, and read back letter by letter by other readers.

``bench/literal.py [FOLDER] [--careless]``, FOLDER is the hostile material (by default that beside
the repository): real lines of minutes that hold markup, formulas and odd signs, nasty notes,
strings known for naughtiness, names of files. (What is longer than a cell of Excel may be is
refused there with a sentence, and not tried.) They are written as PDF, Word, HTML, XLSX and CSV
by a process that notes every file it opens and every socket, from the first line to the last.
What comes back is compared sign by sign; where a form shows something for what has no shape, or
leaves out what only says a direction, that is settled by the same rule. Signs in which a reader
of PDFs turns right-to-left text, and of which it drops some, are counted without their order.
Wanted: 0 faults, 0 changed, 0 opened, 0 sockets. The exit code is 1 otherwise. The negative
control reads back another text than was written.
"""

import argparse
import csv
import html
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from micic_desk.app.writing import Format, written
from micic_desk.domain.text import clean_text
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf.characters import printable
from micic_desk.report.pdf.direction import has_leftward
from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_csv import encode_csv
from micic_desk.report.register_xlsx import encode_xlsx
from micic_desk.report.wording import load_wording

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "hostile"
WORDS = load_wording("en")
_ROLES = (BlockRole.POINT, BlockRole.PARAGRAPH, BlockRole.RECOMMENDATION, BlockRole.QUOTATION)
_AT_ONCE = 200
_LONGEST_CELL = 32_767
_WATCHED = ("open", "socket", "subprocess", "os.system", "os.exec", "os.remove", "os.rename")


def texts_of(folder: Path) -> list[str]:
    """All hostile texts there are."""
    lines = (folder / "real_traps.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line)["text"] for line in lines]
    found += list(json.loads((folder / "notes_nasty.json").read_text("utf-8")).values())
    for name in ("blns.json", "file_names.json"):
        found += json.loads((folder / name).read_text("utf-8"))
    return [one for one in found if isinstance(one, str)]


def as_report(texts: Sequence[str]) -> Plan:
    """The texts as lines of a report, in several roles and levels."""
    blocks = tuple(
        Block(role=_ROLES[at % len(_ROLES)], text=text, level=at % 3)
        for at, text in enumerate(texts)
    )
    return Plan(title="T", language="en", profile="own", blocks=blocks)


def as_register(texts: Sequence[str]) -> Register:
    """The texts as rows of a register."""
    rows = tuple(Row(str(at), (text,) * len(Part)) for at, text in enumerate(texts))
    return Register("T", "en", tuple(part.value for part in Part), rows)


def from_pdf(data: bytes) -> str:
    """What a reader of PDFs gives back."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def from_word(data: bytes) -> str:
    """What a reader of Word's XML gives back."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = ET.fromstring(file.read("word/document.xml"))  # noqa: S314 - ours
    signs = {"br": "\n", "tab": "\t", "p": "\n"}
    names = ((one, one.tag.rpartition("}")[2]) for one in root.iter())
    return "".join((one.text or "") if name == "t" else signs.get(name, "") for one, name in names)


def from_html(data: bytes) -> str:
    """What a browser shows."""
    return html.unescape(re.sub("<[^>]*>", "", data.decode("utf-8").replace("<br>", "\n")))


def from_xlsx(data: bytes) -> str:
    """What a spreadsheet shows (ECMA-376, 18.4.12: ``_xHHHH_`` stands for a character)."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = ET.fromstring(file.read("xl/sharedStrings.xml"))  # noqa: S314 - ours
        sheet = file.read("xl/worksheets/sheet1.xml")
    if b"<f>" in sheet or b"hyperlink" in sheet:
        raise AssertionError("a cell that can run or leads somewhere")
    cells = ("".join(one.itertext()) for one in root)
    return "\n".join(
        re.sub("_x([0-9A-F]{4})_", lambda one: chr(int(one[1], 16)), cell) for cell in cells
    )


def from_csv(data: bytes) -> str:
    """What a spreadsheet shows, without the apostrophe that keeps a cell from running."""
    csv.field_size_limit(1 << 30)
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return "\n".join(one.removeprefix("'") for row in rows for one in row)


def wanted_in(form: str, text: str) -> str:
    """A text as a form shows it."""
    if form in {"xlsx", "csv"}:
        return clean_text(text, max(1, len(text))).text.removeprefix("'")
    return printable(text)


def came_back(form: str, text: str, said: str, signs: Counter[str]) -> bool:
    """Whether every sign of a text is in what was read back."""
    if form != "pdf":
        return wanted_in(form, text).strip() in said
    plain = unicodedata.normalize("NFKC", printable(text))
    if has_leftward(text):
        mine = Counter(one for one in plain if unicodedata.category(one)[0] in "LN")
        return not mine - signs
    return _shown(plain) in said


def _shown(text: str) -> str:
    return "".join(one for one in text if unicodedata.category(one)[0] in "LNSP")


WRITERS: dict[str, tuple[Callable[[Sequence[str]], bytes], Callable[[bytes], str]]] = {
    "pdf": (lambda texts: written(as_report(texts), WORDS, form=Format.PDF), from_pdf),
    "docx": (lambda texts: written(as_report(texts), WORDS, form=Format.WORD), from_word),
    "html": (lambda texts: written(as_report(texts), WORDS, form=Format.HTML), from_html),
    "xlsx": (lambda texts: encode_xlsx(as_register(texts), "Sheet"), from_xlsx),
    "csv": (lambda texts: encode_csv(as_register(texts)), from_csv),
}


class Watch:
    """Notes what is opened while something is written."""

    def __init__(self) -> None:
        self.opened: Counter[str] = Counter()
        self._on = False
        sys.addaudithook(self._hear)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Listen for as long as this lasts."""
        self._on = True
        try:
            yield
        finally:
            self._on = False

    def _hear(self, event: str, facts: tuple[object, ...]) -> None:
        if self._on and event.startswith(_WATCHED):
            self.opened[f"{event} {facts[0]}"[:80]] += 1


def main() -> int:
    """Write all of it, read it back, and say what was found."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("folder", nargs="?", type=Path, default=BESIDE)
    asked.add_argument("--careless", action="store_true", help="the negative control")
    given = asked.parse_args()
    texts = texts_of(given.folder)
    watch = Watch()
    bad = 0
    for form, (write, read) in WRITERS.items():
        write(["the fonts ☎ 中 ➔ حق"])  # what is loaded once is no answer to a line
        faults, changed = _tried(form, texts, write, read, watch, careless=given.careless)
        tell(f"literal_{form}_faults", len(faults), "of the texts")
        tell(f"literal_{form}_changed", len(changed), f"of {len(texts)}")
        for one in (*faults, *changed)[:5]:
            print(f"    {one[:90]!r}")
        bad += len(faults) + len(changed)
    opened = {what: n for what, n in watch.opened.items() if not _of_fonts(what)}
    tell("literal_opened", len(opened), "files and sockets")
    for what in islice(opened, 5):
        print(f"    {what}")
    return int(bool(bad or opened))


def _tried(
    form: str,
    texts: Sequence[str],
    write: Callable[[Sequence[str]], bytes],
    read: Callable[[bytes], str],
    watch: Watch,
    *,
    careless: bool,
) -> tuple[list[str], list[str]]:
    """The texts that could not be written, and those that came back otherwise."""
    faults: list[str] = []
    changed: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = list(texts[start : start + _AT_ONCE])
        if form == "xlsx":  # a longer one is refused with a sentence (ECMA-376, 18.3.1.4)
            some = [one for one in some if len(one) <= _LONGEST_CELL]
        try:
            with watch.watching():
                data = write([one.swapcase() for one in some] if careless else some)
            said = read(data)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is a fault
            faults.append(f"{type(fault).__name__}: {fault} in {start} to {start + len(some)}")
            continue
        plain = unicodedata.normalize("NFKC", said) if form == "pdf" else said
        signs = Counter(plain)
        said = _shown(_without_furniture(plain)) if form == "pdf" else said
        changed += [one for one in some if not came_back(form, one, said, signs)]
    return faults, changed


def _without_furniture(said: str) -> str:
    """Pages without what stands on each of them: a text may run on over their edge."""
    lines = said.replace("\r\n", "\n").split("\n")
    return "\n".join(one for one in lines if not re.fullmatch(r"Page \d+ of \d+|T", one.strip()))


def _of_fonts(what: str) -> bool:
    """Fonts of this computer may be read where a script needs one (see ``system_fonts``)."""
    return "fonts" in what and what.startswith("open ")


sys.exit(main())
