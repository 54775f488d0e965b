"""A whole copy of a notebook that gets its name once it is written, proved and on disk."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from micic_desk.runtime.ids import random_id
from micic_desk.store.second.copy import sync_folder


@contextmanager
def drafted(target: Path, of: Path) -> Iterator[Path]:
    """A draft beside ``target`` that takes its place when the block ends well.

    Else it is gone, and what stood at ``target`` is untouched. It is named after ``of``, so that
    what a kill leaves of it is known and swept.
    """
    draft = target.with_name(f".{of.name}.{random_id()[:8]}.new")
    try:
        yield draft
        _sync(draft)
        draft.replace(target)
    finally:
        for leftover in (draft, Path(f"{draft}-wal"), Path(f"{draft}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink()
    sync_folder(target.parent)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
