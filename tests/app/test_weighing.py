"""A passphrase of one's own, weighed: what is tried first counts for little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.app.passphrases import make_passphrase
from micic_desk.app.weighing import Strength, weigh


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "password",
        "Password1",
        "123456789012",
        "aaaaaaaaaaaaaaaaaaaa",
        "qwertyuiop",
        "Ouagadougou2026",
        "river river river river",
        "19751989",
        "micic2026",
    ],
)
def test_what_is_tried_first_is_weak(passphrase: str) -> None:
    assert weigh(passphrase).strength is Strength.WEAK


@pytest.mark.parametrize("passphrase", ["x7$kQ9!mP2zL", "devote valve party glass under ocean"])
def test_what_chance_made_is_strong(passphrase: str) -> None:
    assert weigh(passphrase).strength is Strength.STRONG


def test_six_words_made_here_are_weighed_as_what_they_are() -> None:
    weights = [weigh(make_passphrase()).bits for _ in range(50)]
    assert min(weights) > 55
    assert max(weights) < 75
    assert weigh(make_passphrase()).strength is Strength.STRONG


def test_the_words_say_a_time() -> None:
    assert str(weigh("hello").sentence) == "Could be guessed at once."
    assert "minutes" in str(weigh("Ouagadougou2026").sentence)
    assert "longer" in str(weigh("correct horse battery staple").sentence)


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_has_a_weight_and_saying_it_again_adds_little(text: str, more: str) -> None:
    assert weigh(text).bits >= 0
    assert str(weigh(text + more).sentence)
    word = "harbour"
    assert weigh(f"{word} {word}").bits - weigh(word).bits <= 2
