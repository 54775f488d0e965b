"""Mistakes of ours: one sentence with a code for the user, the way there in a log for us.

The log holds names of functions and lines of our own source, never a value: a message could
carry a line of the notebook.
"""

import contextlib
import secrets
import sys
import time
import traceback
from pathlib import Path

import platformdirs

LOG = "trouble.log"
_LARGEST = 1 << 20


def note_fault(fault: BaseException, command: str) -> str:
    """Note a fault in the log; gives the sentence to show."""
    code = secrets.token_hex(3)
    lines = [f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {code} {command}"]
    lines.append(f"  {type(fault).__name__} on Python {sys.version.split()[0]}, {sys.platform}")
    lines.extend(
        f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    )
    noted = False
    with contextlib.suppress(OSError):
        folder = Path(platformdirs.user_log_path("micic-desk", appauthor=False))
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        log = folder / LOG
        if log.exists() and log.stat().st_size > _LARGEST:
            log.replace(log.with_suffix(".old"))
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        noted = True
    where = f" It is noted in {LOG} without any of your words." if noted else ""
    return (
        f"Something went wrong inside the program (code {code}); what was saved is safe.{where} "
        "MICIC_DESK_DEBUG=1 shows more."
    )


def _short(filename: str) -> str:
    """A source file's name without the folders of this machine."""
    parts = Path(filename).parts
    return "/".join(parts[parts.index("micic_desk") :] if "micic_desk" in parts else parts[-1:])
