"""One writer for each notebook: a lock on a file of its own, beside the notebook.

SQLite's own locks are not enough: reading the notebook's first bytes and closing them again
would drop those locks inside one process.
"""

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class HeldElsewhereError(Exception):
    """Another window or command has the notebook open."""


class FileLock:
    """A lock that ends with the process at the latest; the file goes away on release."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock; raises HeldElsewhereError where it is taken, OSError where it cannot be.

        A holder removes the file as it lets go, so a lock on a file that is no longer in the
        folder is worth nothing: look again until the locked file is the one that stands there.
        """
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_INHERIT, 0o600)
            try:
                _lock(descriptor)
            except OSError as problem:
                os.close(descriptor)
                raise HeldElsewhereError from problem
            if _same_file(descriptor, self._path):
                self._descriptor = descriptor
                return
            os.close(descriptor)

    def stands(self) -> bool:
        """Whether whoever comes now meets the lock that is held here.

        Not where its disk was pulled out and put back: numbers of files may be the same then,
        and the lock is not.
        """
        if self._descriptor is None:
            return False
        try:
            asking = os.open(self._path, os.O_RDWR | _NO_INHERIT)
        except OSError:
            return False
        try:
            _lock(asking)
        except OSError:
            return os.path.samestat(os.fstat(asking), os.fstat(self._descriptor))
        else:
            return False
        finally:
            os.close(asking)

    def forget(self) -> None:
        """Let go and leave the file, which may be somebody else's by now."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def release(self) -> None:
        """Let go and remove the file; harmless where the lock is not held."""
        if self._descriptor is None:
            return
        if not _same_file(self._descriptor, self._path):
            self.forget()
            return
        descriptor, self._descriptor = self._descriptor, None
        if sys.platform == "win32":
            os.close(descriptor)
            with contextlib.suppress(OSError):
                self._path.unlink()
        else:
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(descriptor)


_NO_INHERIT = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _same_file(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False
