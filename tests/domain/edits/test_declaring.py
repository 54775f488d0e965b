"""Whose laptop wrote: said once under the actor's own id, corrected in place."""

from typing import Any

from micic_desk.domain.edits.declaring import declaration
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import ROOT
from micic_desk.domain.people import who_wrote

ACTOR = "a" * 32


class _Declare:
    """The note as an edit, so that the sheet can write it."""

    def __init__(self, person: str) -> None:
        self._person = person

    def plan(self, notebook: Any, pen: Any) -> Any:
        return declaration(notebook, pen, ACTOR, self._person)


def test_an_actor_says_whose_it_is(sheet: Any) -> None:
    first = sheet.put(EntityKind.PERSON, name="Ada")
    second = sheet.put(EntityKind.PERSON, name="Bea")
    sheet.do(_Declare(first))
    assert sheet.notebook[ACTOR].parent == ROOT
    assert who_wrote(sheet.notebook, ACTOR) is sheet.notebook[first]
    sheet.do(_Declare(second))
    assert who_wrote(sheet.notebook, ACTOR) is sheet.notebook[second]
    assert len(sheet.notebook.of_kind(EntityKind.ACTOR)) == 1
