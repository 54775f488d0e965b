"""Lock a real window, and look for what was in it in the memory of every process that is left.

``bench/locking.py [LINES] [--forgetful]``: a notebook of so many marked lines, locked by its key.
It measures the time from the key to the end of the process, and counts marked lines and the line
being typed, in UTF-8 and UTF-16, in the memory before (there must be some) and in that of the new
process with its small window (there must be none). Linux, and as root: to everybody else the
memory of the window is closed. ``--forgetful`` is the negative control.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.key import Cost

PASSPHRASE = "okapi words that open it"  # noqa: S105 - of a notebook that lives for a minute
MARKS = ("ZEBRALINE", "ZEBRADRAFT", "okapi words")
WINDOW = Path(__file__).with_name("locked.py")
PATIENCE = 30.0
SETTLED = 3.0
"""Seconds after which the new window has shown its page and loaded what it will need."""


@dataclass(slots=True)
class Outcome:
    """What one locking came to; times in seconds."""

    ended_after: float = -1.0
    before: int = 0
    after: int = 0
    no_core: bool = False
    draft_kept: bool = False
    lines_kept: bool = False

    @property
    def clean(self) -> bool:
        """Whether nothing was left, nothing was lost, and something was at stake."""
        kept = self.no_core and self.draft_kept and self.lines_kept
        return kept and self.before > 0 and self.after == 0 and 0 <= self.ended_after <= 1


def lock_once(folder: Path, lines: int, *, forgetful: bool = False) -> Outcome:
    """Open, type, lock, and look."""
    notebook = folder / "locked.micic"
    _make(notebook, lines)
    outcome = Outcome()
    # Not the words to look for: the new process is given what this one was.
    env = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, WINDOW, notebook, PASSPHRASE]
    child = subprocess.Popen(
        [*command, "--forgetful"] if forgetful else command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=env,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        _wait_for(child.stdout.readline, "open")
        outcome.before = marks_in(child.pid)
        outcome.no_core = _has_no_core(child.pid)
        child.stdin.write("now\n")
        child.stdin.flush()
        pressed = float(_wait_for(child.stdout.readline, "pressed"))
        outcome.ended_after = _end_of(child, pressed)
        time.sleep(SETTLED)
        outcome.after = sum(map(marks_in, _ours(notebook)))
    finally:
        child.kill()
        child.wait()
        for one in _ours(notebook):
            os.kill(one, signal.SIGKILL)
    time.sleep(0.2)
    _look_into(notebook, lines, outcome)
    return outcome


def marks_in(process: int) -> int:
    """How often what was marked stands in the memory of a process."""
    wanted = [mark.encode(code) for mark in MARKS for code in ("utf-8", "utf-16-le")]
    pattern = re.compile(b"|".join(map(re.escape, wanted)))
    found = 0
    try:
        maps = Path(f"/proc/{process}/maps").read_text().splitlines()
        with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
            for line in maps:
                found += len(pattern.findall(_read(memory.fileno(), line)))
    except OSError:
        return found
    return found


def _read(memory: int, line: str) -> bytes:
    place, rights = line.split(" ")[:2]
    if "r" not in rights or line.endswith(("[vvar]", "[vsyscall]")):
        return b""
    start, end = (int(one, 16) for one in place.split("-"))
    try:
        return os.pread(memory, end - start, start)
    except (OSError, OverflowError):
        return b""


def _has_no_core(process: int) -> bool:
    limits = Path(f"/proc/{process}/limits").read_text()
    core = re.search(r"Max core file size\s+(\d+)\s+(\d+)", limits)
    return core is not None and core.groups() == ("0", "0")


def _make(notebook: Path, lines: int) -> None:
    desk = create_desk(notebook, PASSPHRASE, title="Locked", cost=Cost.TRIVIAL)
    trees = tuple(
        Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": f"ZEBRALINE {number}."})
        for number in range(lines)
    )
    parent = Workplace(desk).need_session()
    desk.do(AddTrees(trees=trees, parent=parent, act=Act.IMPORT))
    desk.close()


def _wait_for(read: "object", what: str) -> str:
    assert callable(read)
    said = str(read())
    assert said.startswith(what), said
    return said.removeprefix(what).strip()


def _end_of(child: "subprocess.Popen[str]", pressed: float) -> float:
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        return -1.0
    return time.monotonic() - pressed


def _ours(notebook: Path) -> list[int]:
    """Every process that was started for this notebook and is still there."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and int(folder.name) != os.getpid():
            try:
                words = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if os.fsencode(notebook) in words:
                found.append(int(folder.name))
    return found


def _look_into(notebook: Path, lines: int, outcome: Outcome) -> None:
    from micic_desk.app.desk import Memory  # noqa: PLC0415 - only when it is over

    desk = open_desk(notebook, PASSPHRASE)
    outcome.lines_kept = len(desk.notebook.of_kind(EntityKind.ITEM)) == lines
    outcome.draft_kept = any("ZEBRADRAFT" in one.text for one in Memory(desk).drafts())
    desk.close()


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("lines", type=int, nargs="?", default=2000)
    asked.add_argument("--forgetful", action="store_true")
    given = asked.parse_args()
    if sys.platform != "linux" or os.geteuid() != 0:
        print("reading another process's memory needs Linux and root")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        outcome = lock_once(Path(folder), given.lines, forgetful=given.forgetful)
    print(f"locking.ended_after {outcome.ended_after * 1000:.0f} ms")
    for name in ("before", "after", "no_core", "draft_kept", "lines_kept"):
        print(f"locking.{name} {getattr(outcome, name)}")
    return 0 if outcome.clean else 1


if __name__ == "__main__":
    sys.exit(main())
