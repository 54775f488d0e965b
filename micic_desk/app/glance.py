"""A first look at a notebook's file, before anything that takes time to load is loaded."""

from pathlib import Path

_PLAIN_HEAD = b"SQLite format 3\0"
_SECOND_HEAD = b"MICIC2ND"
_SALT_AT = 16


def seems_plain(path: Path) -> bool:
    """Whether a file looks like an unencrypted notebook, for choosing the first page only.

    The real opening looks again, under the notebook's lock, and says what is wrong.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_PLAIN_HEAD)) == _PLAIN_HEAD:
                return True
    except (OSError, ValueError):
        pass
    return _second_is_plain(path)


def can_be_opened(path: Path) -> bool:
    """Whether a notebook or its second copy stands there, for choosing the first page only."""
    try:
        return path.is_file() or path.with_name(f"{path.name}-second").is_file()
    except (OSError, ValueError):
        return False


def _second_is_plain(path: Path) -> bool:
    """Whether the second copy of a lost or damaged notebook says that it was plain."""
    try:
        with path.with_name(f"{path.name}-second").open("rb") as file:
            head = file.read(2 * _SALT_AT)
    except (OSError, ValueError):
        return False
    return head.startswith(_SECOND_HEAD) and head[_SALT_AT:] == bytes(_SALT_AT)
