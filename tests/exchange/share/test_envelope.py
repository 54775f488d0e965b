import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.envelope import OVERHEAD, unwrap, wrap
from micic_desk.exchange.share.identity import Identity


def code(plain: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        unwrap(plain)
    return caught.value.code


def test_it_says_who_signed(ann: Identity) -> None:
    wrapped = wrap(b"payload", ann)
    assert len(wrapped) == OVERHEAD + 7
    assert unwrap(wrapped) == (ann.signing_key, b"payload")


def test_every_flipped_bit_is_noticed(ann: Identity) -> None:
    wrapped = wrap(b"payload", ann)
    for place in range(len(wrapped) * 8):
        bent = bytearray(wrapped)
        bent[place // 8] ^= 1 << place % 8
        wanted = "share.altered" if place // 8 >= OVERHEAD - 96 else "share."
        assert code(bytes(bent)).startswith(wanted)


def test_a_signature_does_not_fit_another_key(ann: Identity, ben: Identity) -> None:
    anns, bens = wrap(b"payload", ann), wrap(b"payload", ben)
    key = slice(OVERHEAD - 96, OVERHEAD - 64)
    assert code(anns[: key.start] + bens[key] + anns[key.stop :]) == "share.altered"


def test_a_key_that_signs_anything_is_refused() -> None:
    # The neutral point as key and signature verifies every message in a careless library.
    point = b"\1" + bytes(31)
    assert code(b"MICIC-SHARE/1\n" + point + point + bytes(32) + b"payload") == "share.altered"


def test_what_else_age_can_hold_is_told_apart(ann: Identity) -> None:
    wrapped = wrap(b"payload", ann)
    assert code(b"") == "share.not_a_share_file"
    assert code(b"a letter") == "share.not_a_share_file"
    assert code(b"MICIC-SHARE/2\nnew") == "share.newer_format"
    assert code(wrapped[: OVERHEAD - 1]) == "share.cut"
