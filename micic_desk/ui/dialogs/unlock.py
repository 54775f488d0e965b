"""The page of a locked notebook: its passphrase and nothing else."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from micic_desk.app.glance import can_be_opened
from micic_desk.ui.dialogs.page import Page
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton, TextButton
from micic_desk.ui.widgets.labels import Heading, PlainLabel
from micic_desk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from micic_desk.ui.widgets.groups_field import GroupsField
    from micic_desk.ui.widgets.progress_strip import ProgressStrip

_SECOND_MS = 1000
_MARGIN = 0.05
"""Seconds more than are due, so that clock and timer agree that they are over."""


class Unlock(Page):
    """Asks for a passphrase (``unlock_wished``) until one opens the notebook."""

    unlock_wished = Signal(str)
    restore_wished = Signal(str)
    other_wished = Signal()
    open_wished = Signal()
    written_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Unlock a notebook"), width=440, parent=parent)
        self._asks = True
        self._path = Path()
        self._name = Heading("", 1, self)
        self._said = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.field = PassphraseField(self.tr("Passphrase"), self)
        self._groups: GroupsField | None = None
        self.by_sheet = TextButton(self.tr("Use the recovery sheet"), parent=self)
        self._fault = PlainLabel("", ink=Role.DANGER, parent=self)
        self._fault.hide()
        self._strip: ProgressStrip | None = None
        self.unlock = PrimaryButton(self.tr("Unlock"), parent=self)
        self.open = PrimaryButton(self.tr("Open"), parent=self)
        self._words = PlainLabel("", step=Step.TITLE, ink=Tint.RECOMMENDATION, parent=self)
        self.show_words = QuietButton(self.tr("Show the six words"), parent=self)
        self.written = QuietButton(self.tr("I have written them down"), icon=Icon.OK, parent=self)
        self.restore = QuietButton(self.tr("Restore"), icon=Icon.UNDO, parent=self)
        self.restore.hide()
        self.other = TextButton(self.tr("Another notebook"), parent=self)
        self._pause = QTimer(self)
        self._pause.setInterval(_SECOND_MS)
        # A coarse one may be early, and a try that is early is refused.
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._left = 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        Look.current().lay(row, gap=8)
        row.addWidget(self.unlock)
        row.addWidget(self.open)
        row.addWidget(self.show_words)
        row.addWidget(self.written)
        row.addWidget(self.restore)
        row.addWidget(self.by_sheet)
        row.addWidget(self.other)
        row.addStretch(1)
        for widget in (self._name, self._said, self._words, self.field, self._fault):
            self.column.addWidget(widget)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._wait_on)
        self.field.entered.connect(self._wish)
        self.field.edited.connect(self._edited)
        self.by_sheet.clicked.connect(self._turn)
        self.unlock.clicked.connect(self._wish)
        self.open.clicked.connect(self.open_wished)
        self.show_words.clicked.connect(self._show_words)
        self.written.clicked.connect(self.written_wished)
        self.restore.clicked.connect(self._wish_restoring)
        self.other.clicked.connect(self.other_wished)

    @property
    def groups(self) -> "GroupsField":
        """The field of the recovery sheet, made when it is first wanted: hardly anybody does."""
        if self._groups is None:
            from micic_desk.ui.widgets.groups_field import (  # noqa: PLC0415 - not before a window
                GroupsField,
            )

            made = self._groups = GroupsField(self)
            made.hide()
            self.column.insertWidget(self.column.indexOf(self.field) + 1, made)
            QWidget.setTabOrder(self.field, made)
            made.entered.connect(self._wish)
            made.edited.connect(self._edited)
        return self._groups

    def ask(self, path: Path, *, plain: bool, open_to_all: bool = False, words: str = "") -> None:
        """Ask for the passphrase of a notebook, or show that a plain one is being opened.

        One that is ``open_to_all`` needs none and says so: it waits for a button only, and has
        the ``words`` that are not on paper yet to show.
        """
        self._words.setText(words)
        self._words.hide()
        self.written.hide()
        self.show_words.setVisible(bool(words))
        self._name.setText(path.stem)
        self._said.setText(self._about(path, plain=plain, open_to_all=open_to_all))
        self._path = path
        self._asks = not plain and not open_to_all
        self._show_field(sheet=False)
        self.open.set_name(self.tr("Open"))
        self.open.setVisible(open_to_all)
        self._wipe()
        self._fault.hide()
        self.restore.hide()
        self.hold(0)
        self._at_rest(resting=True)

    def opening(self) -> None:
        """The passphrase is being tried."""
        self._fault.hide()
        self._at_rest(resting=False)
        if self._strip is None:
            from micic_desk.ui.widgets.progress_strip import (  # noqa: PLC0415 - not before a window
                ProgressStrip,
            )

            self._strip = ProgressStrip(self.tr("Opening"), self)
            self.column.addWidget(self._strip)
        self._strip.start(self.tr("Opening…"), can_cancel=False)

    def refuse(self, sentence: str, *, again: bool = True) -> None:
        """It did not open, and why; the passphrase stays to be mended.

        Where none is asked for, a button tries ``again``: it may be closed elsewhere by then.
        """
        self._at_rest(resting=True)
        self._fault.setText(sentence)
        self._fault.show()
        announce(self, sentence, urgent=True)
        if self.field.isVisible():
            self.field.line.selectAll()
        if not self._asks and again:
            self.open.set_name(self.tr("Try again"))
            self.open.show()
        if self._asks or again:
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, seconds: float) -> None:
        """Let nothing be tried for so long; what was typed stays, and may be mended meanwhile."""
        self._left = math.ceil(seconds + _MARGIN) if seconds > 0 else 0
        self._pause.stop()
        if self._left:
            self._pause.start()
            self._tell_wait()
        self._edited()

    def offer_restoring(self) -> None:
        """What was refused can be made again from what is left: one button, and the keyboard."""
        self.restore.show()
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Typing starts at once."""
        super().showEvent(event)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _about_sheet(self) -> str:
        from micic_desk.app.rekeying import mark_of_sheet  # noqa: PLC0415 - loads the store

        mark = mark_of_sheet(self._path)
        if not mark:
            return self.tr("Type the 14 groups of the recovery sheet in their order.")
        said = self.tr("Type the 14 groups of the recovery sheet with the mark {mark}, in order.")
        return said.format(mark=mark)

    def _about(self, path: Path, *, plain: bool, open_to_all: bool) -> str:
        if plain:
            return self.tr("This notebook is not encrypted.")
        if open_to_all:
            return self.tr(
                "Its six words are not on paper yet: until they are, whoever has this computer "
                "can open it. Write them down as soon as nobody looks on."
            )
        if can_be_opened(path):
            return self.tr("The notebook is locked. Its passphrase opens it.")
        return ""

    def _at_rest(self, *, resting: bool) -> None:
        if self._strip is not None:
            self._strip.finish()
        self.field.setEnabled(resting)
        if self._groups is not None:
            self._groups.setEnabled(resting)
        self.by_sheet.setEnabled(resting)
        self.restore.setEnabled(resting)
        self.open.setEnabled(resting)
        self.show_words.setEnabled(resting)
        self.written.setEnabled(resting)
        self.other.setEnabled(resting)
        self._edited()

    @Slot()
    def _edited(self) -> None:
        resting = self.field.isEnabled() and not self._left
        ready = self.groups.is_whole() if self._has_groups() else bool(self._typed())
        self.unlock.setEnabled(resting and ready)

    @Slot()
    def _wait_on(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._pause.stop()
            self._fault.hide()
        else:
            self._tell_wait()
        self._edited()

    def _tell_wait(self) -> None:
        said = self.tr("Several wrong tries: the next one in {seconds} s. Nothing is lost by it.")
        self._fault.setText(said.format(seconds=self._left))
        self._fault.show()

    def _typed(self) -> str:
        return self.groups.typed() if self._has_groups() else self.field.passphrase()

    def _has_groups(self) -> bool:
        return self._groups is not None and not self._groups.isHidden()

    def _first(self) -> QWidget:
        if not self.open.isHidden():
            return self.open
        return self.groups if self._has_groups() else self.field

    def forget_words(self) -> None:
        """Take the words off the screen; from now on they are asked for."""
        self._words.setText("")
        for widget in (self._words, self.show_words, self.written):
            widget.hide()

    @Slot()
    def _show_words(self) -> None:
        """Only when they are wished for: somebody may be looking on."""
        self.show_words.hide()
        self._words.show()
        self.written.show()
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wipe(self) -> None:
        self.field.wipe()
        if self._groups is not None:
            self._groups.wipe()

    def _show_field(self, *, sheet: bool) -> None:
        self.field.setVisible(self._asks and not sheet)
        if sheet or self._groups is not None:
            self.groups.setVisible(self._asks and sheet)
        self.by_sheet.setVisible(self._asks)
        self.by_sheet.set_name(
            self.tr("Use the passphrase") if sheet else self.tr("Use the recovery sheet")
        )
        self.unlock.setVisible(self._asks)
        if sheet:
            self._said.setText(self._about_sheet())

    @Slot()
    def _turn(self) -> None:
        """From the passphrase to the groups of the sheet, or back."""
        self._show_field(sheet=not self._has_groups())
        if not self._has_groups():
            self._said.setText(self.tr("The notebook is locked. Its passphrase opens it."))
        self._wipe()
        self._edited()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _wish_restoring(self) -> None:
        self.restore_wished.emit(self._typed())

    @Slot()
    def _wish(self) -> None:
        if self.unlock.isEnabled():
            self.unlock_wished.emit(self._typed())
