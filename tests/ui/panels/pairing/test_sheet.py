"""Two people's notes beside each other, by keys and by dragging, in a real sheet."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.joining import JoinAsSame
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.links import Links
from micic_desk.ui.models.dragging import pack
from micic_desk.ui.panels.pairing.column import Wish
from micic_desk.ui.panels.pairing.facing import Sort
from micic_desk.ui.panels.pairing.sheet import PairingSheet

Keys, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
HERS = "Employers must cover the cost of evacuating seasonal workers"
HIS = "Evacuation of seasonal workers: the employer must bear the cost"
EIGHT = "8 countries (Europe and Central Asia), incl. diaspora"
THIRTEEN = "Groups came from 13 countries of Europe and Central Asia"


class Notes:
    """The room's session with lines of two people."""

    def __init__(self, room: Any) -> None:
        self.room = room
        self.me = room.desk.me
        self.dana = room.workplace.person_named("Dana Sample", Duty.CO_RAPPORTEUR)
        self.hers, self.eight = self.mine(HERS), self.mine(EIGHT)
        self.other = self.mine("The clinic kept two registers")
        self.his, self.thirteen = self.theirs(HIS), self.theirs(THIRTEEN)
        self.again = self.theirs("Two registers at the clinic, one for show")

    def mine(self, text: str) -> str:
        return str(self.room.item(text, author=self.me))

    def theirs(self, text: str) -> str:
        return str(self.room.item(text, author=self.dana))

    def group(self, line: str) -> set[str]:
        group = Links(self.room.desk.notebook).group_of(line)
        return set(group.members) if group is not None else set()

    def main(self, line: str) -> str:
        return Links(self.room.desk.notebook).main_of(line)


@pytest.fixture
def notes(room: Any) -> Notes:
    return Notes(room)


@pytest.fixture
def sheet(room: Any, notes: Notes, qtbot: QtBot) -> Iterator[PairingSheet]:
    del notes
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1200, 800)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    made = PairingSheet(room.bridge, host)
    opened(made, qtbot, room.session)
    return made


def opened(sheet: PairingSheet, qtbot: QtBot, session: str | None) -> None:
    sheet.open_session(session)
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)


def at_work(sheet: PairingSheet) -> tuple[str, str]:
    left, right = sheet.left.at_work(), sheet.right.at_work()
    assert left is not None
    assert right is not None
    return left.id, right.id


def test_each_person_has_a_column_and_nothing_is_joined_by_itself(
    room: Any, sheet: PairingSheet, notes: Notes
) -> None:
    assert [one.id for one in sheet.left.rows.notes] == [notes.hers, notes.eight, notes.other]
    assert [one.id for one in sheet.right.rows.notes] == [notes.his, notes.thirteen, notes.again]
    assert room.desk.notebook.of_kind(EntityKind.LINK) == []
    assert sheet.left.accessibleName() == "Notes of Aigerim Sample"


def test_enter_joins_what_is_proposed_and_undo_parts_it(
    room: Any, sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    assert at_work(sheet) == (notes.hers, notes.his)
    qtbot.keyClick(sheet.left, Keys.Key_Return)
    assert notes.group(notes.hers) == {notes.hers, notes.his}
    assert notes.main(notes.his) == notes.hers
    tie = sheet.facing.tie(notes.hers, notes.his)
    assert tie is not None
    assert tie.sort is Sort.JOINED
    assert room.bridge.undo_words() == "Undo join of 2 lines as the same"
    room.bridge.undo()
    assert notes.group(notes.hers) == set()


def test_the_two_figures_for_one_fact_stand_out_and_enter_never_joins_them(
    sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    qtbot.keyClick(sheet.left, Keys.Key_Down)
    assert at_work(sheet) == (notes.eight, notes.thirteen)
    assert "1 differs in what it says" in sheet.parts.told.text()
    assert "Another figure: 8 | 13" in sheet.parts.card.differing.text()
    assert sheet.parts.card.texts[0].marked()[0] == "8"
    assert "13" in sheet.parts.card.texts[1].marked()
    qtbot.keyClick(sheet.left, Keys.Key_Return)
    assert notes.group(notes.eight) == set()
    qtbot.keyClick(sheet.left, Keys.Key_J)
    assert notes.group(notes.eight) == {notes.eight, notes.thirteen}


def test_not_the_same_is_remembered(
    room: Any, sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    qtbot.keyClick(sheet.left, Keys.Key_N)
    assert sheet.facing.tie(notes.hers, notes.his) is None
    assert Links(room.desk.notebook).are_distinct(notes.hers, notes.his)
    sheet.close_sheet()
    opened(sheet, qtbot, room.session)
    assert sheet.facing.tie(notes.hers, notes.his) is None


def test_many_are_joined_to_one_another_is_printed_and_one_is_parted(
    sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    sheet.left.choose(notes.other)
    sheet.right.choose(notes.again)
    qtbot.keyClick(sheet.left, Keys.Key_J)
    qtbot.keyClick(sheet.left, Keys.Key_Right)
    assert sheet.right.hasFocus()
    sheet.left.choose(notes.other)
    sheet.right.choose(notes.thirteen)
    sheet.left.choose(notes.other)
    assert at_work(sheet) == (notes.other, notes.thirteen)
    qtbot.keyClick(sheet.right, Keys.Key_J)
    assert notes.group(notes.other) == {notes.other, notes.again, notes.thirteen}
    qtbot.keyClick(sheet.right, Keys.Key_M)
    assert notes.main(notes.other) == notes.thirteen
    qtbot.keyClick(sheet.right, Keys.Key_J, SHIFT)
    assert notes.group(notes.other) == {notes.other, notes.again}
    assert notes.group(notes.thirteen) == set()


def test_of_three_that_are_joined_the_one_with_the_keyboard_leaves(
    sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    for line in (notes.other, notes.eight):
        sheet.left.choose(line)
        sheet.right.choose(notes.again)
        sheet.left.choose(line)
        qtbot.keyClick(sheet.left, Keys.Key_J)
    assert notes.group(notes.again) == {notes.other, notes.eight, notes.again}
    assert at_work(sheet) == (notes.eight, notes.again)
    qtbot.keyClick(sheet.left, Keys.Key_N)
    assert notes.group(notes.again) == {notes.other, notes.again}
    assert notes.group(notes.eight) == set()


def test_buttons_are_about_the_line_that_has_the_keyboard_also_once_they_have_it_themselves(
    room: Any, sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    """And two lines of one person that are joined can be parted though none stands opposite."""
    room.bridge.do(JoinAsSame(entities=(notes.hers, notes.eight), main=notes.hers))
    room.bridge.do(JoinAsSame(entities=(notes.other, notes.again), main=notes.other))
    sheet.refresh()
    part = sheet.parts._buttons[Wish.PART]
    sheet.left.choose(notes.eight)
    assert part.isEnabled()
    sheet.right.setFocus()
    sheet.right.choose(notes.thirteen)
    assert not part.isEnabled()
    sheet.right.choose(notes.again)
    assert part.isEnabled()
    part.setFocus()
    qtbot.keyClick(part, Keys.Key_Space)
    assert notes.group(notes.again) == set()
    assert notes.group(notes.hers) == {notes.hers, notes.eight}
    sheet.left.setFocus()
    sheet.left.choose(notes.eight)
    qtbot.keyClick(sheet.left, Keys.Key_J, SHIFT)
    assert notes.group(notes.hers) == set()


def test_who_spoke_is_no_part_of_what_is_compared(
    room: Any, sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    room.item(f"TF: {HIS}", author=notes.dana, speaker_hint="TF")
    sheet.refresh()
    last = sheet.facing.right[-1].id
    sheet.left.choose(notes.hers)
    sheet.right.choose(last)
    sheet.left.choose(notes.hers)
    qtbot.keyClick(sheet.left, Keys.Key_J)
    assert sheet.parts.card.differing.text() == ""


def test_a_line_dragged_onto_another_joins_it(
    sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    del qtbot
    place = sheet.left.place_of(notes.other).center()
    data, nonsense = pack([notes.again]), pack(["0" * 32])
    button, link = Qt.MouseButton.LeftButton, Qt.DropAction.LinkAction
    none = Qt.KeyboardModifier.NoModifier
    sheet.left.dropEvent(QDropEvent(QPointF(place), link, data, button, none))
    assert notes.group(notes.again) == {notes.other, notes.again}
    assert notes.main(notes.again) == notes.other
    sheet.left.dropEvent(QDropEvent(QPointF(place), link, nonsense, button, none))
    assert notes.group(notes.again) == {notes.other, notes.again}


def test_space_goes_through_everything_that_waits_for_an_answer(
    sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    seen = set()
    for _ in range(len(sheet.facing.offered())):
        qtbot.keyClick(sheet.left, Keys.Key_Space)
        seen.add(at_work(sheet))
    assert {(notes.hers, notes.his), (notes.eight, notes.thirteen)} <= seen
    assert len(seen) == len(sheet.facing.offered())


def test_what_is_noted_or_joined_elsewhere_appears_and_the_place_stays(
    room: Any, sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    sheet.left.choose(notes.other)
    late = notes.theirs("noted later")
    qtbot.waitUntil(lambda: late in [one.id for one in sheet.right.rows.notes])
    assert at_work(sheet)[0] == notes.other
    room.desk.do(JoinAsSame(entities=(notes.hers, notes.his), main=notes.his))
    qtbot.waitUntil(lambda: any(one.together == 2 for one in sheet.left.rows.notes))


def test_going_to_a_line_closes_the_sheet(sheet: PairingSheet, notes: Notes, qtbot: QtBot) -> None:
    wished: list[str] = []
    sheet.entity_wished.connect(wished.append)
    qtbot.keyClick(sheet.left, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished == [notes.hers]
    assert sheet.isHidden()


def test_a_third_persons_notes_can_be_chosen(room: Any, sheet: PairingSheet, qtbot: QtBot) -> None:
    chi = room.workplace.person_named("Chi Sample")
    third = str(room.item("a third voice", author=chi))
    qtbot.waitUntil(lambda: sheet.parts.sides[1].count() == 3)
    sheet.parts.sides[1].setCurrentIndex(sheet.parts.sides[1].findData(chi))
    assert [one.id for one in sheet.right.rows.notes] == [third]
    sheet.parts.sides[0].setCurrentIndex(sheet.parts.sides[0].findData(chi))
    assert sheet.parts.sides[1].currentData() != chi


def test_where_only_one_person_noted_something_it_says_so(
    room: Any, sheet: PairingSheet, qtbot: QtBot
) -> None:
    sheet.close_sheet()
    afternoon = room.workplace.add_session("Afternoon")
    room.item("alone", afternoon, author=room.desk.me)
    opened(sheet, qtbot, afternoon)
    assert "Only one person" in sheet.parts.told.text()
    qtbot.keyClick(sheet.left, Keys.Key_J)
    qtbot.keyClick(sheet.left, Keys.Key_Return)
    assert room.desk.notebook.of_kind(EntityKind.LINK) == []
    opened(sheet, qtbot, None)
    assert sheet.left.rows.rowCount() == 0


def test_a_long_session_stands_side_by_side_at_once_and_is_compared_behind_the_window(
    room: Any, sheet: PairingSheet, notes: Notes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(sheet, qtbot, room.session)
    offered = [(one.left, one.right) for one in sheet.facing.offered()]
    assert (notes.hers, notes.his) in offered
    monkeypatch.setattr("micic_desk.ui.panels.pairing.sheet._AT_ONCE", 2)
    sheet.refresh()
    assert sheet.left.rows.rowCount() == 3
    assert sheet.facing.offered() == []
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    assert [(one.left, one.right) for one in sheet.facing.offered()] == offered


@pytest.mark.parametrize("moved", [False, True])
def test_a_long_session_begins_at_its_first_offer_unless_one_went_elsewhere_meanwhile(
    room: Any,
    sheet: PairingSheet,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    moved: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    monkeypatch.setattr("micic_desk.ui.panels.pairing.sheet._AT_ONCE", 2)
    sheet.close_sheet()
    sheet.left.setCurrentIndex(sheet.left.rows.index(2))
    sheet.right.setCurrentIndex(sheet.right.rows.index(0))
    assert sheet._tie() is None
    sheet.open_session(room.session)
    qtbot.waitUntil(lambda: bool(sheet.facing.left))
    if moved:
        qtbot.keyClick(sheet.left, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    first = sheet.facing.offered()[0]
    assert (at_work(sheet) == (first.left, first.right)) is not moved


def behind(sheet: PairingSheet) -> QLineEdit:
    """A line in the window behind, as one captures in."""
    line = QLineEdit(sheet.parentWidget())
    line.show()
    return line


@pytest.mark.parametrize("close", [True, False])
def test_what_is_filled_later_takes_the_keyboard_from_nobody(
    room: Any, sheet: PairingSheet, qtbot: QtBot, *, close: bool
) -> None:
    sheet.close_sheet()
    line = behind(sheet)
    sheet.open_session(room.session)
    if close:
        sheet.close_sheet()
    line.setFocus()
    qtbot.waitUntil(lambda: not sheet.busy())
    assert line.hasFocus()
    qtbot.keyClicks(line, "j")
    assert room.desk.notebook.of_kind(EntityKind.LINK) == []


def test_a_key_before_another_session_is_shown_is_not_about_the_one_before(
    room: Any, sheet: PairingSheet, qtbot: QtBot
) -> None:
    other = room.workplace.add_session("Afternoon")
    sheet.close_sheet()
    sheet.open_session(other)
    assert sheet.left.hasFocus()
    qtbot.keyClick(sheet.left, Keys.Key_J)
    assert room.desk.notebook.of_kind(EntityKind.LINK) == []
    qtbot.waitUntil(lambda: not sheet.busy())
    assert sheet.left.rows.rowCount() == 0


def test_what_may_be_the_same_later_leads_nobody_away(
    room: Any, sheet: PairingSheet, notes: Notes, qtbot: QtBot
) -> None:
    other = room.workplace.add_session("Afternoon")
    for one, author in ("Of the harbour", notes.me), ("A question of costs", notes.dana):
        room.item(one, other, author=author)
    sheet.close_sheet()
    opened(sheet, qtbot, other)
    assert sheet.facing.offered() == []
    before = at_work(sheet)
    for author in (notes.me, notes.dana):
        room.item(HERS, other, author=author)
    qtbot.waitUntil(lambda: bool(sheet.facing.offered()) and not sheet.busy())
    assert at_work(sheet) == before
