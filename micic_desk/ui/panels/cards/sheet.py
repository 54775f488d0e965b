"""Cards as a sheet: one's own to give away, colleagues' taken in and compared aloud."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.app.sharing import Card, Keyring, add_card, export_card, own_name
from micic_desk.app.signing import introduce
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import Duty
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.cards import CARD_SUFFIX
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import signed_words, spoken
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.field_frame import FieldFrame
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.panel import Card as Ground
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import Told, ToldList

_WIDTH = 480
_TALL = 120


class CardsSheet(SideSheet):
    """Every card that is known, with its code; ``said`` carries a `Message`.

    A card that was taken in says nothing of who made it. Two people who read the same code to
    each other know that nobody put other keys in between.
    """

    said = Signal(object)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Colleagues and cards"), host, width=_WIDTH)
        self._bridge = bridge
        self._keyring = Keyring(bridge.desk)
        self._saving, self._taking = FileChoice(self), FileChoice(self)
        self._codes: dict[Card, str] = {}
        self.name = FieldFrame(self.tr("My name on the card"), self)
        self.save = QuietButton(self.tr("Save my card…"), icon=Icon.EXPORT, parent=self)
        self.take = QuietButton(self.tr("Take a card in…"), icon=Icon.IMPORT, parent=self)
        self.list = ToldList(self.tr("Cards that are known"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        self.nobody = PlainLabel(
            self.tr(
                "No card is known yet. Give yours to a colleague and take hers in: from then on"
                " a file can be sealed for her alone, with no words to tell."
            ),
            ink=Role.TEXT_QUIET,
            parent=self,
        )
        self.both = PlainLabel("", strong=True, parent=self)
        self.code = PlainLabel("", step=Step.TITLE, strong=True, parent=self)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.state = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.warning = PlainLabel("", ink=Tint.WARNING, parent=self)
        self.same = PrimaryButton(self.tr("The code is the same"), icon=Icon.OK, parent=self)
        self.forget = QuietButton(self.tr("Forget this card"), icon=Icon.BIN, parent=self)
        self._about = self._lay_out()
        self.save.clicked.connect(self._ask_where)
        self.take.clicked.connect(self._ask_which)
        self._saving.chosen.connect(self.save_to)
        self._taking.chosen.connect(self.bring)
        self.list.chosen_changed.connect(self._tell)
        self.same.clicked.connect(self.confirm)
        self.forget.clicked.connect(self.forget_card)

    def open_cards(self) -> None:
        """Look at the cards anew and open."""
        if not self.name.line.text():
            self.name.line.setText(own_name(self._bridge.desk))
        self._refresh()
        self.open_sheet(self.list if self._keyring.cards() else self._first())

    def _first(self) -> QWidget:
        """What comes first while no card is known: one's name, or else a colleague's card."""
        return self.take if self.name.line.text().strip() else self.name.line

    def save_to(self, path: Path) -> None:
        """Write one's own card to a file.

        Where nobody said yet whose notebook this is, the card's name says it: so that the lines
        typed here, before it and from now on, say whose they are when they meet a colleague's.
        """
        desk, signed = self._bridge.desk, 0
        try:
            card = export_card(desk, path, self.name.line.text().strip() or None)
            if desk.me is None:
                person = Workplace(desk).person_named(card.name, Duty.RAPPORTEUR)
                signed = introduce(desk, person, by=self)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        said = self.tr("The card of {name} is in {file}. It holds no secret.")
        told = [said.format(name=card.name, file=path.name)]
        if signed:
            told.append(signed_words(signed))
        undo = self._bridge.undo if signed else None
        self.said.emit(Message(" ".join(told), Tone.DONE, on_undo=undo))

    def bring(self, path: Path) -> None:
        """Take a colleague's card in and show the code to compare."""
        try:
            card, code = add_card(self._bridge.desk, path)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._codes[card] = code
        self._refresh(card)
        # Not on the button: an Enter too many must not say that a code was compared.
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self.both.text()} {code}")

    @Slot()
    def confirm(self) -> None:
        """Remember that both read the same code."""
        card = self.card()
        if card is None:
            return
        self._keyring.note_compared(card)
        self._refresh(card)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(self.tr("{name} is verified now.").format(name=card.name), Tone.DONE)

    @Slot()
    def forget_card(self) -> None:
        """Know the chosen card no longer; it can be had back at once."""
        card = self.card()
        if card is None:
            return
        self._keyring.forget(card)
        self._refresh()
        (self.list if self._keyring.cards() else self.take).setFocus()
        said = self.tr("The card of {name} is forgotten.").format(name=card.name)
        self.said.emit(Message(said, Tone.DONE, on_undo=partial(self._know_again, card)))

    def card(self) -> Card | None:
        """The chosen card."""
        chosen = self.list.chosen()
        return next((one for one in self._keyring.cards() if [one.signing_key] == chosen), None)

    def _know_again(self, card: Card) -> None:
        self._keyring.add(card)
        self._refresh(card)

    def _refresh(self, chosen: Card | None = None) -> None:
        cards = self._keyring.cards()
        self.list.show_rows([self._told(one) for one in cards])
        self.list.setVisible(bool(cards))
        self.nobody.setVisible(not cards)
        if chosen is not None:
            row = self.list.rows.row_of(chosen.signing_key)
            self.list.setCurrentIndex(self.list.rows.index(row, 0))
        self._tell()

    def _told(self, card: Card) -> Told:
        compared = self._keyring.is_compared(card)
        return Told(
            id=card.signing_key,
            text=card.name,
            below=self.tr("verified") if compared else self.tr("code not compared yet"),
            icon=Icon.OK if compared else Icon.PERSON,
            ink=Tint.SUCCESS if compared else Role.TEXT_QUIET,
        )

    @Slot()
    def _tell(self) -> None:
        """The chosen card's code, and what is known of it."""
        card = self.card()
        self._about.setVisible(card is not None)
        self.forget.setVisible(card is not None)
        if card is None:
            self.same.hide()
            return
        if card not in self._codes:
            self._codes[card] = self._keyring.code_with(card)
        own = self.name.line.text().strip() or self.tr("You")
        self.both.setText(self.tr("{own} and {name}").format(own=own, name=card.name))
        self.code.setText(self._codes[card])
        compared = self._keyring.is_compared(card)
        done = self.tr("You have read this code to each other: it is the same.")
        wanted = self.tr(
            "Read this code to each other, by telephone or face to face. It must be the same on "
            "both screens; where it is not, share nothing with this card."
        )
        self.state.setText(done if compared else wanted)
        self.same.setVisible(not compared)
        others = self._keyring.others_named_like(card)
        self.warning.setText(
            self.tr(
                "Another card of {name} with other keys is known here. A colleague who made a new "
                "notebook has new keys; or somebody put this card in between. Ask, compare the "
                "code, and forget the card that is not hers."
            ).format(name=card.name)
        )
        self.warning.setVisible(bool(others))

    @Slot()
    def _ask_where(self) -> None:
        name = self.name.line.text().strip()
        if not name:
            # Before a place is asked for, which would be asked for again.
            self._say(self.tr("Write your name above first: the card says whose it is."), Tone.INFO)
            self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kinds = self.tr("Card (*.micic-card)")
        title = self.tr("Save my card")
        self._saving.ask_to_save(title, kinds, name, CARD_SUFFIX.strip("."))

    @Slot()
    def _ask_which(self) -> None:
        kinds = ";;".join((self.tr("Card (*.micic-card)"), self.tr("All files (*)")))
        self._taking.ask_to_open(self.tr("Take a colleague’s card in"), kinds)

    def _refuse(self, refusal: Refusal) -> None:
        self._say(spoken(refusal.sentence), Tone.REFUSED)

    def _say(self, text: str, tone: Tone) -> None:
        self.said.emit(Message(text, tone))

    def _lay_out(self) -> QWidget:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 10)
        caption = self.tr("My name on the card")
        column.addWidget(PlainLabel(caption, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=body))
        column.addWidget(self.name)
        row = QHBoxLayout()
        look.lay(row, gap=8)
        for button in (self.save, self.take):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.nobody)
        column.addWidget(self.list, 6)
        about = Ground(self.tr("The code to compare"), body)
        for one in (self.both, self.code, self.state, self.warning):
            about.column.addWidget(one)
        column.addWidget(about)
        column.addStretch(1)
        self.set_body(body)
        foot = QWidget(self)
        acts = QHBoxLayout(foot)
        look.lay(acts, (20, 10, 20, 10), 8)
        acts.addWidget(self.forget)
        acts.addStretch(1)
        acts.addWidget(self.same)
        self.add_foot(foot)
        return about
