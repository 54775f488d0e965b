"""Another window is another process: one notebook each, and its memory ends with it."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

WELCOME = ""
"""The argument that asks for the first page; a path asks for that notebook."""

_PACKAGE = Path(__file__).resolve().parents[2]


def start_window(notebook: str = WELCOME) -> bool:
    """Start a window of its own for a notebook; whether the system started it."""
    if getattr(sys, "frozen", False):
        program, arguments = sys.executable, [notebook]
    else:
        program, arguments = sys.executable, ["-m", _PACKAGE.name, notebook]
    started = QProcess.startDetached(program, arguments, str(_PACKAGE.parent))
    # PySide gives the answer with the new process's number beside it.
    return bool(started[0] if isinstance(started, tuple) else started)
