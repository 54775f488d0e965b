"""KeePassXC merging as many entries, beside our own figures, where it is installed.

Two databases of the same entries, a tenth of them changed on each side since, merged by
``keepassxc-cli merge`` in a process of its own: opening, merging, and writing the whole file.
"""

import base64
import resource
import shutil
import subprocess
import time
import uuid
from pathlib import Path
from xml.sax.saxutils import escape

PROGRAM = "keepassxc-cli"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta/><Root><Group><UUID>{}</UUID>'
_NAME = uuid.uuid5(uuid.NAMESPACE_URL, "bench").bytes
_KEY = "only for measuring"


def merged(folder: Path, lines: list[str]) -> tuple[float, float] | None:
    """Seconds by the clock and of the processor; None where it is not installed."""
    if shutil.which(PROGRAM) is None:
        return None
    mine = [f"{text} Mine." if at % 10 == 0 else text for at, text in enumerate(lines)]
    theirs = [f"{text} Theirs." if at % 10 == 5 else text for at, text in enumerate(lines)]
    files = []
    for name, some, tenth in (("mine", mine, 0), ("theirs", theirs, 5)):
        xml, file = folder / f"{name}.xml", folder / f"{name}.kdbx"
        xml.write_text(_database(some, tenth), encoding="utf-8")
        _run("import", "-q", "-p", "-t", "100", xml, file, typed=f"{_KEY}\n{_KEY}\n")
        files.append(file)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    _run("merge", "-q", "-s", *files, typed=f"{_KEY}\n")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, busy


def _run(*words: object, typed: str) -> None:
    subprocess.run(
        [PROGRAM, *map(str, words)], input=typed, text=True, check=True, capture_output=True
    )


def _database(lines: list[str], changed: int) -> str:
    entries = "".join(
        _entry(at, text, 10 if at % 10 == changed else 0) for at, text in enumerate(lines)
    )
    return _HEAD.format(_coded(_NAME)) + entries + "</Group></Root></KeePassFile>"


def _entry(at: int, text: str, later: int) -> str:
    when = f"2026-03-14T12:00:{later:02d}Z"
    return (
        f"<Entry><UUID>{_coded(uuid.uuid5(uuid.NAMESPACE_URL, str(at)).bytes)}</UUID>"
        f"<Times><LastModificationTime>{when}</LastModificationTime></Times>"
        f"<String><Key>Notes</Key><Value>{escape(_plain(text))}</Value></String></Entry>"
    )


def _plain(text: str) -> str:
    """Without the signs that XML has no place for."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
