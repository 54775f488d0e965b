"""Words as search sees them: without case and marks, in every script, and what is asked for.

What the index keeps, what a question is turned into and what is marked in a hit all go
through here, so that whatever is found can also be shown where it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LIKE = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ħ": "h", "Ħ": "h",
        "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
        "\N{ARABIC TATWEEL}": "",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
        "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
        "\N{MODIFIER LETTER TURNED COMMA}": "'", "\N{MODIFIER LETTER APOSTROPHE}": "'",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart, and those that hands type for one another."""

_UNSPACED = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # Japanese syllables
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Chinese characters
    "]"
)
"""Scripts written without spaces: there every sign is a word, and a word is a phrase."""

_TOKEN = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»‟＂", '"' * 7)


def plain(text: str) -> str:
    """A text as the index keeps it: "Ерёмин", "résumé" and Arabic vowels without their marks.

    Plain ASCII is left as it is: the index itself knows its capitals.
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text).translate(_LIKE)
    bare = "".join(one for one in apart if unicodedata.category(one)[0] != "M").casefold()
    return _UNSPACED.sub(r" \g<0> ", bare)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: folded, and for each of its signs where it stands in the text."""

    word: str
    places: tuple[int, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text the signs from ``start`` to before ``end`` begin and end."""
        return self.places[start], self.places[end - 1] + 1


def tokens(text: str) -> list[Token]:
    """The words of a text, in its order."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for part in _folded_sign(sign):
            signs.append(part)
            places.append(place)
    whole = "".join(signs)
    return [Token(one[0], tuple(places[one.start() : one.end()])) for one in _TOKEN.finditer(whole)]


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    return plain(sign).casefold()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that must follow one another; where it is ``begun``, the last may go on."""

    words: tuple[str, ...]
    begun: bool

    @property
    def single(self) -> str:
        """The word, where only one is wanted and it may go on; else nothing."""
        return self.words[0] if self.begun and len(self.words) == 1 else ""


def wanted(question: str) -> tuple[Wanted, ...]:
    """What a question asks for: each word as a beginning, what stands in quotes as it stands.

    "state-of" is two words that follow one another; so is every word of a script without
    spaces.
    """
    found = []
    for quoted, closing, bare in _ASKED.findall(question.translate(_QUOTES)):
        words = tuple(one.word for one in tokens(bare or quoted))
        if words:
            found.append(Wanted(words, begun=not closing))
    return tuple(found)


LEAST_INSIDE = 3
"""So many letters are wanted before a word is looked for inside of words."""


def inside(word: str) -> bool:
    """Whether a word is long enough to be looked for inside other words too."""
    return len(word) >= LEAST_INSIDE - (not word.isascii())


def marked(text: str, question: str) -> list[tuple[int, int]]:
    """The (start, length) of each place in a text that a question asks for."""
    found = set(_marked(tokens(text), wanted(question)))
    return sorted((start, _with_marks(text, start + length) - start) for start, length in found)


def _with_marks(text: str, end: int) -> int:
    """The end of a stretch with the vowel signs and accents of its last letter."""
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end


def _marked(found: list[Token], asked: tuple[Wanted, ...]) -> Iterator[tuple[int, int]]:
    for one in asked:
        length = len(one.words)
        for at in range(len(found) - length + 1):
            if _fits(found[at : at + length], one):
                last = len(one.words[-1]) if one.begun else len(found[at + length - 1].word)
                start = found[at].places[0]
                end = found[at + length - 1].stretch(0, last)[1]
                yield start, end - start
        if one.single and inside(one.single):
            for token in found:
                at = token.word.find(one.single, 1)
                if at > 0:
                    start, end = token.stretch(at, at + len(one.single))
                    yield start, end - start


def _fits(here: list[Token], one: Wanted) -> bool:
    words = [token.word for token in here]
    last = words[-1].startswith(one.words[-1]) if one.begun else words[-1] == one.words[-1]
    return last and tuple(words[:-1]) == one.words[:-1]
