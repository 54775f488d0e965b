"""Where benches work: on the disk of the clone, in a place that git does not look at."""

import os
import shutil
import tempfile
from pathlib import Path

_PLACE = Path(__file__).resolve().parents[1] / "build" / "bench"


def on_disk() -> tempfile.TemporaryDirectory[str]:
    """A folder on the disk of the clone, where a sync costs what it costs; gone at the end.

    What a bench that was killed left there goes first.
    """
    _PLACE.mkdir(parents=True, exist_ok=True)
    for left in _PLACE.iterdir():
        if not _is_at_work(left.name.partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    return tempfile.TemporaryDirectory(prefix=f"{os.getpid()}-", dir=_PLACE)


def _is_at_work(process: str) -> bool:
    """Whether a process lives; where that cannot be asked, it is left alone."""
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
