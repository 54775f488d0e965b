"""Where the parts of the sheet stand: two columns, the ties between them, the pair below."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import called
from micic_desk.ui.panels.pairing.column import NoteColumn, Wish
from micic_desk.ui.panels.pairing.facing import Facing, Sort, Tie
from micic_desk.ui.panels.pairing.pair_card import PairCard
from micic_desk.ui.panels.pairing.ties import Ties
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import DeskButton, PrimaryButton, QuietButton, TextButton
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.flow import Flow
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.naming import give_name

_NOBODY = "nobody"
"""Whose column it is where there is nobody else: no person's id, and not "" for whoever it was."""


class SessionBox(ChoiceBox):
    """Which session; those joined as one are one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Session"), parent)

    def show_sessions(self, notebook: Notebook, chosen: str | None) -> None:
        """Offer the sessions of the consultation that ``chosen`` belongs to."""
        links = Links(notebook)
        above = notebook.consultation_of(chosen) if chosen is not None else None
        group = links.group_of(above.id) if above is not None else None
        every = group.members if group is not None else (above.id,) if above is not None else ()
        found = {
            links.main_of(one.id): notebook[links.main_of(one.id)]
            for each in every
            for one in notebook.children(each, EntityKind.SESSION)
        }
        self.blockSignals(True)
        self.clear()
        for one in found.values():
            self.addItem(one.text("title") or self.tr("(no title)"), one.id)
        at = self.findData(links.main_of(chosen) if chosen is not None else "")
        self.setCurrentIndex(max(at, 0) if found else -1)
        self.blockSignals(False)

    def chosen(self) -> str | None:
        """The session to show."""
        found = self.currentData()
        return found if isinstance(found, str) else None


class PairingLayout(QObject):
    """Makes the parts; ``wished`` (a `Wish`) by a button, ``people_chosen`` for other columns."""

    wished = Signal(object)
    people_chosen = Signal()

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self.body = QWidget(sheet)
        self.foot = QWidget(sheet)
        self.sessions = SessionBox(self.body)
        self.sides = tuple(
            ChoiceBox(name, self.body) for name in (self.tr("Whose notes"), self.tr("Beside"))
        )
        self.left, self.right = NoteColumn(self.body), NoteColumn(self.body)
        self.ties = Ties(self.left, self.right, self.body)
        self.told = PlainLabel("", ink=Role.TEXT_QUIET, parent=self.body)
        self.card = PairCard(self.body)
        self._buttons = self._made()
        self._lay_out()
        for box in self.sides:
            box.currentIndexChanged.connect(self._choose_people)

    def show_people(
        self, notebook: Notebook, people: list[str], senders: Mapping[str, str]
    ) -> tuple[str, str]:
        """Offer whose notes there are; whose stand left and right."""
        wanted = [box.currentData() for box in self.sides]
        if wanted[0] not in people or wanted[1] not in people or wanted[0] == wanted[1]:
            wanted = [*people, _NOBODY, _NOBODY][:2]
        for box, person in zip(self.sides, wanted, strict=True):
            box.blockSignals(True)
            box.clear()
            for one in people:
                found = notebook.get(one)
                sender = senders.get(one) or self.tr("Somebody")
                box.addItem(called(found) if found is not None else sender, one)
            box.setCurrentIndex(box.findData(person))
            box.setEnabled(len(people) > 1)
            box.blockSignals(False)
        for column, box in zip((self.left, self.right), self.sides, strict=True):
            name = box.currentText() or self.tr("nobody else")
            give_name(column, self.tr("Notes of {name}").format(name=name))
        return str(wanted[0]), str(wanted[1])

    def tell(self, facing: Facing) -> None:
        """Count what waits and what is joined."""
        joined = len({one.left for one in facing.ties if one.sort is Sort.JOINED})
        differ = sum(one.sort is Sort.CONTRADICTS for one in facing.ties)
        offered = len(facing.offered()) - differ
        differing = self.tr("%n differ in what they say", "", differ)
        if differ == 1:
            differing = self.tr("1 differs in what it says")
        said = [
            self.tr("%n may be the same", "", offered) if offered else "",
            differing if differ else "",
            self.tr("%n joined", "", joined) if joined else "",
        ]
        nothing = self.tr("Nothing here is proposed. Any two lines can be joined with J.")
        if not facing.right:
            nothing = self.tr("Only one person noted something here; nothing to compare yet.")
        self.told.setText(" · ".join(one for one in said if one) or nothing)

    def enable(self, tie: Tie | None, *, both: bool, together: bool) -> None:
        """Offer what can be done about the two at work.

        ``together`` says that the one with the keyboard is joined with any line, also one that
        does not stand opposite.
        """
        joined = tie is not None and tie.sort is Sort.JOINED
        self._buttons[Wish.JOIN].setEnabled(both and not joined)
        self._buttons[Wish.APART].setEnabled(both)
        self._buttons[Wish.PART].setEnabled(together)
        self._buttons[Wish.MAIN].setEnabled(together)

    @Slot()
    def _choose_people(self) -> None:
        first, second = self.sides
        if first.currentData() == second.currentData() and first.count() > 1:
            other = second if self.sender() is first else first
            other.blockSignals(True)
            other.setCurrentIndex((other.currentIndex() + 1) % other.count())
            other.blockSignals(False)
        self.people_chosen.emit()

    def _made(self) -> dict[Wish, DeskButton]:
        foot = self.foot
        made: dict[Wish, DeskButton] = {
            Wish.JOIN: PrimaryButton(self.tr("J  Join"), keys="J", parent=foot),
            Wish.APART: QuietButton(self.tr("N  Not the same"), keys="N", parent=foot),
            Wish.PART: QuietButton(self.tr("Part again"), keys="Shift+J", parent=foot),
            Wish.MAIN: QuietButton(self.tr("M  Print this one"), keys="M", parent=foot),
            Wish.NEXT: TextButton(self.tr("Next pair"), keys="Space", parent=foot),
            Wish.GO: TextButton(self.tr("Go there"), keys="Ctrl+Return", parent=foot),
        }
        for wish, button in made.items():
            button.clicked.connect(partial(self._wish, wish))
        return made

    def _wish(self, wish: Wish) -> None:
        self.wished.emit(wish)

    def _lay_out(self) -> None:
        look, body = Look.current(), self.body
        head = QHBoxLayout()
        look.lay(head, (16, 10, 16, 4), 10)
        head.addWidget(self.sessions, 2)
        head.addWidget(self.told, 3)
        names = QHBoxLayout()
        look.lay(names, (16, 4, 16, 4), 44)
        for box in self.sides:
            names.addWidget(box, 1)
        columns = QHBoxLayout()
        look.lay(columns, (8, 0, 8, 0))
        columns.addWidget(self.left, 1)
        columns.addWidget(self.ties)
        columns.addWidget(self.right, 1)
        said = self.tr(
            "Enter joins what is proposed, N says they are not the same, and both are remembered. "
            "Left and right go across."
        )
        keys = PlainLabel(said, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=body)
        under = QHBoxLayout()
        look.lay(under, (16, 0, 16, 8))
        under.addWidget(keys)
        whole = QVBoxLayout(body)
        look.lay(whole)
        whole.addLayout(head)
        whole.addLayout(names)
        whole.addLayout(columns, 1)
        whole.addWidget(Hairline(parent=body))
        whole.addWidget(self.card)
        whole.addLayout(under)
        framed = QVBoxLayout(self.foot)
        look.lay(framed, (16, 8, 16, 8))
        buttons = QWidget(self.foot)
        framed.addWidget(buttons)
        row = Flow(buttons)
        look.lay(row, gap=6)
        for button in self._buttons.values():
            row.addWidget(button)
