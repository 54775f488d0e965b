"""Long work: what is being done, how far it is, and a way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name


class ProgressStrip(QWidget):
    """Hidden until work starts; ``cancelled`` is a wish, after which `finish` is still called."""

    cancelled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, name)
        self._text = PlainLabel("", elide=True, parent=self)
        self._figure = PlainLabel(
            "", step=Step.CAPTION, ink=Role.TEXT_QUIET, elide=True, parent=self
        )
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        give_name(self._bar, name)
        self._cancel = QuietButton(self.tr("Cancel"), parent=self)
        self._cancel.clicked.connect(self._give_up)
        self._lay_out()
        self.hide()

    def start(self, text: str, *, can_cancel: bool = True) -> None:
        """Say what is being done; how much of it there is, is not known yet."""
        self._text.setText(text)
        self._figure.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setVisible(can_cancel)
        self._cancel.setEnabled(True)
        self.show()
        announce(self, text)

    def advance(self, done: int, whole: int) -> None:
        """Show ``done`` of ``whole`` pieces of the work."""
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(min(done, whole))
        shown = self.tr("{done} of {whole}")
        locale = self.locale()
        self._figure.setText(shown.format(done=locale.toString(done), whole=locale.toString(whole)))

    def finish(self, text: str = "") -> None:
        """Go away; ``text`` is spoken."""
        self.hide()
        if text:
            announce(self, text)

    def _give_up(self) -> None:
        self._cancel.setEnabled(False)
        self._text.setText(self.tr("Stopping…"))
        self.cancelled.emit()

    def _lay_out(self) -> None:
        look = Look.current()
        words = QHBoxLayout()
        look.lay(words, gap=8)
        words.addWidget(self._text, 1)
        words.addWidget(self._figure)
        column = QVBoxLayout()
        look.lay(column, gap=6)
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        look.lay(row, (16, 8, 12, 8), 16)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
