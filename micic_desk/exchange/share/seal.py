"""Making a share file: operations in, sealed and signed bytes out."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from micic_desk.exchange.cards import Card
from micic_desk.exchange.phrase import same_phrase
from micic_desk.exchange.share import age_file, envelope, refusals
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.limits import LARGEST_FILE, LARGEST_HEAD, MOST_STANZAS
from micic_desk.exchange.share.lines import write_lines
from micic_desk.exchange.share.manifest import LARGEST_MANIFEST, Manifest, read_manifest

SHARE_SUFFIX = ".micicx"


def seal(
    manifest: Manifest,
    operations: Iterable[str],
    *,
    identity: Identity,
    passphrase: str | None = None,
    recipients: Sequence[Card] = (),
) -> bytes:
    """A share file of operations (canonical texts, as stored), for people or a passphrase.

    Exactly one of ``passphrase`` and ``recipients`` is given, else ValueError. The sender can
    open a file for people too. Fills in the manifest's ``to``, ``operations`` and ``digest``.
    Raises `Refusal` for an empty passphrase, for what no share file can hold, and for an
    operation that a reader would refuse.
    """
    if (passphrase is None) == (not recipients):
        raise ValueError("either a passphrase or recipients")
    if len(recipients) >= MOST_STANZAS - 1:
        raise ValueError("too many recipients")
    phrase = None if passphrase is None else same_phrase(passphrase)
    body, count = write_lines(operations)
    filled = replace(
        manifest,
        to=tuple(sorted({card.signing_key for card in recipients})),
        operations=count,
        digest=hashlib.sha256(body).hexdigest(),
    )
    plain = envelope.wrap(_payload(filled, body), identity)
    if len(plain) + LARGEST_HEAD > LARGEST_FILE:
        raise refusals.too_large(LARGEST_FILE >> 20)
    if phrase is not None:
        return age_file.encrypt_with_phrase(plain, phrase)
    keys = sorted({identity.recipient, *(card.recipient for card in recipients)})
    return age_file.encrypt_for_people(plain, keys)


def _payload(manifest: Manifest, body: bytes) -> bytes:
    line = manifest.to_line()
    if len(line) > LARGEST_MANIFEST:
        raise refusals.bad_manifest()
    read_manifest(line)  # what our own reader refuses is never handed out
    # The spaces stand behind the manifest: signed like all else, and no part of any operation.
    spaces = age_file.padding(envelope.OVERHEAD + len(line) + 1 + len(body))
    return b"".join([line, b" " * spaces, b"\n", body])
