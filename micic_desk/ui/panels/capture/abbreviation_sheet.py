"""The abbreviations of this notebook: find, add, change, remove."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from micic_desk.app.abbreviations import Abbreviations
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.widgets.side_sheet import SideSheet

_SHORT = int(Qt.ItemDataRole.UserRole) + 1
_WORDS = int(Qt.ItemDataRole.UserRole) + 2
_IN_USE = int(Qt.ItemDataRole.UserRole) + 3


class PairList(QListWidget):
    """Abbreviations and what they stand for; ``removed`` on Delete, ``wished`` on Enter."""

    removed = Signal()
    wished = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_pairs(self, pairs: list[tuple[str, str, bool]], chosen: str) -> None:
        """Show these, the ones that are only offered in quiet ink; keep one chosen."""
        self.clear()
        look = Look.current()
        for short, words, in_use in pairs:
            said = f"{short}   {words}"
            item = QListWidgetItem(
                said if in_use else self.tr("{one}   (offered)").format(one=said)
            )
            item.setData(_SHORT, short)
            item.setData(_WORDS, words)
            item.setData(_IN_USE, in_use)
            if not in_use:
                item.setForeground(look.ink(Role.TEXT_QUIET))
            self.addItem(item)
            if short == chosen:
                self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete and Enter."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wished.emit()
        else:
            super().keyPressEvent(event)


class AbbreviationSheet(SideSheet):
    """What is chosen in the list stands in the two fields, to be changed or taken out."""

    def __init__(self, known: Abbreviations, host: QWidget) -> None:
        super().__init__(self.tr("Abbreviations"), host)
        self._known = known
        self.search = SearchField(self.tr("Find an abbreviation"), parent=self)
        self.list = PairList(self.tr("Abbreviations"), self)
        self.short = self._field(self.tr("Abbreviation"))
        self.words = self._field(self.tr("What it stands for"))
        self.keep = PrimaryButton(self.tr("Add"), parent=self)
        self.remove = QuietButton(self.tr("Remove"), parent=self)
        self._said = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self._changing = ""
        self._lay_out()
        self.search.searched.connect(self._show)
        self.search.stepped_down.connect(self._to_list)
        self.search.left.connect(self.close_sheet)
        self.list.currentItemChanged.connect(self._choose)
        self.list.removed.connect(self._remove)
        self.list.wished.connect(self.words.setFocus)
        self.short.textChanged.connect(self._turn)
        self.short.returnPressed.connect(self.words.setFocus)
        self.words.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)

    def open_abbreviations(self) -> None:
        """Open, ready for a new one."""
        self.search.empty()
        self._said.setText("")
        self._begin_anew()
        self._show()
        self.open_sheet(self.short)

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        give_name(made, name)
        made.setPlaceholderText(name)
        return made

    def _lay_out(self) -> None:
        look, body = Look.current(), QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 14, 20, 16), 10)
        said = self.tr(
            "A whole word that is typed and followed by a space, a sign or Enter becomes what it "
            "stands for, never in a quotation. Backspace right after takes it back. They stay on "
            "this laptop."
        )
        column.addWidget(PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self))
        for field in (self.short, self.words):
            column.addWidget(field)
        buttons = QHBoxLayout()
        look.lay(buttons, gap=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._said)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.set_body(body)

    @Slot()
    def _show(self) -> None:
        chosen = self._changing
        before = self.list.blockSignals(True)
        self.list.show_pairs(self._known.find(self.search.text()), chosen)
        self.list.blockSignals(before)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        """Say what pressing the button would do."""
        known = self._known.known()
        change = self._changing or self.short.text().strip() in known
        self.keep.set_name(self.tr("Change") if change else self.tr("Add"))
        self.remove.setEnabled(self._changing in known)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        self._changing = str(item.data(_SHORT)) if item.data(_IN_USE) else ""
        self.short.setText(str(item.data(_SHORT)))
        self.words.setText(str(item.data(_WORDS)))
        self._turn()

    @Slot()
    def _keep(self) -> None:
        try:
            short = self._known.put(self.short.text(), self.words.text(), instead_of=self._changing)
        except Refusal as refusal:
            self._said.setText(spoken(refusal.sentence))
            return
        words = self._known.known()[short]
        said = self.tr("“{short}” becomes “{words}”.")
        self._said.setText(said.format(short=short, words=words))
        self._begin_anew()
        self._show()
        self.short.setFocus()

    @Slot()
    def _remove(self) -> None:
        short = self._changing
        if not short:
            return
        try:
            words = self._known.remove(short)
        except Refusal as refusal:
            self._said.setText(spoken(refusal.sentence))
            return
        # What was taken out stays in the fields: one press of the button puts it back.
        self._changing = ""
        self.short.setText(short)
        self.words.setText(words)
        self._said.setText(self.tr("“{short}” is removed.").format(short=short))
        self._show()
        self.keep.setFocus()

    @Slot()
    def _to_list(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _begin_anew(self) -> None:
        self._changing = ""
        self.short.clear()
        self.words.clear()
