"""Encryption of share files with age: to people's keys, or with a passphrase.

Files are read, and files for people written, by pyrage. Files with a passphrase are written
here, because pyrage measures the machine and picks the work factor itself: on a fast laptop
it writes 19 or 20, which takes 1 GiB to open and which our own reader refuses.
The format is the age specification's (https://age-encryption.org/v1): scrypt, HKDF-SHA-256,
ChaCha20-Poly1305 in chunks of 64 KiB. Any age program opens the result.

The body of every file is a multiple of 512 bytes (`padding`), so that a file that was cut
can be told from one that was altered, and its size says less.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence

import pyrage
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt,
    crypto_pwhash_scryptsalsa208sha256_ll,
)

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share import refusals
from micic_desk.exchange.share.age_head import VERSION_LINE, Lock, read_head
from micic_desk.exchange.share.limits import OWN_WORK_FACTOR

_CHUNK = 64 << 10
_TAG = 16
_NONCE = 16
_GRAIN = 512
_SCRYPT_LABEL = b"age-encryption.org/v1/scrypt"


def encrypted_size(size: int) -> int:
    """Bytes of an age body that holds ``size`` bytes: nonce, chunks, a tag for each."""
    chunks = max(1, -(-size // _CHUNK))
    return _NONCE + size + chunks * _TAG


def padding(size: int) -> int:
    """How many bytes more make the body of ``size`` bytes a multiple of 512."""
    more = 0
    # A new chunk's tag can step over a multiple, so one round is not always enough.
    while lack := -encrypted_size(size + more) % _GRAIN:
        more += lack
    return more


def encrypt_for_people(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt to age X25519 recipients (``age1…``)."""
    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    return bytes(pyrage.encrypt(plain, keys))


def encrypt_with_phrase(plain: bytes, phrase: str, work_factor: int = OWN_WORK_FACTOR) -> bytes:
    """Encrypt with a passphrase, at a work factor that every reader of ours accepts."""
    file_key = secrets.token_bytes(16)
    salt = secrets.token_bytes(16)
    wrap_key = crypto_pwhash_scryptsalsa208sha256_ll(
        phrase.encode(),
        _SCRYPT_LABEL + salt,
        1 << work_factor,
        8,
        1,
        dklen=32,
        maxmem=(128 * 8 << work_factor) + (1 << 20),
    )
    body = _sealed_chunk(file_key, bytes(12), wrap_key)
    head = (
        VERSION_LINE
        + b"-> scrypt %s %d\n" % (_unpadded(salt), work_factor)
        + b"%s\n---" % _unpadded(body)
    )
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    nonce = secrets.token_bytes(_NONCE)
    stream = _encrypted_stream(plain, _derived(file_key, nonce, b"payload"))
    return b"".join([head, b" ", _unpadded(mac), b"\n", nonce, *stream])


def decrypt(data: bytes, *, phrase: str | None, secret_key: str | None) -> bytes:
    """The plain bytes of an age file; raises `Refusal` and nothing else."""
    head = read_head(data)
    try:
        if head.lock is Lock.PHRASE:
            if phrase is None:
                raise refusals.phrase_needed()
            return bytes(pyrage.passphrase.decrypt(data, phrase))
        if secret_key is None:
            raise refusals.not_for_you()
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret_key)]))
    except pyrage.DecryptError as fault:
        raise _refusal(str(fault), head.lock, head.body_size) from None


def _refusal(said: str, lock: Lock, body_size: int) -> Refusal:
    if said.startswith("Excessive work"):
        return refusals.work_factor()
    if said == "No matching keys found":
        return refusals.not_for_you()
    if lock is Lock.PHRASE and said == "Decryption failed":
        return refusals.wrong_phrase()
    if not said.startswith("Header") and body_size % _GRAIN:
        return refusals.cut()
    return refusals.altered()


def _encrypted_stream(plain: bytes, key: bytes) -> list[bytes]:
    count = max(1, -(-len(plain) // _CHUNK))
    return [
        _sealed_chunk(
            plain[number * _CHUNK : (number + 1) * _CHUNK],
            number.to_bytes(11, "big") + bytes([number == count - 1]),
            key,
        )
        for number in range(count)
    ]


def _sealed_chunk(plain: bytes, nonce: bytes, key: bytes) -> bytes:
    return bytes(crypto_aead_chacha20poly1305_ietf_encrypt(plain, None, nonce, key))


def _derived(key: bytes, salt: bytes, label: bytes) -> bytes:
    """HKDF-SHA-256 (RFC 5869) of one block."""
    extracted = hmac.digest(salt or bytes(hashlib.sha256().digest_size), key, "sha256")
    return hmac.digest(extracted, label + b"\1", "sha256")


def _unpadded(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")
