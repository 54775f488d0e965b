"""What can be told of a file before it is opened: whether it may be a notebook at all."""

import os
import stat
from pathlib import Path

from micic_desk.domain.sentences import Refusal
from micic_desk.store import tables
from micic_desk.store.key import cost_of
from micic_desk.store.unusable import damaged, foreign, unreadable

PLAIN_HEAD = b"SQLite format 3\0"
"""What a notebook without a passphrase begins with, in the place of a salt."""
_APPLICATION = tables.APPLICATION_ID.to_bytes(4, "big")
_SMALLEST = 4096


def state_of(path: Path) -> os.stat_result | None:
    """What stands at a path; None where nothing does. Refusal where it cannot be asked."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as problem:
        raise unreadable(path) from problem


def refuse_no_file(path: Path) -> None:
    """Refuse what can be told to be no notebook without opening it."""
    state = state_of(path)
    if state is None:
        raise Refusal(
            "store.missing",
            "There is no notebook {name} in this folder. Check the name, or make a new one.",
            name=path.name,
        )
    if stat.S_ISDIR(state.st_mode):
        raise Refusal(
            "store.is_folder",
            "{name} is a folder, not a notebook. Choose a notebook file.",
            name=path.name,
        )
    if not stat.S_ISREG(state.st_mode):
        raise foreign(path)
    if state.st_size == 0:
        raise Refusal(
            "store.empty",
            "{name} is empty: a notebook is never empty, so this copy was not finished. "
            "Copy it again, or restore a backup.",
            name=path.name,
        )


def head_of(path: Path) -> bytes:
    """The first bytes of a notebook; Refusal where the file is none."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as problem:
        raise unreadable(path) from problem
    salt = head[:16]
    ours = head[68:72] == _APPLICATION if salt == PLAIN_HEAD else cost_of(salt) is not None
    if not ours:
        raise foreign(path)
    if size < _SMALLEST or size % 512:
        raise damaged(path)
    return salt
