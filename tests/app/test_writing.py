"""Every form of a report: whatever was typed stands in it, letter by letter."""

import html
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from micic_desk.app.writing import Format, written
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.layout import Extent, Layout
from micic_desk.report.pdf.characters import printable
from micic_desk.report.wording import load_wording

REPOSITORY = Path(__file__).parents[2]
SHARED = REPOSITORY.parent / "shared" / "data"
WORDS = load_wording("en", REPOSITORY / "resources" / "wording")
LETTERS = (Format.WORD, Format.HTML, Format.TEXT)


def plan(*texts: str) -> Plan:
    roles = (BlockRole.POINT, BlockRole.PARAGRAPH, BlockRole.RECOMMENDATION, BlockRole.QUOTATION)
    blocks = [
        Block(role=roles[at % len(roles)], text=text, level=at % 3) for at, text in enumerate(texts)
    ]
    return Plan(title="T", language="en", profile="own", blocks=tuple(blocks))


def lines_of(data: bytes, form: Format) -> str:
    """The words as another program reads them."""
    if form is Format.WORD:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            root = ET.fromstring(file.read("word/document.xml"))  # noqa: S314 - ours
        signs = {"t": None, "br": "\n", "tab": "\t", "p": "\n"}
        names = ((one, one.tag.rpartition("}")[2]) for one in root.iter())
        return "".join(
            one.text or "" if name == "t" else signs[name] or ""
            for one, name in names
            if name in signs
        )
    text = data.decode("utf-8")
    if form is Format.HTML:
        return html.unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", "\n")))
    return text


def traps() -> list[str]:
    file = SHARED / "hostile" / "real_traps.jsonl"
    nasty = SHARED / "hostile" / "notes_nasty.json"
    if not file.is_file():
        pytest.skip("the shared material is not beside the repository")
    found = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    return [*found, *json.loads(nasty.read_text("utf-8")).values()]


@pytest.mark.parametrize("form", LETTERS)
def test_every_trap_is_printed_letter_by_letter(form: Format) -> None:
    texts = traps()
    said = lines_of(written(plan(*texts), WORDS, form=form), form)
    if form is Format.TEXT:  # the lines of one text stand under each other
        said = re.sub(r"\n +", "\n", said)
        texts = [re.sub(r"[ \t]*\n[ \t]*", "\n", printable(text)) for text in texts]
    lost = [text for text in texts if printable(text).strip(" \n") not in said]
    assert lost == []


def test_writing_opens_no_file_and_no_socket() -> None:
    program = (
        "import sys\n"
        "from tests.app.test_writing import Format, WORDS, plan, written\n"
        "forms = list(Format)\n"
        "for form in forms: written(plan('warm ➔ حق'), WORDS, form=form)\n"
        "def watch(event, _facts):\n"
        "    if event == 'open' or event.startswith(('socket', 'subprocess', 'os.')):\n"
        "        raise SystemExit(event)\n"
        "sys.addaudithook(watch)\n"
        'trap = \'<img src="file:///etc/passwd"> <a href="http://example.org">x</a>\'\n'
        "for form in forms: written(plan(trap), WORDS, form=form)\n"
        "print('quiet')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "quiet", done.stderr


@pytest.mark.parametrize("form", list(Format))
def test_no_bytes_depend_on_the_computer(form: Format) -> None:
    made = {
        _made(form, {"TZ": zone, "USER": user, "HOME": f"/nonexistent/{user}", "LANG": language})
        for zone, user, language in (
            ("Asia/Bishkek", "anna", "C"),
            ("America/Lima", "bakyt", "ru_RU.UTF-8"),
            ("Pacific/Auckland", "chen", "tr_TR.UTF-8"),
        )
    }
    assert len(made) == 1


def _made(form: Format, environment: dict[str, str]) -> str:
    program = (
        "from hashlib import sha256\n"
        "from tests.app.test_writing import Format, WORDS, plan, written\n"
        "texts = ('one ➔', 'حق 12', 'Права', 'İstanbul')\n"
        f"print(sha256(written(plan(*texts), WORDS, form=Format({form.value!r}))).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("form", [Format.PDF, *LETTERS])
def test_progress_can_stop_every_form(form: Format) -> None:
    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written(plan("one"), WORDS, form=form, progress=stop)


def test_a_summary_can_be_had_in_every_form_of_words() -> None:
    report = Plan(
        title="T",
        language="en",
        profile="own",
        blocks=(
            Block(role=BlockRole.KEY_POINT, number="1.", text="Passports"),
            Block(role=BlockRole.POINT, text="talk", level=1),
            Block(role=BlockRole.RECOMMENDATION, mark="➔", text="Pay."),
        ),
    )
    for form in (*LETTERS, Format.MARKDOWN):
        data = written(report, WORDS, form=form, layout=Layout(extent=Extent.SUMMARY))
        said = data.decode("utf-8") if form is Format.MARKDOWN else lines_of(data, form)
        assert "Passports" in said
        assert "Pay." in said
        assert "talk" not in said
