"""Passphrases of six easy words, drawn by chance and said over a telephone.

The list (``resources/reference/words.txt``) holds at least 2,048 words of four to eight
letters that differ in their first four: six of them are at least 66 bits.
"""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.whole_file import read_bounded

WORDS_IN_A_PHRASE = 6
LONGEST_PHRASE = 1024
"""Characters of a passphrase."""

LARGEST_PHRASE_FILE = 4096
"""Bytes of a file that holds a passphrase; to be read with ``read_bounded``."""

_LARGEST_LIST = 1 << 20
_LEAST_WORDS = 2048
_BETWEEN = re.compile(r"[\s\-_.,;]+")


def read_words(path: Path) -> tuple[str, ...]:
    """The word list, one word a line; raises `Refusal` where the installed list is damaged."""
    words = tuple(read_bounded(path, _LARGEST_LIST).decode("ascii", "replace").split())
    if len(set(words)) < _LEAST_WORDS or not all(
        word.isascii() and word.isalpha() and word.islower() for word in words
    ):
        raise Refusal(
            "phrase.no_words",
            "The program's list of words is damaged. Install the program again.",
        )
    return words


def generate_phrase(words: Sequence[str], count: int = WORDS_IN_A_PHRASE) -> str:
    """A passphrase of words drawn by the system's random numbers, with spaces between."""
    return " ".join(secrets.choice(words) for _ in range(count))


def same_phrase(text: str) -> str:
    """The one spelling of a passphrase that was heard, typed or pasted.

    Capitals, hyphens, commas and line ends between words make no difference. Raises
    `Refusal` for one without any letter or digit, and for one that is far too long.
    """
    if len(text) > LONGEST_PHRASE:
        raise Refusal(
            "phrase.too_long",
            "A passphrase has at most {limit} characters.",
            limit=LONGEST_PHRASE,
        )
    plain = unicodedata.normalize("NFKC", text.removeprefix("\ufeff")).casefold()
    phrase = unicodedata.normalize("NFC", _BETWEEN.sub(" ", plain).strip())
    if not any(sign.isalnum() for sign in phrase) or not _is_whole(phrase):
        raise Refusal("phrase.empty", "The passphrase is empty. Type the words you were given.")
    return phrase


def misheard(phrase: str, words: Sequence[str]) -> tuple[int, ...]:
    """Which words (counted from 1) of a generated passphrase are not on the list."""
    known = frozenset(words)
    spoken = same_phrase(phrase).split(" ")
    return tuple(number for number, word in enumerate(spoken, 1) if word not in known)


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)
