"""From the command to the first window, as short a way as there is."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from micic_desk.app.glance import can_be_opened
from micic_desk.app.preferences import preferences_file, usual_notebook_folder
from micic_desk.runtime.bundled import bundled
from micic_desk.runtime.precedence import go_first
from micic_desk.runtime.sealing_off import seal_off
from micic_desk.ui.bridge.faults import Crashes, Faults, keep_quiet
from micic_desk.ui.bridge.tidying import Tidying
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.entrance import SUFFIX, USUAL_NAME
from micic_desk.ui.window.main_window import MainWindow
from micic_desk.ui.window.processes import LOCKED
from micic_desk.ui.window.remembering import Remembered

_PROGRAM = "micic-desk"


def start(argv: list[str]) -> int:
    """Open the window and stay until it is closed; gives the process's exit code.

    ``argv`` is empty (the notebook opened last), holds a notebook's path, or an empty text
    (the first page, whatever was open last). `LOCKED` behind a path means that it was locked.
    """
    os.environ.pop("QT_STYLE_OVERRIDE", None)
    app = QApplication([_PROGRAM, "-style", "Fusion"])
    app.setApplicationName("MICIC Desk")
    app.setDesktopFileName(_PROGRAM)
    remembered = Remembered(preferences_file())
    now = remembered.now
    Look.install(app, bundled("resources"), now.theme, now.zoom, fusion=True)
    if not os.environ.get("MICIC_DESK_DEBUG"):
        keep_quiet()
    faults, crashes = Faults(app), Crashes(app)
    faults.install()
    window = MainWindow(remembered, small=argv[1:] == [LOCKED])
    faults.told.connect(window.tell)
    crashes.told.connect(window.tell)
    window.painted.connect(crashes.begin)
    window.command_run.connect(faults.follow)
    tidying = Tidying(app)
    window.painted.connect(tidying.begin)
    # Before there is anything in memory that is nobody's business.
    window.painted.connect(seal_off)
    window.painted.connect(go_first)
    show_first_page(window, argv)
    window.show()
    try:
        return app.exec()
    finally:
        faults.remove()
        crashes.end()
        tidying.end()


def show_first_page(window: MainWindow, argv: list[str]) -> None:
    """Turn to the page that ``argv`` asks for."""
    path = Path(argv[0]) if argv and argv[0] else None
    if path is None and not argv:
        path = _last(window.remembered)
    if path is None:
        window.entrance.welcome()
    elif path.name.endswith("-second"):
        window.entrance.open_file(path)
    else:
        window.entrance.unlock(path, locked=argv[1:] == [LOCKED])


def _last(remembered: Remembered) -> Path | None:
    """The notebook that was opened last, else the usual one, if it is still there."""
    usual = usual_notebook_folder() / f"{USUAL_NAME}.{SUFFIX}"
    found = (*map(Path, remembered.now.recent[:1]), usual)
    # One that is gone is made again from its second copy.
    return next((path for path in found if can_be_opened(path)), None)
