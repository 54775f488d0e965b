"""The rows of the report as its panel shows them: a drop means the nearest place that fits."""

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.index import NO_INDEX, Index
from micic_desk.ui.models.report_model import ReportModel

_LEVELS = (None, 2, 1)
"""Depths tried for a drop between rows: as it stands, as a line of a section, as a section."""


class ReportRows(ReportModel):
    """Rows that also take new words in place."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, "", parent)

    def show_consultation(self, consultation: str | None) -> None:
        """Show another consultation's report; None shows nothing."""
        self.show_root(consultation or "")

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Carry new words out; words that are the old ones are no wish."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        line = self.line(index.row())
        words = str(value)
        if words == line.text or (not words.strip() and not line.is_heading):
            return False
        return self._bridge.do(self.reworded(line.id, words)) is not None

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether a drop could be carried out."""
        del action, column
        return any(self._drop_edit(data, row, parent, one) is not None for one in _LEVELS)

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Carry a drop out at the first depth that fits."""
        del action, column
        for level in _LEVELS:
            if self._drop_edit(data, row, parent, level) is not None:
                return self.drop(data, row, parent, level)
        return False

    def index_of(self, entity: str) -> QModelIndex:
        """The row of an entity, unfolded where it was hidden; invalid where it has none."""
        row = self.reveal(entity)
        return self.index(row, 0) if row >= 0 else NO_INDEX
