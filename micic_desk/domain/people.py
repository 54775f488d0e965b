"""People: how they are named, by whom they are recognised, and who must stay unnamed."""

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.text import folded

UNKNOWN_SPEAKER = "??"
_PUBLIC_DUTIES = frozenset({Duty.RAPPORTEUR, Duty.CO_RAPPORTEUR, Duty.MODERATOR, Duty.ORGANISER})


def called(person: Entity) -> str:
    """The shortest way to call a person in notes: the code, else the name."""
    return person.text("code") or person.text("name")


def full_line(person: Entity) -> str:
    """A person as a report names them: name, role, acronym - organisation."""
    body = " - ".join(
        part for part in (person.text("acronym"), person.text("organisation")) if part
    )
    named = person.text("name") or person.text("code")
    return ", ".join(part for part in (named, person.text("role"), body) if part)


def initials(person: Entity) -> str:
    """The first letters of a person's names, or the code."""
    words = person.text("name").split()
    return "".join(word[0] for word in words).upper() or person.text("code")


def is_protected(person: Entity) -> bool:
    """Whether a person's name must never be printed in public.

    Everybody is protected until somebody says otherwise, or their duty is a public one.
    """
    said = person.fields.get("protected")
    if isinstance(said, bool):
        return said
    return _PUBLIC_DUTIES.isdisjoint(person.texts("duties"))


def names_of(person: Entity) -> tuple[str, ...]:
    """Every name a person is known by in words; a code protects and is no name."""
    return tuple(
        dict.fromkeys(one for one in (person.text("name"), *person.texts("aliases")) if one)
    )


def name_words(notebook: Notebook) -> frozenset[str]:
    """Every word, folded, that somebody of this notebook is named by; initials are too short."""
    people = notebook.of_kind(EntityKind.PERSON)
    words = (word for one in people for name in names_of(one) for word in folded(name).split())
    return frozenset(word for word in words if len(word) > 1 and word.isalpha())


def who_wrote(notebook: Notebook, actor: str) -> Entity | None:
    """The person behind an actor, where that laptop said whose it is."""
    entity = notebook.get(actor)
    return notebook.get(entity.text("person")) if entity else None


def people_index(notebook: Notebook) -> dict[str, str]:
    """Folded names, first names, surnames, aliases and codes of all people, to their ids.

    A word that could mean two people means neither; a code always means its own person.
    """
    found: dict[str, set[str]] = {}
    codes: dict[str, str] = {}
    for person in notebook.of_kind(EntityKind.PERSON):
        for name in names_of(person):
            words = name.split()
            for said in {name, words[0], words[-1]} if words else ():
                found.setdefault(folded(said), set()).add(person.id)
        if person.text("code"):
            codes[folded(person.text("code"))] = person.id
    return {said: next(iter(ids)) for said, ids in found.items() if len(ids) == 1} | codes
