"""Words found in a text, whatever their case and accents where that is wished."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for. ``case`` and ``accents`` say that they matter."""

    words: str
    whole_words: bool = False
    case: bool = False
    accents: bool = False

    def stretches(self, text: str) -> list[Stretch]:
        """Where the words stand in a text, from its start, none inside another.

        Only whole characters are found: no half of a ligature, and no letter without the
        accent that is written after it.
        """
        wanted = self._folded(self.words)[0]
        if not wanted:
            return []
        plain, places = self._folded(text)
        found: list[Stretch] = []
        at = plain.find(wanted)
        while at >= 0:
            stretch = self._whole(text, places, at, at + len(wanted))
            if stretch is not None and self._stands_alone(text, stretch):
                found.append(stretch)
                at = plain.find(wanted, at + len(wanted))
            else:
                at = plain.find(wanted, at + 1)
        return found

    def _folded(self, text: str) -> tuple[str, "list[int] | range"]:
        """A text as it is compared, and for each sign of it where it came from."""
        if text.isascii():
            return text if self.case else text.lower(), range(len(text))
        signs: list[str] = []
        places: list[int] = []
        for place, sign in enumerate(text):
            for part in self._parts(sign):
                signs.append(part)
                places.append(place)
        return "".join(signs), places

    def _parts(self, sign: str) -> Iterator[str]:
        apart = unicodedata.normalize("NFD" if self.accents else "NFKD", sign)
        for part in apart if self.case else apart.casefold():
            if self.accents or not unicodedata.combining(part):
                yield part

    def _whole(self, text: str, places: "list[int] | range", at: int, end: int) -> Stretch | None:
        first, last = places[at], places[end - 1]
        halved = (at and places[at - 1] == first) or (end < len(places) and places[end] == last)
        if halved:
            return None
        after = last + 1
        while after < len(text) and unicodedata.combining(text[after]):
            if self.accents:
                return None
            after += 1
        return Stretch(first, after)

    def _stands_alone(self, text: str, found: Stretch) -> bool:
        if not self.whole_words:
            return True
        before, after = text[: found.start][-1:], text[found.end :][:1]
        return not (_is_of_a_word(before) or _is_of_a_word(after))


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or bool(sign and unicodedata.combining(sign))


def is_quoted(text: str, stretch: Stretch) -> bool:
    """Whether a stretch stands between quotation marks."""
    return any(
        one.start() < stretch.start and stretch.end < one.end() for one in _QUOTED.finditer(text)
    )
