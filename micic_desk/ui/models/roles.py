"""The roles under which models answer, beside Qt's own."""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole) + 1


class OutlineRole(IntEnum):
    """What one row of an outline, a report or a list of results can be asked for."""

    LINE = _FIRST
    """Everything that is painted, as one `Line`."""

    ID = _FIRST + 1
    DEPTH = _FIRST + 2
    ENTITY_KIND = _FIRST + 3
    KIND = _FIRST + 4
    MARK = _FIRST + 5
    LABEL = _FIRST + 6
    TEXT = _FIRST + 7
    SPEAKER = _FIRST + 8
    AUTHOR = _FIRST + 9
    MINE = _FIRST + 10
    CONFLICTS = _FIRST + 11
    FLAGS = _FIRST + 12
    HAS_CHILDREN = _FIRST + 13
    FOLDED = _FIRST + 14
    PLACED = _FIRST + 15


class ListRole(IntEnum):
    """What one row of a list of sessions or people can be asked for."""

    ID = _FIRST
    TITLE = _FIRST + 1
    COUNT = _FIRST + 2
    WHEN = _FIRST + 3
    DETAIL = _FIRST + 4
    PROTECTED = _FIRST + 5
