"""What a row of the bin says."""

from PySide6.QtCore import QCoreApplication

from micic_desk.app.binned import Binned
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import called, who_wrote
from micic_desk.domain.text import folded
from micic_desk.ui.models.days import when
from micic_desk.ui.models.line import item_kind
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.reading import set_apart, side_by_side
from micic_desk.ui.widgets.two_lines import Told

_ICONS = {
    EntityKind.CONSULTATION: Icon.CONSULTATION,
    EntityKind.SESSION: Icon.SESSION,
    EntityKind.PART: Icon.REPORT,
    EntityKind.SECTION: Icon.KEY_POINT,
    EntityKind.PLACEMENT: Icon.KEY_POINT,
    EntityKind.PERSON: Icon.PERSON,
    EntityKind.FIGURE: Icon.FACT,
}

_SHORT = 28
"""Letters after which the name of a place is cut: the row must say the rest too."""


def told(notebook: Notebook, me: str | None, one: Binned) -> Told:
    """The row of something that was deleted."""
    entity = notebook[one.entity]
    icon, ink = look_of(entity)
    kind = kind_of(entity)
    person = who_wrote(notebook, one.actor)
    who = _tr("somebody") if me is not None else ""
    if person is not None:
        who = _tr("you") if person.id == me else set_apart(called(person))
    where = stood_in(notebook, entity)
    along = _tr("with {count} under it").format(count=len(one.along)) if one.along else ""
    # Where nobody has said who she is, there is nobody to be told from.
    said = _tr("deleted by {who}, {when}") if who else _tr("deleted {when}")
    by = said.format(who=who, when=when(one.time))
    below = side_by_side((kind, along, by, where))
    text = words_of(notebook, entity) or _tr("(no words)")
    return Told(id=one.entity, text=text, below=below, icon=icon, ink=ink)


def fits(row: Told, words: str) -> bool:
    """Whether a row holds all the words asked for, whatever their case and accents."""
    whole = folded(f"{row.text} {row.below}")
    return all(word in whole for word in folded(words).split())


def words_of(notebook: Notebook, entity: Entity) -> str:
    """What an entity says, on one line."""
    if entity.kind == EntityKind.PLACEMENT:
        item = notebook.get(entity.text("item"))
        return entity.text("wording") or (item.text("text") if item else "")
    said = entity.text("text") or entity.text("title") or called(entity)
    return said or entity.text("value")


def look_of(entity: Entity) -> tuple[Icon, Role | Tint]:
    """The icon of an entity, and its colour."""
    if entity.kind == EntityKind.ITEM:
        look = kind_look(item_kind(entity))
        return look.icon, look.tint
    known = entity.kind in set(EntityKind)
    return _ICONS.get(EntityKind(entity.kind), Icon.BIN) if known else Icon.BIN, Role.TEXT_QUIET


def kind_of(entity: Entity) -> str:
    """What an entity is, in a word."""
    if entity.kind == EntityKind.ITEM:
        return kind_name(item_kind(entity))
    names = {
        EntityKind.CONSULTATION.value: _tr("Consultation"),
        EntityKind.SESSION.value: _tr("Session"),
        EntityKind.PART.value: _tr("Part"),
        EntityKind.SECTION.value: _tr("Section"),
        EntityKind.PLACEMENT.value: _tr("Place in the report"),
        EntityKind.PERSON.value: _tr("Person"),
        EntityKind.FIGURE.value: _tr("Figure"),
        EntityKind.REFERENCE.value: _tr("Reference"),
    }
    return names.get(entity.kind, entity.kind)


def stood_in(notebook: Notebook, entity: Entity) -> str:
    """Where an entity stood: the line it stood under, and the session or section."""
    said: list[str] = []
    for above in notebook.ancestors(entity.id):
        if above.kind == EntityKind.CONSULTATION:
            break
        words = " ".join(words_of(notebook, above).split())
        if above.kind == EntityKind.ITEM and not said:
            said.append(_tr("under {line}").format(line=set_apart(_short(words))))
        elif above.kind != EntityKind.ITEM and words:
            said.append(_short(words))
    return side_by_side(said)


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Bin", text)
