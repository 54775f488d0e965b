"""For whom a share file is: whoever is told six words, or some of the people known by card."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.sharing import Card, Keyring
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.two_lines import Told, ToldList

_CHOSEN = "share_readers"
_ROW, _AROUND, _MOST_ROWS = 47, 24, 4


class Readers(QWidget):
    """``changed`` when another file would be written; each person has a tick."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cards: dict[str, Card] = {}
        self._ticked: dict[str, bool] = {}
        self.way = ChoiceBox(self.tr("For whom"), self)
        self.list = ToldList(self.tr("Colleagues it is sealed for"), parent=self)
        column = QVBoxLayout(self)
        Look.current().lay(column, gap=6)
        column.addWidget(self.way)
        column.addWidget(self.list)
        self.way.currentIndexChanged.connect(self._turned)
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._turn_tick)

    def fill(self) -> None:
        """Read anew whose cards are known; whoever was chosen last is chosen.

        Where a card's code was compared aloud, sealing comes first: six words are for whoever
        there was no time to pair with.
        """
        keyring = Keyring(self._desk)
        self._cards = {card.signing_key: card for card in keyring.cards()}
        kept = Memory(self._desk).get(_CHOSEN)
        before = set(kept) if isinstance(kept, list | tuple) else set()
        alone = len(self._cards) == 1
        self._ticked = {key: alone or key in before for key in self._cards}
        held = self.way.blockSignals(True)
        self.way.clear()
        self.way.addItem(self.tr("Whoever is told six words"), False)
        if self._cards:
            self.way.addItem(self.tr("Colleagues whose cards are known"), True)
            paired = any(keyring.is_compared(one) for one in self._cards.values())
            self.way.setCurrentIndex(int(paired or bool(before & self._cards.keys())))
        self.way.blockSignals(held)
        self.list.show_rows([self._told(keyring, key) for key in self._cards])
        rows = min(len(self._cards), _MOST_ROWS)
        self.list.setFixedHeight(Look.current().px(rows * _ROW + _AROUND))
        self._show()

    def by_words(self) -> bool:
        """Whether six words open the file."""
        return not self.way.currentData()

    def cards(self) -> tuple[Card, ...]:
        """The cards it is sealed for; none where six words open it."""
        if self.by_words():
            return ()
        return tuple(card for key, card in self._cards.items() if self._ticked[key])

    def ready(self) -> bool:
        """Whether it is said for whom the file is."""
        return self.by_words() or bool(self.cards())

    def remember(self) -> None:
        """Choose the same people the next time."""
        keys = [card.signing_key for card in self.cards()]
        if keys:
            Memory(self._desk).hold(_CHOSEN, keys)

    def _told(self, keyring: Keyring, key: str) -> Told:
        card = self._cards[key]
        compared, never = self.tr("code compared"), self.tr("code never compared aloud")
        return Told(
            id=key,
            text=card.name,
            below=compared if keyring.is_compared(card) else never,
            icon=Icon.PERSON,
            ticked=self._ticked[key],
        )

    @Slot()
    def _turned(self) -> None:
        self._show()
        self.changed.emit()

    @Slot(str, bool)
    def _tick(self, key: str, ticked: bool) -> None:  # noqa: FBT001 - a signal's
        self._ticked[key] = ticked
        self.changed.emit()

    @Slot()
    def _turn_tick(self) -> None:
        """Enter ticks too."""
        for key in self.list.chosen():
            self.list.rows.tick(self.list.rows.row_of(key), ticked=not self._ticked[key])
            self._tick(key, not self._ticked[key])

    def _show(self) -> None:
        self.list.setVisible(not self.by_words())
