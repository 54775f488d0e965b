"""Another window is another process: one notebook each, and its memory ends with it."""

import os
import sys
from pathlib import Path

WELCOME = ""
"""The argument that asks for the first page; a path asks for that notebook."""
LOCKED = "locked"
"""The argument behind a path that asks for a small window which opens nothing by itself."""

_PACKAGE = Path(__file__).resolve().parents[2]


def start_window(notebook: str = WELCOME, *, locked: bool = False) -> bool:
    """Start a window of its own for a notebook; whether the system started it."""
    from PySide6.QtCore import QProcess  # noqa: PLC0415 - costs the first window 1 ms

    said = [notebook, LOCKED] if locked else [notebook]
    if getattr(sys, "frozen", False):
        program, arguments = sys.executable, said
    else:
        program, arguments = sys.executable, ["-m", _PACKAGE.name, *said]
    started = QProcess.startDetached(program, arguments, str(_PACKAGE.parent))
    # PySide gives the answer with the new process's number beside it.
    return bool(started[0] if isinstance(started, tuple) else started)


def end_now() -> None:
    """End this process at once, its memory with it.

    Nothing is tidied: every word that was called safe is on disk, and the next opening brings
    the rest in order. Taking a large notebook apart would only keep it in memory for longer.
    """
    os._exit(0)
