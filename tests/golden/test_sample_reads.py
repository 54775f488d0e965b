import tomllib
from pathlib import Path

from micic_desk.domain.grammar import CapturedLine, Directive, understand_many
from micic_desk.domain.kinds import ItemKind
from micic_desk.domain.text import folded

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
SETTING = tomllib.loads((SAMPLE / "consultation.toml").read_text("utf-8"))
NAMES = {"opening": "opening", "first": "first-rapporteur", "second": "second-rapporteur"}


def lines(name: str) -> list[CapturedLine]:
    people = {}
    for person in SETTING["people"]:
        people[folded(person["name"])] = person["key"]
        if "code" in person:
            people[folded(person["code"])] = person["key"]
    return understand_many((SAMPLE / f"{NAMES[name]}.txt").read_text("utf-8"), people)


def items() -> list[CapturedLine]:
    return [one for name in NAMES for one in lines(name) if one.directive is Directive.ITEM]


def test_it_has_about_eighty_lines_of_every_common_kind() -> None:
    kinds = {one.kind for one in items()}
    assert 60 <= len(items()) <= 100
    assert kinds >= {
        ItemKind.POINT,
        ItemKind.EXAMPLE,
        ItemKind.QUESTION,
        ItemKind.IMPLICATION,
        ItemKind.RECOMMENDATION,
        ItemKind.QUOTATION,
        ItemKind.GAP,
        ItemKind.HAND_OVER,
        ItemKind.NOTE_TO_SELF,
    }


def test_two_rapporteurs_two_sessions_five_key_points() -> None:
    titles = [one["title"] for one in SETTING["sessions"]]
    for name in ("first", "second"):
        sessions = [one.text for one in lines(name) if one.directive is Directive.SESSION]
        assert sessions == titles
    assert sum(one["role"] == "key_point" for one in SETTING["sections"]) == 5


def test_every_placed_line_is_there_once_and_in_the_conflict_too() -> None:
    wanted = [line for section in SETTING["sections"] for line in section["lines"]]
    for named in [*wanted, SETTING["conflict"]["line"]]:
        name, _, start = named.partition(": ")
        assert sum(one.text.startswith(start) for one in lines(name)) == 1, named
    assert len(set(wanted)) == len(wanted)


def test_no_protected_name_stands_in_any_line() -> None:
    words = " ".join(one.text for one in items())
    for person in SETTING["people"]:
        if person.get("protected"):
            assert not any(part in words for part in person["name"].split())
