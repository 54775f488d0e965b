"""How long a passphrase of one's own would stand, said in words that people believe.

A plain estimate without any service: the cheapest way to put the passphrase together from what
is tried first — words, names, years, keyboard rows, repetitions — and single signs for the rest.
It errs towards "guessed sooner": a word in a language nobody knows here counts as a word.
Behind it stand ten thousand guesses a second, which at our cost of one guess is a room full of
machines; a thief with one laptop is thousands of times slower.
"""

import functools
import itertools
import math
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from micic_desk.domain.sentences import Sentence
from micic_desk.exchange.phrase import read_words
from micic_desk.runtime.bundled import bundled

GUESSES_A_SECOND = 10_000
_LOOKED_AT = 120
"""Signs that are weighed; what is longer is strong already, or one sign again and again."""
_LONGEST_PIECE = 16
_LISTED, _USUAL, _WORD = 11.0, 7.0, 16.0
_SHORT_WORDS = {1: 4.7, 2: 7.0, 3: 10.0}
_AGAIN = 2.0
_BETWEEN = " -_.,;'"
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azerty")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TRIED = (
    "password passwort passphrase motdepasse contrasena senha secret admin login welcome "
    "letmein iloveyou love monkey dragon master sunshine princess football baseball shadow "
    "superman batman trustno flower summer winter spring autumn hello freedom whatever "
    "computer internet michael jordan jennifer charlie jessica thomas daniel maria ahmed "
    "mohamed muhammad fatima ali jesus allah god angel mama papa family friend test guest "
    "user root changeme pass micic migrant migrants migration notebook report consultation "
    "rapporteur conference unhcr iom geneva brussels nairobi dakar tunis monday friday sunday "
    "january june july october december "
)
_USUALLY_TRIED = frozenset(_TRIED.split())
_STEPS = ((1, 60), (60, 60), (3600, 24), (86_400, 60), (2_629_800, 24), (31_557_600, 1000))
"""Seconds, minutes, hours, days, months and years: how long one is, and how many are said."""
_MONTH, _YEARS = _STEPS[4][0], 100 * _STEPS[5][0]
_AT_ONCE = Sentence("Could be guessed at once.")
_NEVER = Sentence("Would take longer to guess than anybody can try.")


class Strength(Enum):
    """What to think of a passphrase."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Weight:
    """An estimate: the bits of what would have to be tried, and what to say of it."""

    bits: float
    strength: Strength
    sentence: Sentence


def weigh(passphrase: str) -> Weight:
    """How long a passphrase would stand against somebody who has the file and many machines."""
    bits = _bits(unicodedata.normalize("NFKC", passphrase).strip()[:_LOOKED_AT])
    seconds = 2 ** max(bits - 1, 0) / GUESSES_A_SECOND
    strength = Strength.WEAK
    if seconds > _MONTH:
        strength = Strength.STRONG if seconds > _YEARS else Strength.FAIR
    return Weight(bits, strength, _said(seconds))


def _said(seconds: float) -> Sentence:
    if seconds < 2:
        return _AT_ONCE
    for step, (unit, most) in enumerate(_STEPS):
        if seconds < unit * most:
            return _in_words(step, max(2, _round(seconds / unit)))
    return _NEVER


def _in_words(step: int, count: int) -> Sentence:
    return (
        Sentence("Could be guessed in about {count} seconds.", {"count": count}),
        Sentence("Could be guessed in about {count} minutes.", {"count": count}),
        Sentence("Could be guessed in about {count} hours.", {"count": count}),
        Sentence("Could be guessed in about {count} days.", {"count": count}),
        Sentence("Could be guessed in about {count} months.", {"count": count}),
        Sentence("Could be guessed in about {count} years.", {"count": count}),
    )[step]


def _round(number: float) -> int:
    """One or two digits that say something: nobody believes 37.2 hours."""
    if number < 10:
        return round(number)
    scale = 5.0 * 10 ** (int(math.log10(number)) - 1)
    return int(round(number / scale) * scale)


def _bits(passphrase: str) -> float:
    """The cheapest way to put a passphrase together, in bits, by dynamic programming."""
    words = passphrase.split()
    once = {word.casefold(): word for word in reversed(words)}
    text = " ".join(reversed(once.values())) if len(once) < len(words) else passphrase
    again = _AGAIN * (len(words) - len(once))
    return _bits_of(text) + again


def _bits_of(text: str) -> float:
    cheapest = [0.0]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST_PIECE), end)
        cheapest.append(min(cheapest[at] + _cost(text[at:end]) for at in starts))
    return cheapest[-1]


@functools.lru_cache(maxsize=4096)
def _cost(piece: str) -> float:
    small = piece.casefold()
    each = _cost_of_signs(small)
    if len(piece) > 2 and _is_a_run(small):
        each = min(each, 5 + math.log2(len(piece)))
    if _YEAR.fullmatch(piece):
        each = min(each, 7.0)
    if small in _USUALLY_TRIED:
        each = min(each, _USUAL)
    if small in _listed():
        each = min(each, _LISTED)
    if piece.isalpha() and _seems_a_word(small):
        each = min(each, _SHORT_WORDS.get(len(piece), _WORD))
    return each + min(sum(map(str.isupper, piece)), 2)


def _is_a_run(small: str) -> bool:
    """Whether it is one sign again and again, or follows the alphabet or the keyboard."""
    return len(set(small)) == 1 or any(small in row or small[::-1] in row for row in _ROWS)


def _cost_of_signs(small: str) -> float:
    return sum(_cost_of_sign(sign) for sign in small)


def _cost_of_sign(sign: str) -> float:
    if sign in _BETWEEN:
        return 1.0
    if sign.isdecimal():
        return math.log2(10)
    return math.log2(26) if sign.isalpha() else 5.0


def _seems_a_word(small: str) -> bool:
    """Whether letters could be spoken; of scripts without vowels every run of letters could."""
    if not small.isascii():
        return True
    vowels = sum(sign in "aeiouy" for sign in small)
    runs = (len(list(run)) for said, run in itertools.groupby(small, _is_vowel) if not said)
    return vowels * 5 >= len(small) and max(runs, default=0) <= 4


def _is_vowel(sign: str) -> bool:
    return sign in "aeiouy"


@functools.cache
def _listed() -> frozenset[str]:
    return frozenset(read_words(bundled("resources", "reference", "words.txt")))
