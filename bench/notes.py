"""Notebooks full of lines for the benches: real notes where they are at hand, else made up."""

import gzip
import json
import random
from itertools import cycle, islice
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.key import Cost

NOTES = Path(__file__).resolve().parents[2] / "shared" / "data" / "notes.jsonl.gz"
PASSPHRASE = "only for measuring"  # noqa: S105 - of a notebook that lives for a minute
_STARTS, _ENDS = "bdfgklmnprstvz", ("a", "e", "i", "o", "u", "an", "er", "is", "on", "ut")
_SYLLABLES = [start + end for start in _STARTS for end in _ENDS]


def texts(count: int) -> list[str]:
    """So many lines of notes; real ones come round again where there are fewer."""
    if not NOTES.exists():
        return _made_up(count)
    with gzip.open(NOTES, "rt", encoding="utf-8") as file:
        found = [json.loads(line)["text"] for line in islice(file, count)]
    return list(islice(cycle(found), count))


def _made_up(count: int) -> list[str]:
    chance = random.Random(7)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(5000)]
    return [" ".join(chance.choices(words, k=chance.randint(5, 30))) for _ in range(count)]


def trees(lines: list[str], each: int = 200) -> tuple[Seedling, ...]:
    """Sessions of ``each`` lines."""
    return tuple(
        Seedling(
            kind=EntityKind.SESSION,
            fields={"title": f"Session {start // each + 1}"},
            children=tuple(
                Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": line})
                for line in lines[start : start + each]
            ),
        )
        for start in range(0, len(lines), each)
    )


def filled(folder: Path, count: int, *, plain: bool = False) -> tuple[Desk, str, list[str]]:
    """A notebook with so many lines, its working session, and the lines."""
    lines = texts(count)
    passphrase = None if plain else PASSPHRASE
    desk = create_desk(folder / "full.micic", passphrase, title="Full", cost=Cost.TRIVIAL)
    consultation = Workplace(desk).need_consultation()
    desk.do(AddTrees(trees=trees(lines), parent=consultation, act=Act.IMPORT))
    desk.words.settle()
    return desk, Workplace(desk).need_session(), lines
