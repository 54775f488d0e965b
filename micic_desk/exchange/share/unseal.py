"""Opening a share file: bytes of anybody in, checked operations out, or one refusal."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from micic_desk.exchange.phrase import same_phrase
from micic_desk.exchange.share import age_file, envelope, refusals
from micic_desk.exchange.share.age_head import Lock, read_head
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.limits import LARGEST_FILE
from micic_desk.exchange.share.lines import SharedOperation, each_line, lines_in, read_lines
from micic_desk.exchange.share.manifest import LARGEST_MANIFEST, Manifest, read_manifest

_MOST_SPACES = 1024


@dataclass(frozen=True, slots=True)
class Opened:
    """What a share file held, and whose signature it bore.

    ``sender_name`` is the name *we* know the key by: None means that the sender is not
    verified, whatever name the manifest claims.
    """

    manifest: Manifest
    operations: tuple[SharedOperation, ...]
    sender_key: str
    sender_name: str | None

    @property
    def sender_verified(self) -> bool:
        """Whether the signature is that of somebody we know."""
        return self.sender_name is not None


def unseal(
    data: bytes,
    *,
    passphrase: str | None = None,
    identity: Identity | None = None,
    known: Mapping[str, str] | None = None,
) -> Opened:
    """Open a share file; ``known`` maps signing keys (hex) to the names we know them by.

    Everything is checked before anything is returned: size, head, encryption, signature,
    address, manifest, and each operation. Raises `Refusal` (``share.…``) and nothing else.
    """
    lock, plain = decrypted(
        data,
        phrase=None if passphrase is None else same_phrase(passphrase),
        secret_key=None if identity is None else identity.secret_key,
    )
    own_key = None if identity is None else identity.signing_key
    return opened(plain, lock=lock, own_key=own_key, known=known or {})


def decrypted(data: bytes, *, phrase: str | None, secret_key: str | None) -> tuple[Lock, bytes]:
    """What opened a file, and the signed content in it; raises `Refusal`."""
    if len(data) > LARGEST_FILE:
        raise refusals.too_large(LARGEST_FILE >> 20)
    lock = read_head(data).lock
    return lock, age_file.decrypt(data, phrase=phrase, secret_key=secret_key)


def opened(
    plain: bytes, start: int = 0, *, lock: Lock, own_key: str | None, known: Mapping[str, str]
) -> Opened:
    """The signed content that begins at ``start``, read; raises `Refusal`."""
    sender_key, manifest, body = _checked(plain, start, lock, own_key)
    return Opened(manifest, read_lines(plain, body), sender_key, known.get(sender_key))


def look_through(plain: bytes, *, lock: Lock, own_key: str | None) -> None:
    """Read signed content as `opened` does and keep nothing of it; raises `Refusal`."""
    _, _, body = _checked(plain, 0, lock, own_key)
    for _ in each_line(plain, body):
        pass


def _checked(
    plain: bytes, start: int, lock: Lock, own_key: str | None
) -> tuple[str, Manifest, int]:
    """Who signed, what they say of it, and where the operations begin.

    Offsets, not copies: a file may be large, and the process that reads it has little memory.
    """
    sender_key = envelope.signer(plain, start)
    start += envelope.OVERHEAD
    end = plain.find(b"\n", start, start + LARGEST_MANIFEST + _MOST_SPACES)
    if end < 0:
        raise refusals.bad_manifest()
    manifest = read_manifest(plain[start:end])
    if lock is Lock.PEOPLE:
        _check_address(manifest, sender_key, own_key)
    body = end + 1
    digest = hashlib.sha256(memoryview(plain)[body:]).hexdigest()
    if not hmac.compare_digest(digest, manifest.digest):
        raise refusals.altered()
    if lines_in(plain, body) != manifest.operations:
        raise refusals.altered()
    return sender_key, manifest, body


def _check_address(manifest: Manifest, sender_key: str, own_key: str | None) -> None:
    """Refuse what a colleague received and sealed again for us as if its sender had.

    The signature covers the addresses; the encryption alone does not say whom they meant.
    """
    if own_key != sender_key and own_key not in manifest.to:
        raise refusals.not_for_you()
