"""What stands inside the encryption: the magic, the sender's key, a signature, the payload.

The signature says who made the file; it is checked and then dropped, never stored, because
it would be evidence against the person who signed.
"""

import hashlib

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from micic_desk.exchange.share import refusals
from micic_desk.exchange.share.identity import Identity

_FAMILY = b"MICIC-SHARE/"
_MAGIC = _FAMILY + b"1\n"
_CONTEXT = b"micic-desk/share/v1\0"
_KEY = slice(len(_MAGIC), len(_MAGIC) + 32)
_SIGNATURE = slice(_KEY.stop, _KEY.stop + 64)

OVERHEAD = _SIGNATURE.stop
"""Bytes before the payload."""


def wrap(payload: bytes, identity: Identity) -> bytes:
    """The payload, signed."""
    key = bytes.fromhex(identity.signing_key)
    return b"".join([_MAGIC, key, identity.sign(_signed(payload)), payload])


def unwrap(plain: bytes) -> tuple[str, bytes]:
    """The sender's public key (hex) and the payload that it signed; raises `Refusal`."""
    return signer(plain), plain[OVERHEAD:]


def signer(plain: bytes, start: int = 0) -> str:
    """The public key (hex) that signed what begins at ``start``; raises `Refusal`.

    The payload begins `OVERHEAD` bytes behind it.
    """
    if not plain.startswith(_MAGIC, start):
        if plain.startswith(_FAMILY, start):
            raise refusals.newer_format()
        raise refusals.not_a_share_file()
    if len(plain) - start < OVERHEAD:
        raise refusals.cut()
    head = plain[start : start + OVERHEAD]
    try:
        VerifyKey(head[_KEY]).verify(
            _signed(memoryview(plain)[start + OVERHEAD :]), head[_SIGNATURE]
        )
    except BadSignatureError:
        raise refusals.altered() from None
    return head[_KEY].hex()


def _signed(payload: bytes | memoryview) -> bytes:
    return _CONTEXT + hashlib.sha256(payload).digest()
