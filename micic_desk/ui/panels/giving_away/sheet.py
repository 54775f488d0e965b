"""The page “what this laptop would give away”: the worst first, each with what to do about it."""

from functools import partial

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.desk import Desk
from micic_desk.app.giving_away import Beside, Exposure, Finding, Grade, look_round
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.giving_away.row import ToldRow
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.scrolled import Scrolled
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 600
_SIGNS: dict[Grade, tuple[Icon, Tint | Role]] = {
    Grade.OPEN: (Icon.WARNING, Tint.DANGER),
    Grade.UNKNOWN: (Icon.HELP, Tint.WARNING),
    Grade.KNOW: (Icon.INFO, Tint.INFO),
    Grade.KEPT: (Icon.OK, Tint.SUCCESS),
}


class GivingAwaySheet(SideSheet):
    """Looks round beside the typing whenever it is opened. ``said`` carries a `Message`."""

    said = Signal(object)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("What this laptop would give away"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._busy = False
        self.state = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.again = QuietButton(self.tr("Look again"), parent=self)
        self._page = QWidget(self)
        self._lines = QVBoxLayout(self._page)
        Look.current().lay(self._lines, (20, 12, 20, 16), 4)
        self._lines.addWidget(self.state)
        self._lines.addStretch(1)
        self._shown: list[QWidget] = []
        self.set_body(Scrolled(self.accessibleName(), self._page, self))
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        Look.current().lay(row, (20, 10, 20, 10), 8)
        row.addStretch(1)
        row.addWidget(self.again)
        self.add_foot(foot)
        self.again.clicked.connect(self.look_now)

    def open_page(self) -> None:
        """Open and look round."""
        self.open_sheet(self.again)
        self.look_now()

    def rows(self) -> list[ToldRow]:
        """What is told, from top to bottom."""
        return [one for one in self._shown if isinstance(one, ToldRow)]

    def busy(self) -> bool:
        """Whether the system is being asked."""
        return self._busy

    @Slot()
    def stop(self) -> None:
        """Give all work up before the notebook closes."""
        self._jobs.stop_all()

    @Slot()
    def look_now(self) -> None:
        """Ask the system again."""
        if self._busy:
            return
        self._busy = True
        self.again.setEnabled(False)
        self.state.setText(self.tr("Looking round on this computer…"))
        job = self._jobs.start(partial(_look, self._bridge.desk))
        job.succeeded.connect(self._show)
        job.refused.connect(self._refuse)
        job.ended.connect(self._rest)

    @Slot()
    def _rest(self) -> None:
        self._busy = False
        self.again.setEnabled(True)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.state.setText("")
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    @Slot(object)
    def _show(self, found: object) -> None:
        assert isinstance(found, Exposure)
        for one in self._shown:
            self._lines.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._shown = []
        self.state.setText(self._summed(found))
        announce(self, self.state.text())
        titles = {
            Grade.OPEN: self.tr("Do something about this"),
            Grade.UNKNOWN: self.tr("Could not be found out"),
            Grade.KNOW: self.tr("Good to know"),
            Grade.KEPT: self.tr("As it should be"),
        }
        for grade, title in titles.items():
            rows = [self._row(one) for one in found.findings if one.grade is grade]
            self._add(title, rows)
        self._add(self.tr("Our files on this computer"), [self._file(one) for one in found.files])
        # Rows have their heights at once, and are never seen crushed into the old one.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if self._close.hasFocus() and self.rows():
            # Nobody who has just asked wants to close it again by Space.
            self.rows()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, title: str, rows: list[ToldRow]) -> None:
        if not rows:
            return
        head = PlainLabel(title, strong=True, parent=self._page)
        head.setContentsMargins(0, Look.current().px(10), 0, 0)
        for one in (head, *rows):
            self._lines.insertWidget(self._lines.count() - 1, one)
            self._shown.append(one)
            one.show()

    def _row(self, finding: Finding) -> ToldRow:
        icon, tint = _SIGNS[finding.grade]
        advice = spoken(finding.advice) if finding.advice is not None else ""
        return ToldRow(icon, tint, spoken(finding.said), advice, self._page)

    def _file(self, one: Beside) -> ToldRow:
        sealed = {
            True: self.tr("encrypted"),
            False: self.tr("not encrypted"),
            None: self.tr("holds no words"),
        }[one.sealed]
        icon = Icon.LOCK if one.sealed else Icon.UNLOCK
        size = QLocale().formattedDataSize(one.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        tint = Tint.DANGER if one.sealed is False else Role.TEXT_QUIET
        return ToldRow(icon, tint, str(one.path), f"{sealed} · {size}", self._page)

    def _summed(self, found: Exposure) -> str:
        bad = sum(one.grade is Grade.OPEN for one in found.findings)
        unknown = sum(one.grade is Grade.UNKNOWN for one in found.findings)
        said = self.tr("What somebody finds who takes this laptop, as far as it can be seen.")
        if bad:
            said += " " + self.tr("To do: {count}.").format(count=bad)
        if unknown:
            said += " " + self.tr("Not found out: {count}.").format(count=unknown)
        return said


def _look(desk: Desk, progress: Progress) -> Exposure:
    progress.check()
    return look_round(desk)
