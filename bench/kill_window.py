"""Kill the window at random moments while it is typed into, and look for every word of it.

``bench/kill_window.py [KILLS] [--liar]`` starts ``bench/typist.py`` over one notebook again and
again. Acknowledged is a line that was cleared. After each kill every acknowledged line must be
there, once, and of the line that was being typed nothing older than a second may be missing; the
next window must show it where it was, and ask nothing.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.desk import Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

TYPIST = Path(__file__).with_name("typist.py")
LONGEST = 4.0
"""Seconds after which at the latest a window is killed."""

GRACE = 1.2
"""Seconds of the line that may be missing: one, and what a busy machine makes a timer late."""


@dataclass(slots=True)
class Toll:
    """What the kills found."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    unopenable: int = 0
    questions: int = 0
    torn: int = 0
    drafts: int = 0
    misplaced: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether no kill cost anything, and something was at stake."""
        cost = self.lost + self.doubled + self.unopenable + self.questions
        return not (cost + self.torn + self.misplaced) and self.acknowledged > 0


@dataclass(slots=True)
class Seen:
    """What one window said before it was killed."""

    kept: list[str] = field(default_factory=list)
    lines: list[tuple[float, str]] = field(default_factory=list)
    found: str | None = None
    killed_at: float = 0.0

    def listen(self, output: IO[str]) -> None:
        """Take down what the window says, until it is no more."""
        for said in output:
            if not said.endswith("\n"):
                return  # cut in the middle: it was not said to the end
            what, at, text = said.rstrip("\n").split(" ", 2)
            if what == "kept":
                self.kept.append(text.strip())
                self.lines.clear()
            elif what == "line":
                self.lines.append((float(at), text))
            elif what == "found":
                self.found = text

    def least_draft(self) -> str:
        """What must be there of the line being typed: all of it older than a second."""
        old = [text for at, text in self.lines if at < self.killed_at - GRACE]
        return old[-1] if old else ""


def kill_often(folder: Path, kills: int, *, liar: bool = False, seed: int | None = None) -> Toll:
    """Kill the window so many times over one notebook, looking after each kill."""
    chance = random.Random(seed)
    notebook = folder / "killed.micic"
    create_desk(notebook, None, title="Killing").close()
    toll = Toll()
    said: set[str] = set()
    draft = ""
    while toll.kills < kills:
        seen = _one_kill(notebook, chance, liar=liar)
        toll.kills += 1
        if seen.found is None:
            toll.questions += 1  # it never came to the line
            continue
        toll.misplaced += seen.found.strip() != draft.strip()
        said.update(seen.kept)
        toll.acknowledged += len(seen.kept)
        draft = _look(notebook, said, seen, toll)
    return toll


def _one_kill(notebook: Path, chance: random.Random, *, liar: bool) -> Seen:
    words = [sys.executable, str(TYPIST), str(notebook), f"--seed={chance.getrandbits(32)}"]
    child = subprocess.Popen(
        [*words, "--liar"] if liar else words, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    seen = Seen()
    first = child.stdout.readline()
    listening = threading.Thread(target=seen.listen, args=(child.stdout,), daemon=True)
    listening.start()
    if first.startswith("ready"):
        time.sleep(chance.uniform(0, LONGEST))
    child.kill()
    seen.killed_at = time.monotonic()
    child.wait()
    listening.join()
    child.stdout.close()
    return seen


def _look(notebook: Path, said: set[str], seen: Seen, toll: Toll) -> str:
    """Open the notebook as the next window will; gives the line that it should show."""
    try:
        desk = open_desk(notebook, None)
    except Refusal as refusal:
        toll.unopenable += 1
        toll.told.append(str(refusal))
        return ""
    try:
        texts = [one.text("text") for one in desk.notebook.of_kind(EntityKind.ITEM)]
        drafts = [one.text.strip("\t") for one in Memory(desk).drafts()]
    finally:
        desk.close()
    missing = said - set(texts)
    toll.lost += len(missing)
    said -= missing
    toll.doubled += len(texts) - len(set(texts))
    draft = drafts[-1] if drafts else ""
    wanted = seen.least_draft().strip()
    # It may have been saved as an item a moment before the kill, without having been said.
    whole = draft.strip().startswith(wanted) or any(one.startswith(wanted) for one in texts[-3:])
    toll.torn += not whole
    toll.drafts += bool(draft)
    return draft


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("kills", type=int, nargs="?", default=1000)
    asked.add_argument("--liar", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        toll = kill_often(Path(folder), given.kills, liar=given.liar)
    shown = ("kills", "acknowledged", "lost", "doubled", "unopenable", "questions", "torn")
    for name in (*shown, "drafts", "misplaced"):
        print(f"kill_window.{name} {getattr(toll, name)}")
    for one in toll.told[:10]:
        print(f"  {one}")
    return 0 if toll.clean else 1


if __name__ == "__main__":
    sys.exit(main())
