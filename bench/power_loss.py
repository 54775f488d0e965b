"""Cut the power at any moment of a notebook's life, and look for every word that was safe.

``bench/power_loss.py [STATES] [--liar | --unsynced] [--seed N]``. Three lives are traced: a whole
one (capture, edit, undo, import, merge, backup, purge, check, repair, restoring, another
opening), a notebook of the first format that is brought up, and one whose passphrase is changed
and changed back; then so many states that a power cut may have left are laid out and opened.
Every third has lost its second copy as well, every third the notebook itself. Where two cuts
leave the same bytes, those are opened once, and each is asked for what was safe at its time
(``different`` says how many were opened). ``--liar`` says what is not safe yet, ``--unsynced``
syncs nothing: both must be caught.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.crashing import Disk, Kind, Record, records
from bench.traced import BOTH_ARE_WELL, NAME, ONE_IS_DAMAGED, PASSPHRASE, PHRASES
from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, checking

HERE = Path(__file__).resolve().parent
OLD = HERE.parent / "tests" / "old" / "0001.micic"
OLD_PHRASE = "one two three four five six"
_SECOND = f"{NAME}-second"
_MISSING = frozenset({"store.missing", "store.empty"})


@dataclass(slots=True)
class Toll:
    """What the cuts cost; ``asked`` counts those that asked first (one file gone, one torn).

    ``different`` counts those that left other bytes than any before.
    """

    states: int = 0
    different: int = 0
    safe: int = 0
    asked: int = 0
    lost: int = 0
    unopenable: int = 0
    unwhole: int = 0
    slowest: float = 0.0
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether no cut cost anything, and something was at stake."""
        return not (self.lost or self.unopenable or self.unwhole) and self.safe > 0


@dataclass(frozen=True, slots=True)
class Life:
    """One traced process: what was there before, what it did, and the key to it.

    ``shown`` keeps what was seen of each state that was opened, under a digest of its bytes.
    """

    before: dict[str, bytes]
    did: list[Record]
    passphrase: str
    held: frozenset[str] = frozenset()
    shown: dict[bytes, frozenset[str]] = field(default_factory=dict)


def compiled(folder: Path) -> Path | None:
    """The library that traces; None where it cannot be made or loaded here."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "tracing.so"
    source = HERE / "tracing.c"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return library


def lives(folder: Path, library: Path, *extra: str) -> list[Life]:
    """The lives whose power is cut."""
    (folder / "old").mkdir()
    kept = folder / "old" / NAME
    shutil.copyfile(OLD, kept)
    desk = open_desk(kept, OLD_PHRASE)
    held = frozenset(one.id for one in desk.notebook if not one.dead)
    desk.close()
    return [
        _lived(folder / "life", library, {}, PASSPHRASE, extra),
        _lived(
            folder / "upgrade",
            library,
            {NAME: OLD.read_bytes()},
            OLD_PHRASE,
            ("--upgrade", *extra),
            held,
        ),
        _lived(folder / "rekey", library, {}, PASSPHRASE, ("--rekey", *extra)),
    ]


def _lived(
    place: Path,
    library: Path,
    before: dict[str, bytes],
    passphrase: str,
    extra: tuple[str, ...],
    held: frozenset[str] = frozenset(),
) -> Life:
    folder = place / "notebooks"
    folder.mkdir(parents=True)
    for name, data in before.items():
        (folder / name).write_bytes(data)
    said, trace = place / "said", place / "trace"
    env = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "TRACE_FOLDER": str(folder),
        "TRACE_OUT": str(trace),
        "TRACE_SAID": str(said),
    }
    command = [sys.executable, str(HERE / "traced.py"), str(folder), str(said), *extra]
    subprocess.run(command, env=env, check=True)
    start = f"{folder}/".encode()
    did = [
        Record(
            one.kind,
            one.inode,
            one.at,
            one.one.removeprefix(start) if one.kind not in {Kind.WRITE, Kind.SAID} else one.one,
            one.two.removeprefix(start),
        )
        for one in records(trace)
    ]
    return Life(before, did, passphrase, held)


def cut_often(folder: Path, traced: list[Life], states: int, seed: int) -> Toll:
    """So many cuts, spread over the lives as they wrote."""
    toll, chance = Toll(), random.Random(seed)
    whole = sum(len(life.did) for life in traced)
    for life in traced:
        share = max(1, states * len(life.did) // whole)
        cuts = sorted(chance.choices(range(1, len(life.did) + 1), k=share))
        _cut_a_life(folder / "tried", life, cuts, chance, toll)
    return toll


def _cut_a_life(
    tried: Path, life: Life, cuts: list[int], chance: random.Random, toll: Toll
) -> None:
    disk, played = Disk(life.before), 0
    for cut in cuts:
        while played < cut:
            disk.play(life.did[played])
            played += 1
        said = disk.said.decode().split()
        marks = [one for one in said if one in {ONE_IS_DAMAGED, BOTH_ARE_WELL}]
        alone = marks[-1:] == [ONE_IS_DAMAGED]
        left = disk.crashed(chance)
        _take_one_away(left, 0 if alone else toll.states)
        safe = {one for one in said if len(one) == 32}
        _judge(_shown(tried, left, life, safe, toll), safe | life.held, left, toll)
        toll.safe += len(safe)
        toll.states += 1


def _take_one_away(left: dict[str, bytes], number: int) -> None:
    """Take one of the two files away where the other is there."""
    lost = (None, "second", "notebook")[number % 3]
    if lost == "second" and NAME in left:
        left.pop(_SECOND, None)
    if lost == "notebook" and _SECOND in left:
        left.pop(NAME, None)
        left.pop(f"{NAME}-wal", None)


def _shown(
    tried: Path,
    left: dict[str, bytes],
    life: Life,
    safe: set[str],
    toll: Toll,
) -> frozenset[str]:
    """What a notebook shows that is opened from these bytes; they are opened once."""
    digest = blake2b()
    for name in sorted(left):
        digest.update(b"%d %d " % (len(name), len(left[name])) + name.encode() + left[name])
    known = life.shown.get(digest.digest())
    if known is None:
        _lay_out(tried, left)
        known = _look(tried, life, toll, at_stake=bool(safe or life.held))
        shutil.rmtree(tried)
        life.shown[digest.digest()] = known
        toll.different += 1
    return known


def _judge(shown: frozenset[str], wanted: set[str], left: dict[str, bytes], toll: Toll) -> None:
    gone = len(wanted - shown)
    toll.lost += gone
    if gone:
        toll.told.append(f"{gone} lost of {len(wanted)} ({', '.join(sorted(left))})")


def _lay_out(tried: Path, left: dict[str, bytes]) -> None:
    tried.mkdir()
    for name, data in left.items():
        path = tried / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def _look(tried: Path, life: Life, toll: Toll, *, at_stake: bool) -> frozenset[str]:
    """Open it: what it shows; nothing where it does not open."""
    start = time.process_time()
    try:
        desk = _opened(tried / NAME, life.passphrase, toll)
    except Refusal as refusal:
        if at_stake or refusal.code not in _MISSING:
            toll.unopenable += 1
            toll.told.append(
                f"{refusal} ({', '.join(sorted(one.name for one in tried.iterdir()))})"
            )
        return frozenset()
    toll.slowest = max(toll.slowest, time.process_time() - start)
    try:
        if toll.different % 20 == 0:
            parts = [one for one in checking.Part if one is not checking.Part.BACKUPS]
            found = checking.check(desk.session, parts=parts)
            toll.unwhole += sum(one.wrong for one in found)
        _prove_backups(desk.path, desk.session.raw, toll)
        return frozenset(one.id for one in desk.notebook if desk.notebook.shown(one.id))
    finally:
        desk.close()


def _opened(path: Path, passphrase: str, toll: Toll) -> Desk:
    """Open it; where one file was taken away and the other is torn, it asks first."""
    try:
        return open_desk(path, passphrase)
    except Refusal as refusal:
        if refusal.code == "store.wrong_passphrase" and passphrase in PHRASES[:1]:
            return _opened(path, PHRASES[1], toll)
        if refusal.code != "store.both_damaged":
            raise
        toll.asked += 1
        return open_desk(path, passphrase, salvage=True)


def _prove_backups(path: Path, raw: object, toll: Toll) -> None:
    """Under its own name a backup is whole, or it is not there."""
    for one in backups.backups_of(path):
        try:
            backups.prove(one.path, raw)
        except Refusal as refusal:
            toll.unwhole += 1
            toll.told.append(str(refusal))


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("states", type=int, nargs="?", default=2000)
    asked.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    asked.add_argument("--liar", action="store_true")
    asked.add_argument("--unsynced", action="store_true")
    given = asked.parse_args()
    extra = [f"--{one}" for one in ("liar", "unsynced") if getattr(given, one)]
    memory = Path("/dev/shm")  # noqa: S108 - the disk is played, so any place will do
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        library = compiled(Path(folder))
        if library is None:
            print("tracing needs Linux and a C compiler")
            return 0
        os.environ["XDG_CONFIG_HOME"] = folder
        traced = lives(Path(folder), library, *extra)
        toll = cut_often(Path(folder), traced, given.states, given.seed)
    for name in ("states", "different", "safe", "asked", "lost", "unopenable", "unwhole"):
        print(f"power.{name} {getattr(toll, name)}")
    print(f"power.slowest {toll.slowest:.2f} s")
    for line in toll.told[:10]:
        print(line)
    print(f"power.seed {given.seed}")
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
