"""One part of the notebook and what was found of it: a sign, its name, and a whole sentence."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.checking import PARTS, Finding, Part, said
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import IconLabel, PlainLabel
from micic_desk.ui.widgets.naming import give_name


class PartRow(QWidget):
    """Waits, then says what was found."""

    def __init__(self, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = spoken(Sentence(PARTS[part]))
        give_name(self, self.name)
        self.sign = IconLabel(Icon.CLOCK, self.name, Role.TEXT_QUIET, self)
        self.found = PlainLabel("-", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        column = QVBoxLayout(self)
        Look.current().lay(column, (0, 0, 0, 8), 4)
        column.addWidget(self.sign)
        under = QHBoxLayout()
        Look.current().lay(under, (24, 0, 0, 0))
        under.addWidget(self.found)
        column.addLayout(under)
        self.wait()

    def wait(self) -> None:
        """Say that it was not looked at yet."""
        self.sign.show_state(Icon.CLOCK, self.name, Role.TEXT_QUIET)
        self.found.setText(self.tr("Not looked at yet"))
        self.found.set_ink(Role.TEXT_QUIET)

    def tell(self, finding: Finding) -> None:
        """Say what was found, and where it is wrong what is done about it."""
        icon, ink = (Icon.WARNING, Tint.WARNING) if finding.wrong else (Icon.OK, Tint.SUCCESS)
        self.sign.show_state(icon, self.name, ink)
        self.found.setText(spoken(said(finding)))
        self.found.set_ink(Role.TEXT if finding.wrong else Role.TEXT_QUIET)
