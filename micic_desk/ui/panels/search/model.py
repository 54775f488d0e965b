"""What was found: entities in the order the notebook gives them, newest first."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.roles import Role, Tint

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MOST = 50

_PLACES = (EntityKind.SESSION, EntityKind.SECTION, EntityKind.CONSULTATION)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: what it says, and where it stands."""

    id: str
    text: str
    where: str
    icon: Icon
    ink: Role | Tint
    name: str


class Hits(QAbstractListModel):
    """Asks the notebook's index; ``words`` are what was asked last."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._hits: list[Hit] = []
        self.words = ""

    def ask(self, words: str) -> None:
        """Find these words."""
        self.beginResetModel()
        self.words = words
        found = self._bridge.desk.find(words, MOST) if words.strip() else []
        self._hits = [self._hit(one) for one in found if _can_be_shown(one)]
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """The hit of a row."""
        return self._hits[row]

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many were found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit, and what a screen reader says of it."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.text
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("{kind}: {text}. In {where}")
            return said.format(kind=hit.name, text=hit.text, where=hit.where)
        return None

    def _hit(self, entity: Entity) -> Hit:
        where = _where(self._bridge.notebook, entity)
        text = " ".join((entity.text("text") or entity.text("title")).split())
        if entity.kind == EntityKind.ITEM:
            kind = ItemKind(entity.text("kind")) if entity.text("kind") in set(ItemKind) else None
            look = kind_look(kind or ItemKind.POINT)
            return Hit(
                entity.id, text, where, look.icon, look.tint, kind_name(kind or ItemKind.POINT)
            )
        if entity.kind == EntityKind.SESSION:
            return Hit(entity.id, text, where, Icon.SESSION, Role.TEXT_QUIET, self.tr("Session"))
        if entity.kind == EntityKind.SECTION:
            return Hit(
                entity.id, text, where, Icon.KEY_POINT, Role.TEXT_QUIET, self.tr("Key point")
            )
        name = self.tr("Consultation")
        return Hit(entity.id, text, where, Icon.CONSULTATION, Role.TEXT_QUIET, name)


def _can_be_shown(entity: Entity) -> bool:
    return entity.kind == EntityKind.ITEM or entity.kind in _PLACES


def _where(notebook: Notebook, entity: Entity) -> str:
    """The session and consultation an entity stands in, nearest first."""
    above = notebook.ancestors(entity.id)
    titles = [one.text("title") for one in above if one.kind in _PLACES]
    return " · ".join(title for title in titles if title)
