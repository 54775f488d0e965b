"""Abbreviations: a short word that stands for a longer one, and where it must not.

A word expands when it has been typed to its end and something that ends words follows. Never
where its letters are somebody's own: in a quotation, a code, a tag or an address.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from micic_desk.domain.sentences import Refusal

LONGEST_SHORT = 20
LONGEST_WORDS = 500
ENDS = frozenset(" \t\n\u00a0,;:!?.…)]}/،؛؟。、")
"""Signs that end a word."""
LINKS = frozenset(".:/")
"""Of these, the ones that may stand inside an address: a letter right after says so."""

_BEFORE = frozenset("([{–—¿¡")
_OPENS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "「": "」"}


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word that stands for others: where it begins, itself, and what it stands for."""

    start: int
    short: str
    words: str


def expansion_at(before: str, known: Mapping[str, str]) -> Expansion | None:
    """What the last word of ``before`` stands for, if it stands for anything there.

    An abbreviation in small letters is known with a capital too, and then so is what it
    stands for; any other is known only as it is written.
    """
    start = len(before)
    while start and _in_word(before[start - 1]):
        start -= 1
    short = before[start:]
    words = _words(short, known) if short else None
    if words is None or not _stands_free(before, start) or inside_quotation(before[:start]):
        return None
    return Expansion(start, short, words)


def inside_quotation(before: str) -> bool:
    """Whether a quotation mark was opened in ``before`` and not closed."""
    closes = ""
    for at, sign in enumerate(before):
        if closes:
            apostrophe = sign == "’" and before[at + 1 : at + 2].isalpha()
            closes = "" if sign in closes and not apostrophe else closes
        elif sign == '"':
            closes = '"'
        elif sign in _OPENS:
            closes = _OPENS[sign]
    return bool(closes)


def check_abbreviation(short: str, words: str) -> None:
    """Refuse what could never expand, or would expand to nothing."""
    if not short or not all(_in_word(sign) for sign in short) or short.isdecimal():
        raise Refusal(
            "abbreviation.short",
            "An abbreviation is one word of letters and digits, such as “cso”.",
        )
    if len(short) > LONGEST_SHORT or len(words) > LONGEST_WORDS:
        raise Refusal(
            "abbreviation.long",
            "An abbreviation has at most {short} letters, and stands for at most {words}.",
            short=LONGEST_SHORT,
            words=LONGEST_WORDS,
        )
    if not words or words == short:
        raise Refusal("abbreviation.words", "Write what the abbreviation stands for.")


def _words(short: str, known: Mapping[str, str]) -> str | None:
    if short in known:
        return known[short]
    small = short[0].lower() + short[1:]
    if small != short and small.islower() and small in known:
        return known[small][0].upper() + known[small][1:]
    return None


def _stands_free(before: str, start: int) -> bool:
    return not start or before[start - 1].isspace() or before[start - 1] in _BEFORE


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M")
