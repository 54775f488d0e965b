"""The people of the notebook as a table: edited in place, made one, deleted with care."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.desk import Changed, Memory
from micic_desk.app.people import deleting, new_person, one_person, people_of
from micic_desk.app.signing import introduce
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.persons import lines_by_speaker
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import called
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import signed_words, spoken
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.panels.people.columns import PeopleColumns
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.choices import TickBox
from micic_desk.ui.widgets.message_bar import Message, Tone

HIDE_NAMES = "hide_names"
"""The setting of a notebook that says whether real names are concealed on its screen."""

_WIDTH = 1040
_SPEAKS = "people.speaks"


class PeopleSheet(GridSheet):
    """``paste_wished`` asks for the sheet that takes a list in; ``names_hidden`` tells a turn."""

    paste_wished = Signal()
    names_hidden = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("People"), bridge, host, width=_WIDTH)
        self._memory = Memory(bridge.desk)
        self._workplace = Workplace(bridge.desk)
        self._lines: dict[str, int] = {}
        self.hide_names = TickBox(self.tr("Hide real names"), self)
        self.add = QuietButton(self.tr("Add"), icon=Icon.ADD, parent=self)
        self._paste = QuietButton(self.tr("Paste a list…"), icon=Icon.IMPORT, parent=self)
        self._join = QuietButton(self.tr("Make them one"), icon=Icon.LINK, parent=self)
        self._me = QuietButton(self.tr("This is me"), icon=Icon.PERSON, parent=self)
        self._bin = QuietButton(self.tr("Delete"), icon=Icon.BIN, keys="Del", parent=self)
        for widget in (self.add, self._paste, self._join, self._me, self._bin, self.hide_names):
            self.foot.addWidget(widget)
        reader = PeopleColumns(
            bridge.notebook, self.granted, self._refuse, self.hidden, self._lines_of
        )
        self.fit_grid(self.tr("People of this notebook"), reader.columns(), self._keys)
        self.hide_names.setChecked(self.hidden())
        self._connect()
        self._tell_chosen()

    def look(self) -> None:
        """Open the table."""
        self._tell_me()
        self.open_grid()

    def hidden(self) -> bool:
        """Whether real names are concealed."""
        return self._memory.get(HIDE_NAMES) is True

    def turn_names(self) -> None:
        """Conceal the real names, or show them again."""
        self._memory.put(HIDE_NAMES, not self.hidden())
        self.hide_names.setChecked(self.hidden())
        self.model.refresh()
        self._tell_me()
        self.names_hidden.emit()

    def concerns(self, changed: Changed) -> bool:
        """People, and lines, because those are counted."""
        notebook = self.bridge.notebook
        touched = (notebook.get(one) for one in changed.entities)
        kinds = (EntityKind.PERSON, EntityKind.ITEM)
        return bool(changed.gone) or any(one and one.kind in kinds for one in touched)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self._paste.clicked.connect(self.paste_wished)
        self._join.clicked.connect(self._make_one)
        self._me.clicked.connect(self._be)
        self._bin.clicked.connect(self._delete)
        self.hide_names.clicked.connect(self.turn_names)
        self.grid.bin_wished.connect(self._delete)
        self.grid.selectionModel().selectionChanged.connect(self._tell_chosen)

    def _keys(self) -> list[str]:
        self._lines = lines_by_speaker(self.bridge.notebook)
        return [one.id for one in people_of(self.bridge.notebook)]

    def _lines_of(self, person: str) -> int:
        return self._lines.get(person, 0)

    def _refuse(self, sentence: Sentence) -> None:
        self.say(spoken(sentence), Tone.REFUSED)

    def _tell_me(self) -> None:
        me = self.bridge.notebook.get(self._workplace.me or "")
        if me is None:
            said = self.tr("Nobody has said whose notebook this is: choose yourself.")
        else:
            name = me.text("code") if self.hidden() else called(me)
            said = self.tr("This is the notebook of {name}.").format(name=name or self.tr("you"))
        codes = self.tr("Codes are what stands beside lines; a real name can stay empty.")
        self.about.setText(f"{said} {codes}")

    @Slot()
    def _tell_chosen(self) -> None:
        chosen = self.chosen()
        self._join.setEnabled(len(chosen) == 2)
        self._me.setEnabled(len(chosen) == 1)
        self._bin.setEnabled(bool(chosen))

    @Slot()
    def _add(self) -> None:
        self.search.empty()
        made = self.wish(new_person(self.bridge.notebook))
        if made is None:
            return
        self.model.refresh()
        self.grid.go_to_row(self.model.row_of(made.entities[-1].id), 1)
        self.grid.setFocus()
        self.grid.edit(self.grid.currentIndex())

    @Slot()
    def _make_one(self) -> None:
        chosen = self.chosen()
        if len(chosen) != 2:
            return
        # The one that is named more often stays; of two alike the one further up.
        kept, gone = sorted(chosen, key=self._by_weight)
        before = [self.bridge.notebook[one] for one in (gone, kept)]
        if self.wish(one_person(self.bridge.desk, kept, gone)) is not None:
            said = self.tr("{one} and {other} are one person now.")
            self.say(said.format(one=called(before[1]), other=called(before[0])), undo=True)

    def _by_weight(self, person: str) -> tuple[int, int]:
        return -self._lines_of(person), self.model.row_of(person)

    @Slot()
    def _be(self) -> None:
        for person in self.chosen()[:1]:
            try:
                signed = introduce(self.bridge.desk, person, by=self)
            except Refusal as refusal:
                self.say(spoken(refusal.sentence), Tone.REFUSED)
                return
            self._tell_me()
            if signed:
                self.say(signed_words(signed), undo=True)

    @Slot()
    def _delete(self) -> None:
        for person in self.chosen():
            self._delete_one(person, unknown=False)

    def _delete_one(self, person: str, *, unknown: bool) -> None:
        name = called(self.bridge.notebook[person])
        try:
            self.bridge.desk.do(deleting(self.bridge.desk, person, unknown=unknown), by=self)
        except Refusal as refusal:
            self._refuse_delete(person, refusal)
            return
        self.say(self.tr("{name} was deleted.").format(name=name), undo=True)

    def _refuse_delete(self, person: str, refusal: Refusal) -> None:
        """Say why; where she only speaks, offer to leave ``??`` in her lines."""

        def leave_unknown() -> None:
            self._delete_one(person, unknown=True)

        offered = refusal.code == _SPEAKS
        act = self.tr("Delete and leave ??") if offered else ""
        text = spoken(refusal.sentence)
        on_act = leave_unknown if offered else None
        self.messages.show_message(Message(text, Tone.REFUSED, act=act, on_act=on_act))
