"""The sessions of one consultation, in order, each with the number of its items."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)

from micic_desk.app.desk import Changed
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 2
RECOUNT_MS = 150


class SessionsModel(QAbstractListModel):
    """Follows the notebook; counts are brought up to date when typing pauses."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._consultation: str | None = None
        self._ids: list[str] = []
        self._counts: dict[str, int] = {}
        self._stale: set[str] = set()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(RECOUNT_MS)
        self._clock.timeout.connect(self._recount)
        bridge.changed.connect(self._follow)

    def show_consultation(self, consultation: str | None) -> None:
        """Show the sessions of another consultation."""
        self.beginResetModel()
        self._consultation = consultation
        self._ids = self._wanted()
        self._counts = {one: self._count(one) for one in self._ids}
        self.endResetModel()

    def ids(self) -> list[str]:
        """The sessions in order."""
        return list(self._ids)

    def row_of(self, session: str) -> int:
        """The row of a session, or -1."""
        return self._ids.index(session) if session in self._ids else -1

    def count_of(self, session: str) -> int:
        """How many items stand in a session."""
        return self._counts.get(session, 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many sessions there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, count, and what a screen reader says of both."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        session = self._ids[index.row()]
        title = self._bridge.notebook[session].text("title")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return title
        if role == ID_ROLE:
            return session
        if role == COUNT_ROLE:
            return self._counts.get(session, 0)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self._counts.get(session, 0)
            items = self.tr("1 item") if count == 1 else self.tr("%n items", "", count)
            return self.tr("{title}, {items}").format(title=title, items=items)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every session can be chosen and renamed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Rename a session; an empty name leaves it as it is."""
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not title:
            return False
        session = self._ids[index.row()]
        if title == self._bridge.notebook[session].text("title"):
            return True
        edit = Change(entities=(session,), fields={"title": title}, act=Act.REWORD)
        return self._bridge.do(edit, by=self) is not None

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        notebook = self._bridge.notebook
        wanted = self._wanted()
        if wanted != self._ids:
            self._arrange(wanted)
        for one in changed.entities:
            entity = notebook.get(one)
            if entity is None:
                continue
            if one in self._counts:
                row = self._ids.index(one)
                self.dataChanged.emit(self.index(row), self.index(row))
            elif entity.kind == EntityKind.ITEM:
                self._stale.add(one)
        if self._stale or changed.gone:
            self._stale.update(changed.gone)
            self._clock.start()

    def _arrange(self, wanted: list[str]) -> None:
        """Take rows away and put rows in one by one, so that an editor elsewhere stays open."""
        for row in reversed(range(len(self._ids))):
            if self._ids[row] not in wanted:
                self.beginRemoveRows(NO_INDEX, row, row)
                del self._ids[row]
                self.endRemoveRows()
        if [one for one in wanted if one in self._ids] != self._ids:
            self.beginResetModel()
            self._ids = [one for one in wanted if one in self._ids]
            self.endResetModel()
        for row, one in enumerate(wanted):
            if row >= len(self._ids) or self._ids[row] != one:
                self.beginInsertRows(NO_INDEX, row, row)
                self._ids.insert(row, one)
                self.endInsertRows()
                self._counts[one] = self._count(one)
        self._counts = {one: self._counts[one] for one in self._ids}

    @Slot()
    def _recount(self) -> None:
        notebook, touched = self._bridge.notebook, set(self._ids)
        above = {entity.id for one in self._stale for entity in notebook.ancestors(one)}
        # What is gone, or was moved away, says no more where it stood: then all are counted.
        moved_away = any(one not in notebook for one in self._stale) or len(self._stale) > 1
        if above and not moved_away:
            touched &= above
        self._stale.clear()
        for session in touched:
            count = self._count(session)
            if count != self._counts.get(session):
                self._counts[session] = count
                row = self._ids.index(session)
                self.dataChanged.emit(self.index(row), self.index(row))

    def _wanted(self) -> list[str]:
        if self._consultation is None:
            return []
        sessions = self._bridge.notebook.children(self._consultation, EntityKind.SESSION)
        return [one.id for one in sessions]

    def _count(self, session: str) -> int:
        return sum(one.kind == EntityKind.ITEM for one in self._bridge.notebook.below(session))
