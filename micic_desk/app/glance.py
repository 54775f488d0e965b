"""A first look at a notebook's file, before anything that takes time to load is loaded."""

from pathlib import Path

_PLAIN_HEAD = b"SQLite format 3\0"


def seems_plain(path: Path) -> bool:
    """Whether a file looks like an unencrypted notebook, for choosing the first page only.

    The real opening looks again, under the notebook's lock, and says what is wrong.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN_HEAD)) == _PLAIN_HEAD
    except (OSError, ValueError):
        return False


def can_be_opened(path: Path) -> bool:
    """Whether a notebook or its second copy stands there, for choosing the first page only."""
    try:
        return path.is_file() or path.with_name(f"{path.name}-second").is_file()
    except (OSError, ValueError):
        return False
