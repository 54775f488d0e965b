"""What an import offers to mend: a sentence that seems to go on in the next line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.importing import JoinOffered
from micic_desk.domain.edits.wording import JoinWith
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import QuietButton, TextButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.panel import Card


class OfferCard(Card):
    """One offer: both lines as they are, the line they would become, and two answers.

    ``answered`` after either answer; joining is one gesture, undone like any other.
    """

    answered = Signal()

    def __init__(self, bridge: Bridge, offer: JoinOffered, parent: QWidget) -> None:
        super().__init__(spoken(offer.reason), parent)
        self._bridge = bridge
        self._offer = offer
        notebook = bridge.notebook
        self.column.addWidget(PlainLabel(spoken(offer.reason), strong=True, parent=self))
        for entity in (offer.first, offer.second):
            text = notebook[entity].text("text") if entity in notebook else ""
            self.column.addWidget(PlainLabel(text, ink=Role.TEXT_QUIET, parent=self))
        self.join = QuietButton(self.tr("Join them"), icon=Icon.LINK, parent=self)
        self.leave = TextButton(self.tr("Leave as they are"), parent=self)
        row = QHBoxLayout()
        Look.current().lay(row, (0, 4, 0, 0), 8)
        row.addWidget(self.join)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.column.addLayout(row)
        self.join.clicked.connect(self._join)
        self.leave.clicked.connect(self._leave)

    def _join(self) -> None:
        edit = JoinWith(first=self._offer.first, second=self._offer.second)
        if self._bridge.do(edit, by=self) is not None:
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.answered.emit()


def still_open(notebook: Notebook, offer: JoinOffered) -> bool:
    """Whether both lines of an offer are still there."""
    return notebook.shown(offer.first) and notebook.shown(offer.second)


class Offers(QWidget):
    """All offers of one import, in the document's order; ``done`` when none is left."""

    done = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.cards: list[OfferCard] = []
        self._column = QVBoxLayout(self)
        Look.current().lay(self._column, (20, 12, 20, 12), 12)
        self._column.addStretch(1)

    def show_offers(self, offers: tuple[JoinOffered, ...]) -> None:
        """Put these in place of whatever was offered before."""
        for card in self.cards:
            card.setParent(None)
            card.deleteLater()
        self.cards = []
        for offer in offers:
            if still_open(self._bridge.notebook, offer):
                card = OfferCard(self._bridge, offer, self)
                card.answered.connect(self._look_whether_done)
                self._column.insertWidget(len(self.cards), card)
                self.cards.append(card)

    def _look_whether_done(self) -> None:
        """After an answer the keyboard goes to the next offer; after the last, nowhere."""
        left = [card for card in self.cards if not card.isHidden()]
        if left:
            left[0].join.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.done.emit()
