"""Handing a part over as a sheet: which, to whom, with what words, and what she gets."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Desk
from micic_desk.app.handing_over import HandedOver, hand_over, open_in
from micic_desk.app.share_contents import proposed_name
from micic_desk.app.sharing import Card, Keyring
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.handing import HandPart
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.people import called, full_line
from micic_desk.domain.projecting import may_be_projected
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.bin.telling import words_of
from micic_desk.ui.panels.preview.choosing import FileChoice
from micic_desk.ui.panels.sharing.six_words import SixWords
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.buttons import PrimaryButton
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.field_frame import FieldFrame
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import Told, ToldList

_WIDTH = 520
_TALL = 180
_RAPPORTEURS = frozenset({Duty.RAPPORTEUR.value, Duty.CO_RAPPORTEUR.value})


class HandOverSheet(SideSheet):
    """One act: the presenter, the hand-over line, and the file that gives her the part.

    ``said`` carries a `Message`; ``entity_wished`` goes to a line of the part.
    """

    said = Signal(object)
    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Hand over a part"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._files = FileChoice(self)
        self.part = ChoiceBox(self.tr("Which part"), self)
        self.person = ChoiceBox(self.tr("Who presents it"), self)
        self.line = FieldFrame(self.tr("The hand-over line in the report"), self)
        self.reader = ChoiceBox(self.tr("How the file opens"), self)
        self.counted = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.list = ToldList(self.tr("What she gets"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        self.six = SixWords(self)
        self.give = PrimaryButton(
            self.tr("Write the file and hand over…"), icon=Icon.HAND_OVER, parent=self
        )
        self._lay_out()
        self.part.currentIndexChanged.connect(self._tell)
        self.person.currentIndexChanged.connect(self._person_chosen)
        self.reader.currentIndexChanged.connect(self._reader_chosen)
        self.six.said.connect(self.said)
        self.list.opened.connect(self._go)
        self.give.clicked.connect(self._ask)
        self._files.chosen.connect(self.write_to)

    def open_hand_over(self, consultation: str) -> None:
        """Open with the parts of a consultation."""
        notebook, desk = self._bridge.notebook, self._bridge.desk
        boxes = (self.part, self.person, self.reader)
        for box in boxes:
            box.blockSignals(True)
            box.clear()
        for number, part in enumerate(notebook.children(consultation, EntityKind.PART), 1):
            self.part.addItem(self._called(part, number), part.id)
        people = [one for one in notebook.of_kind(EntityKind.PERSON) if notebook.shown(one.id)]
        for person in sorted(people, key=_rapporteurs_first):
            if person.id != desk.me:
                self.person.addItem(full_line(person), person.id)
        self.reader.addItem(self.tr("With six words that I tell her"), None)
        named = {one.text("name").casefold() for one in people}
        for card in Keyring(desk).cards():
            if card.name.casefold() not in named:
                self.person.addItem(card.name, card)
            self.reader.addItem(self.tr("Only for {name}").format(name=card.name), card)
        for box in boxes:
            box.blockSignals(False)
        self.part.setCurrentIndex(self.part.count() - 1)
        try:
            if not self.six.opens:
                self.six.renew()
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return
        self._tell()
        self._person_chosen()
        self.open_sheet(self.part)

    def _called(self, part: Entity, number: int) -> str:
        """A part's title; many have none and are known by their place and who presents them."""
        presenter = self._bridge.notebook.get(part.text("presenter"))
        said = part.text("title") or self.tr("Part {number}").format(number=number)
        return f"{said} ({called(presenter)})" if presenter is not None else said

    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        """Give all work up before the notebook closes."""
        self._jobs.stop_all()

    def write_to(self, path: Path) -> None:
        """Hand the chosen part over, with its file at a place."""
        part, person = self.part.currentData(), self.person.currentData()
        if self._job is not None or part is None or person is None:
            return
        if self.six.opens:
            self.six.renew()  # those in sight belong to the file before
        card = self.reader.currentData()
        words = None if card is not None else self.six.words.text()
        if isinstance(person, Card):
            # Known by her card only: from now on she is one of the people too.
            person = Workplace(self._bridge.desk).person_named(person.name, Duty.CO_RAPPORTEUR)
        hand = HandPart(part=part, to=person, line=self.line.line.text())
        work = partial(_give, self._bridge.desk, hand, path, words, card)
        self._job = self._jobs.start(work)
        self.give.setEnabled(False)
        self._job.succeeded.connect(self._given)
        self._job.refused.connect(self._refuse)
        self._job.ended.connect(self._ended)

    def _given(self, done: HandedOver) -> None:
        text = self.tr("Handed over: {file}").format(file=done.shared.path.name)
        self.said.emit(Message(text, Tone.DONE, on_undo=self._bridge.undo))
        if self.reader.currentData() is None:
            self.six.open_file(done.shared.path.name)
        else:
            self.close_sheet()

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self.give.setEnabled(True)

    @Slot()
    def _tell(self) -> None:
        """What the chosen part holds, and what of it waits for an answer."""
        part, notebook = self.part.currentData(), self._bridge.notebook
        if part is None or part not in notebook:
            self.list.show_rows([])
            return
        waiting = set(open_in(notebook, part))
        rows = [self._told(one, waiting) for one in notebook.below(part) if notebook.shown(one.id)]
        self.list.show_rows(rows)
        entries = self.tr("one entry") if len(rows) == 1 else self.tr("%n entries", "", len(rows))
        still = self.tr("none of them open")
        if waiting:
            still = self.tr("%n of them open", "", len(waiting))
        self.counted.setText(
            self.tr(
                "The file holds the consultation without notes to oneself and confidential lines, "
                "so that order and numbers arrive as they are here. In this part: {entries}, "
                "{open}."
            ).format(entries=entries, open=still)
        )

    def _told(self, entity: Entity, waiting: set[str]) -> Told:
        notebook, line = self._bridge.notebook, entity
        if entity.kind == EntityKind.PLACEMENT:
            line = notebook.get(entity.text("item")) or entity
        text = entity.text("wording") or words_of(notebook, line)
        number = entity.text("number")
        still = bool({entity.id, line.id} & waiting)
        section = entity.kind == EntityKind.SECTION
        if not section and not may_be_projected(notebook, entity):
            stays = self.tr("confidential: stays here")
            return Told(id=line.id, text=text, below=stays, icon=Icon.HIDE, ink=Tint.NOTE_TO_SELF)
        below = self.tr("key point or section") if section else self.tr("line")
        return Told(
            id=line.id,
            text=" ".join(f"{number} {text}".split()),
            below=self.tr("waits for an answer") if still else below,
            icon=Icon.QUESTION if still else Icon.KEY_POINT if section else Icon.POINT,
            ink=Tint.QUESTION if still else Role.TEXT_QUIET,
        )

    @Slot()
    def _person_chosen(self) -> None:
        """Propose her line, and her card where one bears her name."""
        name = self._presenter()
        self.give.setEnabled(name is not None)
        if name is None:
            return
        self.line.line.setText(self.tr("I give the floor to {name}").format(name=name))
        own = name.casefold()
        cards = [self.reader.itemData(at) for at in range(self.reader.count())]
        found = [at for at, one in enumerate(cards) if one and one.name.casefold() == own]
        self.reader.setCurrentIndex(found[0] if found else 0)
        self._reader_chosen()

    def _presenter(self) -> str | None:
        """What whoever was chosen is called; None where nobody is known."""
        chosen = self.person.currentData()
        if isinstance(chosen, Card):
            return chosen.name
        person = self._bridge.notebook.get(chosen or "")
        return None if person is None else person.text("name") or person.text("code")

    @Slot()
    def _reader_chosen(self) -> None:
        self.six.setVisible(self.reader.currentData() is None)

    @Slot()
    def _go(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.close_sheet()
            self.entity_wished.emit(chosen[0])

    @Slot()
    def _ask(self) -> None:
        name = proposed_name(self._bridge.notebook, self.part.currentText())
        kinds = self.tr("Share file (*.micicx)")
        title = self.tr("Write the file that gives her the part")
        self._files.ask_to_save(title, kinds, name or self.tr("Part"), "micicx")

    def _lay_out(self) -> None:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 10)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for caption, field in (
            (self.tr("Which part"), self.part),
            (self.tr("Who presents it"), self.person),
            (self.tr("The hand-over line; empty leaves it to the report"), self.line),
            (self.tr("How the file opens"), self.reader),
        ):
            label = PlainLabel(caption, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=body)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.six)
        column.addWidget(self.counted)
        column.addWidget(self.list, 1)
        self.set_body(body)
        self.add_acts(self.give)


def _rapporteurs_first(person: Entity) -> tuple[bool, str]:
    return _RAPPORTEURS.isdisjoint(person.texts("duties")), full_line(person).casefold()


def _give(
    desk: Desk, hand: HandPart, path: Path, words: str | None, card: Card | None, progress: Progress
) -> HandedOver:
    progress.check()
    cards = (card,) if card is not None else ()
    return hand_over(desk, hand, path, passphrase=words, cards=cards)
