"""People of a notebook: by code first, one entry for one person, nobody deleted who is needed."""

import re

from micic_desk.app.desk import Desk
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.persons import DeletePerson, MakeOne
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import folded

LETTER = "S"
"""With what the codes begin that are made for people: speaker 1, speaker 2."""

_CODE = re.compile(r"\w[\w.\-]{0,39}\Z")
_NUMBERED = re.compile(r"([^\W\d]{0,3})(\d{1,4})\Z")


def people_of(notebook: Notebook) -> list[Entity]:
    """Everybody, those with a code first, in the order of code and name; S2 before S10."""
    return sorted(notebook.of_kind(EntityKind.PERSON), key=_by_code)


def code_order(code: str) -> tuple[str, int, str]:
    """The sort key of a code."""
    numbered = _NUMBERED.match(code)
    if numbered is None:
        return folded(code), 0, code
    return folded(numbered[1]), int(numbered[2]), code


def next_code(notebook: Notebook, beside: int = 0) -> str:
    """The first code nobody has, such as S5; ``beside`` are given out but not in it yet."""
    taken = {folded(one.text("code")) for one in notebook.of_kind(EntityKind.PERSON)}
    number = 1
    while True:
        code = f"{LETTER}{number}"
        if folded(code) not in taken:
            if not beside:
                return code
            beside -= 1
        number += 1


def checked_code(notebook: Notebook, person: str, code: str) -> str:
    """A code somebody may have; Refusal where it is no code, or somebody else's."""
    bare = code.removeprefix("@")
    if not bare:
        return ""
    if not _CODE.match(bare):
        raise Refusal(
            "people.no_code",
            "A code is one word of letters and digits, such as S7, so that @S7 can be typed.",
        )
    for one in notebook.of_kind(EntityKind.PERSON):
        if one.id != person and folded(one.text("code")) == folded(bare):
            raise Refusal(
                "people.code_taken",
                "{said} is somebody else already. Two entries for one person can be made one.",
                said=bare,
            )
    return bare


def new_person(notebook: Notebook) -> Edit:
    """The edit that adds somebody by a code alone; protected until somebody says otherwise."""
    fields = {"code": next_code(notebook), "duties": [Duty.PARTICIPANT.value]}
    return Add(kind=EntityKind.PERSON, fields=fields)


def one_person(desk: Desk, kept: str, gone: str) -> Edit:
    """The edit that makes two people one; the notebook's own rapporteur is the one who stays."""
    if gone == desk.me:
        kept, gone = gone, kept
    return MakeOne(kept=kept, gone=gone)


def deleting(desk: Desk, person: str, *, unknown: bool = False) -> Edit:
    """The edit that puts somebody in the bin; Refusal where it is whose notebook this is."""
    if person == desk.me:
        raise Refusal(
            "people.me", "This notebook is this person's own. Say first that it is somebody else's."
        )
    return DeletePerson(person=person, unknown=unknown)


def _by_code(person: Entity) -> tuple[bool, tuple[str, int, str], str]:
    code = person.text("code")
    return not code, code_order(code), folded(person.text("name"))
