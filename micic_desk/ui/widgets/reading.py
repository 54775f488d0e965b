"""From which side a text is read."""

import unicodedata


def reads_right_to_left(text: str) -> bool | None:
    """Whether the first letter with a direction says so; None where no letter has one."""
    for sign in text:
        sort = unicodedata.bidirectional(sign)
        if sort in {"R", "AL"}:
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
