"""Whose file it is, what it says it holds, and the counts of what it would bring."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.merging import OpenedShare, Outcome
from micic_desk.ui.panels.merging.opening import Foreseen
from micic_desk.ui.panels.merging.rows import all_counted
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import IconLabel, PlainLabel


class About(QWidget):
    """The head of a preview."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.whose = PlainLabel("", step=Step.LEAD, strong=True, parent=self)
        self.verified = IconLabel(Icon.OK, "-", Tint.SUCCESS, self)
        self.holds = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.counts = PlainLabel("", parent=self)
        self.refused = PlainLabel("", ink=Tint.DANGER, parent=self)
        column = QVBoxLayout(self)
        Look.current().lay(column, (16, 12, 16, 12), 4)
        for line in (self.whose, self.verified, self.holds, self.counts, self.refused):
            column.addWidget(line)

    def tell(self, shares: Sequence[OpenedShare], found: Foreseen) -> None:
        """Say all of it."""
        outcome = found.chosen
        names = dict.fromkeys(one.sender or self.tr("somebody who gives no name") for one in shares)
        self.whose.setText(self.tr("From {name}").format(name=", ".join(names)))
        if all(one.own for one in shares):
            self.verified.show_state(Icon.OK, self.tr("Your own file"), Tint.SUCCESS)
        elif all(one.verified for one in shares):
            self.verified.show_state(Icon.OK, self.tr("Signature known"), Tint.SUCCESS)
        else:
            said = self.tr("Sender not verified: we have no card of this name with this key")
            self.verified.show_state(Icon.WARNING, said, Tint.WARNING)
        self._say(self.holds, " · ".join(self._holds(shares, found)))
        told = all_counted(outcome)
        if found.alike:
            told.append(self.tr("%n perhaps noted here already", "", found.alike))
        said = ", ".join(told)
        if outcome.nothing_new:
            said = self.tr("Nothing new: everything in it is here already.")
        elif not said:
            said = self.tr("It changes nothing to be seen; what it holds is noted as arrived.")
        self.counts.setText(said)
        self._say(self.refused, "\n".join(self._warnings(outcome)))

    def _warnings(self, outcome: Outcome) -> list[str]:
        found = []
        altered = len(outcome.altered)
        if altered == 1:
            found.append(self.tr("One change was altered since it was written; yours is kept."))
        elif altered:
            found.append(
                self.tr(
                    "%n changes were altered since they were written; yours are kept.", "", altered
                )
            )
        if outcome.copied:
            found.append(
                self.tr(
                    "Two copies of one notebook are being written in. No word is lost, but work "
                    "on in only one of them."
                )
            )
        return found

    def _holds(self, shares: Sequence[OpenedShare], foreseen: Foreseen) -> list[str]:
        found = list(dict.fromkeys(one.title for one in shares if one.title))
        for name, count in foreseen.people:
            if count == 1:
                found.append(self.tr("1 line by {name}").format(name=name))
            else:
                found.append(self.tr("%n lines by {name}", "", count).format(name=name))
        withheld = sum(one.withheld for one in shares)
        if withheld == 1:
            found.append(self.tr("one line left out by the sender"))
        elif withheld:
            found.append(self.tr("%n lines left out by the sender", "", withheld))
        return found

    def _say(self, label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
