"""The strip under the list of keys: press others, swap with whoever has them, go back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.ui.dialogs.entries import Entry
from micic_desk.ui.dialogs.fixed_keys import is_fixed
from micic_desk.ui.dialogs.recorder import KeyRecorder
from micic_desk.ui.models.commands import Commands
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name, keys_text


class KeyChanging(QWidget):
    """Works on the command shown with ``show_entry``; ``over`` when it is done or left."""

    over = Signal()

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Change keys"))
        self._commands = commands
        self._entry = ""
        self._pressed = ""
        self._other = ""
        self._said = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self.recorder = KeyRecorder(self.tr("New keys"), self)
        self.recorder.hide()
        self.change = QuietButton(self.tr("Change"), keys="Return", parent=self)
        self.swap = QuietButton(self.tr("Swap"), parent=self)
        self.none = QuietButton(self.tr("No keys"), parent=self)
        self.usual = QuietButton(self.tr("Usual keys"), parent=self)
        self.swap.hide()
        buttons = QWidget(self)
        give_name(buttons, self.tr("Change keys"))
        row = Flow(buttons)
        look = Look.current()
        look.lay(row, gap=6)
        for button in (self.change, self.swap, self.none, self.usual):
            row.addWidget(button)
        column = QVBoxLayout(self)
        look.lay(column, (4, 4, 4, 0), 6)
        for widget in (self._said, self.recorder, buttons):
            column.addWidget(widget)
        self.change.clicked.connect(self.record)
        self.swap.clicked.connect(self._swap)
        self.none.clicked.connect(self._take_away)
        self.usual.clicked.connect(self._reset)
        self.recorder.recorded.connect(self._recorded)
        self.recorder.left.connect(self._leave)

    def said(self) -> str:
        """What the strip says."""
        return self._said.text()

    def show_entry(self, entry: Entry | None) -> None:
        """Work on another row of the list."""
        self._entry = entry.id if entry is not None else ""
        self._rest()
        if entry is None:
            self._tell(self.tr("Nothing is called so."))
        elif not self._changes():
            self._tell(self.tr("These keys belong to their place and stay as they are."))
        else:
            keys = entry.keys or self.tr("none")
            self._tell(self.tr("“{name}”: {keys}").format(name=entry.name, keys=keys))

    @Slot()
    def record(self) -> None:
        """Ask for other keys."""
        if not self._changes():
            return
        self._rest()
        name = self._commands.name(self._entry)
        said = self.tr("Press the keys for “{name}”, one or two after one another. Esc leaves.")
        self._tell(said.format(name=name), aloud=True)
        self.recorder.show()
        self.recorder.begin()

    @Slot(str)
    def _recorded(self, keys: str) -> None:
        book = self._commands.book
        reason = book.why_not(keys)
        if reason:
            self._tell(reason, aloud=True)
            return
        other = book.taken_by(self._entry, keys)
        if other is None:
            book.give(self._entry, (keys,))
            self._done()
            return
        self._pressed, self._other = keys, other
        said = self.tr("{keys} belongs to “{name}”.")
        if book.can_change(other):
            said = self.tr("{keys} belongs to “{name}”. Swap, or press other keys.")
            self.swap.show()
        name = self._commands.name(other)
        self._tell(said.format(keys=keys_text(keys), name=name), aloud=True)

    @Slot()
    def _swap(self) -> None:
        self._commands.book.swap(self._entry, self._pressed, self._other)
        self._done()

    @Slot()
    def _take_away(self) -> None:
        self._commands.book.give(self._entry, ())
        self._done()

    @Slot()
    def _reset(self) -> None:
        self._commands.book.reset(self._entry)
        self._done()

    @Slot()
    def _leave(self) -> None:
        self._rest()
        self.over.emit()

    def _done(self) -> None:
        name = self._commands.name(self._entry)
        keys = self._commands.keys(self._entry) or self.tr("none")
        self._rest()
        self.over.emit()
        self._tell(self.tr("“{name}”: {keys}").format(name=name, keys=keys), aloud=True)

    def _rest(self) -> None:
        self._pressed = self._other = ""
        self.recorder.hide()
        self.swap.hide()
        changes = self._changes()
        self.change.setEnabled(changes)
        self.none.setEnabled(changes and bool(self._commands.book.keys(self._entry)))
        self.usual.setEnabled(changes and self._commands.book.is_changed(self._entry))

    def _changes(self) -> bool:
        known = bool(self._entry) and not is_fixed(self._entry)
        return known and self._commands.book.can_change(self._entry)

    def _tell(self, said: str, *, aloud: bool = False) -> None:
        self._said.setText(said)
        if aloud:
            announce(self, said)
