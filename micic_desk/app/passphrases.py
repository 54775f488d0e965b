"""Passphrases for new notebooks: six words made for a person, or one's own."""

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.phrase import generate_phrase, read_words, same_phrase
from micic_desk.runtime.bundled import bundled
from micic_desk.store.key import Secret
from micic_desk.store.recovery import read_sheet

LEAST_CHARACTERS = 6
"""Shorter ones are refused; how long any other would stand is said instead (`weighing`)."""


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


def secret_of(typed: str) -> Secret:
    """What was typed where a passphrase is asked for: the key on a recovery sheet, or itself."""
    try:
        return read_sheet(typed)
    except Refusal:
        return typed


def spellings(typed: str) -> tuple[Secret, ...]:
    """What to try for a passphrase: as it was typed, then as the words of a list are written.

    Words written down on paper come back with capitals, hyphens or a space too many. The groups
    of a recovery sheet are known wherever a passphrase is asked for.
    """
    secret = secret_of(typed)
    if not isinstance(secret, str):
        return (secret,)
    try:
        return tuple(dict.fromkeys((typed, same_phrase(typed))))
    except Refusal:
        return (typed,)
