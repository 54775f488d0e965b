"""Let every single call to the disk fail in turn, and look for every word that was safe.

``bench/faults.py [MOST]``: save, import, back up, restore and change the passphrase, each of
their writing calls failed with EIO, ENOSPC and EACCES, once and for ever; at most MOST of each
job's calls, spread evenly.
Needs a C compiler and Linux.
"""

import argparse
import errno
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, checking
from micic_desk.store.key import Cost

PASSPHRASE = "only for failing"  # noqa: S105 - of a notebook that lives for a minute
HERE = Path(__file__).parent
NAME = "faulty.micic"
JOBS = ("save", "import", "backup", "restore", "rekey")
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)
_MANY = 20


@dataclass(slots=True)
class Toll:
    """What the faults found; ``unsaid`` counts faults that ended in no sentence."""

    faults: int = 0
    refused: int = 0
    lost: int = 0
    half: int = 0
    unopenable: int = 0
    unwhole: int = 0
    unsaid: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether no fault cost anything, and some were felt."""
        bad = self.lost or self.half or self.unopenable or self.unwhole or self.unsaid
        return not bad and self.refused > 0


def compiled(folder: Path) -> Path | None:
    """The library that makes calls fail; None where it cannot be made or loaded here."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "failing.so"
    source = HERE / "failing.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def fail_often(folder: Path, library: Path, most: int) -> Toll:
    """Every job, every error, once and for ever."""
    toll = Toll()
    for job in JOBS:
        whole = folder / f"whole {job}"
        whole.mkdir()
        held = _make(whole, job)
        calls = _calls(folder, whole, job, library)
        step = max(1, calls // most)
        for at, error, ever in itertools.product(range(1, calls + 1, step), ERRORS, (False, True)):
            _fail(folder, whole, job, held, toll, _faults(library, at, error, ever=ever))
    return toll


def _make(folder: Path, job: str) -> set[str]:
    path = folder / NAME
    desk = create_desk(path, PASSPHRASE, title="Faults", cost=Cost.TRIVIAL)
    session = Workplace(desk).need_session()
    held = set()
    for number in range(10):
        fields = {"kind": "point", "text": f"There before as {number}."}
        made = desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session))
        held.add(made.entities[0].id)
    if job == "rekey":
        backups.back_up(desk.session, datetime.now().astimezone() - timedelta(days=40))
        backups.back_up(desk.session, datetime.now().astimezone())
    desk.close()
    if job == "restore":
        path.write_bytes(b"%PDF-1.7" + bytes(20_000))
    return held


def _calls(folder: Path, whole: Path, job: str, library: Path) -> int:
    count = folder / "count"
    _run(folder, whole, job, {"LD_PRELOAD": str(library), "FAULT_COUNT": str(count)})
    return int(count.read_text())


def _faults(library: Path, at: int, error: int, *, ever: bool) -> dict[str, str]:
    said = {"LD_PRELOAD": str(library), "FAULT_AT": str(at), "FAULT_ERROR": str(error)}
    return said | ({"FAULT_FOREVER": "1"} if ever else {})


def _run(
    folder: Path, whole: Path, job: str, faults: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    tried = folder / "tried"
    shutil.rmtree(tried, ignore_errors=True)
    shutil.copytree(whole, tried)
    command = [sys.executable, HERE / "faulted.py", job, tried / NAME, PASSPHRASE]
    env = {**os.environ, "FAULT_FOLDER": str(tried), "PYTHONDONTWRITEBYTECODE": "1", **faults}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def _fail(
    folder: Path, whole: Path, job: str, held: set[str], toll: Toll, faults: dict[str, str]
) -> None:
    done = _run(folder, whole, job, faults)
    toll.faults += 1
    case = f"{job} {faults['FAULT_AT']} {faults['FAULT_ERROR']} {'FAULT_FOREVER' in faults}"
    if done.returncode != 0:
        toll.unsaid += 1
        toll.told.append(f"{case}: {done.stderr[-300:]}")
    toll.refused += "refused" in done.stdout
    said = {one for one in done.stdout.split() if len(one) == 32}
    rekeyed = "rekeyed" in done.stdout
    _look(folder / "tried" / NAME, job, held | said, toll, case, rekeyed=rekeyed)


def _look(path: Path, job: str, safe: set[str], toll: Toll, case: str, *, rekeyed: bool) -> None:
    try:
        desk = _opened(path, rekeyed=rekeyed)
    except Refusal as refusal:
        toll.unopenable += 1
        toll.told.append(f"{case}: {refusal}")
        return
    try:
        toll.lost += sum(not desk.notebook.shown(one) for one in safe)
        toll.unwhole += sum(one.wrong for one in checking.check(desk.session))
        brought = [one for one in desk.notebook if one.text("text").startswith("Brought")]
        toll.half += len(brought) not in {0, _MANY}
        if job in {"backup", "rekey"}:
            for one in backups.backups_of(path):
                backups.prove(one.path, desk.session.raw)
    except Refusal as refusal:
        toll.half += 1
        toll.told.append(f"{case}: {refusal}")
    finally:
        desk.close()


def _opened(path: Path, *, rekeyed: bool) -> Desk:
    """What was called changed opens with the new passphrase alone, and else with one of both."""
    if rekeyed:
        return open_desk(path, f"{PASSPHRASE} no more")
    try:
        return open_desk(path, PASSPHRASE)
    except Refusal:
        return open_desk(path, f"{PASSPHRASE} no more")


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("most", type=int, nargs="?", default=1000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = compiled(Path(folder))
        if library is None:
            print("faults need Linux and a C compiler")
            return 0
        toll = fail_often(Path(folder), library, given.most)
    for name in ("faults", "refused", "lost", "half", "unopenable", "unwhole", "unsaid"):
        print(f"faults.{name} {getattr(toll, name)}")
    for line in toll.told[:20]:
        print(line)
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
