"""The line at the bottom: is everything saved, is it locked away, how much is there."""

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from micic_desk.app.desk import Changed
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.conflicts.counting import OpenQuestions
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import TextButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.lock_state import LockButton, LockState
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.save_state import SaveIndicator

LOCK_KEYS = "Ctrl+L"
_AT_ONCE = 5000
"""Entities looked at for questions between two keys: about a millisecond."""


class StatusLine(QFrame):
    """``lock_wished``, ``conflicts_wished`` and ``gaps_wished`` by its buttons."""

    lock_wished = Signal()
    conflicts_wished = Signal()
    gaps_wished = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Status"))
        self._bridge = bridge
        self.saving = SaveIndicator(self)
        self._lock = LockButton(LOCK_KEYS, self)
        self._lock.tell(LockState.PLAIN if bridge.desk.plain else LockState.ENCRYPTED)
        self._conflicts = TextButton("-", icon=Icon.CONFLICT, parent=self)
        self._gaps = TextButton("-", icon=Icon.GAP, parent=self)
        self._gaps.hide()
        self._counts = PlainLabel(
            "", step=Step.CAPTION, ink=Role.TEXT_QUIET, elide=True, parent=self
        )
        self._open = OpenQuestions(bridge.notebook)
        row = self._row = QHBoxLayout(self)
        Look.current().lay(row, (14, 2, 14, 2), 12)
        row.addWidget(self.saving)
        row.addWidget(self._lock)
        row.addWidget(self._conflicts)
        row.addWidget(self._gaps)
        row.addStretch(1)
        row.addWidget(self._counts)
        self._lock.clicked.connect(self.lock_wished)
        self._conflicts.clicked.connect(self.conflicts_wished)
        self._gaps.clicked.connect(self.gaps_wished)
        bridge.changed.connect(self._follow)
        bridge.read.connect(self._count_on)
        self._show_conflicts()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The counts give way first, then words beside a sign; what the disk says never."""
        super().resizeEvent(event)
        self._give_way()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as signs without words, and the words about the disk."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), Look.current().px(310)), hint.height())

    def conflicts(self) -> int:
        """How many questions between people wait for an answer."""
        return self._open.count()

    def show_lock(self, state: LockState) -> None:
        """How the notebook is kept."""
        self._lock.tell(state)
        self._give_way()

    def take_saving_back(self) -> None:
        """Show here again whether everything is saved, after it was lent to another window."""
        self._row.insertWidget(0, self.saving)

    def show_gaps(self, here: int, whole: int) -> None:
        """How many gaps wait to be filled, in the session and in the whole consultation."""
        self._gaps.setVisible(whole > 0)
        if here == whole:
            said = self.tr("1 gap") if whole == 1 else self.tr("%n gaps", "", whole)
        else:
            said = self.tr("{here} of %n gaps here", "", whole).format(here=here)
        if whole:
            self._gaps.set_name(said)
        self._give_way()

    def show_counts(self, here: int, sessions: int) -> None:
        """How many items the session has, and how many sessions the consultation."""
        items = self.tr("1 item in this session")
        if here != 1:
            items = self.tr("%n items in this session", "", here)
        several = self.tr("1 session") if sessions == 1 else self.tr("%n sessions", "", sessions)
        self._counts.setText(self.tr("{items}, {sessions}").format(items=items, sessions=several))

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        before = self._open.count()
        self._open.follow(changed)
        if self._open.count() != before:
            self._show_conflicts()

    @Slot()
    def _count_on(self) -> None:
        """Between two keys; a line that is captured meanwhile counts the rest at once."""
        if self._open.behind:
            self._open.learn(_AT_ONCE)
            QTimer.singleShot(0, self, self._count_on)
        else:
            self._show_conflicts()

    def _show_conflicts(self) -> None:
        count = self._open.count()
        self._conflicts.setVisible(count > 0)
        if count:
            said = self.tr("1 question") if count == 1 else self.tr("%n questions", "", count)
            self._conflicts.set_name(said)
        self._give_way()

    @Slot()
    def _give_way(self) -> None:
        buttons = (self._lock, self._conflicts, self._gaps)
        shown = [one for one in buttons if not one.isHidden()]
        taken = self.saving.sizeHint().width() + sum(one.full_width() for one in shown)
        room = self.width() - taken - Look.current().px(28 + 12 * (len(shown) + 2))
        self._counts.setMaximumWidth(max(room, 0))
        for one in buttons:
            one.set_brief(brief=room < 0)
