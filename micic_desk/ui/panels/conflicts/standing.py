"""The open questions of a notebook: fields in several versions, lines deleted and kept."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from micic_desk.domain.entity import Entity, Flag, Version
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, PLACE, Json
from micic_desk.domain.people import called, who_wrote
from micic_desk.ui.models.days import when
from micic_desk.ui.panels.conflicts.joins import join_questions
from micic_desk.ui.panels.conflicts.question import Question, Side, Sort
from micic_desk.ui.theme.kinds import kind_name

_FIELDS: Mapping[str, str] = {
    "text": str(QT_TRANSLATE_NOOP("Field", "Words")),
    "title": str(QT_TRANSLATE_NOOP("Field", "Title")),
    "wording": str(QT_TRANSLATE_NOOP("Field", "Words for the report")),
    "kind": str(QT_TRANSLATE_NOOP("Field", "Kind")),
    "speaker": str(QT_TRANSLATE_NOOP("Field", "Speaker")),
    "presenter": str(QT_TRANSLATE_NOOP("Field", "Presenter")),
    "name": str(QT_TRANSLATE_NOOP("Field", "Name")),
    "number": str(QT_TRANSLATE_NOOP("Field", "Number")),
    "sensitivity": str(QT_TRANSLATE_NOOP("Field", "Sensitivity")),
    "tags": str(QT_TRANSLATE_NOOP("Field", "Tags")),
    "mark": str(QT_TRANSLATE_NOOP("Field", "Mark")),
    "label": str(QT_TRANSLATE_NOOP("Field", "Label")),
    "addressee": str(QT_TRANSLATE_NOOP("Field", "Addressee")),
    "by_when": str(QT_TRANSLATE_NOOP("Field", "By when")),
    "day": str(QT_TRANSLATE_NOOP("Field", "Day")),
    "starts": str(QT_TRANSLATE_NOOP("Field", "Begins")),
    "ends": str(QT_TRANSLATE_NOOP("Field", "Ends")),
    "room": str(QT_TRANSLATE_NOOP("Field", "Room")),
    "moderators": str(QT_TRANSLATE_NOOP("Field", "Moderators")),
    "language": str(QT_TRANSLATE_NOOP("Field", "Language")),
    "heard": str(QT_TRANSLATE_NOOP("Field", "How it was heard")),
    "support": str(QT_TRANSLATE_NOOP("Field", "Support")),
    "role": str(QT_TRANSLATE_NOOP("Field", "Role")),
    "scope": str(QT_TRANSLATE_NOOP("Field", "Scope")),
    "speaker_hint": str(QT_TRANSLATE_NOOP("Field", "Name before the colon")),
    "to": str(QT_TRANSLATE_NOOP("Field", "Handed over to")),
    "strength": str(QT_TRANSLATE_NOOP("Field", "Strength")),
    "action": str(QT_TRANSLATE_NOOP("Field", "Action")),
    "phase": str(QT_TRANSLATE_NOOP("Field", "Phase")),
    "status": str(QT_TRANSLATE_NOOP("Field", "Status")),
    "state": str(QT_TRANSLATE_NOOP("Field", "State")),
    "applies_to": str(QT_TRANSLATE_NOOP("Field", "Applies to")),
    "groups": str(QT_TRANSLATE_NOOP("Field", "Groups")),
    "instruments": str(QT_TRANSLATE_NOOP("Field", "Instruments")),
    "evidence": str(QT_TRANSLATE_NOOP("Field", "Evidence")),
    "item": str(QT_TRANSLATE_NOOP("Field", "Captured line")),
    "value": str(QT_TRANSLATE_NOOP("Field", "Value")),
    "unit": str(QT_TRANSLATE_NOOP("Field", "Unit")),
    "of": str(QT_TRANSLATE_NOOP("Field", "Of what")),
    "source": str(QT_TRANSLATE_NOOP("Field", "Source")),
    "hedge": str(QT_TRANSLATE_NOOP("Field", "Hedge")),
    PLACE: str(QT_TRANSLATE_NOOP("Field", "Place")),
    DELETED: str(QT_TRANSLATE_NOOP("Field", "Deleted by one, kept by another")),
}
_NOT_ASKED = frozenset({"layout"})
"""How a source was written is no question for a person; the newest stands."""


def questions(notebook: Notebook, me: str | None, consultation: str | None) -> list[Question]:
    """Every open question of a consultation (or of the notebook), in the order of its lines."""
    entities = (
        [one for one in notebook if notebook.shown(one.id)]
        if consultation is None
        else [notebook[consultation], *notebook.below(consultation)]
    )
    if consultation is not None:
        entities += notebook.of_kind(EntityKind.PERSON)
    found: list[Question] = []
    for entity in entities:
        if entity.conflicts or entity.flags or entity.dead:
            found.extend(_of(notebook, me, entity))
    inside = None if consultation is None else {one.id for one in entities}
    return [*found, *join_questions(notebook, inside)]


def count_of(notebook: Notebook, entity: str) -> int:
    """How many questions are open about one entity, as far as it is on show."""
    found = notebook.get(entity)
    if found is None or not (found.conflicts or found.flags or found.dead):
        return 0
    if found.kind == EntityKind.LINK or not notebook.shown(entity):
        return 0
    circle = Flag.MOVE_SET_ASIDE in found.flags and found.parent is not None
    fields = len(found.conflicts.keys() - _NOT_ASKED)
    return fields + (_deletion(notebook, found) is not None) + circle


def field_name(field: str) -> str:
    """What a field is called; an unknown one by its own name."""
    return QCoreApplication.translate("Field", _FIELDS.get(field, field))


def value_words(notebook: Notebook, field: str, value: Json) -> str:
    """A value as a reader says it: names for ids, nothing for what is not set."""
    if value is None or value in ("", []):
        return _tr("(nothing)")
    if field == "kind" and value in set(ItemKind):
        return kind_name(ItemKind(str(value)))
    if isinstance(value, list | tuple):
        return ", ".join(value_words(notebook, "", one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {value_words(notebook, '', one)}" for name, one in value.items())
    found = notebook.get(str(value))
    if found is None:
        return str(value)
    return called(found) or found.text("text") or found.text("title")


def base_side(notebook: Notebook, me: str | None, field: str, base: Version) -> Side:
    """The version that all writers saw."""
    return _side(notebook, me, field, base)


def _of(notebook: Notebook, me: str | None, entity: Entity) -> list[Question]:
    if entity.kind == EntityKind.LINK:
        return []  # asked about as what it joins
    about = _about(notebook, entity)
    found = [
        Question(
            entity.id,
            name,
            field_name(name),
            about,
            tuple(_side(notebook, me, name, version) for version in versions),
        )
        for name, versions in entity.conflicts.items()
        if name not in _NOT_ASKED
    ]
    sort = _deletion(notebook, entity)
    if sort is not None:
        keep = Side(about, False, "", None, "")
        drop = Side(_tr("Delete it, as the other one did"), True, "", None, "")
        found.append(Question(entity.id, DELETED, field_name(DELETED), about, (keep, drop), sort))
    if Flag.MOVE_SET_ASIDE in entity.flags and entity.parent is not None:
        here = Side(_tr("Leave it where it stands"), entity.parent, "", None, "")
        found.append(Question(entity.id, PLACE, field_name(PLACE), about, (here,), Sort.CIRCLE))
    return found


def _deletion(notebook: Notebook, entity: Entity) -> Sort | None:
    """Whether to keep or to delete is open, and why."""
    if Flag.DELETED_AND_EDITED in entity.flags:
        return Sort.EDITED
    if Flag.DELETED_AND_KEPT in entity.flags:
        return Sort.KEPT
    return Sort.CHILD if notebook.kept_for_children(entity.id) else None


def _side(notebook: Notebook, me: str | None, name: str, version: Version) -> Side:
    person = who_wrote(notebook, version.actor)
    who = _tr("Somebody")
    if person is not None:
        who = _tr("You") if person.id == me else called(person)
    return Side(
        value_words(notebook, name, version.value),
        version.value,
        who,
        person.id if person is not None else None,
        when(version.time),
    )


def _about(notebook: Notebook, entity: Entity) -> str:
    if entity.kind == EntityKind.PLACEMENT:
        item = notebook.get(entity.text("item"))
        entity = item if item is not None else entity
    words = entity.text("text") or entity.text("title") or called(entity)
    return " ".join(words.split())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflicts", text)
