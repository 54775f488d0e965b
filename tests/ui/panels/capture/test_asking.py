from collections.abc import Iterator
from typing import Any

import pytest

from micic_desk.app.vocabulary import Vocabulary
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.capture.asking import asked_for


@pytest.fixture
def known(room: Any) -> Iterator[Vocabulary]:
    room.add(EntityKind.PERSON, "root", code="S2", name="Márta Olindez")
    room.add(EntityKind.PERSON, "root", code="S1")
    fields = {"kind": "point", "text": "x", "tags": ["quay", "health-care"], "groups": ["Crews"]}
    tree = Seedling(kind=EntityKind.ITEM, fields=fields)
    room.desk.do(AddTrees(trees=(tree,), parent=room.session))
    for name in ("Council for River Towns", "Crews of the Lower Ferry"):
        room.add(EntityKind.REFERENCE, room.consultation, sort="body", name=name)
    made = Vocabulary(room.desk)
    while made.behind:
        made.learn()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ("@", ["@S1 ", "@S2 ", "Aigerim Sample: "]),
        ("-> @S1", []),
        ("-> @s", ["@S1 ", "@S2 ", "Aigerim Sample: "]),
        ("@marta", ["@S2 "]),
        ("mail a@S", []),
        ("@S1 ", []),
        ("", []),
        ("closed #", ["#health-care ", "#quay "]),
        ("closed (#q", ["#quay "]),
        ("#", []),
        ("  #", []),
        ("#q", ["#quay "]),
        ("# q", []),
        ("closed #quay", []),
        ("a#q", []),
        ("#1", []),
    ],
)
def test_people_and_tags_are_offered_where_their_sign_asks(
    known: Vocabulary, before: str, offered: list[str]
) -> None:
    found = asked_for(before, known)
    assert [one.term.written for one in found.offers] == offered
    assert not found.quiet
    for one in found.offers:
        assert before[len(before) - one.length] in "@#"


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ("the cou", [("Council for River Towns", 3)]),
        ("the co", []),
        ("(Riv", [("Council for River Towns", 3)]),
        ("asked the council for ri", [("Council for River Towns", 14)]),
        ("asked the Council for River Towns", []),
        ("asked the Council for River Towns ", []),
        ("cre", [("Crews", 3), ("Crews of the Lower Ferry", 3)]),
        ("crews", [("Crews of the Lower Ferry", 5)]),
        ("#cre", []),
        ("https://crews", []),
    ],
)
def test_names_are_offered_quietly_from_the_third_letter(
    known: Vocabulary, before: str, offered: list[tuple[str, int]]
) -> None:
    found = asked_for(before, known)
    assert [(one.term.text, one.length) for one in found.offers] == offered
    assert found.quiet is bool(offered)
