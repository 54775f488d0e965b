# ruff: noqa: S106 - the passphrases here open nothing but these tests
import hashlib
import json
import time

import pyrage
import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share import seal as sealing
from micic_desk.exchange.share.envelope import OVERHEAD
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.manifest import Manifest
from micic_desk.exchange.share.seal import seal

MANIFEST = Manifest(sender="Ann", counter=1)


def test_the_file_says_what_it_holds_and_for_whom(
    ann: Identity, ben: Identity, operations: tuple[str, ...]
) -> None:
    sealed = seal(MANIFEST, operations, identity=ann, recipients=[ben.card("Ben")])
    plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(ben.secret_key)])
    line, body = plain[OVERHEAD:].split(b"\n", 1)
    manifest = json.loads(line)
    assert manifest["format"] == "micicx"
    assert manifest["to"] == [ben.signing_key]
    assert manifest["operations"] == len(operations)
    assert manifest["digest"] == hashlib.sha256(body).hexdigest()
    assert body.decode().splitlines() == list(operations)


def test_nothing_of_it_can_be_read_without_the_key(
    ann: Identity, ben: Identity, operations: tuple[str, ...]
) -> None:
    # Long names: three letters come up by chance in what is sealed.
    manifest = Manifest(sender="Annunziata", counter=1)
    sealed = seal(manifest, operations, identity=ann, recipients=[ben.card("Benvenuto")])
    for secret in (
        b"Annunziata",
        b"Benvenuto",
        b"children",
        b"micicx",
        bytes.fromhex(ann.signing_key),
    ):
        assert secret not in sealed


def test_sizes_are_rounded_so_that_they_say_less(ann: Identity) -> None:
    sizes = {
        len(seal(Manifest(sender="A" * n, counter=1), [], identity=ann, passphrase="a b"))
        for n in (1, 20, 40)
    }
    assert len(sizes) == 1


def test_a_file_for_nobody_or_for_both_is_a_mistake_of_ours(ann: Identity) -> None:
    with pytest.raises(ValueError, match="either"):
        seal(MANIFEST, [], identity=ann)
    with pytest.raises(ValueError, match="either"):
        seal(MANIFEST, [], identity=ann, passphrase="a b", recipients=[ann.card("Ann")])
    with pytest.raises(ValueError, match="many"):
        seal(MANIFEST, [], identity=ann, recipients=[ann.card("Ann")] * 300)


def test_an_empty_phrase_is_refused(ann: Identity) -> None:
    with pytest.raises(Refusal) as caught:
        seal(MANIFEST, [], identity=ann, passphrase=" \n")
    assert caught.value.code == "phrase.empty"


def test_what_no_share_file_can_hold_is_refused_before_it_is_written(
    ann: Identity, operations: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refusal) as caught:
        seal(Manifest(sender="A" * 300, counter=1), [], identity=ann, passphrase="a b")
    assert caught.value.code == "share.bad_manifest"
    scope = {"title": "x" * 70_000}
    with pytest.raises(Refusal) as caught:
        seal(Manifest(sender="A", counter=1, scope=scope), [], identity=ann, passphrase="a b")
    assert caught.value.code == "share.bad_manifest"
    monkeypatch.setattr(sealing, "LARGEST_FILE", 66_000)
    with pytest.raises(Refusal) as caught:
        seal(MANIFEST, operations, identity=ann, passphrase="a b")
    assert caught.value.code == "share.too_large"


def test_a_phrase_costs_a_second_at_most_and_not_nothing(ann: Identity) -> None:
    started = time.process_time()
    seal(MANIFEST, [], identity=ann, passphrase="six words that nobody will guess")
    assert 0.02 < time.process_time() - started < 5
