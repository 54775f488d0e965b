"""One thing that was found, as it is shown and spoken."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from micic_desk.app.desk import Changed
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import UNKNOWN_SPEAKER, called
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.line import item_kind
from micic_desk.ui.models.placing import Placements
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.reading import side_by_side

_TITLED = (EntityKind.SESSION, EntityKind.PART, EntityKind.SECTION, EntityKind.CONSULTATION)
_ICONS = {
    EntityKind.SESSION: Icon.SESSION,
    EntityKind.PART: Icon.REPORT,
    EntityKind.SECTION: Icon.KEY_POINT,
    EntityKind.CONSULTATION: Icon.CONSULTATION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What it says, where it stands, and in which key points it is placed."""

    id: str
    kind: str
    text: str
    where: str
    icon: Icon
    ink: Role | Tint
    name: str
    placed: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = _tr("{kind}: {text}. In {where}").format(
            kind=self.name, text=self.text, where=self.where
        )
        if not self.placed:
            return said
        return _tr("{hit}. In the report at {place}").format(hit=said, place=self.placed)


class HitMaker:
    """Makes hits of entities, and knows what stands where in the report."""

    def __init__(self, bridge: Bridge) -> None:
        self._notebook = bridge.notebook
        self._placements: Placements | None = None
        self.moved: set[str] = set()

    def follow(self, changed: Changed) -> None:
        """Keep up; ``moved`` are then the items that are placed otherwise than before."""
        self.moved = set()
        if self._placements is not None:
            self.moved = self._placements.follow((*changed.entities, *changed.gone))

    def hit(self, entity: Entity) -> Hit:
        """The hit of an entity."""
        if self._placements is None:
            self._placements = Placements(self._notebook)
        if entity.kind == EntityKind.ITEM:
            look = kind_look(item_kind(entity))
            return self._made(
                entity, entity.text("text"), kind_name(item_kind(entity)), look.icon, look.tint
            )
        if entity.kind == EntityKind.PLACEMENT:
            name = _tr("Words for the report")
            return self._made(entity, entity.text("wording"), name, Icon.REPORT, Role.TEXT_QUIET)
        sort = EntityKind(entity.kind)
        icon = _ICONS.get(sort, Icon.CONSULTATION)
        return self._made(entity, entity.text("title"), _titled(sort), icon, Role.TEXT_QUIET)

    def _made(self, entity: Entity, text: str, name: str, icon: Icon, ink: Role | Tint) -> Hit:
        assert self._placements is not None
        placed = self._placements.badge(entity.id) if entity.kind == EntityKind.ITEM else ""
        return Hit(
            id=entity.id,
            kind=entity.kind,
            text=" ".join(text.split()),
            where=self._where(entity),
            icon=icon,
            ink=ink,
            name=name,
            placed=placed,
        )

    def _where(self, entity: Entity) -> str:
        """Who said it, and the session and consultation it stands in, nearest first."""
        said = [self._speaker(entity)]
        above = self._notebook.ancestors(entity.id)
        said.extend(one.text("title") for one in above if one.kind in _TITLED)
        said.extend(f"#{tag}" for tag in entity.texts("tags"))
        return side_by_side(" ".join(one.split()) for one in said)

    def _speaker(self, entity: Entity) -> str:
        speaker = entity.text("speaker")
        person = self._notebook.get(speaker) if speaker else None
        if person is not None:
            return called(person)
        return entity.text("speaker_hint") or (UNKNOWN_SPEAKER if speaker else "")


def _titled(sort: EntityKind) -> str:
    return {
        EntityKind.SESSION: _tr("Session"),
        EntityKind.PART: _tr("Part of the report"),
        EntityKind.SECTION: _tr("Key point"),
    }.get(sort, _tr("Consultation"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hit", text)
