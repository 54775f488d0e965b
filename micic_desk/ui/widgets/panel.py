"""An area of the window: a quiet title with its acts, a hairline, and what it is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.naming import give_name

TITLE_BAR = 46
"""Units: all panels of a row have their hairlines on one line."""


class Panel(QFrame):
    """A titled area; ``on_window`` gives it the window's ground instead of paper."""

    def __init__(
        self, title: str, *, on_window: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = Look.current()
        self.setProperty("ground", "window" if on_window else "surface")
        self._title = PlainLabel("", step=Step.LEAD, strong=True, elide=True, parent=self)
        self._note = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, elide=True, parent=self)
        self._note.hide()
        self.bar = QWidget(self)
        self._acts = QHBoxLayout(self.bar)
        self._look.lay(self._acts, (16, 0, 8, 0), 2)
        self._acts.addWidget(self._title)
        self._acts.addSpacing(self._look.px(8))
        self._acts.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        self._acts.addStretch(0)
        self._column = QVBoxLayout(self)
        self._look.lay(self._column)
        self._column.addWidget(self.bar)
        self._column.addWidget(Hairline(parent=self))
        self.set_title(title)
        self._look.changed.connect(self._fit)
        self._fit()

    def set_title(self, title: str) -> None:
        """Call the panel otherwise."""
        give_name(self, title)
        self._title.setText(title)

    def set_note(self, note: str) -> None:
        """A few quiet words beside the title, such as a count; none hides them."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def add_act(self, widget: QWidget) -> None:
        """Put a button at the end of the title bar."""
        self._acts.addWidget(widget)

    def set_body(self, body: QWidget) -> None:
        """Fill the panel."""
        self._column.addWidget(body, 1)

    def add_foot(self, foot: QWidget) -> None:
        """Put something below the body, parted from it by a hairline."""
        self._column.addWidget(Hairline(parent=self))
        self._column.addWidget(foot)

    def put_back_foot(self, foot: QWidget) -> None:
        """Put back what `add_foot` put there, below the hairline that has stayed."""
        self._column.addWidget(foot)

    def _fit(self) -> None:
        self.bar.setMinimumHeight(self._look.px(TITLE_BAR))


class Card(QFrame):
    """A raised ground with rounded corners for a group that belongs together."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, name)
        self.column = QVBoxLayout(self)
        Look.current().lay(self.column, (16, 14, 16, 14), 8)
