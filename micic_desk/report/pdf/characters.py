"""The one gate through which every text passes on its way to a page.

Nothing behind it is markup: the page is set by our own line breaker, so ``<b>``, ``&lt;`` or
``%s`` are letters like any others. What the gate settles is what cannot be a letter at all.
"""

import re
import unicodedata

REPLACEMENT = "\ufffd"
"""The visible sign for what has no shape: control characters, lone surrogates, noncharacters."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Overrides would let a line say on paper what it does not say in the file.
_SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
# Embeddings and isolates carry no words; direction is worked out from the letters.
_DIRECTIONS = re.compile("[\u202a-\u202c\u2066-\u2069]")
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def printable(text: str) -> str:
    """Return ``text`` as it is to be set: line ends as line feeds, the shapeless as one sign."""
    if text.isprintable():  # the common case: nothing that Unicode calls a control or a separator
        return text
    text = _LINE_ENDS.sub("\n", text)
    return _DIRECTIONS.sub("", _SHAPELESS.sub(REPLACEMENT, text))


def in_one_line(text: str) -> str:
    """Return ``text`` for a bookmark, a running header or a document title."""
    return " ".join(printable(text).split())


def is_ignorable(character: str) -> bool:
    """Tell whether a character is invisible by design, so that no font needs a shape for it."""
    return _IGNORABLE.match(character) is not None


def belongs_to_the_letter_before(character: str) -> bool:
    """Tell whether a character may not be torn from the one before it."""
    return unicodedata.combining(character) != 0 or unicodedata.category(character) in {
        "Mn",
        "Me",
        "Mc",
    }
