"""From which side a text is read."""

import unicodedata
from collections.abc import Iterable

_FROM_THE_RIGHT = frozenset({"R", "AL"})


def reads_right_to_left(text: str) -> bool | None:
    """Whether the first letter with a direction says so; None where no letter has one."""
    for sign in text:
        sort = unicodedata.bidirectional(sign)
        if sort in _FROM_THE_RIGHT:
            return True
        if sort == "L":
            return False
    return None


def isolated(text: str) -> str:
    """``text`` to be shown inside a place that may be read the other way.

    Between first strong isolate and its end (Unicode, UAX #9) its figures and full stops stay
    where its own words put them.
    """
    return f"\u2068{text}\u2069" if text else text


def set_apart(text: str) -> str:
    """A name or a title for the middle of a sentence of ours: isolated where it needs to be.

    Otherwise the figures after an Arabic name would be read as part of it.
    """
    turned = any(unicodedata.bidirectional(sign) in _FROM_THE_RIGHT for sign in text)
    return isolated(text) if turned else text


def side_by_side(facts: Iterable[str]) -> str:
    """Facts on one line, each read in its own direction; those that say nothing are left out."""
    return " · ".join(set_apart(one) for one in facts if one)
