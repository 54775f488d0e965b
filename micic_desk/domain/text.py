"""The door for typed and pasted text: everything storable is kept, the rest made visible."""

import unicodedata
from dataclasses import dataclass

from micic_desk.domain.sentences import Refusal

LONGEST_ITEM = 100_000
"""Characters one item may hold; a longer paste is refused, never cut."""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES[0x7F] = 0x2421
_PICTURES.update(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))
_BREAKS = {0x0B: 0x0A, 0x0C: 0x0A, 0x85: 0x0A, 0x2028: 0x0A, 0x2029: 0x0A}
_PICTURES.update(_BREAKS)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text that can be stored, and whether it is other than what came in."""

    text: str
    changed: bool


def clean_text(raw: str) -> Cleaned:
    """Text as it can be kept: control characters shown as their pictures, half characters as �.

    Line ends of every kind become one; nothing else is touched, not even the composition of
    accents. Raises Refusal where a text is longer than LONGEST_ITEM.
    """
    if len(raw) > LONGEST_ITEM:
        raise Refusal(
            "text.too_long",
            "This text has {count} characters; one item can hold {most}. Paste it in parts.",
            count=len(raw),
            most=LONGEST_ITEM,
        )
    one_ending = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = one_ending.translate(_PICTURES)
    return Cleaned(text, text != one_ending)


def folded(text: str) -> str:
    """A text as names are compared: case and accents put aside, white space as single spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(bare.split())
