"""Let every single call to the disk fail in turn, and look for every word that was safe.

``bench/faults.py [MOST] [--only JOB …]``: save, import, merge, bring an old notebook up, back up,
bring a backup back, restore, change the passphrase, settle a change that was killed, archive and
delete: each of their writing calls failed with EIO, ENOSPC and EACCES, once and for ever, each of
their reading calls with EIO; at most MOST calls of each job, spread evenly. Needs a C compiler
and Linux.
"""

import argparse
import contextlib
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.rekeying import change_passphrase
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import is_id
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups, log, rekeying
from micic_desk.store.checking import Part, check
from micic_desk.store.key import Cost

PASSPHRASE = "only for failing"  # noqa: S105 - of a notebook that lives for a minute
HERE = Path(__file__).resolve().parent
OLD = HERE.parent / "tests" / "old"
OLD_PHRASE = "one two three four five six"
NAME = "faulty.micic"
CONTROL = "careless"
CREDULOUS = "credulous"
"""Say what is safe before it is, and that a file is damaged where a disk failed: the controls."""
JOBS = (
    *("save", "import", "merge", "upgrade", "backup", "bring back", "restore", "rekey", "settle"),
    "close",
)
WRITING = (errno.EIO, errno.ENOSPC, errno.EACCES)
READING = (errno.EIO,)
MISLEADING = frozenset(
    {"store.damaged", "store.foreign", "store.wrong_passphrase", "store.both_damaged"}
)
"""What must not be said of a disk that takes or gives nothing: it would send somebody the wrong
way, to a salvage that loses lines or to words she believes she forgot."""
_ASIDE = ("damaged", "set aside", "does not open")
"""What the name of a file says that was found wrong and kept."""
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
    misled: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether no fault cost anything, and some were felt."""
        bad = self.lost or self.half or self.unopenable or self.unwhole or self.unsaid
        return not bad and not self.misled and self.refused > 0


@dataclass(frozen=True, slots=True)
class Job:
    """A job, the files it begins with, what they hold, and what a colleague tells."""

    name: str
    whole: Path
    held: frozenset[str]
    told: tuple[str, ...] = ()
    passphrase: str = PASSPHRASE


@dataclass(frozen=True, slots=True)
class Fault:
    """Which call fails, with what, once or from then on; a reading or a writing one."""

    at: int
    error: int
    ever: bool
    reads: bool


class Faulted:
    """The process that is asked to do jobs whose calls fail."""

    def __init__(self, folder: Path, library: Path) -> None:
        self.tried = folder / "tried"
        env = {
            **os.environ,
            "FAULT_FOLDER": str(self.tried),
            # What is remembered of notebooks at closing fails like everything else.
            "XDG_CONFIG_HOME": str(self.tried / "settings"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LD_PRELOAD": str(library),
        }
        command = [sys.executable, str(HERE / "faulted.py"), str(library)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, env=env, stdin=pipe, stdout=pipe, text=True)

    def do(self, job: Job, fault: Fault) -> dict[str, Any]:
        """Lay the files out anew and do it; gives the answer."""
        shutil.rmtree(self.tried, ignore_errors=True)
        shutil.copytree(job.whole, self.tried)
        asked = {
            "job": job.name,
            "notebook": str(self.tried / NAME),
            "passphrase": job.passphrase,
            "told": job.told,
            "at": fault.at,
            "error": fault.error,
            "ever": fault.ever,
            "reads": fault.reads,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        """Let it go."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


def compiled(folder: Path) -> Path | None:
    """The library that makes calls fail; None where it cannot be made or loaded here."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "failing.so"
    source = HERE / "failing.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def fail_often(folder: Path, library: Path, most: int, names: tuple[str, ...] = JOBS) -> Toll:
    """Every job, every error, once and for ever."""
    toll, faulted = Toll(), Faulted(folder, library)
    try:
        for name in names:
            job = _made(folder / f"whole {name}", name)
            for fault in _faults(faulted, job, most):
                _fail(faulted, job, fault, toll)
    finally:
        faulted.end()
    return toll


def _faults(faulted: Faulted, job: Job, most: int) -> Iterator[Fault]:
    for reads, errors in ((False, WRITING), (True, READING)):
        calls = faulted.do(job, Fault(-1, 0, ever=False, reads=reads))["calls"]
        for at in range(1, calls + 1, max(1, calls // most)):
            for error in errors:
                for ever in (False, True):
                    yield Fault(at, error, ever, reads)


def _made(folder: Path, name: str) -> Job:
    folder.mkdir()
    path = folder / NAME
    if name == "upgrade":
        shutil.copyfile(OLD / "0001.micic", path)
        held = json.loads((OLD / "0001.json").read_text("utf-8"))["entities"]
        ids = frozenset(one for one, was in held.items() if not was["dead"])
        return Job(name, folder, ids, passphrase=OLD_PHRASE)
    desk = create_desk(path, PASSPHRASE, title="Faults", cost=Cost.TRIVIAL)
    ids = frozenset(_note(desk, f"There before as {number}.") for number in range(10))
    told: tuple[str, ...] = ()
    if name == "merge":
        told = _told_by_a_colleague(desk, folder)
    if name == "close":
        (folder / "kept").mkdir()
    if name in {"rekey", "settle", "bring back", "close"}:
        backups.back_up(desk.session, datetime.now().astimezone() - timedelta(days=40))
        backups.back_up(desk.session, datetime.now().astimezone())
    desk.close()
    if name == "settle":
        _kill_a_change(path)
        return Job(name, folder, ids, passphrase=f"{PASSPHRASE} no more")
    if name == "restore":
        path.write_bytes(b"%PDF-1.7" + bytes(20_000))
    return Job(name, folder, ids, told)


def _kill_a_change(path: Path) -> None:
    """It took hold, and nothing else of what was prepared is in its place yet."""
    child = os.fork()
    if child == 0:
        rekeying.put_in_place = lambda *_, **__: os._exit(0)
        desk = open_desk(path, PASSPHRASE)
        change_passphrase(desk, PASSPHRASE, f"{PASSPHRASE} no more")
    os.waitpid(child, 0)


def _note(desk: Desk, text: str) -> str:
    session = Workplace(desk).need_session()
    fields = {"kind": "point", "text": text}
    made = desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session))
    return made.entities[0].id


def _told_by_a_colleague(desk: Desk, folder: Path) -> tuple[str, ...]:
    other = folder / "colleague.micic"
    desk.session.copy_into(other)
    colleague = open_desk(other, PASSPHRASE)
    for number in range(_MANY):
        _note(colleague, f"Brought by a colleague as {number}.")
    with colleague.session.transaction() as connection:
        told = tuple(log.bodies(connection))
    colleague.close()
    for one in folder.glob("*colleague*"):
        one.unlink()
    return told


def _fail(faulted: Faulted, job: Job, fault: Fault, toll: Toll) -> None:
    done = faulted.do(job, fault)
    toll.faults += 1
    case = f"{job.name}: {fault}"
    if done["fault"]:
        toll.unsaid += 1
        toll.told.append(f"{case}: {done['fault']}")
    codes = [one.removeprefix("refused ") for one in done["said"] if one.startswith("refused ")]
    for code in codes:
        toll.codes[f"{job.name} {errno.errorcode[fault.error]} {code}"] += 1
        if code in MISLEADING:
            toll.misled += 1
            toll.told.append(f"{case}: {code}")
    toll.refused += bool(codes)
    for kept in _aside(faulted.tried, job):
        toll.misled += 1
        toll.told.append(f"{case}: kept as {kept}")
    said = {one for one in done["said"] if is_id(one)}
    # Changing the passphrase leaves a backup that cannot be read as it is, and says so.
    left = job.name == "rekey" and fault.reads
    path = faulted.tried / NAME
    if job.name == "close" and not path.exists():
        _look_at_archive(path.parent / "kept" / "archive.micic", job, done["said"], toll, case)
        return
    rekeyed = "rekeyed" in done["said"]
    _look(path, job, said, toll, case, rekeyed=rekeyed, backups_too=not left)


def _aside(folder: Path, job: Job) -> list[str]:
    """What was called wrong and set aside though only the disk failed."""
    stem = Path(NAME).stem
    names = (one.name for one in folder.rglob("*(*"))
    wrong = [one for one in names if any(f" ({why} " in one for why in _ASIDE)]
    # What is restored was overwritten before, and is kept.
    return [one for one in wrong if job.name != "restore" or not one.startswith(f"{stem} (")]


def _look(
    path: Path,
    job: Job,
    said: set[str],
    toll: Toll,
    case: str,
    *,
    rekeyed: bool,
    backups_too: bool,
) -> None:
    try:
        desk = _opened(path, job.passphrase, rekeyed=rekeyed)
    except Refusal as refusal:
        toll.unopenable += 1
        toll.told.append(f"{case}: {refusal}")
        return
    try:
        lost = sum(not desk.notebook.shown(one) for one in job.held | said)
        parts = [one for one in Part if backups_too or one is not Part.BACKUPS]
        wrong = sum(one.wrong for one in check(desk.session, parts=parts))
        brought = [one for one in desk.notebook if one.text("text").startswith("Brought")]
        half = len(brought) not in {0, _MANY}
        for one in path.parent.glob("* as of *.micic"):
            backups.prove(one, desk.session.raw)
    except Refusal as refusal:
        toll.half += 1
        toll.told.append(f"{case}: {refusal}")
    else:
        toll.lost += lost
        toll.unwhole += wrong
        toll.half += half
        if lost or wrong or half:
            toll.told.append(f"{case}: {lost} lost, {wrong} wrong, {len(brought)} brought")
    finally:
        desk.close()


def _look_at_archive(path: Path, job: Job, said: list[str], toll: Toll, case: str) -> None:
    """A notebook that is gone was proved before, and its archive has every line."""
    lines = 0
    with contextlib.suppress(Refusal):
        desk = open_desk(path, job.passphrase)
        lines = sum(one.text("text").startswith("There before") for one in desk.notebook)
        desk.close()
    gone = len(job.held) - lines if "archived" in said else len(job.held)
    toll.lost += gone
    # "left" says that something would not go, and what.
    silent = not {"deleted", "left"} & set(said) and not any("refused" in one for one in said)
    toll.half += silent
    if gone or silent:
        toll.told.append(f"{case}: {gone} lost, said {said}")


def _opened(path: Path, passphrase: str, *, rekeyed: bool) -> Desk:
    """What was called changed opens with the new passphrase alone, and else with one of both."""
    if rekeyed:
        return open_desk(path, f"{passphrase} no more")
    try:
        return open_desk(path, passphrase)
    except Refusal:
        return open_desk(path, f"{passphrase} no more")


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("most", type=int, nargs="?", default=100_000)
    asked.add_argument("--only", nargs="+", choices=(*JOBS, CONTROL, CREDULOUS))
    given = asked.parse_args()
    memory = Path("/dev/shm")  # noqa: S108 - which calls are made does not hang on the disk
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        library = compiled(Path(folder))
        if library is None:
            print("faults need Linux and a C compiler")
            return 0
        toll = fail_often(Path(folder), library, given.most, tuple(given.only or JOBS))
    print(f"faults.seconds {time.process_time():.0f} of the processor, the failing process apart")
    for name in ("faults", "refused", "lost", "half", "unopenable", "unwhole", "unsaid", "misled"):
        print(f"faults.{name} {getattr(toll, name)}")
    for said, count in sorted(toll.codes.items()):
        print(f"  {said}: {count}")
    for line in toll.told[:40]:
        print(line)
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
