import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.cards import Card, card_name, spoken_code
from micic_desk.exchange.share.identity import Identity

ANN = Identity.generate().card("Ann")
BEN = Identity.generate().card("Бен Ò'Neill")
EVE = Identity.generate().card("Ann")


def code(text: str) -> str:
    with pytest.raises(Refusal) as caught:
        Card.from_text(text)
    return caught.value.code


def changed(**changes: object) -> str:
    body = json.loads(ANN.to_text()) | changes
    return json.dumps({name: value for name, value in body.items() if value is not None})


def test_a_card_is_one_line_and_comes_back() -> None:
    for card in (ANN, BEN):
        assert "\n" not in card.to_text()
        assert Card.from_text(card.to_text()) == card
        assert Card.from_text(f"\ufeff \r\n{card.to_text()}\r\n") == card


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "card.not_a_card"),
        ("Ann", "card.not_a_card"),
        ("[]", "card.not_a_card"),
        ("{" * 3000, "card.not_a_card"),
        (" " * 5000, "card.not_a_card"),
        (ANN.to_text() * 2, "card.not_a_card"),
        (ANN.to_text()[:-1] + ',"name":"Eve"}', "card.not_a_card"),
        (changed(more=1), "card.not_a_card"),
        (changed(name=None), "card.not_a_card"),
        (changed(name=1), "card.not_a_card"),
        (changed(signing_key=None), "card.not_a_card"),
        (changed(format="other"), "card.not_a_card"),
        (changed(version=True), "card.not_a_card"),
        (changed(version=2, more=1), "card.newer_format"),
        (changed(signing_key="0" * 64), "card.bad_key"),
        (changed(signing_key=ANN.signing_key.upper()), "card.bad_key"),
        (changed(signing_key=ANN.signing_key[:-1]), "card.bad_key"),
        (changed(recipient=ANN.recipient.upper()), "card.bad_key"),
        (changed(recipient="age1" + "q" * 58), "card.bad_key"),
        (changed(recipient=""), "card.bad_key"),
        (changed(name=""), "card.bad_name"),
        (changed(name="x" * 121), "card.bad_name"),
        (changed(name="Ann\u202eneB"), "card.bad_name"),
        (changed(name="Ann\0"), "card.bad_name"),
        (changed(name="\u200d"), "card.bad_name"),
    ],
)
def test_what_is_no_card_is_told_apart(text: str, wanted: str) -> None:
    assert code(text) == wanted


@given(st.text(max_size=40))
def test_a_name_is_one_visible_line_or_refused(text: str) -> None:
    try:
        name = card_name(text)
    except Refusal as refusal:
        assert refusal.code == "card.bad_name"  # noqa: PT017 - both outcomes are allowed
    else:
        assert name == card_name(name)
        assert name.strip() == name
        assert len(name.splitlines()) == 1


@given(st.text(max_size=200) | st.builds(lambda cut: ANN.to_text()[:cut], st.integers(0, 190)))
def test_noise_is_refused(text: str) -> None:
    assert code(text).startswith("card.")


def test_names_of_many_scripts_pass() -> None:
    for name in ("Алия", "فاطمه", "می‌خواهم", "ნინო", "Ò'Neill-Müller", "李"):
        assert card_name(f"  {name} ") == name


def test_two_people_read_the_same_code_and_others_another() -> None:
    said = spoken_code(ANN, BEN)
    assert said == spoken_code(BEN, ANN)
    assert [len(group) for group in said.split(" ")] == [4] * 6
    assert said.replace(" ", "").isdigit()
    assert len({said, spoken_code(ANN, EVE), spoken_code(EVE, BEN)}) == 3


def test_each_key_counts_in_the_code_and_the_name_does_not() -> None:
    said = spoken_code(ANN, BEN)
    assert spoken_code(Card("Other", ANN.signing_key, ANN.recipient), BEN) == said
    assert spoken_code(Card("Ann", EVE.signing_key, ANN.recipient), BEN) != said
    assert spoken_code(Card("Ann", ANN.signing_key, EVE.recipient), BEN) != said


def test_a_code_of_ours_never_changes() -> None:
    """Two versions of the program must say the same; these keys are of this test only."""
    one = Card("", "11" * 32, "age1one")
    other = Card("", "22" * 32, "age1other")
    assert spoken_code(one, other) == "0674 9083 8210 0752 5439 4880"


def test_a_code_is_slow_enough_to_forge_and_fast_enough_to_show() -> None:
    started = time.process_time()
    spoken_code(ANN, BEN)
    assert 0.005 < time.process_time() - started < 2
