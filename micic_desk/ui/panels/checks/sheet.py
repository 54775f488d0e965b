"""The checks of a report as a table: what was found, where, and why it may stay."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.preflight import (
    Check,
    Finding,
    findings,
    leaving,
    looking_again,
    reason_of,
)
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.choices import TickBox
from micic_desk.ui.widgets.message_bar import Tone

_REASON = 3


class ChecksSheet(GridSheet):
    """Go to a line with Ctrl+Enter, answer a yes or no with Space, type why the rest may stay."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Checks before export"), bridge, host)
        self._consultation: str | None = None
        self._found: dict[str, Finding] = {}
        self.about.setText(
            self.tr(
                "Nothing here bars an export. Go to a line and put it right, or say why it may "
                "stay: that is kept, and printed in your own copy."
            )
        )
        self.open_only = TickBox(self.tr("Open ones only"), self)
        self.open_only.setChecked(True)
        self._go = QuietButton(self.tr("Go to the line"), keys="Ctrl+Return", parent=self)
        self._again = QuietButton(self.tr("Look at it again"), keys="Del", parent=self)
        for widget in (self.open_only, self._go, self._again):
            self.foot.addWidget(widget)
        self.fit_grid(self.tr("Checks of this report"), self._columns(), self._keys)
        self.open_only.toggled.connect(self.model.refresh)
        self._go.clicked.connect(self._go_to_line)
        self._again.clicked.connect(self._look_again)
        self.grid.gone_to.connect(self._go_to_line)
        self.grid.bin_wished.connect(self._look_again)

    def look(self, consultation: str | None) -> None:
        """Open with the checks of a consultation's report."""
        self._consultation = consultation
        self.open_grid()

    @Slot()
    def tell_count(self) -> None:
        """How many are open; where none is, so."""
        left = sum(self._is_open(one) for one in self._found.values())
        if left == 1:
            said = self.tr("1 is open")
        else:
            said = self.tr("%n are open", "", left) if left else self.tr("Nothing is open")
        self.count.setText(said)

    def _columns(self) -> list[Column]:
        return [
            Column(name=self.tr("Check"), shows=self._check, sorts=self._order, width=150),
            Column(name=self.tr("What was found"), shows=self._sentence, width=300),
            Column(
                name=self.tr("May stay"),
                shows=self._standing,
                ticked=self._is_waived,
                tick=self._answer,
                width=90,
            ),
            Column(
                name=self.tr("Because"),
                shows=self._reason,
                put=self._put_reason,
                hints=self._hint,
                width=170,
            ),
            Column(name=self.tr("Line"), shows=self._line, width=220, quiet=True),
        ]

    def _keys(self) -> list[str]:
        found = findings(self.bridge.desk, self._consultation)
        self._found = {one.key: one for one in found}
        if not self.open_only.isChecked():
            return list(self._found)
        return [key for key, one in self._found.items() if self._is_open(one)]

    def _is_open(self, finding: Finding) -> bool:
        return reason_of(self.bridge.notebook, finding) is None

    # -- what the cells show -----------------------------------------------------------------

    def _check(self, key: str) -> str:
        return check_name(self._found[key].check)

    def _order(self, key: str) -> object:
        return list(Check).index(self._found[key].check)

    def _sentence(self, key: str) -> str:
        return spoken(self._found[key].sentence)

    def _standing(self, key: str) -> str:
        return self.tr("open") if self._is_open(self._found[key]) else self.tr("may stay")

    def _is_waived(self, key: str) -> bool:
        return not self._is_open(self._found[key])

    def _reason(self, key: str) -> str:
        return reason_of(self.bridge.notebook, self._found[key]) or ""

    def _hint(self, key: str) -> str:
        finding = self._found[key]
        if not self._is_open(finding):
            return ""
        if finding.check is Check.IDENTIFYING:
            return self.tr("Space says yes")
        return self.tr("type why it may stay")

    def _line(self, key: str) -> str:
        entity = self.bridge.notebook.get(self._found[key].source)
        if entity is None:
            return ""
        return " ".join((entity.text("text") or entity.text("title")).split())

    # -- what becomes of what is typed -------------------------------------------------------

    def _put_reason(self, key: str, typed: str) -> bool:
        finding = self._found[key]
        if not typed.strip() and finding.check is not Check.IDENTIFYING:
            return self.granted(looking_again(self.bridge.notebook, finding))
        return self._leave(finding, typed)

    def _answer(self, key: str, stays: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        finding = self._found[key]
        if not stays:
            return self.granted(looking_again(self.bridge.notebook, finding))
        return self._leave(finding, "")

    def _leave(self, finding: Finding, reason: str) -> bool:
        try:
            edit = leaving(self.bridge.notebook, finding, reason)
        except Refusal as refusal:
            self.say(spoken(refusal.sentence), Tone.INFO)
            self.grid.setCurrentIndex(self.grid.currentIndex().siblingAtColumn(_REASON))
            return False
        return self.granted(edit)

    @Slot()
    def _look_again(self) -> None:
        for key in self.chosen():
            if not self._is_open(self._found[key]):
                self.granted(looking_again(self.bridge.notebook, self._found[key]))

    @Slot()
    def _go_to_line(self) -> None:
        for key in self.chosen()[:1]:
            self.go(self._found[key].source)


def check_name(check: Check) -> str:
    """What a check is called."""
    return {
        Check.IDENTIFYING: _tr("May point at somebody"),
        Check.OPEN_CONFLICT: _tr("Open conflict"),
        Check.TWO_FIGURES: _tr("Two figures"),
        Check.PROMISED_COUNT: _tr("Promised count"),
        Check.GAP: _tr("Gap"),
        Check.UNNAMED_SPEAKER: _tr("Unknown speaker"),
        Check.OPEN_DAY: _tr("Unclear day"),
        Check.ACRONYM: _tr("Acronym"),
        Check.ASKS_NOTHING: _tr("Asks nothing"),
        Check.MISSING_GLYPH: _tr("Missing sign"),
        Check.SPEAKING_TIME: _tr("Speaking time"),
        Check.PAGE_LIMIT: _tr("Pages"),
    }[check]


def _tr(text: str) -> str:
    return QCoreApplication.translate("CheckNames", text)
