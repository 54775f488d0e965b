"""The second copy's bytes: a head that is there twice, then frames that stand each for itself.

Head (4 KiB blocks 0 and 2 hold the same): magic, version, revision of the tables, the
notebook's salt (which names its cost), lineage, generation, and a seal under the key.
Frame: a mark that only this file has, length, number of the commit, part of it, flags, nonce,
and the sealed changes (XChaCha20-Poly1305; number, part and flags are sealed with them). A
damaged frame costs itself only: the next one is found by the mark. Keys are derived by keyed
BLAKE2b from the notebook's key and the generation, which is new whenever the file is rewritten.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as unseal,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as seal,
)
from nacl.exceptions import CryptoError

from micic_desk.store.key import RawKey, cost_of

MAGIC = b"MICIC2ND"
BLOCK = 4096
START = 3 * BLOCK
"""Where the frames begin."""
PLAIN_SALT = bytes(16)
"""Stands for the salt where the notebook is plain: its second copy is sealed, but not secret."""
_VERSION = 1
_HEAD = struct.Struct("<8sH6s16s16s16s")
_SEAL = 16
_FRAME = struct.Struct("<8sIQIB24s")
_SEALED = struct.Struct("<QIB")
_PLAIN = b"MICIC Desk: the second copy of a plain notebook"
_PERSON = b"MICIC second 1"
_LARGEST = 1 << 28
_LAST, _WHOLE = 1, 2


@dataclass(frozen=True, slots=True)
class Head:
    """What a second copy says of itself; ``lineage`` is the notebook it belongs to."""

    revision: str
    salt: bytes
    lineage: bytes
    generation: bytes

    def fields(self) -> bytes:
        """The head's bytes without its seal."""
        revision = self.revision.encode().ljust(6, b"\0")
        return _HEAD.pack(MAGIC, _VERSION, revision, self.salt, self.lineage, self.generation)


@dataclass(frozen=True, slots=True)
class Frame:
    """One part of one commit: its number, its place in it, and the changes as JSON.

    ``whole`` marks the parts of a commit that holds everything there was at that time.
    """

    number: int
    part: int
    last: bool
    whole: bool
    changes: bytes


class Seals:
    """The keys of one generation of one second copy."""

    def __init__(self, raw: RawKey | None, generation: bytes) -> None:
        secret = hashlib.blake2b(_PLAIN).digest() if raw is None else raw.key
        root = hashlib.blake2b(key=secret, salt=generation, person=_PERSON).digest()
        self._key = _derived(root, b"frames", 32)
        self._head = _derived(root, b"head", 32)
        self.mark = _derived(root, b"mark", 8)

    def head(self, head: Head) -> bytes:
        """Everything before the first frame."""
        fields = head.fields()
        block = (fields + self._head_seal(fields)).ljust(BLOCK, b"\0")
        return block + bytes(BLOCK) + block

    def made(self, head: bytes) -> bool:
        """Whether a head block was sealed with these keys."""
        fields, found = head[: _HEAD.size], head[_HEAD.size : _HEAD.size + _SEAL]
        return hmac.compare_digest(self._head_seal(fields), found)

    def frames(
        self, number: int, parts: Sequence[bytes], *, whole: bool = False
    ) -> Iterator[bytes]:
        """The frames of one commit, part by part."""
        for part, changes in enumerate(parts):
            flags = (_LAST if part == len(parts) - 1 else 0) | (_WHOLE if whole else 0)
            nonce = os.urandom(24)
            with_it = _SEALED.pack(number, part, flags)
            sealed = seal(changes, with_it, nonce, self._key)
            yield _FRAME.pack(self.mark, len(sealed), number, part, flags, nonce) + sealed

    def frame_at(self, data: memoryview, at: int) -> tuple[Frame, int] | None:
        """The frame at a place and where it ends; None where there is none or it is damaged."""
        if at + _FRAME.size > len(data):
            return None
        mark, length, number, part, flags, nonce = _FRAME.unpack_from(data, at)
        end = at + _FRAME.size + length
        if mark != self.mark or length > _LARGEST or end > len(data):
            return None
        sealed = bytes(data[at + _FRAME.size : end])
        try:
            changes = unseal(sealed, _SEALED.pack(number, part, flags), nonce, self._key)
        except CryptoError:
            return None
        return Frame(number, part, bool(flags & _LAST), bool(flags & _WHOLE), changes), end

    def _head_seal(self, fields: bytes) -> bytes:
        return hashlib.blake2b(fields, key=self._head, digest_size=_SEAL).digest()


def new_generation() -> bytes:
    """What makes the keys of a rewritten file new."""
    return os.urandom(16)


def read_heads(data: bytes) -> Iterator[tuple[Head, bytes]]:
    """Every head of a file that looks like one, with its block; nothing is authenticated."""
    for at in (0, 2 * BLOCK):
        block = data[at : at + BLOCK]
        if len(block) < _HEAD.size + _SEAL:
            continue
        magic, version, revision, salt, lineage, generation = _HEAD.unpack_from(block)
        if magic != MAGIC or version != _VERSION:
            continue
        if salt == PLAIN_SALT or cost_of(salt) is not None:
            said = revision.rstrip(b"\0").decode("ascii", "replace")
            yield Head(said, salt, lineage, generation), block


def formats(data: bytes) -> Iterator[str]:
    """What the heads of a file say of its format; nothing is authenticated."""
    for at in (0, 2 * BLOCK):
        block = data[at : at + BLOCK]
        if len(block) >= _HEAD.size + _SEAL:
            magic, version, revision, *_ = _HEAD.unpack_from(block)
            if magic == MAGIC:
                said = revision.rstrip(b"\0").decode("ascii", "replace")
                yield said if version == _VERSION else f"{said}/{version}"


def _derived(root: bytes, purpose: bytes, size: int) -> bytes:
    return hashlib.blake2b(purpose, key=root, digest_size=size).digest()
