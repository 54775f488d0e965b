"""Passphrases for new notebooks: six words made for a person, or one's own."""

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.phrase import generate_phrase, read_words, same_phrase
from micic_desk.runtime.bundled import bundled

LEAST_CHARACTERS = 12
"""One's own passphrase is at least this long: shorter ones are found by trying."""


def make_passphrase() -> str:
    """Six words drawn by chance; Refusal where the installed list is damaged."""
    return generate_phrase(read_words(bundled("resources", "reference", "words.txt")))


def check_own_passphrase(typed: str, again: str) -> str:
    """A passphrase somebody chose, typed twice; Refusal says what is wrong with it."""
    same_phrase(typed)  # refuses what is empty or far too long
    if len(typed.strip()) < LEAST_CHARACTERS:
        raise Refusal(
            "phrase.too_short",
            "A passphrase needs at least {least} characters: several words are easiest to keep.",
            least=LEAST_CHARACTERS,
        )
    if typed != again:
        raise Refusal("phrase.differs", "The two passphrases are not the same. Type them again.")
    return typed


def spellings(typed: str) -> tuple[str, ...]:
    """What to try for a passphrase: as it was typed, then as the words of a list are written.

    Words written down on paper come back with capitals, hyphens or a space too many.
    """
    try:
        return tuple(dict.fromkeys((typed, same_phrase(typed))))
    except Refusal:
        return (typed,)
