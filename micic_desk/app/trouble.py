"""A report of a fault of ours that can be read, copied and sent, because it holds no content.

Only names from source code go in: sorts of exceptions, places, versions, numbers of errors.
Never a message, a value, a path of this computer, or the time of day.
"""

import contextlib
import errno
import platform
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath
from types import TracebackType
from zlib import crc32

from micic_desk.runtime.version import VERSION

LOG = "trouble.log"
CRASHES = "crash.log"
_LARGEST = 1 << 18
_MOST_CAUSES, _FIRST, _LAST = 4, 4, 24
_NAME = re.compile(r"[\w.<>/-]{1,120}", re.ASCII)
_CRASHED_AT = re.compile(r'^ +File "(.*)", line (\d+) in (\S+)$', re.MULTILINE)
_CRASHED = re.compile(
    r"^(?:Fatal Python error|Windows fatal exception): ([A-Za-z ]{1,40})$", re.MULTILINE
)
_HEAD = "MICIC Desk, report of a fault"


@dataclass(frozen=True, slots=True)
class Cause:
    """One exception: its sort, what number the system gave it, and the places it came through."""

    sort: str
    places: tuple[str, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class FaultReport:
    """What is known of one fault; ``doing`` is the id of the command that was run last."""

    code: str
    causes: tuple[Cause, ...]
    doing: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """The whole report as it is shown, copied, saved and noted."""
        told = (f"{_plain(name)} {_plain(said)}" for name, said in self.versions.items())
        lines = [f"{_HEAD} {self.code}", ", ".join((_versions(), *told))]
        if self.doing:
            lines.append(f"last command: {_plain(self.doing)}")
        for number, cause in enumerate(self.causes):
            begins = "because of " if number else ""
            lines.append(f"{begins}{cause.sort}{cause.number}")
            lines.extend(f"  {place}" for place in cause.places)
        return "\n".join(lines) + "\n"


def report_of(
    error: BaseException, doing: str = "", versions: Mapping[str, str] | None = None
) -> FaultReport:
    """The report of an exception; the same code for the same fault at the same place."""
    causes = tuple(_cause(one) for one in _chain(error))
    return FaultReport(_code(causes), causes, doing, versions or {})


def note(report: FaultReport) -> bool:
    """Add a report to the log; whether it stands there."""
    try:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        log = folder / LOG
        if log.exists() and log.stat().st_size > _LARGEST:
            log.replace(log.with_suffix(".old"))
        with log.open("a", encoding="utf-8") as file:
            file.write(report.text() + "\n")
    except OSError:
        return False
    return True


def noted() -> list[str]:
    """The reports in the log, the newest first."""
    try:
        with (_folder() / LOG).open("rb") as file:
            text = file.read(_LARGEST * 2).decode("utf-8", "replace")
    except OSError:
        return []
    return [one.strip() + "\n" for one in reversed(text.split("\n\n")) if one.strip()]


def forget_noted() -> None:
    """Take every report off this computer, as far as the disk lets us."""
    for name in (LOG, Path(LOG).with_suffix(".old").name, CRASHES):
        with contextlib.suppress(OSError):
            (_folder() / name).unlink()


def crash_file() -> Path:
    """Where Python itself notes its places when the process is ended by a fault below it."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / CRASHES


def take_crash(versions: Mapping[str, str] | None = None) -> FaultReport | None:
    """The report of a process that was ended by a fault, noted; the file is emptied."""
    try:
        with crash_file().open("r+b") as file:
            said = file.read(_LARGEST).decode("utf-8", "replace")
            if said:
                file.truncate(0)
    except OSError:
        return None
    if not said:
        return None
    found = _CRASHED.search(said)
    places = [_place(*one) for one in _CRASHED_AT.findall(said)][:_LAST]
    cause = Cause(f"crash: {found[1] if found else 'unknown'}", tuple(places))
    report = FaultReport(_code((cause,)), (cause,), versions=versions or {})
    note(report)
    return report


def places_of(trace: TracebackType | None) -> list[str]:
    """Where an exception came through, innermost last: file, line and function, no content."""
    walked = traceback.walk_tb(trace)
    return [_place(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in walked]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen and len(seen) < _MOST_CAUSES:
        yield following
        seen.append(following)
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)


def _cause(error: BaseException) -> Cause:
    sort = type(error)
    home = "" if sort.__module__ == "builtins" else f"{sort.__module__}."
    places = places_of(error.__traceback__)
    left_out = len(places) - _FIRST - _LAST
    if left_out > 0:
        places = [*places[:_FIRST], f"({left_out} more)", *places[-_LAST:]]
    return Cause(_plain(f"{home}{sort.__qualname__}"), tuple(places), _number(error))


def _number(error: BaseException) -> str:
    """The system's or the database's own name for an error, which holds nothing of ours."""
    if isinstance(error, OSError) and error.errno is not None:
        return f" ({errno.errorcode.get(error.errno, '?')})"
    named = getattr(getattr(error, "orig", error), "sqlite_errorname", None)
    return f" ({named})" if isinstance(named, str) and re.fullmatch(r"[A-Z_]{1,40}", named) else ""


def _code(causes: tuple[Cause, ...]) -> str:
    said = "|".join([causes[0].sort, *causes[0].places[-3:]])
    return f"{crc32(said.encode()) & 0xFFFFFF:06X}"


def _place(filename: str, line: object, function: str) -> str:
    """A place in source code, without the folders of this computer."""
    parts = PurePath(filename.replace("\\", "/")).parts
    for start in ("site-packages", "micic_desk"):
        if start in parts:
            at = len(parts) - 1 - parts[::-1].index(start)
            parts = parts[at + (start == "site-packages") :]
            break
    else:
        parts = parts[-1:]
    return f"{_plain('/'.join(parts))}:{line} {_plain(function)}"


def _plain(name: str) -> str:
    return name if _NAME.fullmatch(name) else "?"


@cache
def _versions() -> str:
    python, machine = platform.python_version(), platform.machine()
    return f"MICIC Desk {VERSION}, Python {_plain(python)}, {sys.platform} {_plain(machine)}"


def _folder() -> Path:
    import platformdirs  # noqa: PLC0415 - not for the first window

    return Path(platformdirs.user_log_path("micic-desk", appauthor=False))
