"""A colleague's card: the name and the two public keys that share files are sealed and signed with.

A card is one line of JSON, short enough to paste into a message or keep as a ``.micic-card``
file. It is exchanged once; two people then read a code of 24 digits to each other, which
says that nobody put other keys in between.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

import pyrage
from nacl.bindings import (
    crypto_core_ed25519_is_valid_point,
    crypto_pwhash_scryptsalsa208sha256_ll,
)

from micic_desk.domain.operation import canonical
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.strict_json import NotStrictError, parse_strict

CARD_SUFFIX = ".micic-card"
LARGEST_CARD = 4096
"""Bytes of a card's file; to be read with ``read_bounded``."""

_FORMAT = "micic-card"
_VERSION = 1
_KEYS = frozenset({"format", "version", "name", "signing_key", "recipient"})
_LONGEST_NAME = 120
_SIGNING_KEY = re.compile(r"[0-9a-f]{64}\Z")
_NOT_IN_NAMES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_CODE_LABEL = b"micic-desk/spoken-code/v1"
_CODE_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Card:
    """Who somebody is to share files: a name, an Ed25519 key (hex), an age recipient."""

    name: str
    signing_key: str
    recipient: str

    def to_text(self) -> str:
        """The card as one line of JSON."""
        return canonical(
            {
                "format": _FORMAT,
                "version": _VERSION,
                "name": self.name,
                "signing_key": self.signing_key,
                "recipient": self.recipient,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read a card; white space and a byte order mark around it are forgiven.

        Raises `Refusal` (``card.…``).
        """
        if len(text) > LARGEST_CARD:
            raise _not_a_card()
        try:
            body = parse_strict(text.removeprefix("\ufeff").strip(), deepest=2)
        except NotStrictError:
            raise _not_a_card() from None
        if not isinstance(body, dict) or body.get("format") != _FORMAT:
            raise _not_a_card()
        version = body.get("version")
        if type(version) is not int or version < 1:
            raise _not_a_card()
        if version > _VERSION:
            raise Refusal(
                "card.newer_format",
                "This card was made by a newer version of the program. Update this one to read it.",
            )
        name, key, recipient = (body.get(part) for part in ("name", "signing_key", "recipient"))
        if set(body) != _KEYS or not isinstance(name, str):
            raise _not_a_card()
        if not isinstance(key, str) or not isinstance(recipient, str):
            raise _not_a_card()
        if not _is_signing_key(key) or not _is_recipient(recipient):
            raise Refusal("card.bad_key", "A key on this card is damaged. Ask for it again.")
        return cls(card_name(name), key, recipient)


def card_name(text: str) -> str:
    """A name as it may stand on a card: one visible line of at most 120 characters.

    Raises `Refusal` for an empty or longer one and for characters that hide or turn round
    others, because the name is what a sender is recognised by.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    hidden = any(
        unicodedata.category(sign) in _NOT_IN_NAMES and sign not in _JOINERS for sign in name
    )
    if not name.strip(_JOINERS + " ") or len(name) > _LONGEST_NAME or hidden:
        raise Refusal(
            "card.bad_name",
            "The name on a card is one line of at most {limit} visible characters.",
            limit=_LONGEST_NAME,
        )
    return name


def spoken_code(one: Card, other: Card) -> str:
    """24 digits in six groups that two people compare aloud; the same from both sides.

    It depends on all four public keys and on nothing else. Somebody in between needs two
    cards of his own whose codes meet, about 2^40 tries; each is made to cost 32 MiB and
    some 60 ms (scrypt, RFC 7914).
    """
    keys = sorted(f"{card.signing_key} {card.recipient}" for card in (one, other))
    made = crypto_pwhash_scryptsalsa208sha256_ll(
        "\n".join(keys).encode(), _CODE_LABEL, 1 << 15, 8, 1, dklen=32, maxmem=64 << 20
    )
    digits = str(int.from_bytes(made, "big") % 10**_CODE_DIGITS).zfill(_CODE_DIGITS)
    return " ".join(digits[start : start + 4] for start in range(0, _CODE_DIGITS, 4))


def _is_signing_key(text: str) -> bool:
    if not _SIGNING_KEY.match(text):
        return False
    return bool(crypto_core_ed25519_is_valid_point(bytes.fromhex(text)))


def _is_recipient(text: str) -> bool:
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def _not_a_card() -> Refusal:
    return Refusal(
        "card.not_a_card", "This is not a colleague's card: a card is one line this program made."
    )
