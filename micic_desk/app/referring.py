"""References of a consultation: the bodies, instruments, events, guidelines, places and groups.

The capture line offers them by name and alias; a line's text never changes by them.
"""

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import folded

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

LONGEST_NAME = 300


class Sort(StrEnum):
    """What a reference is to."""

    GROUP = "group"
    BODY = "body"
    INSTRUMENT = "instrument"
    EVENT = "event"
    GUIDELINE = "guideline"
    PLACE = "place"


_TELLING: dict[Sort, str] = {
    Sort.INSTRUMENT: r"convention|covenant|protocol|declaration|treaty|compact|constitution|act|law"
    r"|directive|traité|pacte|déclaration|convenio|tratado|конвенция|пакт|протокол|اتفاقية",
    Sort.GUIDELINE: r"guidelines?|principles?|standards?|lignes directrices|directrices"
    r"|руководство|принципы",
    Sort.EVENT: r"earthquake|crisis|conflict|war|flood|floods|drought|epidemic|hurricane|cyclone"
    r"|tsunami|ebola|séisme|crise|guerre|terremoto|guerra|землетрясение|война|زلزال|حرب",
    Sort.BODY: r"committee|office|agency|ministry|council|commission|union|bank|fund|court|network"
    r"|forum|embassy|consulate|comité|ministère|comisión|ministerio|комитет|министерство|لجنة",
    Sort.GROUP: r"women|children|girls|boys|men|people|persons|migrants?|refugees?|workers?|youth"
    r"|elderly|families|seekers?|femmes|enfants|travailleurs|mujeres|niños|женщины|дети|نساء",
}
_ACRONYM = re.compile(r"[A-ZА-Я][A-ZА-Я0-9&.\-]{1,11}\Z")


def references_of(notebook: Notebook, consultation: str | None) -> list[Entity]:
    """The references of a consultation, by sort and name."""
    if consultation is None:
        return []
    found = notebook.children(consultation, EntityKind.REFERENCE)
    return sorted(found, key=_by_sort)


def guessed_sort(name: str) -> Sort:
    """What a name seems to be of: by its words, an acronym a body, else a place."""
    for sort, words in _TELLING.items():
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", name, re.IGNORECASE):
            return sort
    return Sort.BODY if _ACRONYM.match(name) else Sort.PLACE


def known_reference(notebook: Notebook, consultation: str, name: str) -> Entity | None:
    """The reference that is called so, by name or alias."""
    said = folded(name)
    for one in notebook.children(consultation, EntityKind.REFERENCE):
        if said in {folded(each) for each in (one.text("name"), *one.texts("aliases"))}:
            return one
    return None


def new_reference(notebook: Notebook, consultation: str, said: str) -> Edit:
    """The edit that adds a reference; Refusal where there is no name, or it is there already."""
    name = " ".join(said.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refusal(
            "reference.no_name",
            "Choose the few words that name it, up to {most} characters.",
            most=LONGEST_NAME,
        )
    if known_reference(notebook, consultation, name) is not None:
        raise Refusal("reference.known", "“{name}” is among the references already.", name=name)
    fields: dict[str, Json] = {"name": name, "sort": guessed_sort(name).value}
    seed = Seedling(kind=EntityKind.REFERENCE, fields=fields)
    return AddTrees(trees=(seed,), parent=consultation, act=Act.REFERENCES)


def _by_sort(reference: Entity) -> tuple[int, str]:
    sorts = [one.value for one in Sort]
    sort = reference.text("sort")
    at = sorts.index(sort) if sort in sorts else len(sorts)
    return at, folded(reference.text("name"))
