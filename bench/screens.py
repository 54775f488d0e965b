"""Take a picture of every state of the window, to be looked at.

    QT_QPA_PLATFORM=offscreen .venv/bin/python bench/screens.py FOLDER [STATE...]
    ... bench/screens.py FOLDER conflict share --look dark --look rtl

Every state is shown light at 100 %; the ones that say most also in the other looks: dark, high
contrast, larger and smaller, and the whole window mirrored. Whatever sheet a command opens is
shown too, so that a new one needs no word here, once more with Arabic in it. Without STATE all
of them are taken.
"""

import argparse
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import NamedTuple

_HOME = tempfile.mkdtemp(prefix="micic-desk-screens-")
os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA"), _HOME))

from arabic_notebook import make_arabic  # noqa: E402 - nobody's home comes first
from PySide6.QtCore import Qt  # noqa: E402 - after the path to our own folder
from PySide6.QtWidgets import QApplication  # noqa: E402
from screen_states import STATES, State, of_command  # noqa: E402 - nobody's home comes first
from stage import ROOT, Stage, make_sample  # noqa: E402

from micic_desk.ui.theme.look import Look  # noqa: E402

SMALL = (1366, 768)
"""The screen of an ordinary laptop: what must be enough at 200 %."""


class Dress(NamedTuple):
    """A look to take pictures in."""

    theme: str = "light"
    zoom: int = 100
    mirrored: bool = False
    size: tuple[int, int] = (1280, 820)


LOOKS = {
    "light": Dress(),
    "dark": Dress("dark"),
    "contrast": Dress("high-contrast"),
    "half": Dress(zoom=50),
    "double": Dress(zoom=200, size=SMALL),
    "treble": Dress(zoom=300, size=SMALL),
    "rtl": Dress(mirrored=True),
}
TELLING = (
    "first-start",
    "start-a-consultation",
    "first-minute",
    "busy-session",
    "line-edited",
    "conflict",
    "search",
    "palette",
    "key-list",
    "pdf-preview",
    "merge-preview",
    "share",
    "right-to-left-lines",
    "preferences",
    "handed-over",
)
NOT_SHOWN = frozenset(
    {"window.quit", "notebook.another", "notebook.lock", "view.full", "report.print"}
)


def main() -> int:
    """Take the pictures; 1 where a state could not be reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*")
    parser.add_argument("--look", action="append", metavar="LOOK", choices=sorted(LOOKS))
    wish = parser.parse_intermixed_args()
    app = QApplication(sys.argv[:1])
    Look.install(app, ROOT / "resources")
    wish.folder.mkdir(parents=True, exist_ok=True)
    sample = Path(_HOME) / "sample.micic"
    make_sample(sample)
    make_arabic(sample.with_name("Arabic.micic"))
    states = {**STATES, **sheets_of_commands(app, sample)}
    asked = [one for one in states if not wish.states or one in wish.states]
    failed = []
    for name in asked:
        for look, dress in LOOKS.items():
            usual = look == "light" or (name in TELLING)
            if look in wish.look if wish.look else usual:
                picture = wish.folder / f"{name}-{look}.png"
                if not shoot(app, dress, states[name], sample, picture):
                    failed.append(picture.stem)
    print(f"pictures in {wish.folder}")
    for one in failed:
        print(f"not reached: {one}")
    return int(bool(failed))


def shoot(app: QApplication, dress: Dress, state: State, sample: Path, picture: Path) -> bool:
    """One picture of one state in one look; whether the state was reached."""
    direction = Qt.LayoutDirection
    app.setLayoutDirection(direction.RightToLeft if dress.mirrored else direction.LeftToRight)
    Look.current().wear(dress.theme, dress.zoom)
    with tempfile.TemporaryDirectory(dir=_HOME) as folder:
        stage = Stage(app, Path(folder), sample)
        try:
            stage.show(dress.size)
            state(stage)
            stage.picture().save(str(picture))
        except Exception:  # noqa: BLE001 - the other pictures are still wanted
            traceback.print_exc()
            return False
        finally:
            stage.close()
    return True


def sheets_of_commands(app: QApplication, sample: Path) -> dict[str, State]:
    """A state for every command that opens a sheet of its own."""
    with tempfile.TemporaryDirectory(dir=_HOME) as folder:
        stage = Stage(app, Path(folder), sample)
        stage.show(LOOKS["light"].size)
        stage.open_sample()
        found = {}
        for command in [one.id for one in stage.window.commands]:
            if command in NOT_SHOWN:
                continue
            stage.space.go_to_line()
            try:
                stage.run(command)
            except Exception:  # noqa: BLE001 - the other sheets are still wanted
                traceback.print_exc()
            if stage.space.sheets.open_one() is not None:
                found[f"command-{command}"] = of_command(command)
                found[f"arabic-{command}"] = of_command(command, arabic=True)
            for dialogue in app.topLevelWidgets():
                if dialogue is not stage.window and dialogue.isVisible():
                    dialogue.close()
        stage.close()
    return found


if __name__ == "__main__":
    raise SystemExit(main())
