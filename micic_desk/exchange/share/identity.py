"""A rapporteur's own secret keys: one to sign share files, one to open them."""

import re
from dataclasses import dataclass, field
from typing import Self

import pyrage
from nacl.signing import SigningKey

from micic_desk.domain.operation import canonical
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.strict_json import NotStrictError, parse_strict
from micic_desk.exchange.cards import Card, card_name

_SEED = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Identity:
    """An Ed25519 seed (hex) and an age identity; kept inside the encrypted notebook only."""

    seed: str = field(repr=False)
    secret_key: str = field(repr=False)

    @classmethod
    def generate(cls) -> Self:
        """New keys, from the system's random numbers."""
        return cls(SigningKey.generate().encode().hex(), str(pyrage.x25519.Identity.generate()))

    @property
    def signing_key(self) -> str:
        """The public half of the signing key, in hex."""
        return self._signer().verify_key.encode().hex()

    @property
    def recipient(self) -> str:
        """The public half of the age identity (``age1…``)."""
        return str(pyrage.x25519.Identity.from_str(self.secret_key).to_public())

    def card(self, name: str) -> Card:
        """The card to give to colleagues; raises `Refusal` for a name no card can carry."""
        return Card(card_name(name), self.signing_key, self.recipient)

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of a message: 64 bytes."""
        return bytes(self._signer().sign(message).signature)

    def to_json(self) -> str:
        """The secret keys as text, for the notebook."""
        return canonical({"seed": self.seed, "secret_key": self.secret_key})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; raises `Refusal` (``identity.damaged``)."""
        try:
            body = parse_strict(text, deepest=1)
        except NotStrictError:
            raise _damaged() from None
        if not isinstance(body, dict):
            raise _damaged()
        seed, secret_key = body.get("seed"), body.get("secret_key")
        if not isinstance(seed, str) or not _SEED.match(seed) or not isinstance(secret_key, str):
            raise _damaged()
        try:
            pyrage.x25519.Identity.from_str(secret_key)
        except pyrage.IdentityError:
            raise _damaged() from None
        return cls(seed, secret_key)

    def _signer(self) -> SigningKey:
        return SigningKey(bytes.fromhex(self.seed))


def _damaged() -> Refusal:
    return Refusal(
        "identity.damaged",
        "The keys this notebook shares with are damaged. Make a new card and give it to your "
        "colleagues.",
    )
