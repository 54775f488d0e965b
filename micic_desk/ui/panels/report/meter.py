"""How long the report is when it is spoken, told while it is being built."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from micic_desk.app.speaking import talk
from micic_desk.ui.bridge.bridge import Bridge

_REST_MS = 500


class Meter(QObject):
    """``told`` carries a sentence when nothing has changed for a while; "" where there is none."""

    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._consultation: str | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._measure)

    def follow(self, consultation: str | None) -> None:
        """Measure this consultation's report when it rests; None has none."""
        self._consultation = consultation
        self._rest.start()

    @Slot()
    def _measure(self) -> None:
        here = self._consultation
        shown = here is not None and self._bridge.notebook.shown(here)
        self.told.emit(self._spoken(here) if shown and here is not None else "")

    def _spoken(self, here: str) -> str:
        spoken = talk(self._bridge.desk, here)
        if not spoken.all_words:
            return ""
        whole = f"{spoken.all_words / spoken.pace:.1f}"
        if spoken.slot is None and spoken.all_words < spoken.pace:
            return self.tr("Spoken it takes less than a minute.")
        if spoken.slot is None:
            return self.tr("Spoken it takes {minutes} minutes.").format(minutes=whole)
        if not spoken.speech.left:
            said = self.tr("Spoken it takes {minutes} of {slot} minutes.")
            return said.format(minutes=whole, slot=spoken.slot)
        said = self.tr(
            "Spoken it takes {minutes} minutes; in {slot} there is no time for %n lines.",
            "",
            len(spoken.speech.left),
        )
        return said.format(minutes=whole, slot=spoken.slot)
