import pytest
from nacl.signing import VerifyKey

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.identity import Identity


def test_it_comes_back_from_the_notebook(ann: Identity) -> None:
    assert Identity.from_json(ann.to_json()) == ann


def test_its_signature_is_that_of_its_card(ann: Identity) -> None:
    key = VerifyKey(bytes.fromhex(ann.card("Ann").signing_key))
    assert key.verify(b"words", ann.sign(b"words")) == b"words"


def test_no_trace_of_a_secret_in_what_is_shown(ann: Identity) -> None:
    for shown in (repr(ann), str(ann), ann.card("Ann").to_text()):
        assert ann.seed not in shown
        assert ann.secret_key not in shown


def test_everybody_is_somebody_else(ann: Identity, ben: Identity) -> None:
    assert ann.signing_key != ben.signing_key
    assert ann.recipient != ben.recipient


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"seed":1,"secret_key":"x"}', '{"seed":"00","secret_key":""}']
)
def test_damaged_keys_are_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        Identity.from_json(text)
    assert caught.value.code == "identity.damaged"


def test_a_damaged_age_key_is_refused(ann: Identity) -> None:
    with pytest.raises(Refusal) as caught:
        Identity.from_json(ann.to_json().replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-2"))
    assert caught.value.code == "identity.damaged"
