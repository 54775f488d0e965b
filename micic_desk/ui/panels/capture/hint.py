"""What an empty session says: write, and these marks are understood."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from micic_desk.domain.grammar import RULES
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.theme.kinds import kind_look
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.chip import Chip
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name

FIRST = frozenset(("-> ", "=> ", "? ", "e.g. ", '" ', ">> ", "~ ", "// ", "# ", "@code "))
"""The marks a first session needs."""


class GrammarTable(QWidget):
    """The marks and what they mean: all in one column, or the first ones in two."""

    def __init__(self, *, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Marks"))
        grid = QGridLayout(self)
        Look.current().lay(grid, gap=6)
        rules = [rule for rule in RULES if rule.mark and (columns == 1 or rule.mark in FIRST)]
        rows = -(-len(rules) // columns)
        for number, rule in enumerate(rules):
            row, column = number % rows, number // rows
            tint = kind_look(rule.kind).tint if rule.kind else Tint.PLAIN
            chip = Chip(rule.mark.strip(), tint, parent=self)
            grid.addWidget(chip, row, column * 3, Qt.AlignmentFlag.AlignLeft)
            meaning = PlainLabel(spoken(rule.meaning), ink=Role.TEXT_QUIET, parent=self)
            grid.addWidget(meaning, row, column * 3 + 1)
            grid.setColumnStretch(column * 3 + 1, 1)
            if column:
                grid.setColumnMinimumWidth(column * 3 - 1, Look.current().px(16))


class EmptySession(QScrollArea):
    """Stands where the outline will be until the first line is there."""

    WIDTH = 640

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("This session is empty"))
        self._look = Look.current()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        self._middle = QWidget(ground)
        column = QVBoxLayout(self._middle)
        self._look.lay(column, gap=12)
        said = self.tr(
            "Each line is saved when you press Enter. A mark at its start says what it is; "
            "without one it is a point."
        )
        for widget in (
            PlainLabel(self.tr("Write what is said"), step=Step.TITLE, strong=True, parent=self),
            PlainLabel(said, ink=Role.TEXT_QUIET, parent=self),
            GrammarTable(parent=self),
        ):
            column.addWidget(widget)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle)
        across.addStretch(1)
        down = QVBoxLayout(ground)
        self._look.lay(down, (16, 24, 16, 24))
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)
        self._look.changed.connect(self._fit)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line or two; the rest scrolls."""
        return QSize(self._look.px(120), self._look.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the column no wider than the area."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - self._look.px(48)
        self._middle.setFixedWidth(max(1, min(self._look.px(self.WIDTH), room)))
