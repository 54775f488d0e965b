"""Everything that might be sent to a rapporteur, and what has to come of each.

``bench/hostile.py [notebooks] [shares] [--every N] [--tell]``. Each file has its expected code in
``hostile_notebooks.py`` and ``hostile_shares.py``. Wanted: that code, nothing written where it is
a refusal, at most 2 seconds of the processor and 300 MB. The exit code is 1 otherwise.
"""

import argparse
import contextlib
import faulthandler
import hashlib
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import hostile_notebooks, hostile_shares
from micic_desk.app.capturing import Capture
from micic_desk.app.merging import OpenedShare, merge, open_share, preview, refuse_other
from micic_desk.app.opening import open_desk
from micic_desk.domain.forest import has_circle
from micic_desk.domain.sentences import Refusal
from micic_desk.store import log

SECONDS = 2.0
MEGABYTES = 300
STUCK = 120


@dataclass
class Toll:
    """What became of the files so far."""

    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_name: str = ""
    largest: float = 0.0
    largest_name: str = ""

    def note(self, name: str, wanted: str, code: str, seconds: float) -> None:
        """One more."""
        self.codes[code or "opened"] += 1
        wanting = code.startswith(wanted) if wanted.endswith(".") else code == wanted
        if not wanting:
            self.faults.append(f"{name}: {code or 'opened'}, not {wanted or 'opened'}")
        if seconds > self.slowest:
            self.slowest, self.slowest_name = seconds, name
        if (peak := peak_megabytes()) > self.largest:
            self.largest, self.largest_name = peak, name

    @property
    def clean(self) -> bool:
        """Whether everything came as it had to."""
        return not self.faults and self.slowest <= SECONDS and self.largest <= MEGABYTES


def forget_peak() -> None:
    """Let the most memory be counted from here: making a bomb takes more than opening it."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_megabytes() -> float:
    """The most memory this process took since, or any it waited for; 0 where nobody says."""
    if not sys.platform.startswith("linux"):
        return 0.0
    import resource  # noqa: PLC0415 - not on Windows

    said = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(said), children) * 1024 / 1e6


def spent() -> float:
    """Seconds of the processor, those of ended children too."""
    if sys.platform == "win32":
        return time.process_time()
    import resource  # noqa: PLC0415 - not on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def digest_of(folder: Path) -> str:
    """What changes with any byte and any name in a folder."""
    digest = hashlib.blake2b()
    for one in sorted(folder.iterdir()):
        digest.update(one.name.encode() + b"\0" + one.read_bytes())
    return digest.hexdigest()


def try_notebooks(folder: Path, every: int = 1) -> Toll:
    """Open every hostile notebook; those that open must also take a line and give it back."""
    toll = Toll()
    bases = {}
    for sealed in (False, True):
        place = folder / f"honest {sealed}"
        place.mkdir()
        hostile_notebooks.honest(place, sealed=sealed)
        bases[sealed] = place
    for number, case in enumerate(hostile_notebooks.cases()):
        if number % every:
            continue
        place = folder / "sent"
        shutil.copytree(bases[case.sealed], place)
        path = place / hostile_notebooks.NAME
        # A second copy would give everything back; that is measured by damage.py.
        Path(f"{path}-second").unlink()
        case.bend(path)
        _try_notebook(case, path, toll)
        shutil.rmtree(place)
    return toll


def _try_notebook(case: hostile_notebooks.Notebook, path: Path, toll: Toll) -> None:
    before = digest_of(path.parent)
    forget_peak()
    code, started = "", spent()
    faulthandler.dump_traceback_later(STUCK, exit=True)
    try:
        _use(path, hostile_notebooks.PHRASE if case.sealed else None)
    except Refusal as refusal:
        code = refusal.code
        for lock in path.parent.glob("*-lock"):
            lock.unlink()
        if digest_of(path.parent) != before:
            toll.faults.append(f"{case.name}: refused, and yet something was written")
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is noted
        code = f"FAULT {type(fault).__name__} {fault}"[:120]
    faulthandler.cancel_dump_traceback_later()
    toll.note(case.name, case.wanted, code, spent() - started)


def _use(path: Path, phrase: str | None) -> None:
    """Open it, note a line, find it, take it back, and go."""
    desk = open_desk(path, phrase)
    try:
        held = len(desk.notebook)
        Capture(desk).take("a word of mine")
        if not desk.find("mine"):
            raise LookupError("not found")
        desk.undo()
        if held < 8:
            raise LookupError("lines are gone")
        if has_circle({one.id: one.parent for one in desk.notebook if one.parent}):
            raise LookupError("something stands under itself")
    finally:
        desk.close()


def try_shares(folder: Path, every: int = 1) -> Toll:
    """Open every hostile share file as the window does: in its process, then the preview.

    What may be taken in is, into a copy of the notebook, and must be kept to the letter.
    """
    toll = Toll()
    base = folder / "base"
    base.mkdir()
    world = hostile_shares.world(base)
    path = folder / "sent.micicx"
    for number, case in enumerate(hostile_shares.cases()):
        if number % every:
            continue
        path.write_bytes(case.data(world))
        before = digest_of(base)
        forget_peak()
        code, started = "", spent()
        faulthandler.dump_traceback_later(STUCK, exit=True)
        try:
            opened = open_share(world.desk, path, case.phrase)
            refuse_other(world.desk, opened, world.consultation)
            foreseen = preview(world.desk, [opened])
            if case.wanted == "":
                _take_in(folder, base, opened, case.altered)
            elif len(foreseen.altered) != case.altered:
                toll.faults.append(f"{case.name}: {len(foreseen.altered)} altered")
        except Refusal as refusal:
            code = refusal.code
            if hostile_shares.SAID in str(refusal) and code != "merge.other_consultation":
                toll.faults.append(f"{case.name}: its words are in the sentence")
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is noted
            code = f"FAULT {type(fault).__name__} {fault}"[:120]
        faulthandler.cancel_dump_traceback_later()
        if digest_of(base) != before:
            toll.faults.append(f"{case.name}: something was written")
        toll.note(case.name, case.wanted, code, spent() - started)
    world.desk.close()
    return toll


def _take_in(folder: Path, base: Path, opened: OpenedShare, altered: int) -> None:
    """Take a file in, close, open again: every operation stands there as it was sent."""
    place = folder / "copy"
    shutil.copytree(base, place, ignore=shutil.ignore_patterns("*-lock"))
    try:
        desk = open_desk(place / "anna.micic", None)
        done = merge(desk, [opened])
        desk.close()
        desk = open_desk(place / "anna.micic", None)
        with desk.session.transaction() as connection:
            kept = set(log.bodies(connection))
        desk.close()
    finally:
        shutil.rmtree(place)
    if len(done.altered) != altered:
        raise LookupError(f"{len(done.altered)} altered")
    if len({text for _, text in opened.arriving()} - kept) != altered:
        raise LookupError("not kept to the letter")


def main() -> int:
    """Try what was asked for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("what", nargs="*", default=["notebooks", "shares"])
    options.add_argument("--every", type=int, default=1, help="only every Nth file")
    given = options.parse_args()
    clean = True
    for what in given.what:
        with tempfile.TemporaryDirectory() as folder:
            toll = {"notebooks": try_notebooks, "shares": try_shares}[what](
                Path(folder), given.every
            )
        for name, count in sorted(toll.codes.items()):
            print(f"{count:7,}  {name}")
        print("\n".join(toll.faults))
        print(f"{what} {toll.codes.total():,}  faults {len(toll.faults)}", end="  ")
        print(f"slowest {toll.slowest:.2f} s ({toll.slowest_name})", end="  ")
        print(f"peak {toll.largest:.0f} MB ({toll.largest_name})", flush=True)
        clean = clean and toll.clean
    return int(not clean)


if __name__ == "__main__":
    sys.exit(main())
