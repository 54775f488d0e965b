import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.recommending import Offer, Strength, read_off

MUST, SHOULD, COULD = Strength.MUST, Strength.SHOULD, Strength.COULD


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("better recognition of the diasporas", Offer()),
        ("The Initiative could build on what is there", Offer(COULD, "Initiative")),
        ("States of origin must not close borders", Offer(MUST, "States of origin")),
        ("If that fails, employers should keep contracts", Offer(SHOULD, "employers")),
        ("Papers should be issued at once", Offer(SHOULD)),
        ("It should stop", Offer(SHOULD)),
        ("Les États devraient ouvrir leurs portes", Offer(SHOULD, "États")),
        ("L’employeur doit prévenir", Offer(MUST, "employeur")),
        ("Los Estados deberían abrir las puertas", Offer(SHOULD, "Estados")),
        ("Государства должны открыть границы", Offer(MUST, "Государства")),
        ("People can walk and may leave", Offer()),
        ("Mustard and shoulders", Offer()),
    ],
)
def test_the_words_tell_strength_and_addressee_where_they_say_so(text: str, offer: Offer) -> None:
    assert read_off(text) == offer


def test_a_long_subject_is_nobodys_name() -> None:
    said = "Everything that was told in this room yesterday and today must stay here"
    assert read_off(said) == Offer(MUST)


@given(st.text())
def test_what_is_offered_stands_in_the_words(text: str) -> None:
    addressee = read_off(text).addressee
    assert all(word in text.split() or word in text for word in addressee.split())
