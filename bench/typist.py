"""A window that types into itself until it is killed: what ``kill_window.py`` kills.

Keys go the way keys go. It says on standard output what a reader of its screen would know:
``kept TEXT`` once a line has been cleared, ``line SECONDS TEXT`` for what stands in the line now.
With ``--liar`` it clears the line and says so before it saves: the negative control.
"""

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.fingers import Fingers, new_window

LIE = 0.05
"""Seconds by which the liar is ahead of the disk."""

WORDS = (
    *("boats", "loaded", "by", "list", "nobody", "rang", "the", "bell", "at", "night", "and"),
    *("those", "who", "are", "new", "were", "told", "last", "of", "all", "papers", "bridge"),
)


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("notebook", type=Path)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--liar", action="store_true")
    given = asked.parse_args()
    chance = random.Random(given.seed)
    fingers = new_window(given.notebook.parent)
    fingers.open(given.notebook)
    say("ready", "")
    found = fingers.space.capture.field.toPlainText()
    say("found", found)
    while True:
        _one_line(fingers, chance, liar=given.liar)


def _one_line(fingers: Fingers, chance: random.Random, *, liar: bool) -> None:
    """A line at the speed of speech, slow here and hasty there; now and then it rests."""
    field = fingers.space.capture.field
    pause = chance.choice((0.0, 0.005, 0.02))
    for word in chance.choices(WORDS, k=chance.randint(2, 9)):
        fingers.type(f"{word} ")
        say("line", field.toPlainText())
        fingers.idle(pause)
    if chance.random() < 0.5:
        fingers.idle(chance.uniform(0, 2.5))
    fingers.type(f"{chance.getrandbits(64):016x}")
    text = field.toPlainText()
    say("line", text)
    if liar:
        say("kept", text)
        fingers.idle(LIE)
    fingers.press("Return")
    if not liar and not field.toPlainText():
        say("kept", text)


def say(what: str, text: str) -> None:
    """One line that the parent reads; flushed, because the next moment may be the last."""
    print(f"{what} {time.monotonic():.3f} {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
