"""Keeping this process's memory to itself: no core file, and no other process that reads it.

- Linux: no core file, and the memory of the process is closed to every other process of the
  same person (only an administrator reads it).
- macOS: no core file. Who may debug whom is decided by that system.
- Windows: no box and no report of a crash, which would carry pieces of memory. Another program
  of the same person can still read it; nothing of ours prevents that.
"""

import contextlib
import sys

_SET_DUMPABLE = 4
_NO_BOXES = 0x0001 | 0x0002
_NO_REPORT = 0x0004 | 0x0020


def seal_off() -> None:
    """Do what this system allows, for as long as the process lives; it never fails."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - after the first window

        with contextlib.suppress(OSError, AttributeError):
            ctypes.windll.kernel32.SetErrorMode(_NO_BOXES)
            ctypes.windll.wer.WerSetFlags(_NO_REPORT)
    else:
        import resource  # noqa: PLC0415 - not there on Windows

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            import ctypes  # noqa: PLC0415 - after the first window

            with contextlib.suppress(OSError, AttributeError):
                ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
