"""Damage a notebook or its second copy, or both, in every way, and look what comes back.

``bench/damage.py [DAMAGES] [--lines N]``. One file damaged must give everything back; both
damaged by one page each at least 98 of 100 lines; and never a line that nobody wrote. Half of
them are opened as a notebook that this computer left whole is: worked in before it is looked at.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.familiar import note_familiar
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.reading_on import look
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add, AddTrees, Seedling
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import Json
from micic_desk.domain.sentences import Refusal
from micic_desk.store import read_first
from micic_desk.store.key import Cost

PASSPHRASE = "only for damaging"  # noqa: S105 - of a notebook that lives for a minute
NAME = "damaged.micic"
_PAGE = 4096
_DRAFT = "a line that was being typed"


@dataclass(slots=True)
class Toll:
    """What the damages cost."""

    damages: int = 0
    lines: int = 0
    lost: int = 0
    wrong: int = 0
    unopenable: int = 0
    untold: int = 0
    later: int = 0
    worst_of_both: float = 1.0
    least_of_both: float = 0.98
    slowest: float = 0.0
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether everything came back that had to."""
        bad = self.lost or self.wrong or self.unopenable
        return not bad and self.worst_of_both >= self.least_of_both and self.slowest < 10


def _bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _page(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(max(1, len(data) // _PAGE)) * _PAGE
    data[at : at + _PAGE] = chance.randbytes(len(data[at : at + _PAGE]))


def _noughts(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(max(1, len(data) // _PAGE)) * _PAGE
    data[at : at + _PAGE] = bytes(len(data[at : at + _PAGE]))


def _swap(data: bytearray, chance: random.Random) -> None:
    pages = max(2, len(data) // _PAGE)
    one, two = (at * _PAGE for at in chance.sample(range(pages), 2))
    first, second = data[one : one + _PAGE], data[two : two + _PAGE]
    if len(first) == len(second):
        data[one : one + _PAGE], data[two : two + _PAGE] = second, first


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _more(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.randrange(1, 3 * _PAGE))


def _head(data: bytearray, chance: random.Random) -> None:
    data[:16] = chance.randbytes(16)


def _overwritten(data: bytearray, chance: random.Random) -> None:
    data[:] = b"%PDF-1.7\n" + chance.randbytes(len(data))


def _empty(data: bytearray, chance: random.Random) -> None:
    del chance
    data.clear()


def _all_noughts(data: bytearray, chance: random.Random) -> None:
    del chance
    data[:] = bytes(len(data))


Damage = Callable[[bytearray, random.Random], None]
LOCAL: tuple[Damage, ...] = (_bit, _page, _noughts)
DAMAGES: tuple[Damage, ...] = (
    *LOCAL,
    _swap,
    _cut,
    _more,
    _head,
    _overwritten,
    _empty,
    _all_noughts,
)
Files = dict[str, bytes]


def make(folder: Path, lines: int) -> tuple[Files, dict[str, Entity]]:
    """A notebook with a life behind it: its files, and what it holds."""
    desk = create_desk(folder / NAME, PASSPHRASE, title="Damage", cost=Cost.TRIVIAL)
    session = Workplace(desk).need_session()
    trees = tuple(Seedling(kind=EntityKind.ITEM, fields=_said(number)) for number in range(lines))
    made = desk.do(AddTrees(trees=trees, parent=session, act=Act.IMPORT))
    for number in range(lines // 10):
        desk.do(Add(kind=EntityKind.ITEM, fields=_said(lines + number), parent=session))
        desk.do(Reword(entity=made.entities[number].id, text=f"Better words for {number}."))
        if number % 3 == 0:
            desk.undo()
    Memory(desk).keep("capture", _DRAFT)
    held = _held(desk)
    # A short notebook is read in parts, too, as a large one is.
    usual, read_first.FEWEST = read_first.FEWEST, 1
    desk.close()
    read_first.FEWEST = usual
    return {one.name: one.read_bytes() for one in folder.iterdir()}, held


def _said(number: int) -> dict[str, Json]:
    return {"kind": "point", "text": f"What was said as number {number}. " * 3}


def damage_often(
    folder: Path,
    damages: int,
    lines: int = 600,
    seed: int = 1,
    *,
    least_of_both: float = 0.98,
    alone: bool = False,
) -> Toll:
    """So many damages of every kind in turn: of the one, of the other, of both.

    In a short notebook one page is more than a fiftieth of everything (``least_of_both``).
    With ``alone`` there is no second copy: the negative control.
    """
    chance, toll = random.Random(seed), Toll(lines=lines, least_of_both=least_of_both)
    made = folder / "made"
    made.mkdir()
    files, held = make(made, lines)
    names = sorted(files)
    for number in range(damages):
        place = folder / "tried"
        place.mkdir()
        both = number % 4 == 3
        kinds = LOCAL if both else DAMAGES
        damage = kinds[number // 4 % len(kinds)]
        hit = names if both else [names[number % 2]]
        _lay_out(place, files, hit, damage, chance, missing=not both and number % 41 == 0)
        if alone:
            (place / names[1]).unlink(missing_ok=True)
        soon = not alone and number // 4 % 2 == (number // 80) % 2
        _try(place / NAME, held, toll, both=both, soon=soon)
        toll.damages += 1
        shutil.rmtree(place)
    return toll


def _lay_out(
    place: Path,
    files: Files,
    hit: list[str],
    damage: Damage,
    chance: random.Random,
    *,
    missing: bool,
) -> None:
    for name, data in files.items():
        bent = bytearray(data)
        if name in hit:
            if missing:
                continue
            damage(bent, chance)
        (place / name).write_bytes(bent)


def _try(path: Path, held: dict[str, Entity], toll: Toll, *, both: bool, soon: bool) -> None:
    start = time.process_time()
    typed = ""
    try:
        if soon:
            desk, typed = _worked_in(path, toll)
        else:
            desk = _opened(path)
    except Refusal as refusal:
        toll.unopenable += 1
        toll.told.append(str(refusal))
        return
    toll.slowest = max(toll.slowest, time.process_time() - start)
    try:
        found = _held(desk)
        toll.lost += bool(typed) and found.pop(typed, None) is None
        undoable = desk.next_undo() is not None
        drafts = [one.text for one in Memory(desk).drafts()]
    finally:
        desk.close()
    toll.wrong += sum(one not in held for one in found)
    if both:
        toll.wrong += sum(
            not _was_said(entity, held[one]) for one, entity in found.items() if one in held
        )
        toll.worst_of_both = min(toll.worst_of_both, len(found) / len(held))
    else:
        toll.lost += sum(found.get(one) != entity for one, entity in held.items())
        toll.lost += not undoable
        toll.lost += drafts != [_DRAFT]


def _was_said(found: Entity, held: Entity) -> bool:
    """Whether an entity says what it said at some time: its last words may be gone."""
    said = found.text("text")
    ever = said.startswith(("What was said as number ", "Better words for "))
    return found.kind == held.kind and (found.text("text") == held.text("text") or ever)


def _opened(path: Path) -> Desk:
    try:
        return open_desk(path, PASSPHRASE)
    except Refusal as refusal:
        if refusal.code != "store.both_damaged":
            raise
        return open_desk(path, PASSPHRASE, salvage=True)


def _worked_in(path: Path, toll: Toll) -> tuple[Desk, str]:
    """Opened before it was looked at, with a line captured before that; the line's id."""
    note_familiar(path, whole=True)
    try:
        desk = open_desk(path, PASSPHRASE, soon=True)
    except Refusal:
        return _opened(path), ""
    toll.later += desk.session.put_off is not None
    typed = ""
    try:
        typed = _typed(desk)
        look(desk)
    except Refusal:
        # Refused as the disk refuses a line, and found a moment later; or both are damaged.
        try:
            look(desk)
        except Refusal:
            desk.close()
            return _opened(path), typed
    return desk, typed or _typed(desk)


def _typed(desk: Desk) -> str:
    made = desk.do(Add(kind=EntityKind.ITEM, fields=_said(-1), parent=Workplace(desk).session))
    return made.entities[0].id


def _held(desk: Desk) -> dict[str, Entity]:
    return {one.id: one for one in desk.notebook}


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("damages", type=int, nargs="?", default=300)
    asked.add_argument("--lines", type=int, default=600)
    asked.add_argument("--alone", action="store_true")
    asked.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        toll = damage_often(Path(folder), given.damages, given.lines, given.seed, alone=given.alone)
    print(f"damage.seed {given.seed}")
    for name in ("damages", "lines", "later", "lost", "wrong", "unopenable"):
        print(f"damage.{name} {getattr(toll, name)}")
    print(f"damage.worst_of_both {toll.worst_of_both:.3f}")
    print(f"damage.slowest {toll.slowest:.2f} s")
    for sentence in sorted(set(toll.told)):
        print(sentence)
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
