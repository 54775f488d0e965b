# ruff: noqa: S106, S311 - the passphrases and the chance here are of these tests only
import hashlib
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share import age_file, envelope
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.lines import write_lines
from micic_desk.exchange.share.manifest import Manifest
from micic_desk.exchange.share.seal import seal
from micic_desk.exchange.share.unseal import unseal

OpMaker = Callable[..., str]
MANIFEST = Manifest(
    sender="Ann", counter=4, scope={"title": "Consultation"}, withheld=2, extra={"later": 1}
)


@pytest.fixture(scope="session")
def large(make_operation: OpMaker) -> tuple[str, ...]:
    return tuple(make_operation(number) for number in range(600))


@pytest.fixture(scope="session")
def for_ben(ann: Identity, ben: Identity, large: tuple[str, ...]) -> bytes:
    return seal(MANIFEST, large, identity=ann, recipients=[ben.card("Ben")])


@pytest.fixture(scope="session")
def by_phrase(ann: Identity, operations: tuple[str, ...]) -> bytes:
    return seal(MANIFEST, operations, identity=ann, passphrase="river lamp stone")


def code(data: bytes, **keys: object) -> str:
    with pytest.raises(Refusal) as caught:
        unseal(data, **keys)
    return caught.value.code


def crafted(payload: bytes, sender: Identity, *to: Identity) -> bytes:
    """A file whose signature is right and whose content no version of ours wrote."""
    return age_file.encrypt_for_people(
        envelope.wrap(payload, sender), [one.recipient for one in to]
    )


def payload(manifest: Manifest, texts: tuple[str, ...], *to: Identity) -> bytes:
    body, count = write_lines(texts)
    filled = replace(
        manifest,
        to=tuple(one.signing_key for one in to),
        operations=count,
        digest=hashlib.sha256(body).hexdigest(),
    )
    return filled.to_line() + b"\n" + body


def test_what_was_shared_comes_out_as_it_went_in(
    for_ben: bytes, ann: Identity, ben: Identity, large: tuple[str, ...]
) -> None:
    opened = unseal(for_ben, identity=ben, known={ann.signing_key: "Ann M."})
    assert tuple(shared.text for shared in opened.operations) == large
    assert opened.sender_key == ann.signing_key
    assert opened.sender_name == "Ann M."
    assert opened.sender_verified
    assert opened.manifest.extra == {"later": 1}
    assert opened.manifest.withheld == 2


def test_the_sender_can_open_the_own_file(for_ben: bytes, ann: Identity) -> None:
    assert unseal(for_ben, identity=ann).operations


def test_a_phrase_opens_it_however_it_was_typed(by_phrase: bytes, ann: Identity) -> None:
    opened = unseal(by_phrase, passphrase=" River-LAMP\nstone\n")
    assert not opened.sender_verified
    assert opened.manifest.sender == "Ann"
    known = {ann.signing_key: "Ann"}
    assert unseal(by_phrase, passphrase="river lamp stone", known=known).sender_verified


def test_an_unknown_key_is_not_verified_whatever_name_it_claims(
    eve: Identity, ann: Identity, ben: Identity, operations: tuple[str, ...]
) -> None:
    sealed = seal(MANIFEST, operations, identity=eve, recipients=[ben.card("Ben")])
    opened = unseal(sealed, identity=ben, known={ann.signing_key: "Ann"})
    assert opened.manifest.sender == "Ann"
    assert not opened.sender_verified


def test_a_cut_at_each_of_the_first_4000_bytes_is_refused(for_ben: bytes, ben: Identity) -> None:
    assert len(for_ben) > 131_072
    codes = {code(for_ben[:end], identity=ben) for end in range(4096)}
    assert codes == {"share.empty", "share.cut", "share.altered"}
    cuts = sum(code(for_ben[:end], identity=ben) == "share.cut" for end in range(4096))
    assert cuts > 4080  # only at the multiples of 512 it could be either


def test_a_cut_anywhere_is_refused(for_ben: bytes, ben: Identity) -> None:
    chance = random.Random(5)
    chunk = for_ben.index(b"\n--- ") + 49 + 16 + 65_552
    ends = [chance.randrange(4096, len(for_ben)) for _ in range(150)]
    for end in [*ends, chunk - 1, chunk, chunk + 1, len(for_ben) - 1]:
        assert code(for_ben[:end], identity=ben) in {"share.cut", "share.altered"}


def test_a_cut_file_with_a_phrase_is_refused(by_phrase: bytes) -> None:
    phrase = "river lamp stone"
    head = by_phrase.index(b"\n--- ") + 49
    for end in [1, 21, 30, 100, head - 1, head, head + 31, head + 33, len(by_phrase) - 1]:
        assert code(by_phrase[:end], passphrase=phrase) == "share.cut"


def test_a_flipped_bit_anywhere_is_refused(for_ben: bytes, ben: Identity) -> None:
    chance = random.Random(7)
    places = [*range(250), *(chance.randrange(250, len(for_ben)) for _ in range(150))]
    for place in places:
        bent = bytearray(for_ben)
        bent[place] ^= 1 << chance.randrange(8)
        assert code(bytes(bent), identity=ben) in {
            *("share.altered", "share.not_a_share_file", "share.not_for_you"),
            *("share.newer_format", "share.cut", "share.phrase_needed"),
        }


def test_a_file_for_others_is_not_for_me(
    for_ben: bytes, by_phrase: bytes, eve: Identity, ben: Identity
) -> None:
    assert code(for_ben, identity=eve) == "share.not_for_you"
    assert code(for_ben) == "share.not_for_you"
    assert code(for_ben, passphrase="river lamp stone") == "share.not_for_you"
    assert code(by_phrase, identity=ben) == "share.phrase_needed"
    assert code(by_phrase, passphrase="river lamp stones") == "share.wrong_phrase"


def test_a_file_passed_on_under_its_senders_name_is_refused(
    ann: Identity, ben: Identity, eve: Identity, operations: tuple[str, ...]
) -> None:
    """Ann sealed it for Eve; Eve seals the signed bytes again for Ben."""
    meant_for_eve = payload(MANIFEST, operations, eve)
    assert code(crafted(meant_for_eve, ann, ben), identity=ben) == "share.not_for_you"
    assert code(crafted(payload(MANIFEST, operations), ann, ben), identity=ben) == (
        "share.not_for_you"
    )
    assert unseal(crafted(meant_for_eve, ann, eve), identity=eve).sender_key == ann.signing_key


def test_content_signed_again_by_another_is_that_others(
    for_ben: bytes, ann: Identity, ben: Identity, eve: Identity
) -> None:
    inside = age_file.decrypt(for_ben, phrase=None, secret_key=ben.secret_key)
    again = crafted(inside[envelope.OVERHEAD :], eve, ben)
    opened = unseal(again, identity=ben, known={ann.signing_key: "Ann"})
    assert opened.sender_key == eve.signing_key
    assert not opened.sender_verified
    forged = inside[:14] + bytes.fromhex(eve.signing_key) + inside[46:]
    sealed = age_file.encrypt_for_people(forged, [ben.recipient])
    assert code(sealed, identity=ben) == "share.altered"


def test_a_newer_file_is_refused_whole(
    ann: Identity, ben: Identity, operations: tuple[str, ...]
) -> None:
    newer = payload(replace(MANIFEST, version=2, reader=2), operations, ben)
    assert code(crafted(newer, ann, ben), identity=ben) == "share.newer_format"
    readable = payload(replace(MANIFEST, version=2, reader=1), operations, ben)
    assert len(unseal(crafted(readable, ann, ben), identity=ben).operations) == 20


def test_signed_nonsense_is_refused(
    ann: Identity, ben: Identity, operations: tuple[str, ...]
) -> None:
    good = payload(MANIFEST, operations, ben)
    line, body = good.split(b"\n", 1)
    wrong = {
        b"": "share.bad_manifest",
        b"x" * 200_000: "share.bad_manifest",
        b" " * 70_000 + good: "share.bad_manifest",
        line + b"\n": "share.altered",
        good[:-1]: "share.altered",
        good + good.splitlines(keepends=True)[-1]: "share.altered",
        line.replace(b'"operations":20', b'"operations":19') + b"\n" + body: "share.altered",
    }
    for inside, wanted in wrong.items():
        assert code(crafted(inside, ann, ben), identity=ben) == wanted
    letter = age_file.encrypt_for_people(b"Dear Ben", [ben.recipient])
    assert code(letter, identity=ben) == "share.not_a_share_file"


def peak_memory() -> int:
    """Bytes this process ever took; nothing where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def bombs() -> dict[str, bytes]:
    return {
        "levels": b'{"id":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        "objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n",
        "line": b'{"id":"' + b"x" * (20 << 20) + b'"}\n',
        "digits": b'{"t":' + b"9" * 1_000_000 + b"}\n",
        "lines": b"\n" * 2_000_000,
    }


@pytest.mark.parametrize("name", list(bombs()))
def test_a_bomb_costs_little(name: str, ann: Identity, ben: Identity) -> None:
    body = bombs()[name]
    manifest = replace(
        MANIFEST,
        to=(ben.signing_key,),
        operations=body.count(b"\n"),
        digest=hashlib.sha256(body).hexdigest(),
    )
    sealed = crafted(manifest.to_line() + b"\n" + body, ann, ben)
    started = time.process_time()
    assert code(sealed, identity=ben) in {"share.bad_operation", "share.too_many"}
    assert time.process_time() - started < 2


def test_a_giant_and_a_work_factor_cost_nothing(by_phrase: bytes) -> None:
    before = peak_memory()
    started = time.process_time()
    huge = by_phrase.replace(b" 17\n", b" 30\n", 1)
    assert code(huge, passphrase="river lamp stone") == "share.work_factor"
    assert code(bytes(200 << 20), passphrase="river lamp stone") == "share.too_large"
    assert time.process_time() - started < 2
    assert peak_memory() - before < 250 << 20


@given(st.sampled_from([b"", b"age-encryption.org/v1\n"]), st.binary(max_size=300))
def test_noise_is_refused(ben: Identity, head: bytes, noise: bytes) -> None:
    assert code(head + noise, identity=ben, passphrase="a b").startswith("share.")
