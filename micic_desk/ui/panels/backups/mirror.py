"""The mirror on a stick: where it lies, how it stands, chosen and given up."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.mirroring import Mirror, Standing
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.forgetful import file_dialog
from micic_desk.ui.widgets.labels import IconLabel, PlainLabel


class MirrorRow(QWidget):
    """``chosen`` carries a folder; ``given_up`` asks for no mirror any more."""

    chosen = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialogue: QFileDialog | None = None
        self.sign = IconLabel(Icon.NOT_SAVED, self.tr("No mirror on a stick"), parent=self)
        self.said = PlainLabel("-", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self.choose = QuietButton(self.tr("Mirror on a stick…"), icon=Icon.COPY, parent=self)
        self.stop = QuietButton(self.tr("Mirror no more"), parent=self)
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.stop.clicked.connect(self.given_up)
        self.show_mirror(Mirror(Standing.NONE))

    def show_mirror(self, mirror: Mirror) -> None:
        """Say how it stands."""
        folder = "" if mirror.folder is None else str(mirror.folder)
        ink: Role | Tint
        match mirror.standing:
            case Standing.NONE:
                icon, ink = Icon.NOT_SAVED, Role.TEXT_QUIET
                name = self.tr("No mirror on a stick")
                said = self.tr(
                    "What you write can be kept once more on a stick, sealed. It may be pulled "
                    "out at any time."
                )
            case Standing.UP_TO_DATE:
                icon, ink = Icon.SAVED, Tint.SUCCESS
                name, said = self.tr("The mirror is up to date"), folder
            case Standing.AWAY:
                icon, ink = Icon.CLOCK, Role.TEXT_QUIET
                name = self.tr("The stick with the mirror is away")
                said = self.tr("It catches up by itself when it is back: {folder}")
            case Standing.REFUSED:
                icon, ink = Icon.WARNING, Tint.WARNING
                name = self.tr("The mirror cannot be written")
                said = self.tr("The stick is full, or takes no file; it is tried again: {folder}")
        self.sign.show_state(icon, name, ink)
        self.said.setText(said.replace("{folder}", folder))
        self.stop.setVisible(mirror.standing is not Standing.NONE)

    @Slot()
    def _ask(self) -> None:
        self._dialogue = file_dialog(self, self.tr("A folder on the stick"))
        self._dialogue.setFileMode(QFileDialog.FileMode.Directory)
        self._dialogue.fileSelected.connect(self._choose)
        self._dialogue.open()

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.chosen.emit(Path(name))

    def _lay_out(self) -> None:
        look = Look.current()
        column = QVBoxLayout(self)
        look.lay(column, (20, 10, 20, 10), 4)
        column.addWidget(self.sign)
        under = QHBoxLayout()
        look.lay(under, (24, 0, 0, 0))
        under.addWidget(self.said)
        column.addLayout(under)
        row = QHBoxLayout()
        look.lay(row, (24, 4, 0, 0), 8)
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)
