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
