"""Documents and lines that mean harm, through every door that takes text: kept or refused.

The window's own doors (typing and pasting) stand in ``journeys/test_hostile.py``.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from micic_desk.app.abbreviations import Abbreviations
from micic_desk.app.desk import Desk
from micic_desk.app.importing import import_document
from micic_desk.app.opening import create_desk
from micic_desk.app.taking_agenda import rows_of_agenda, taking_agenda
from micic_desk.app.taking_people import rows_of_people, taking_people
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.cards import Card
from micic_desk.exchange.document import ImportedDocument
from micic_desk.exchange.reading import decoded, read_source, read_text

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
NAMES = ("blns.json", "file_names.json", "notes_nasty.json")
FAR = "http://192.0.2.1/stolen"


def lines_of(name: str) -> list[str]:
    path = HOSTILE / name
    if not path.is_file():
        pytest.skip("the hostile lines are not beside this repository")
    read = json.loads(path.read_text(encoding="utf-8"))
    return [str(one) for one in (read.values() if isinstance(read, dict) else read)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = create_desk(tmp_path / "kept.micic", None, title="Water")
    yield made
    made.close()


def words_of(desk: Desk) -> str:
    """Every text and list of texts in a notebook."""
    found = []
    for one in desk.notebook:
        for name in one.fields:
            found += [one.text(name), *one.texts(name)]
    return "\n".join(found)


def missing(line: str, kept: str) -> list[str]:
    """Words of a line whose letters and digits are nowhere in this order.

    Marks, quotes and brackets may have become the kind of a line, a cell, a heading.
    """
    words = {letters_of(word) for word in kept.split()}
    gone = [word for word in line.split() if letters_of(word) not in words]
    letters = letters_of(kept) if gone else ""
    return [word for word in gone if letters_of(word) not in letters]


def letters_of(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def said_by(document: ImportedDocument) -> str:
    """Every word of a document as it was read."""
    found = [document.title, *(one.text for one in document.title_lines)]
    found += [one.line for one in document.people]
    found += [f"{one.number} {one.title}" for one in document.sections]
    for one in document.items():
        found += [one.text, one.label, one.speaker, one.hand_over_to, one.hand_over_scope]
    return "\n".join(found)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("markdown", [True, False])
def test_each_hostile_line_is_imported_or_refused(desk: Desk, name: str, *, markdown: bool) -> None:
    lost, codes, good = [], set(), []
    for line in lines_of(name):
        try:
            text, _ = decoded(line.encode("utf-8", "surrogatepass"), "lines")
            document = read_text(text, markdown=markdown)
        except Refusal as refusal:
            codes.add(refusal.code.split(".")[0])
            continue
        good.append(text)
        if gone := missing(line, said_by(document)):
            lost.append((gone[:3], line[:60]))
    assert lost == []
    assert codes <= {"source"}
    whole = "\n\n".join(good)
    import_document(desk, read_text(whole, markdown=markdown), "Lines")
    assert missing(whole, words_of(desk)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["people", "agenda"])
def test_each_hostile_line_is_a_row_of_people_or_of_the_agenda(
    desk: Desk, name: str, kind: str
) -> None:
    lost, codes, taken = [], set(), []
    for line in lines_of(name):
        try:
            rows = rows_of_people(line) if kind == "people" else rows_of_agenda(line)
        except Refusal as refusal:
            codes.add(refusal.code.split(".")[0])
            continue
        taken.extend(rows)
        if gone := missing(line, "\n".join(row.line for row in rows)):
            lost.append((gone[:3], line[:60]))
    assert lost == []
    assert codes <= {"list", "text"}
    consultation = Workplace(desk).need_consultation()
    sort = EntityKind.PERSON if kind == "people" else EntityKind.SESSION
    before = len(desk.notebook.of_kind(sort))
    if kind == "people":
        edit, new, _ = taking_people(desk.notebook, taken)
    else:
        edit, new, _ = taking_agenda(desk.notebook, consultation, taken)
    desk.do(edit)
    assert len(desk.notebook.of_kind(sort)) >= before + new > before
    desk.undo()
    assert len(desk.notebook.of_kind(sort)) == before


@pytest.mark.parametrize("name", NAMES)
def test_each_hostile_line_is_no_card_and_no_trouble_as_an_abbreviation(
    desk: Desk, name: str
) -> None:
    for number, line in enumerate(lines_of(name)):
        with pytest.raises(Refusal):
            Card.from_text(line)
        if number % 8 == 0:
            with suppress(Refusal):
                Abbreviations(desk).put(f"x{number}", line)
    json.dumps(Abbreviations(desk).known()).encode()


@pytest.mark.parametrize("name", NAMES)
def test_each_hostile_line_is_the_name_of_a_file(desk: Desk, name: str, tmp_path: Path) -> None:
    """Of one to import, and of the one that is imported from."""
    for line in lines_of(name):
        with pytest.raises(Refusal):
            read_source(tmp_path / "nowhere" / line)
    import_document(desk, read_text("- said"), lines_of(name)[-1][:200])
    assert "said" in words_of(desk)


def zipped(parts: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as into:
        for name, data in parts.items():
            into.writestr(name, data)
    return whole.getvalue()


def documents(trap: Path) -> dict[str, tuple[str, bytes]]:
    """Names, the code each must be refused with (none: it is text), and bytes."""
    url = trap.as_uri()
    relation = (
        f'<Relationships><Relationship TargetMode="External" Target="{FAR}"/></Relationships>'
    )
    entity = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
    )
    word = zipped({"word/document.xml": b"<x/>", "word/_rels/document.xml.rels": relation.encode()})
    bomb = zipped({"word/document.xml": bytes(50_000_000)})
    return {
        "references.docx": ("source.not_text", word),
        "bomb.docx": ("source.not_text", bomb),
        "bomb.md": ("source.not_text", bomb),
        "path.zip": ("source.not_text", zipped({"../../evil.md": b"- x"})),
        "letter.pdf": ("source.not_text", b"%PDF-1.7 /URI (" + FAR.encode() + b")"),
        "old.doc": ("source.not_text", b"\xd0\xcf\x11\xe0" + bytes(600)),
        "letter.rtf": (
            "source.not_text",
            b"{\\rtf1 {\\field INCLUDEPICTURE " + url.encode() + b"}}",
        ),
        "entities.md": ("", f"{entity}]><a>&j;</a>\n<!ENTITY e SYSTEM '{url}'>\n&e;".encode()),
        "page.html": ("", f"<img src='{url}'><link href='{FAR}'><script src='{FAR}'/>".encode()),
        "picture.md": ("", f"- ![x]({url})\n- [y]({FAR})\n- <{FAR}>\n\n[z]: {url}\n".encode()),
        "include.txt": ("", f"\\input{{{trap}}}\n.. include:: {trap}\n!include {url}\n".encode()),
    }


WATCH = """
import sys
from pathlib import Path
from micic_desk.app.importing import import_source
from micic_desk.app.opening import open_desk
desk = open_desk(Path(sys.argv[1]), None)
seen = []
def watch(event, told):
    if event.startswith(("socket.", "urllib", "http", "subprocess.", "os.exec", "os.system")):
        seen.append(event)
    if event == "open" and "trap" in str(told[0]):
        seen.append("trap opened")
sys.addaudithook(watch)
from micic_desk.domain.sentences import Refusal
for path in sorted(Path(sys.argv[2]).iterdir()):
    try:
        import_source(desk, path)
        print(path.name, "")
    except Refusal as refusal:
        print(path.name, refusal.code)
if len(sys.argv) > 3:
    open(sys.argv[3])
print("seen", *seen)
"""


def watched(desk: Path, folder: Path, *more: Path) -> list[str]:
    asked = [sys.executable, "-c", WATCH, str(desk), str(folder), *map(str, more)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=120)
    return answer.stdout.splitlines()


@pytest.fixture
def sent(tmp_path: Path) -> Callable[[], tuple[Path, Path, Path]]:
    """A notebook, a folder of hostile documents, and what none of them may have opened."""

    def make() -> tuple[Path, Path, Path]:
        notebook, folder, trap = (tmp_path / one for one in ("n.micic", "sent", "trap.png"))
        trap.write_bytes(b"trap")
        folder.mkdir()
        create_desk(notebook, None, title="Water").close()
        for name, (_, data) in documents(trap).items():
            (folder / name).write_bytes(data)
        return notebook, folder, trap

    return make


def test_no_document_has_anything_opened_or_fetched(
    sent: Callable[[], tuple[Path, Path, Path]],
) -> None:
    notebook, folder, trap = sent()
    said = watched(notebook, folder)
    assert said.pop() == "seen"
    wanted = [f"{name} {code}" for name, (code, _) in sorted(documents(trap).items())]
    assert said == wanted
    assert watched(notebook, folder, trap)[-1] == "seen trap opened", "the trap works"


def test_a_notebook_keeps_of_a_document_what_it_says(desk: Desk, tmp_path: Path) -> None:
    for name, (code, data) in documents(tmp_path / "trap.png").items():
        if code:
            continue
        import_document(desk, read_text(data.decode()), name)
        assert not missing(data.decode(), words_of(desk))
    assert desk.notebook.of_kind(EntityKind.ITEM)
