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
from micic_desk.exchange.share.lines import SharedOperation, read_lines
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
    if len(data) > LARGEST_FILE:
        raise refusals.too_large(LARGEST_FILE >> 20)
    lock = read_head(data).lock
    plain = age_file.decrypt(
        data,
        phrase=None if passphrase is None else same_phrase(passphrase),
        secret_key=None if identity is None else identity.secret_key,
    )
    sender_key, payload = envelope.unwrap(plain)
    del plain
    manifest, body = _parts(payload)
    if lock is Lock.PEOPLE:
        _check_address(manifest, sender_key, identity)
    del payload
    if not hmac.compare_digest(hashlib.sha256(body).hexdigest(), manifest.digest):
        raise refusals.altered()
    if body.count(b"\n") != manifest.operations:
        raise refusals.altered()
    return Opened(manifest, read_lines(body), sender_key, (known or {}).get(sender_key))


def _parts(payload: bytes) -> tuple[Manifest, bytes]:
    end = payload.find(b"\n", 0, LARGEST_MANIFEST + _MOST_SPACES)
    if end < 0:
        raise refusals.bad_manifest()
    return read_manifest(payload[:end]), payload[end + 1 :]


def _check_address(manifest: Manifest, sender_key: str, identity: Identity | None) -> None:
    """Refuse what a colleague received and sealed again for us as if its sender had.

    The signature covers the addresses; the encryption alone does not say whom they meant.
    """
    own_key = None if identity is None else identity.signing_key
    if own_key != sender_key and own_key not in manifest.to:
        raise refusals.not_for_you()
