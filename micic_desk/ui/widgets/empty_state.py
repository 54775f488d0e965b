"""What an empty place says: what belongs here, and how to begin."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import PrimaryButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.naming import give_name


class EmptyState(QWidget):
    """An icon, a headline, a sentence and, where ``act`` says what, a button (``act_wished``)."""

    act_wished = Signal()

    ICON = 30
    DISC = 64
    WIDTH = 340

    def __init__(
        self,
        icon: Icon,
        headline: str,
        sentence: str,
        *,
        act: str = "",
        act_icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        give_name(self, headline)
        self._look = Look.current()
        self._icon = icon
        self._column = QVBoxLayout(self)
        self._column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._headline = PlainLabel(headline, step=Step.LEAD, strong=True, parent=self)
        self._sentence = PlainLabel(sentence, ink=Role.TEXT_QUIET, parent=self)
        for label in (self._headline, self._sentence):
            label.setAlignment(centre)
            self._column.addWidget(label, 0, centre)
        self.button: PrimaryButton | None = None
        if act:
            self.button = PrimaryButton(act, icon=act_icon, parent=self)
            self.button.clicked.connect(self.act_wished)
            self._column.addSpacing(self._look.px(8))
            self._column.addWidget(self.button, 0, centre)
        self._look.lay(self._column, (24, self.DISC + 40, 24, 24), 6)
        self._look.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The icon on a quiet disc above the headline."""
        look, painter = self._look, QPainter(self)
        disc = look.px(self.DISC)
        box = QRect(0, 0, disc, disc)
        box.moveCenter(self.rect().center())
        box.moveBottom(self._headline.geometry().top() - look.px(14))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.ink(Tint.RECOMMENDATION)
        painter.setPen(edge if look.theme.outlined else Qt.PenStyle.NoPen)
        painter.setBrush(look.ground(Tint.RECOMMENDATION))
        painter.drawEllipse(box)
        side = look.px(self.ICON)
        inner = QRect(0, 0, side, side)
        inner.moveCenter(box.center())
        look.icons.paint(painter, inner, self._icon, look.theme.ink(Tint.RECOMMENDATION))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it likes to be, whatever room it has now."""
        return QSize(self._look.px(self.WIDTH + 48), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower than it likes to be: the words wrap."""
        return QSize(self._look.px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the words inside."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most, room = self._look.px(self.WIDTH), self.width() - self._look.px(48)
        for label in (self._headline, self._sentence):
            label.setFixedWidth(max(min(most, room), self._look.px(150)))
