"""Rows and columns of a grid: what each cell shows, and what becomes of what is typed there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from micic_desk.domain.text import folded
from micic_desk.ui.widgets.grid_cells import HINT_ROLE, OFFERS_ROLE, QUIET_ROLE
from micic_desk.ui.widgets.naming import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Data = Qt.ItemDataRole
STEPS = 200
"""Rows that may come and go one by one; more are shown at once, as another table."""

_ARROWS = {Qt.SortOrder.AscendingOrder: "↑", Qt.SortOrder.DescendingOrder: "↓"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; every callable is asked with the key of a row.

    ``put`` is given what was typed and answers whether it was taken; ``begin`` gives the text
    an editor starts with, where that is not the text shown. ``tick`` turns a tick.
    ``hints`` gives what an empty cell shows quietly, ``offers`` whole texts for what is typed.
    """

    name: str
    shows: Callable[[str], str]
    put: Callable[[str, str], bool] | None = None
    begin: Callable[[str], str] | None = None
    ticked: Callable[[str], bool] | None = None
    tick: Callable[[str, bool], bool] | None = None
    sorts: Callable[[str], object] | None = None
    hints: Callable[[str], str] | None = None
    offers: Callable[[str, str], list[str]] | None = None
    width: int = 120
    quiet: bool = False


class GridModel(QAbstractTableModel):
    """Shows the rows whose keys ``keys`` gives, as far as they hold the words asked for."""

    def __init__(
        self, columns: Sequence[Column], keys: Callable[[], list[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source = keys
        self._keys: list[str] = []
        self._words: list[str] = []
        self._gone: set[str] = set()
        self._by: tuple[int, Qt.SortOrder] | None = None
        self._only: dict[int, str] = {}

    def keys(self) -> list[str]:
        """The keys of the rows in sight."""
        return list(self._keys)

    def key(self, row: int) -> str:
        """The key of a row."""
        return self._keys[row]

    def row_of(self, key: str) -> int:
        """The row of a key, or -1."""
        return self._keys.index(key) if key in self._keys else -1

    def search(self, words: str) -> None:
        """Show only rows that hold all these words, in whatever column."""
        self._words = folded(words).split()
        self.refresh()

    def keep_only(self, column: int, value: str | None) -> None:
        """Show only rows whose cell says this ("" for empty ones); None shows all again."""
        self._only.pop(column, None)
        if value is not None:
            self._only[column] = value
        self.refresh()

    def kept_only(self) -> dict[int, str]:
        """By which columns the rows are filtered, and for what."""
        return dict(self._only)

    def values(self, column: int) -> dict[str, int]:
        """What the cells of a column say, and how often, whatever is filtered; empty ones last."""
        shows = self.columns[column].shows
        found: dict[str, int] = {}
        for key in self._source():
            found[shows(key)] = found.get(shows(key), 0) + 1
        return dict(sorted(found.items(), key=_empty_last))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column."""
        self._by = (column, order)
        self.refresh()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def refresh(self) -> None:
        """Bring the rows up to date, step by step where the steps are few."""
        alive = set(self._source())
        self._gone = set(self._keys) - alive
        wanted = self._wanted()
        staying = set(wanted) & set(self._keys)
        if len(wanted) + len(self._keys) - 2 * len(staying) > STEPS:
            self.beginResetModel()
            self._keys, self._gone = wanted, set()
            self.endResetModel()
            return
        for row in reversed(range(len(self._keys))):
            if self._keys[row] not in staying:
                self.beginRemoveRows(NO_INDEX, row, row)
                del self._keys[row]
                self.endRemoveRows()
        self._rearrange([key for key in wanted if key in staying])
        for row, key in enumerate(wanted):
            if key not in staying:
                self.beginInsertRows(NO_INDEX, row, row)
                self._keys.insert(row, key)
                self.endInsertRows()
        self._gone = set()
        if wanted:
            last = self.index(len(wanted) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many rows are in sight."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Data.DisplayRole) -> object:
        """What a cell shows, and what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        column, key = self.columns[index.column()], self._keys[index.row()]
        if key in self._gone:
            # Its row is about to go; what it spoke of is not there any more.
            return None
        if role == Data.CheckStateRole and column.ticked is not None:
            return Qt.CheckState.Checked if column.ticked(key) else Qt.CheckState.Unchecked
        return self._said(column, key, role)

    def setData(self, index: Index, value: object, role: int = Data.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Hand what was typed or ticked to the column."""
        column, key = self.columns[index.column()], self._keys[index.row()]
        if role == Data.EditRole and column.put is not None:
            return column.put(key, str(value).strip())
        if role == Data.CheckStateRole and column.tick is not None:
            return column.tick(key, Qt.CheckState(value) == Qt.CheckState.Checked)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done in a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = self.columns[index.column()]
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if column.put is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        if column.tick is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Data.DisplayRole
    ) -> object:
        """The columns' names; an arrow beside the one the rows are sorted by."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        name = self.columns[section].name
        if role == Data.AccessibleTextRole:
            return name
        if role != Data.DisplayRole:
            return None
        return f"{name} {_ARROWS[self._by[1]]}" if self._by and self._by[0] == section else name

    def _said(self, column: Column, key: str, role: int) -> object:
        match role:
            case Data.DisplayRole:
                return column.shows(key)
            case Data.EditRole:
                return (column.begin or column.shows)(key)
            case Data.ToolTipRole:
                return plain_tooltip(column.shows(key))
            case Data.AccessibleTextRole:
                return f"{column.name}: {self._spoken(column, key)}"
        return _ours(column, key, role)

    def _spoken(self, column: Column, key: str) -> str:
        if column.ticked is None:
            hint = column.hints(key) if column.hints is not None else ""
            return column.shows(key) or " ".join(one for one in (self.tr("empty"), hint) if one)
        return self.tr("yes") if column.ticked(key) else self.tr("no")

    def _wanted(self) -> list[str]:
        keys = [key for key in self._source() if self._holds(key)]
        if self._by is None:
            return keys
        column, order = self.columns[self._by[0]], self._by[1]
        return sorted(keys, key=_Order(column), reverse=order == Qt.SortOrder.DescendingOrder)

    def _holds(self, key: str) -> bool:
        columns = self.columns
        if any(columns[one].shows(key) != value for one, value in self._only.items()):
            return False
        if not self._words:
            return True
        text = folded(" ".join(column.shows(key) for column in self.columns))
        return all(word in text for word in self._words)

    def _rearrange(self, keys: list[str]) -> None:
        """Put the rows in another order; what was chosen stays chosen."""
        if keys == self._keys:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = {key: row for row, key in enumerate(keys)}
        after = [self.index(rows[self._keys[one.row()]], one.column()) for one in before]
        self._keys = keys
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _ours(column: Column, key: str, role: int) -> object:
    """What our own delegate asks for."""
    if role == HINT_ROLE:
        return column.hints(key) if column.hints is not None else None
    if role == OFFERS_ROLE:
        return partial(column.offers, key) if column.offers is not None else None
    return column.quiet if role == QUIET_ROLE else None


def _empty_last(entry: tuple[str, int]) -> tuple[bool, str]:
    return not entry[0], folded(entry[0])


class _Order:
    """The sort key of a row in a column: empty cells last, words without case and accents."""

    def __init__(self, column: Column) -> None:
        self._column = column

    def __call__(self, key: str) -> tuple[bool, object]:
        column = self._column
        if column.sorts is not None:
            return False, column.sorts(key)
        if column.ticked is not None:
            return False, not column.ticked(key)
        shown = folded(column.shows(key))
        return not shown, shown
