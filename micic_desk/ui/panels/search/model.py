"""What was found: entities in the order the notebook gives them, newest first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal, Slot

from micic_desk.app.desk import Changed
from micic_desk.app.finding import SCREENFUL, Finder, Question, Search
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.index import NO_INDEX, Index
from micic_desk.ui.panels.search.hit import Hit, HitMaker

HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SLICE = 0.004
"""Seconds a search may take before the window has its turn again."""


class Hits(QAbstractListModel):
    """The hits of one question, read as far as somebody looks.

    ``grew`` tells that more are shown, or that it is known now that there are no more.
    """

    grew = Signal()

    def __init__(self, bridge: Bridge, finder: Finder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._finder = finder
        self._maker = HitMaker(bridge)
        self._hits: list[Hit] = []
        self._rows: dict[str, None] = {}
        self._search: Search | None = None
        self._wanted = 0
        self.question = Question()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._read)
        bridge.changed.connect(self._follow)

    @property
    def words(self) -> str:
        """The words that were asked for."""
        return self.question.words

    @property
    def done(self) -> bool:
        """Whether everything that was found is shown."""
        return self._search is None or self._search.done

    def ask(self, question: Question) -> None:
        """Find something else; the first screenful comes now, or as soon as it is found."""
        self.beginResetModel()
        self.question = question
        self._search = self._finder.search(question) if question.asks else None
        self._wanted = SCREENFUL
        self._hits = [self._maker.hit(one) for one in self._more(SCREENFUL)]
        self._rows = dict.fromkeys(one.id for one in self._hits)
        self.endResetModel()
        self._go_on()

    def hit(self, row: int) -> Hit:
        """The hit of a row."""
        return self._hits[row]

    def row_of(self, entity: str) -> int:
        """The row of an entity, or -1."""
        return list(self._rows).index(entity) if entity in self._rows else -1

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many are shown."""
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
            return hit.spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether there is more to read."""
        return not parent.isValid() and not self.done

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Read another screenful."""
        if not parent.isValid() and self._wanted <= len(self._hits):
            self._wanted = len(self._hits) + SCREENFUL
            self._read()

    @Slot()
    def _read(self) -> None:
        found = self._more(self._wanted - len(self._hits))
        fresh = [one for one in found if one.id not in self._rows]
        if fresh:
            first = len(self._hits)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._hits.extend(self._maker.hit(one) for one in fresh)
            self._rows.update(dict.fromkeys(one.id for one in fresh))
            self.endInsertRows()
        self._go_on()

    def _more(self, most: int) -> list[Entity]:
        try:
            return self._search.more(most, SLICE) if self._search is not None else []
        except Refusal as refusal:
            self._search = None
            self._bridge.refuse(refusal.sentence)
            return []

    def _go_on(self) -> None:
        if self.done or len(self._hits) >= self._wanted:
            self._again.stop()
            self.grew.emit()
        else:
            self._again.start()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        """Show what is new of the hits in sight; what fits no more goes."""
        if self._search is None:
            return
        self._maker.follow(changed)
        touched = set(changed.entities) | set(changed.gone) | self._maker.moved
        for row in reversed(range(len(self._hits))):
            one = self._hits[row].id
            if one in touched:
                self._renew(row, self._bridge.notebook.get(one))

    def _renew(self, row: int, entity: Entity | None) -> None:
        assert self._search is not None
        if entity is not None and self._search.still_fits(entity):
            self._hits[row] = self._maker.hit(entity)
            index = self.index(row)
            self.dataChanged.emit(index, index)
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[self._hits.pop(row).id]
        self.endRemoveRows()

    def lines(self, rows: list[int]) -> tuple[str, ...]:
        """The ids of those rows that are captured lines, in their order."""
        found = (self._hits[row] for row in sorted(rows) if 0 <= row < len(self._hits))
        return tuple(one.id for one in found if one.kind == EntityKind.ITEM)
