"""The notebook's key: from a passphrase by Argon2id to a raw SQLCipher key.

The first 16 bytes of an encrypted notebook are its salt. Ours says of itself that it is one:
a cost number, 11 random bytes, and 4 bytes that check the other twelve. So a notebook of
ours is told from any other file without its passphrase, and needs no second file to be opened.
"""

import hashlib
import hmac
import os
import struct
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TypeAlias

PAGE = 4096
_RESERVED = 80
_CONTEXT = b"MICIC Desk notebook salt 1"


class Cost(IntEnum):
    """How dear one guess at a passphrase is; the number is kept in the salt."""

    STANDARD = 1
    SMALL_MACHINE = 2
    TRIVIAL = 255


_ARGON = {
    Cost.STANDARD: (262_144, 4, 4),
    Cost.SMALL_MACHINE: (65_536, 12, 2),
    Cost.TRIVIAL: (64, 1, 1),
}
"""Memory in KiB, passes, lanes. TRIVIAL is for tests: it protects nothing."""


@dataclass(frozen=True, slots=True, repr=False)
class RawKey:
    """A derived key with the salt it belongs to; never shown, never logged."""

    key: bytes
    salt: bytes

    def pragma(self) -> str:
        """The key as SQLCipher's ``PRAGMA key`` takes it."""
        return f"\"x'{self.key.hex()}{self.salt.hex()}'\""


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryKey:
    """The key itself, as a printed recovery sheet holds it; no passphrase is needed beside it."""

    key: bytes


Secret: TypeAlias = str | RecoveryKey
"""What opens a notebook: its passphrase, or the key from its recovery sheet."""


def new_salt(cost: Cost) -> bytes:
    """A salt for a new notebook, 16 bytes, that names its cost and checks itself."""
    body = bytes([cost]) + os.urandom(11)
    return body + _check(body)


def cost_of(salt: bytes) -> Cost | None:
    """The cost a salt names, or None where these bytes are no salt of ours."""
    if len(salt) != 16 or not hmac.compare_digest(_check(salt[:12]), salt[12:]):
        return None
    return Cost(salt[0]) if salt[0] in set(Cost) else None


def salt_in(path: Path) -> bytes | None:
    """The salt that a notebook begins with; None where it has none of ours or cannot be read."""
    try:
        return salt_read(path)
    except OSError:
        return None


def salt_read(path: Path) -> bytes | None:
    """The salt that a notebook begins with; None where the file has none of ours.

    Raises OSError.
    """
    with path.open("rb") as file:
        salt = file.read(16)
    return salt if cost_of(salt) is not None else None


def derive(secret: Secret, salt: bytes) -> RawKey:
    """The key for a secret; a passphrase takes half a second and 256 MiB at STANDARD cost."""
    if isinstance(secret, RecoveryKey):
        return RawKey(secret.key, salt)
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - not before it is needed

    cost = cost_of(salt)
    assert cost is not None
    memory, passes, lanes = _ARGON[cost]
    # The same letters, whichever way a keyboard puts accents on them.
    said = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    key = hash_secret_raw(said, salt, passes, memory, lanes, 32, Type.ID)
    return RawKey(key, salt)


def some_page_opens(path: Path, raw: RawKey, most: int = 64) -> bool:
    """Whether any of a notebook's pages after the first was sealed with this key.

    That is how a wrong passphrase is told from a damaged first page: SQLCipher says the same
    of both.
    """
    key = sealing_key(raw)
    with path.open("rb") as file:
        for number in range(2, most + 2):
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            if len(page) < PAGE:
                return False
            if is_sealed(page, number, key):
                return True
    return False


def sealing_key(raw: RawKey) -> bytes:
    """The key that a notebook's pages are sealed with.

    Source of the page layout: SQLCipher's design page (HMAC-SHA512 over cipher text,
    initialisation vector and page number; the HMAC key from 2 rounds of PBKDF2).
    """
    mask = bytes(byte ^ 0x3A for byte in raw.salt)
    return hashlib.pbkdf2_hmac("sha512", raw.key, mask, 2, 32)


def is_sealed(page: bytes, number: int, key: bytes) -> bool:
    """Whether a page after the first is as it was sealed at that place."""
    text = page[: PAGE - _RESERVED + 16] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.digest(key, text, "sha512"), page[PAGE - 64 :])


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(body, key=_CONTEXT, digest_size=4).digest()
