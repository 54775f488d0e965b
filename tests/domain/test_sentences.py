"""Sentences keep their facts apart; a refusal's text never stands in for its code."""

import pytest

from micic_desk.domain.sentences import Refusal, Sentence


def test_facts_are_filled_in_as_they_are() -> None:
    assert str(Sentence("{name} holds {count} lines.", {"name": "{x}", "count": 3})) == (
        "{x} holds 3 lines."
    )
    assert str(Sentence("Nothing to fill in.")) == "Nothing to fill in."


def test_a_refusal_is_logged_by_its_code_alone() -> None:
    refusal = Refusal("a.code", "{name} is not here.", name="Ada")
    assert refusal.args == ("a.code",)
    assert str(refusal) == "Ada is not here."
    assert "Ada" not in repr(refusal)
    with pytest.raises(Refusal):
        raise refusal
