"""The open gaps of a session or a consultation as rows."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from micic_desk.app.gap_filling import Gaps
from micic_desk.domain.gaps import Gap, Missing
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import UNKNOWN_SPEAKER
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.index import NO_INDEX, Index
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.reading import side_by_side

GAP_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class GapRow:
    """One gap as it is shown: what is missing, in which words, when and where."""

    gap: Gap
    asks: str
    text: str
    words: str
    where: str
    icon: Icon


class GapsModel(QAbstractListModel):
    """Rows in reading order; brought up to date when told to."""

    def __init__(self, bridge: Bridge, gaps: Gaps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notebook = bridge.notebook
        self._gaps = gaps
        self._rows: list[GapRow] = []

    def show_under(self, above: str | None) -> None:
        """Show what is open under a session or a consultation."""
        wanted = [self._row(gap) for gap in self._gaps.under(above)]
        if wanted != self._rows:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()

    def row(self, number: int) -> GapRow:
        """One row."""
        return self._rows[number]

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many are open."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, and what a screen reader says of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == GAP_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("{asks}: {words}. {where}")
            return said.format(asks=row.asks, words=row.words, where=row.where)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every gap can be filled where it stands."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def _row(self, gap: Gap) -> GapRow:
        item = self._notebook[gap.item]
        asks, icon = {
            Missing.WORDS: (self.tr("Missing words"), Icon.GAP),
            Missing.SPEAKER: (self.tr("Who spoke?"), Icon.PERSON),
            Missing.NAME: (self.tr("Who is {name}?").format(name=gap.hint), Icon.PERSON),
        }[gap.missing]
        text = item.text("text")
        words = " ".join(text.split()) or UNKNOWN_SPEAKER
        return GapRow(gap, asks, text, words, self._where(gap.item), icon)

    def _where(self, item: str) -> str:
        at = self._notebook[item].number("noted_at")
        time = datetime.fromtimestamp(at).astimezone().strftime("%H:%M") if at else ""
        session = next(
            (one for one in self._notebook.ancestors(item) if one.kind == EntityKind.SESSION), None
        )
        title = session.text("title") if session is not None else ""
        return side_by_side((time, title))
