"""The open questions of a notebook: fields in several versions, lines deleted and kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale

from micic_desk.domain.entity import Entity, Flag, Version
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, Json
from micic_desk.domain.people import called, who_wrote
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
    DELETED: str(QT_TRANSLATE_NOOP("Field", "Deleted by one, kept by another")),
}
_NOT_ASKED = frozenset({"layout"})
"""How a source was written is no question for a person; the newest stands."""


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its words for a reader, its value, whose it is and when it was written."""

    words: str
    value: Json
    who: str
    person: str | None
    when: str


@dataclass(frozen=True, slots=True)
class Question:
    """One field of one entity that stands in several versions."""

    entity: str
    field: str
    name: str
    about: str
    sides: tuple[Side, ...]

    @property
    def of_deletion(self) -> bool:
        """Whether the question is to keep or to delete."""
        return self.field == DELETED


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
        if entity.conflicts or entity.flags:
            found.extend(_of(notebook, me, entity))
    return found


def when(time: int) -> str:
    """A time as this system writes it."""
    moment = QDateTime.fromSecsSinceEpoch(time)
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


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


def _of(notebook: Notebook, me: str | None, entity: Entity) -> list[Question]:
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
    if entity.flags & {Flag.DELETED_AND_EDITED, Flag.DELETED_AND_KEPT}:
        keep = Side(about, False, "", None, "")
        drop = Side(_tr("Delete it, as the other one did"), True, "", None, "")
        found.append(Question(entity.id, DELETED, field_name(DELETED), about, (keep, drop)))
    return found


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
