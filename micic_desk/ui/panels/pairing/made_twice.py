"""Sessions, people and consultations that two notebooks made before they met: join them, or not.

Offered once after a merge; the command brings back what was left open.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.side_by_side import Met, met_late
from micic_desk.domain.edits.joining import JoinAsSame, NotTheSame
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.days import when
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton, TextButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 560
_REST_MS = 120
_OFFERED = "made_twice:offered"


class MadeTwiceSheet(SideSheet):
    """``beside_wished`` goes on to the notes beside each other, of a session joined here if any.

    ``joined`` when two of them are one now.
    """

    beside_wished = Signal(str)
    joined = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Made twice"), host, width=_WIDTH)
        self._bridge = bridge
        self._memory = Memory(bridge.desk)
        self.found: list[Met] = []
        self._joined = ""
        self.list = QListWidget(self)
        give_name(self.list, self.tr("What was made twice"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self._join = PrimaryButton(self.tr("J  Join"), keys="J", parent=self)
        self._apart = QuietButton(self.tr("N  Not the same"), keys="N", parent=self)
        self._later = TextButton(self.tr("Later"), keys="Esc", parent=self)
        self._join.clicked.connect(self.join)
        self._apart.clicked.connect(self.tell_apart)
        self._later.clicked.connect(self.close_sheet)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._rested)
        bridge.changed.connect(self._changed)
        self._lay_out()

    def open_made_twice(self) -> None:
        """Open with the keyboard in the list."""
        self._joined = ""
        self.refresh()
        self._remember()
        self.open_sheet(self.list if self.found else None)

    @Slot()
    def refresh(self) -> None:
        """Read anew what was made twice."""
        row = max(self.list.currentRow(), 0)
        self.found = met_late(self._bridge.desk)
        self.list.clear()
        for one in self.found:
            item = QListWidgetItem(self._words(one))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(self.found) - 1))
        self._stack.setCurrentIndex(1 if self.found else 0)
        for button in (self._join, self._apart):
            button.setEnabled(bool(self.found))

    @Slot()
    def join(self) -> None:
        """The two at work are one."""
        one = self._at_work()
        if one is not None:
            edit = JoinAsSame(entities=(one.first, one.second), main=one.first)
            self._bridge.do(edit, by=self)
            if self._bridge.notebook[one.first].kind == EntityKind.SESSION:
                self._joined = self._joined or one.first
            self.joined.emit()
            self._again()

    @Slot()
    def tell_apart(self) -> None:
        """The two at work only share a name; nobody is asked again."""
        one = self._at_work()
        if one is not None:
            self._bridge.do(NotTheSame(first=one.first, second=one.second), by=self)
            self._again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The letters of the answers."""
        if watched is self.list and isinstance(event, QKeyEvent):
            act = self._answer(event)
            if act is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)

    def _answer(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.join
        return self.tell_apart if event.key() == Qt.Key.Key_N else None

    def _again(self) -> None:
        self.refresh()
        self._remember()
        first = self.list if self.found else self._onward
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_on(self) -> None:
        self.beside_wished.emit(self._joined)

    def _at_work(self) -> Met | None:
        row = self.list.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _words(self, one: Met) -> str:
        notebook = self._bridge.notebook
        first, second = notebook[one.first], notebook[one.second]
        said = self._sort(first).format(name=one.name)
        told = self.tr("made {first}, and {second}")
        times = told.format(first=self._made(first), second=self._made(second))
        return f"{said}\n{times}"

    def _sort(self, entity: Entity) -> str:
        names = {
            EntityKind.CONSULTATION: self.tr("Consultation “{name}”"),
            EntityKind.SESSION: self.tr("Session “{name}”"),
        }
        return next(
            (said for kind, said in names.items() if entity.kind == kind), self.tr("{name}")
        )

    def _made(self, entity: Entity) -> str:
        if entity.kind != EntityKind.SESSION:
            return when(entity.created)
        lines = len(self._bridge.notebook.children(entity.id, EntityKind.ITEM))
        said = self.tr("1 line") if lines == 1 else self.tr("%n lines", "", lines)
        return f"{when(entity.created)} ({said})"

    def _remember(self) -> None:
        """What was shown once is not brought up again by itself."""
        offered = _offered(self._memory)
        shown = {_key(one) for one in self.found}
        if not shown <= offered:
            self._memory.hold(_OFFERED, sorted(offered | shown))

    @Slot()
    def _changed(self) -> None:
        if not self.isHidden():
            self._rest.start()

    @Slot()
    def _rested(self) -> None:
        if not self.isHidden() and not self._bridge.closed:
            self.refresh()

    def _lay_out(self) -> None:
        look = Look.current()
        empty = EmptyState(
            Icon.OK,
            self.tr("Nothing waits for an answer"),
            self.tr(
                "When two notebooks that never met hold the same session or person, you are asked "
                "here whether they are one."
            ),
            act=self.tr("Lay the notes side by side"),
            parent=self,
        )
        if empty.button is not None:
            empty.button.clicked.connect(self._go_on)
        self._onward = empty.button
        self._stack = QStackedWidget(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        said = self.tr(
            "Both notebooks made these. Joined, they are printed once; every line keeps its "
            "author, and they can be parted again."
        )
        why = PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (16, 12, 16, 12), 8)
        column.addWidget(why)
        column.addWidget(self._stack, 1)
        self.set_body(body)
        foot = QWidget(self)
        framed = QVBoxLayout(foot)
        look.lay(framed, (16, 10, 16, 10))
        buttons = QWidget(foot)
        framed.addWidget(buttons)
        row = Flow(buttons)
        look.lay(row, gap=6)
        for button in (self._join, self._apart, self._later):
            row.addWidget(button)
        self.add_foot(foot)


def anything_new(desk: Desk) -> bool:
    """Whether there is anything nobody was asked about at this notebook yet.

    No sheet is made for that: most merges bring nothing of the kind.
    """
    offered = _offered(Memory(desk))
    return any(_key(one) not in offered for one in met_late(desk))


def _offered(memory: Memory) -> set[str]:
    kept = memory.get(_OFFERED)
    return {one for one in kept if isinstance(one, str)} if isinstance(kept, list) else set()


def _key(one: Met) -> str:
    return "+".join(sorted((one.first, one.second)))
