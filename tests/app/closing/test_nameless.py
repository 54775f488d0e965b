"""Codes stand where names were, in whatever spelling; ordinary words are asked about."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from micic_desk.app.closing.nameless import Nameless
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook


def person(number: int, **fields: Any) -> Entity:
    return Entity(
        id=f"{number:032x}", kind="person", parent="root", order=f"a{number}", fields=fields
    )


def of(*people: Entity) -> Nameless:
    return Nameless(Notebook(people))


def test_sure_names_give_way_in_every_spelling() -> None:
    pen = of(person(1, name="Rose Osprey", code="S7"))
    for said in ("Rose Osprey", "ROSE OSPREY", "R. Osprey", "Osprey, Rose", "Роуз Оспрей"):
        assert "sprey" not in pen.text(f"x {said} y").lower()
    assert pen.text("Rose Osprey said") == "S7 said"


def test_an_article_before_an_ordinary_word_is_asked_about() -> None:
    pen = of(person(1, name="Anna Stone", code="S7"))
    spared = Nameless(Notebook([person(1, name="Anna Stone", code="S7")]), ["a stone"])
    assert pen.text("a stone fell") == "S7 fell"
    assert spared.text("a stone fell, A. Stone said") == "a stone fell, S7 said"


def test_parts_and_initials_are_asked_about_and_can_be_spared() -> None:
    people = (person(1, name="Rose Osprey", code="S7"), person(2, name="Anna Kestrel"))
    notebook = Notebook(
        [
            *people,
            Entity(
                id=f"{9:032x}",
                kind=EntityKind.ITEM,
                parent="root",
                order="b",
                fields={"kind": "point", "text": "a rose, the rose and AK"},
            ),
        ]
    )
    pen = Nameless(notebook)
    assert [(one.word, one.code, one.count) for one in pen.doubts()] == [
        ("rose", "S7", 2),
        ("AK", "S1", 1),
    ]
    assert pen.text("a rose and AK") == "a S7 and S1"
    spared = Nameless(notebook, ["Rose"])
    assert spared.text("a rose and AK") == "a rose and S1"
    assert spared.left_in("a rose") == 0
    assert spared.left_in("Rose Osprey") > 0


def test_what_stands_before_a_colon_is_a_name_and_its_small_words_are_none() -> None:
    said = {"kind": "point", "text": "heard in the room", "speaker_hint": "Voice from the room"}
    line = Entity(id=f"{9:032x}", kind="item", parent="root", order="b", fields=said)
    pen = Nameless(Notebook([line]))
    assert pen.fields(line) == {
        "kind": "point",
        "text": "heard in the room",
        "speaker_hint": "S1",
    }
    assert pen.text("as the Voice from the room said") == "as the S1 said"
    assert pen.doubts() == []


def test_a_word_that_is_a_whole_name_is_one_where_it_is_written_as_one() -> None:
    people = [person(1, name="Rose", code="S7")]
    hinted = {"kind": "point", "text": "Confirmed again", "speaker_hint": "Confirmed"}
    line = Entity(id=f"{9:032x}", kind="item", parent="root", order="b", fields=hinted)
    pen = Nameless(Notebook([*people, line]), ["rose", "Confirmed"])
    assert (
        pen.text("Rose saw a rose, and it was confirmed") == "S7 saw a rose, and it was confirmed"
    )
    assert [one.word for one in Nameless(Notebook([*people, line])).doubts()] == ["Confirmed"]


def test_a_word_that_two_people_are_named_by_says_both() -> None:
    pen = of(person(1, name="Rose Osprey", code="S7"), person(2, name="Anna Osprey", code="S8"))
    assert pen.text("Osprey came") == "S7/S8 came"


def test_a_code_that_is_a_name_is_no_code() -> None:
    pen = of(
        person(1, name="Rose Osprey", code="Osprey"), person(2, name="Anna Kestrel", code="S1")
    )
    assert sorted(pen.codes.values()) == ["S1", "S2"]
    assert pen.fields(person(1, name="Rose Osprey", role="Director")) == {
        "code": "S2",
        "protected": True,
    }


@given(st.text(max_size=60))
def test_nothing_is_left_whatever_stands_round_it(around: str) -> None:
    pen = of(person(1, name="Rosalind Osprey", code="S7"))
    said = pen.text(f"{around} Rosalind Osprey {around}")
    assert "Rosalind Osprey" not in said
    assert pen.left_in(said) == 0
