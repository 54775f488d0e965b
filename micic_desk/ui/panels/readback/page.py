"""The page over the whole window from which a session or a section is read back to the room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.timekeeping import Timekeeper
from micic_desk.domain.agreeing import Agree, Agreement
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.readback.model import ReadBackModel
from micic_desk.ui.panels.readback.view import ReadBackView
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import IconButton, TextButton
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.labels import Hairline, IconLabel, PlainLabel
from micic_desk.ui.widgets.naming import give_name

if TYPE_CHECKING:
    from datetime import date

READ_BACK_KEYS = "F7"


class ReadBackPage(QWidget):
    """``left`` by Escape or its button; the screen behind it is covered whole."""

    left = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(host)
        give_name(self, self.tr("Read back to the room"))
        self._bridge = bridge
        self._look = Look.current()
        self._keeper = Timekeeper(bridge.desk)
        self.model = ReadBackModel(bridge, ROOT, self)
        self.view = ReadBackView(bridge, self.model, self)
        self.what = ChoiceBox(self.tr("What is read back"), self)
        self._hidden = IconLabel(Icon.HIDE, "-", Role.TEXT_QUIET, self)
        self._all = TextButton(self.tr("All agreed"), icon=Icon.OK, keys="Ctrl+Space", parent=self)
        self._close = IconButton(Icon.CLOSE, self.tr("Close"), keys="Esc", parent=self)
        said = self.tr("Space: agreed in the room. Enter: correct. Arrows: next line.")
        self._keys = PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self._lay_out()
        self.view.agreed_wished.connect(self.agree_on_chosen)
        self._all.clicked.connect(self.agree_on_all)
        self._close.clicked.connect(self.left)
        self.what.activated.connect(self._choose)
        bridge.changed.connect(self._count)
        self.hide()

    def read_back(self, root: str, consultation: str | None) -> None:
        """Show a session or a section, from its first line."""
        with QSignalBlocker(self.what):
            self.what.clear()
            for entity, words in choices(self._bridge.notebook, consultation):
                self.what.addItem(words, entity)
            self.what.setCurrentIndex(max(0, self.what.findData(root)))
        self.model.show_root(root)
        if self.model.rowCount():
            self.view.go_to(0)
        self._count()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.what.currentText())

    def current(self) -> str | None:
        """The line that is being read."""
        index = self.view.currentIndex()
        return self.model.tree.rows.ids[index.row()] if index.isValid() else None

    @Slot()
    def agree_on_chosen(self) -> None:
        """Stamp the chosen lines; where all of them are stamped already, take the stamps away."""
        rows = sorted({one.row() for one in self.view.selectionModel().selectedIndexes()})
        self._agree(rows)

    @Slot()
    def agree_on_all(self) -> None:
        """Stamp every line that is on the screen, and no other; again takes the stamps away."""
        if self.view.finish():
            self._agree(list(range(self.model.rowCount())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves, Ctrl+Space agrees on all."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and control:
            self.agree_on_all()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paper, so that nothing shines through."""
        QPainter(self).fillRect(self.rect(), self._look.ground(Role.SURFACE))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self._look.lay(head, (24, 10, 16, 10), 12)
        head.addWidget(self.what, 1)
        head.addWidget(self._all)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        self._look.lay(foot, (24, 6, 24, 8), 16)
        foot.addWidget(self._keys, 1)
        foot.addWidget(self._hidden)
        column = QVBoxLayout(self)
        self._look.lay(column)
        column.addLayout(head)
        column.addWidget(Hairline(parent=self))
        column.addWidget(self.view, 1)
        column.addWidget(Hairline(parent=self))
        column.addLayout(foot)

    def _agree(self, rows: list[int]) -> None:
        ids = self.model.tree.rows.ids
        lines = tuple(ids[row] for row in rows if not self.model.line(row).is_heading)
        stamped = [self.model.agreement(row) is Agreement.AGREED for row in rows]
        on: date | None = None if stamped and all(stamped) else self._keeper.moment().day
        if lines:
            self._bridge.do(Agree(items=lines, on=on), by=self)

    @Slot()
    def _choose(self) -> None:
        root = self.what.currentData()
        if isinstance(root, str) and self.view.finish():
            self.model.show_root(root)
            if self.model.rowCount():
                self.view.go_to(0)
            self._count()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _count(self) -> None:
        """How much is kept off the screen; told without saying what it is."""
        count = self.model.hidden()
        self._hidden.setVisible(count > 0)
        if count:
            said = self.tr("1 line is not shown") if count == 1 else ""
            said = said or self.tr("%n lines are not shown", "", count)
            self._hidden.show_state(Icon.HIDE, said, Role.TEXT_QUIET)


def choices(notebook: Notebook, consultation: str | None) -> list[tuple[str, str]]:
    """What can be read back: the sessions, then the sections of the report, each by its title."""
    if consultation is None:
        return []
    sessions = notebook.children(consultation, EntityKind.SESSION)
    found = [(one.id, one.text("title")) for one in sessions]
    for part in notebook.children(consultation, EntityKind.PART):
        for one in notebook.children(part.id, EntityKind.SECTION):
            number = one.text("number")
            found.append((one.id, f"{number} {one.text('title')}".strip()))
    return [(one, title or "–") for one, title in found]
