"""The door for typed and pasted text: everything storable is kept, the rest made visible."""

import re
import unicodedata
from dataclasses import dataclass

from micic_desk.domain.sentences import Refusal, Sentence

LONGEST_ITEM = 100_000
"""Characters one item may hold; a longer text is refused, never cut."""

LONGEST_PASTE = 5_000_000
"""Characters that may be pasted at once, to become many items."""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES[0x7F] = 0x2421
_PICTURES.update(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))
_BREAKS = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), 0x0A)
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text that can be stored, and whether it is other than what came in."""

    text: str
    changed: bool

    @property
    def notice(self) -> Sentence | None:
        """What to tell the user, where something had to be made visible."""
        if not self.changed:
            return None
        return Sentence(
            "The text held control characters; they are kept as visible signs such as ␀."
        )


def clean_text(raw: str, longest: int = LONGEST_ITEM) -> Cleaned:
    """Text as it can be kept: control characters shown as their pictures, half characters as �.

    Line ends of every kind become one, and two halves that belong together one character;
    neither counts as a change. Nothing else is touched: not the composition of accents, not
    the signs that direct right-to-left text. Raises Refusal where a text is longer than
    ``longest``: LONGEST_ITEM for one line, LONGEST_PASTE for text that becomes many.
    """
    if len(raw) > longest:
        raise Refusal(
            "text.too_long",
            "This text has {count} characters; {most} can be taken at once. Paste it in parts.",
            count=len(raw),
            most=longest,
        )
    if not _UNUSUAL.search(raw):
        return Cleaned(raw, changed=False)
    whole = _PAIR.sub(_joined, raw.replace("\r\n", "\n"))
    meant = whole.translate(_BREAKS)
    text = meant.translate(_PICTURES)
    return Cleaned(text, text != meant)


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def folded(text: str) -> str:
    """A text as names are compared: case and accents put aside, white space as single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(bare.split())


def words_of(*lines: str) -> frozenset[str]:
    """The words of some lines, as words are compared."""
    return frozenset(folded(word) for line in lines for word in line.split())
