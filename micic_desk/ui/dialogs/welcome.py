"""The first page: three ways to begin, and the notebooks opened last."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from micic_desk.ui.dialogs.page import Page
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Radius, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import DeskButton, TextButton
from micic_desk.ui.widgets.labels import Heading, PlainLabel
from micic_desk.ui.widgets.strokes import RING, focus_ring, leading, mirror, rounded, write


class ChoiceCard(DeskButton):
    """A button as wide as its column: an icon on a disc, a headline, and what it leads to."""

    PAD = 14
    DISC = 44

    def __init__(
        self, icon: Icon, headline: str, sentence: str, keys: str, parent: QWidget
    ) -> None:
        self._sentence = sentence
        super().__init__(headline, icon=icon, keys=keys, parent=parent)
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as headline and sentence need at the width there is."""
        ring = 2 * self._look.px(RING)
        return QSize(self._look.px(320), self._tall(self.width()) + ring)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width will do: the sentence wraps."""
        return QSize(self._look.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for another height where the width has changed."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card."""
        painter, look, body = QPainter(self), self._look, self._body()
        ground = Role.PRESSED if self.isDown() else Role.HOVER if self.underMouse() else Role.RAISED
        edge = Role.LINE_STRONG if look.theme.outlined else Role.LINE
        rounded(painter, body, look.px(Radius.CARD), look.ground(ground), look.ink(edge))
        disc, words = self._areas(body)
        painter.setPen(look.ink(Tint.RECOMMENDATION) if look.theme.outlined else Qt.PenStyle.NoPen)
        painter.setBrush(look.ground(Tint.RECOMMENDATION))
        painter.drawEllipse(disc)
        inset = look.px(11)
        inner = disc.adjusted(inset, inset, -inset, -inset)
        if self._sign is not None:
            look.icons.paint(painter, inner, self._sign, look.theme.ink(Tint.RECOMMENDATION))
        self._paint_words_in(painter, words)
        if self.hasFocus():
            focus_ring(painter, body, look.px(Radius.CARD), look)

    def _paint_words_in(self, painter: QPainter, words: QRect) -> None:
        look = self._look
        align = leading(self.layoutDirection())
        font = look.font(Step.LEAD)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(look.ink(Role.TEXT))
        write(painter, words, self.text_shown(), align | Qt.AlignmentFlag.AlignTop)
        below = words.adjusted(0, QFontMetrics(font).height() + look.px(2), 0, 0)
        painter.setFont(look.font(Step.BODY))
        painter.setPen(look.ink(Role.TEXT_QUIET))
        flags = align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        write(painter, below, self._sentence, flags)

    def _areas(self, body: QRect) -> tuple[QRect, QRect]:
        look = self._look
        pad, disc = look.px(self.PAD), look.px(self.DISC)
        place = QRect(body.left() + pad, 0, disc, disc)
        place.moveTop(body.top() + (body.height() - disc) // 2)
        start = place.right() + pad
        tall = self._tall(self.width()) - 2 * pad
        words = QRect(start, 0, body.right() - pad - start, tall)
        words.moveTop(body.top() + (body.height() - tall) // 2)
        direction = self.layoutDirection()
        return mirror(direction, body, place), mirror(direction, body, words)

    def _tall(self, width: int) -> int:
        look = self._look
        room = max(width - look.px(self.DISC + 3 * self.PAD + 2 * RING), look.px(80))
        lead, text = QFontMetrics(look.font(Step.LEAD)), QFontMetrics(look.font(Step.BODY))
        flags = int(Qt.TextFlag.TextWordWrap)
        sentence = text.boundingRect(QRect(0, 0, room, 10_000), flags, self._sentence)
        words = lead.height() + look.px(2) + sentence.height()
        return max(words, look.px(self.DISC)) + 2 * look.px(self.PAD)


class Welcome(Page):
    """Nothing to fill in: choose, and begin."""

    sample_wished = Signal()
    start_wished = Signal()
    open_wished = Signal()
    notebook_wished = Signal(str)

    def __init__(self, recent: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__("MICIC Desk", parent=parent)
        look = Look.current()
        self.column.addWidget(Heading(self.tr("MICIC Desk"), 1, self))
        said = self.tr("Capture what is said, merge it with your co-rapporteur, print the report.")
        self.column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=self))
        self.column.addSpacing(look.px(16))
        self.start = ChoiceCard(
            Icon.CONSULTATION,
            self.tr("Start a consultation"),
            self.tr("Give it a title, and write the first line a few seconds later."),
            "Ctrl+N",
            self,
        )
        self.sample = ChoiceCard(
            Icon.SAMPLE,
            self.tr("Open the sample"),
            self.tr("A finished consultation of invented people, to try everything in."),
            "Ctrl+Shift+E",
            self,
        )
        self.open = ChoiceCard(
            Icon.OPEN,
            self.tr("Open a notebook"),
            self.tr("A notebook file from this computer or from a stick."),
            "Ctrl+O",
            self,
        )
        for card in (self.start, self.sample, self.open):
            self.column.addWidget(card)
        self.start.clicked.connect(self.start_wished)
        self.sample.clicked.connect(self.sample_wished)
        self.open.clicked.connect(self.open_wished)
        self._recent = QVBoxLayout()
        self.column.addLayout(self._recent)
        self.show_recent(recent)

    def show_recent(self, recent: Sequence[str]) -> None:
        """List these notebooks by their file names alone: a folder's name may tell too much."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not recent:
            return
        Look.current().lay(self._recent, (0, 16, 0, 0), 2)
        self._recent.addWidget(
            PlainLabel(self.tr("Opened last"), step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        )
        for path in recent[:5]:
            button = TextButton(Path(path).name, icon=Icon.NOTEBOOK, parent=self)
            button.setObjectName(path)
            button.setAccessibleDescription(self.tr("Open this notebook"))
            button.clicked.connect(self._chosen)
            self._recent.addWidget(button)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Enter starts a consultation."""
        super().showEvent(event)
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _chosen(self) -> None:
        button = self.sender()
        if button is not None:
            self.notebook_wished.emit(button.objectName())
