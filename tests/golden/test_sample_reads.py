import tomllib
from pathlib import Path

from micic_desk.domain.grammar import CapturedLine, Directive, Said, understand_many
from micic_desk.domain.kinds import Heard, ItemKind, Sensitivity, Support
from micic_desk.domain.text import folded

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
SETTING = tomllib.loads((SAMPLE / "consultation.toml").read_text("utf-8"))
NAMES = {"opening": "opening", "first": "first-rapporteur", "second": "second-rapporteur"}


def lines(name: str) -> list[CapturedLine]:
    people = {}
    for person in SETTING["people"]:
        people[folded(person["name"])] = person["key"]
        people[folded(person["name"].split()[0])] = person["key"]
        if "code" in person:
            people[folded(person["code"])] = person["key"]
    return understand_many((SAMPLE / f"{NAMES[name]}.txt").read_text("utf-8"), people)


def items() -> list[CapturedLine]:
    return [one for name in NAMES for one in lines(name) if one.directive is Directive.ITEM]


def named(line: str) -> CapturedLine:
    """The one line that "who: first words" names."""
    name, _, start = line.partition(": ")
    (found,) = [one for one in lines(name) if one.text.startswith(start)]
    return found


def test_it_has_about_eighty_lines_of_every_kind() -> None:
    typed = {one.kind for one in items()}
    pressed = {ItemKind(one["kind"]) for one in SETTING["afterwards"] if "kind" in one}
    assert 60 <= len(items()) <= 100
    assert typed | pressed == set(ItemKind)


def test_kinds_that_have_a_mark_are_typed_and_only_others_are_set_afterwards() -> None:
    for one in SETTING["afterwards"]:
        assert one.keys() - {"line"}
        assert "kind" not in one or named(one["line"]).kind is ItemKind.POINT


def test_what_is_set_afterwards_are_words_of_the_notebook() -> None:
    words = {"sensitivity": Sensitivity, "support": Support, "heard": Heard, "kind": ItemKind}
    seen = set()
    for one in SETTING["afterwards"]:
        for field, value in one.items():
            seen.add(field)
            assert field not in words or value in set(words[field])
    assert seen >= {*words, "language", "state", "strength"}


def test_what_is_confidential_stands_in_no_section_of_the_report() -> None:
    placed = {line for section in SETTING["sections"] for line in section["lines"]}
    closed = {one["line"] for one in SETTING["afterwards"] if "sensitivity" in one}
    assert closed
    assert not {named(one).raw for one in closed} & {named(one).raw for one in placed}


def test_both_wrote_down_one_fact_and_heard_two_figures() -> None:
    texts = [one.text for name in ("first", "second") for one in lines(name)]
    assert any("300 people" in one and "quay" in one for one in texts)
    assert any("500 people" in one and "quay" in one for one in texts)


def test_it_is_written_in_two_scripts_and_its_speakers_are_known() -> None:
    assert any("а" <= sign <= "я" for one in items() for sign in one.text)
    speaking = [one for one in items() if one.said is not Said.NOBODY]
    assert len(speaking) >= 8
    assert {one.said for one in speaking} == {Said.KNOWN}
    (handed,) = [one for one in items() if one.kind is ItemKind.HAND_OVER]
    assert handed.to == "second"


def test_two_rapporteurs_two_sessions_five_key_points() -> None:
    titles = [one["title"] for one in SETTING["sessions"]]
    for name in ("first", "second"):
        sessions = [one.text for one in lines(name) if one.directive is Directive.SESSION]
        assert sessions == titles
    assert sum(one["role"] == "key_point" for one in SETTING["sections"]) == 5


def test_every_placed_line_is_there_once_and_in_the_conflict_too() -> None:
    wanted = [line for section in SETTING["sections"] for line in section["lines"]]
    set_afterwards = [one["line"] for one in SETTING["afterwards"]]
    for line in [*wanted, *set_afterwards, SETTING["conflict"]["line"]]:
        assert named(line).directive is Directive.ITEM
    assert len(set(set_afterwards)) == len(set_afterwards)
    assert len(set(wanted)) == len(wanted)


def test_no_protected_name_stands_in_any_line() -> None:
    words = " ".join(one.text for one in items())
    for person in SETTING["people"]:
        if person.get("protected"):
            assert not any(part in words for part in person["name"].split())
