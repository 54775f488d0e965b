import pytest

from micic_desk.domain.grammar import RULES, Directive, Rule, Said, understand
from micic_desk.domain.kinds import ItemKind

PEOPLE = {"anna": "p1"}
MARKED = [rule for rule in RULES if rule.kind and rule.mark]
SPOKEN = [rule for rule in RULES if rule.mark in {"@code ", "Name: ", "?? ", "... "}]


@pytest.mark.parametrize("rule", MARKED, ids=lambda rule: rule.mark)
def test_a_mark_gives_the_kind_the_table_says(rule: Rule) -> None:
    for line in (f"{rule.mark}words", str(rule.example)):
        read = understand(line, PEOPLE)
        assert (read.directive, read.kind) == (Directive.ITEM, rule.kind)
        assert not read.text.startswith(rule.mark)
    assert str(rule.example).startswith(rule.mark)


@pytest.mark.parametrize("rule", SPOKEN, ids=lambda rule: rule.mark)
def test_an_example_of_a_speaker_names_one(rule: Rule) -> None:
    assert understand(str(rule.example), PEOPLE).said is not Said.NOBODY


def test_the_other_examples_do_what_they_show() -> None:
    shown = {rule.mark: str(rule.example) for rule in RULES if rule.mark}
    assert understand(shown["# "], {}).directive is Directive.SESSION
    assert understand(shown["## "], {}).directive is Directive.KEY_POINT
    assert understand(shown["#tag"], {}).tags == ("health",)
    correction, _, _ = shown["s/old/new/"].partition(",")
    assert understand(correction, {}).directive is Directive.MEND


def test_every_kind_has_one_key_and_every_key_one_kind() -> None:
    keys = {(rule.kind, rule.key) for rule in RULES if rule.kind}
    assert {kind for kind, _ in keys} == set(ItemKind)
    assert len({key for _, key in keys}) == len(keys) == len(ItemKind)
    assert all(len(key) == 1 and key.isalpha() for _, key in keys)
