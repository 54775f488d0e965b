"""What a screen reader says of a row: cells have no level, so the words must tell it."""

from PySide6.QtCore import QCoreApplication

from micic_desk.domain.agreeing import Agreement
from micic_desk.domain.entity import Entity, Flag
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import UNKNOWN_SPEAKER
from micic_desk.ui.models.line import Line
from micic_desk.ui.models.manner import Manner, language_name
from micic_desk.ui.theme.kinds import kind_name

_LONGEST_NAME = 40
_LINES = (EntityKind.ITEM, EntityKind.PLACEMENT)


def described(notebook: Notebook, line: Line) -> str:
    """The accessible text of a row.

    "Recommendation, level 3, 1 of 4, under Children, by the co-rapporteur: align with …"
    """
    said = [_what(line), _tr("level {n}").format(n=line.depth + 1)]
    entity = notebook.get(line.id)
    if entity is None:
        return ""
    beside = [one.id for one in notebook.children(entity.parent or "", *_kinds_beside(line))]
    if line.id in beside:
        place = _tr("{n} of {whole}")
        said.append(place.format(n=beside.index(line.id) + 1, whole=len(beside)))
    above = notebook.get(entity.parent or "")
    if above is not None and above.kind in (*_LINES, EntityKind.SECTION):
        said.append(_tr("under {name}").format(name=_short(notebook, above)))
    said.extend(_people(line))
    said.extend(_states(line))
    words = " ".join(one for one in (line.label, line.text) if one)
    return f"{', '.join(said)}: {words}"


def _kinds_beside(line: Line) -> tuple[EntityKind, ...]:
    return (line.entity,) if line.is_heading and line.entity else _LINES


def _what(line: Line) -> str:
    if line.entity == EntityKind.PART:
        return _tr("Part")
    if line.entity == EntityKind.SECTION:
        return _tr("Section {number}").format(number=line.number) if line.number else _tr("Section")
    return kind_name(line.kind)


def _people(line: Line) -> list[str]:
    said = []
    if line.joined is not None:
        said.append(_tr("one statement noted by {names}").format(names=line.joined.voices))
    if line.speaker == UNKNOWN_SPEAKER:
        said.append(_tr("speaker unknown"))
    elif line.speaker:
        said.append(_tr("said by {name}").format(name=line.speaker))
    if line.author and not line.mine:
        said.append(_tr("by the co-rapporteur {name}").format(name=line.author))
    return said


def _states(line: Line) -> list[str]:
    said = []
    if line.conflicts:
        said.append(_tr("two versions, not settled"))
    if line.flags & {Flag.DELETED_AND_EDITED, Flag.DELETED_AND_KEPT}:
        said.append(_tr("deleted by one, kept by another"))
    if line.flags & {Flag.MOVED_TWICE, Flag.MOVE_SET_ASIDE}:
        said.append(_tr("moved by both"))
    if line.missing:
        said.append(_tr("its captured line is in the bin"))
    if line.placed:
        said.append(_tr("in the report at {where}").format(where=line.placed))
    said.extend(day.said for day in line.days)
    said.extend(_how(line.manner))
    if line.agreed is Agreement.AGREED:
        said.append(_tr("agreed in the room"))
    elif line.agreed is Agreement.REWORDED:
        said.append(_tr("reworded since it was agreed in the room"))
    if line.folded:
        said.append(_tr("folded"))
    if line.cut:
        said.append(_tr("cut"))
    return said


def _how(manner: Manner) -> list[str]:
    said = []
    if manner.confidential:
        said.append(_tr("confidential"))
    if manner.missed_at:
        said.append(_tr("at {time}").format(time=manner.missed_at))
    if manner.interpreter:
        said.append(_tr("heard through the interpreter"))
    if manner.language:
        said.append(_tr("in {language}").format(language=language_name(manner.language)))
    return said


def _short(notebook: Notebook, entity: Entity) -> str:
    """The name of a line in a few words: what stands before its colon, or its beginning."""
    if entity.kind == EntityKind.PLACEMENT:
        entity = notebook.get(entity.text("item")) or entity
    text = entity.text("text") or entity.text("title")
    head, colon, _ = text.partition(":")
    if colon and len(head) <= _LONGEST_NAME:
        return head
    if len(text) <= _LONGEST_NAME:
        return text
    return text[:_LONGEST_NAME].rsplit(" ", 1)[0] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Described", text)
