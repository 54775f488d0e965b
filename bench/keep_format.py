"""Write a notebook of today's format for `tests/old`, before the format changes.

``bench/keep_format.py FOLDER NAME [--plain]`` writes ``NAME.micic``, its second copy, and
``NAME.json`` with what it holds, all of it our own invention. A kept file is never made again:
it stands for every notebook that was written in its day.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.desk import ME, Desk, Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Delete, Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Json, read_operation
from micic_desk.store import log
from micic_desk.store.inbox import Source
from micic_desk.store.key import Cost

PASSPHRASE = "one two three four five six"  # noqa: S105 - of a notebook that everybody may read
DRAFT = "a line that was being typed"
_WHO = Source("A colleague", "ab" * 32, verified=True, digest="cd" * 16)


def made(folder: Path, passphrase: str | None) -> Path:
    """A notebook with a life behind it: edits, a conflict, a merge, an undo, a draft."""
    path, other = folder / "Notebook.micic", folder / "Colleague.micic"
    desk = create_desk(path, passphrase, title="Harbour and Hills", cost=Cost.TRIVIAL)
    lines = _begin(desk)
    desk.close()
    shutil.copyfile(path, other)
    desk = open_desk(path, passphrase)
    desk.do(Reword(entity=lines[4], text="Eight countries were named."))
    desk.receive(_told_by_a_colleague(other, passphrase, lines), _WHO)
    _add(desk, EntityKind.ITEM, desk.notebook[lines[0]].parent, text="The last line.")
    Memory(desk).keep("capture", DRAFT)
    desk.close()
    return path


def held(desk: Desk) -> dict[str, Json]:
    """What a notebook holds, in words that outlive every format."""
    return {
        one.id: {
            "kind": one.kind,
            "parent": one.parent,
            "dead": one.dead,
            "fields": dict(one.fields),
            "conflicts": {
                name: sorted(str(each.value) for each in found)
                for name, found in one.conflicts.items()
            },
        }
        for one in desk.notebook
    }


def _begin(desk: Desk) -> list[str]:
    consultation = desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    first = _add(desk, EntityKind.SESSION, consultation, title="Opening")
    second = _add(desk, EntityKind.SESSION, consultation, title="Réfugiés et côtes")
    who: dict[str, Json] = {"code": "R1", "name": "Name That Is Nobody's", "protected": True}
    person = desk.do(Add(kind=EntityKind.PERSON, fields=who)).entities[0].id
    Memory(desk).put(ME, person)
    lines = [
        _add(desk, EntityKind.ITEM, first, text=f"Said as number {n}: été, Ерёмин, “quoted”.")
        for n in range(12)
    ]
    for number in range(4):
        _add(desk, EntityKind.ITEM, lines[0], text=f"States could do thing {number}.")
    _add(desk, EntityKind.ITEM, second, text="كُلُّ كَلِمَةٍ مَحْفُوظَةٌ")
    desk.do(Reword(entity=lines[1], text="Reworded: not one word is lost."))
    desk.do(Delete(entities=(lines[2],)))
    desk.do(Reword(entity=lines[3], text="Taken back."))
    desk.undo()
    return lines


def _told_by_a_colleague(path: Path, passphrase: str | None, lines: list[str]) -> list:
    desk = open_desk(path, passphrase)
    desk.do(Reword(entity=lines[4], text="Thirteen countries were named."))
    _add(desk, EntityKind.ITEM, desk.notebook[lines[0]].parent, text="Noted by a colleague.")
    with desk.session.transaction() as connection:
        told = [(read_operation(body), body) for body in log.bodies(connection)]
    desk.close()
    return told


def _add(desk: Desk, kind: EntityKind, parent: str | None, **fields: Json) -> str:
    assert parent is not None
    said = {"kind": "point"} | fields if kind is EntityKind.ITEM else fields
    return desk.do(Add(kind=kind, fields=said, parent=parent)).entities[0].id


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("name")
    asked.add_argument("--plain", action="store_true")
    given = asked.parse_args()
    passphrase = None if given.plain else PASSPHRASE
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder), passphrase)
        for ending in ("", "-second"):
            if Path(f"{path}{ending}").exists():
                shutil.copyfile(f"{path}{ending}", given.folder / f"{given.name}.micic{ending}")
        desk = open_desk(path, passphrase)
        said = {"draft": DRAFT, "entities": held(desk)}
        desk.close()
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    (given.folder / f"{given.name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
