"""Where the palette can lead: consultations, sessions, key points, and what a person said."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from micic_desk.app.finding import Facet, Filter
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.dialogs.entries import Entry
from micic_desk.ui.panels.search.facets import shown
from micic_desk.ui.theme.icons import Icon

_ICONS = {
    EntityKind.CONSULTATION: Icon.CONSULTATION,
    EntityKind.SESSION: Icon.SESSION,
    EntityKind.SECTION: Icon.KEY_POINT,
}


def places(bridge: Bridge) -> list[Entry]:
    """Every place; which one was chosen is told by its id, that of the entity."""
    return list(_places(bridge))


def _places(bridge: Bridge) -> Iterator[Entry]:
    notebook = bridge.notebook
    for sort, icon in _ICONS.items():
        for one in notebook.of_kind(sort):
            if title := " ".join(one.text("title").split()):
                above = _above(bridge, one)
                name = _tr("Go to {place}").format(place=title)
                yield Entry(id=one.id, name=name, detail=above, further=above, icon=icon)
    for person in notebook.of_kind(EntityKind.PERSON):
        value = shown(Filter(Facet.SPEAKER, person.id), bridge)
        name = _tr("What {person} said").format(person=value.name)
        further = " ".join(value.typed)
        yield Entry(id=person.id, name=name, detail=value.detail, further=further, icon=Icon.PERSON)


def _above(bridge: Bridge, entity: Entity) -> str:
    above = bridge.notebook.consultation_of(entity.id)
    return " ".join(above.text("title").split()) if above and above.id != entity.id else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)
