from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.joining import JoinAsSame
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import EntityKind, ItemKind, SectionRole
from micic_desk.ui.models.dragging import pack
from micic_desk.ui.models.index import NO_INDEX
from micic_desk.ui.panels.report.delegate import ReportDelegate, WordsEdit
from micic_desk.ui.panels.report.panel import ReportPanel

Keys = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(room: Any, qtbot: QtBot) -> ReportPanel:
    made = ReportPanel(room.bridge)
    made.show_consultation(room.consultation)
    made.resize(420, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def press(panel: ReportPanel, qtbot: QtBot) -> Callable[..., None]:
    def one(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        qtbot.keyClick(panel.view, key, modifier)

    return one


def editor(panel: ReportPanel) -> WordsEdit:
    return panel.view.findChild(WordsEdit)


def shown(panel: ReportPanel) -> list[str]:
    return [panel.rows.line(row).plain for row in range(panel.rows.rowCount())]


def labels(panel: QWidget) -> str:
    return panel._missing.text()


def test_an_empty_report_explains_itself_and_begins_with_one_click(
    panel: ReportPanel, room: Any, qtbot: QtBot
) -> None:
    button = panel._empty.button
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor(panel), "Access to consulates")
    qtbot.keyClick(editor(panel), Keys.Key_Return)
    assert shown(panel)[1:] == ["Introduction", "1. Access to consulates"]
    delegate = panel.view.itemDelegate()
    assert isinstance(delegate, ReportDelegate)
    assert delegate.words(panel.rows.line(0)) == "Part 1 · Aigerim Sample"
    assert panel.view.isVisible()
    (point,) = (
        one
        for one in room.desk.notebook.of_kind(EntityKind.SECTION)
        if one.text("role") == SectionRole.KEY_POINT
    )
    assert point.text("title") == "Access to consulates"


def test_escape_leaves_the_title_as_it_was(panel: ReportPanel, room: Any, qtbot: QtBot) -> None:
    point = room.key_point(room.part(), "Access")
    panel.show_entity(point)
    panel.rename()
    qtbot.keyClicks(editor(panel), "Something else")
    qtbot.keyClick(editor(panel), Keys.Key_Escape)
    assert room.text(point, "title") == "Access"


def test_the_number_keys_place_and_the_row_appears(panel: ReportPanel, room: Any) -> None:
    part = room.part()
    room.key_point(part, "A")
    second = room.key_point(part, "B")
    item = room.item("Consulates closed")
    assert panel.place_in_key_point(2, [item])
    assert shown(panel)[-1] == "Consulates closed"
    assert room.desk.notebook.of_kind(EntityKind.PLACEMENT)[0].parent == second


def test_a_number_without_key_point_is_refused_in_words(panel: ReportPanel, room: Any) -> None:
    assert not panel.place_in_key_point(3, [room.item("x")])
    assert "no key point 3" in room.refused[0]


def test_enter_goes_to_where_a_line_was_captured(
    panel: ReportPanel, room: Any, press: Callable[..., None], qtbot: QtBot
) -> None:
    room.key_point(room.part(), "A")
    item = room.item("Consulates closed")
    panel.place_in_key_point(1, [item])
    panel.view.setCurrentIndex(panel.rows.index(2, 0))
    with qtbot.waitSignal(panel.captured_wished) as asked:
        press(Keys.Key_Return)
    assert asked.args == [item]


def test_enter_on_a_key_point_renames_it(
    panel: ReportPanel, room: Any, press: Callable[..., None], qtbot: QtBot
) -> None:
    point = room.key_point(room.part(), "A")
    panel.show_entity(point)
    press(Keys.Key_Return)
    qtbot.keyClicks(editor(panel), "Borders")
    qtbot.keyClick(editor(panel), Keys.Key_Return)
    assert room.text(point, "title") == "Borders"
    assert panel.view.entity() == point


def test_f2_words_a_placed_line_for_the_report_alone(
    panel: ReportPanel, room: Any, press: Callable[..., None], qtbot: QtBot
) -> None:
    room.key_point(room.part(), "A")
    item = room.item("Consulates closed")
    panel.place_in_key_point(1, [item])
    panel.view.setCurrentIndex(panel.rows.index(2, 0))
    press(Keys.Key_F2)
    qtbot.keyClicks(editor(panel), "All consulates were closed")
    qtbot.keyClick(editor(panel), Keys.Key_Return)
    assert shown(panel)[-1] == "All consulates were closed"
    assert room.text(item) == "Consulates closed"


def test_words_of_a_line_are_never_emptied(panel: ReportPanel, room: Any) -> None:
    line = room.item("own", room.key_point(room.part(), "A"))
    index = panel.rows.index_of(line)
    assert not panel.rows.setData(index, "  ")
    assert room.text(line) == "own"


def test_delete_takes_out_and_the_keyboard_stays(
    panel: ReportPanel, room: Any, press: Callable[..., None]
) -> None:
    room.key_point(room.part(), "A")
    items = [room.item(name) for name in ("x", "y", "z")]
    panel.place_in_key_point(1, items)
    panel.view.setCurrentIndex(panel.rows.index(3, 0))
    press(Keys.Key_Delete)
    assert shown(panel)[2:] == ["x", "z"]
    assert panel.view.currentIndex().row() == 3
    assert room.desk.notebook.shown(items[1])


def test_alt_arrows_move_and_the_row_stays_chosen(
    panel: ReportPanel, room: Any, press: Callable[..., None]
) -> None:
    part = room.part()
    first, second = room.key_point(part, "A"), room.key_point(part, "B")
    panel.show_entity(second)
    press(Keys.Key_Up, ALT)
    assert shown(panel)[1:] == ["1. B", "2. A"]
    assert panel.view.entity() == second
    press(Keys.Key_Up, ALT)
    assert room.refused
    press(Keys.Key_Down, ALT)
    assert panel.rows.row_of(first) == 1


def test_left_folds_a_key_point_and_right_opens_it(
    panel: ReportPanel, room: Any, press: Callable[..., None]
) -> None:
    point = room.key_point(room.part(), "A")
    room.item("own", point)
    panel.show_entity(point)
    press(Keys.Key_Left)
    assert panel.rows.rowCount() == 2
    press(Keys.Key_Right)
    assert panel.rows.rowCount() == 3


def test_lines_dropped_on_a_key_point_are_placed_there(panel: ReportPanel, room: Any) -> None:
    point = room.key_point(room.part(), "A")
    items = [room.item(name) for name in ("x", "y")]
    data, move = pack(items), Qt.DropAction.MoveAction
    on_point = panel.rows.index_of(point)
    assert panel.rows.canDropMimeData(data, move, -1, -1, on_point)
    assert panel.rows.dropMimeData(data, move, -1, -1, on_point)
    assert shown(panel)[2:] == ["x", "y"]
    assert len(room.desk.notebook.of_kind(EntityKind.PLACEMENT)) == 2


def test_lines_dropped_at_the_border_of_two_key_points_go_to_the_end_of_the_first(
    panel: ReportPanel, room: Any
) -> None:
    part = room.part()
    first, second = room.key_point(part, "A"), room.key_point(part, "B")
    room.item("own", first)
    dropped, move = pack([room.item("x")]), Qt.DropAction.MoveAction
    assert panel.rows.dropMimeData(dropped, move, panel.rows.row_of(second), 0, NO_INDEX)
    assert shown(panel)[1:] == ["1. A", "own", "x", "2. B"]
    below = pack([room.item("y")])
    assert panel.rows.dropMimeData(below, move, panel.rows.rowCount(), 0, NO_INDEX)
    assert shown(panel)[-2:] == ["2. B", "y"]


def test_a_key_point_dropped_between_others_stands_there(panel: ReportPanel, room: Any) -> None:
    part = room.part()
    first, second = room.key_point(part, "A"), room.key_point(part, "B")
    data, move = pack([second]), Qt.DropAction.MoveAction
    assert panel.rows.dropMimeData(data, move, panel.rows.row_of(first), 0, NO_INDEX)
    assert [line.split()[-1] for line in shown(panel)[1:]] == ["B", "A"]


def test_what_is_missing_is_said_and_follows(panel: ReportPanel, room: Any, qtbot: QtBot) -> None:
    room.key_point(room.part(), "A")
    items = [room.item(name, kind=ItemKind.RECOMMENDATION) for name in ("x", "y")]

    def said(*sentences: str) -> Callable[[], bool]:
        return lambda: labels(panel) == "\n".join(sentences)

    qtbot.waitUntil(said("2 items are not in the report.", "Key point 1 has no recommendation."))
    panel.place_in_key_point(1, items[:1])
    qtbot.waitUntil(said("1 item is not in the report."))
    panel.place_in_key_point(1, items)
    qtbot.waitUntil(said("Every item is in the report."))


def test_markup_is_words(panel: ReportPanel, room: Any) -> None:
    room.key_point(room.part(), "<b>bold</b> <img src='file:///etc/passwd'>")
    assert shown(panel)[1] == "1. <b>bold</b> <img src='file:///etc/passwd'>"
    panel.grab()


def test_another_consultation_shows_another_report(panel: ReportPanel, room: Any) -> None:
    room.key_point(room.part(), "A")
    panel.show_consultation(None)
    assert panel.rows.rowCount() == 0
    assert panel.add_key_point() is None
    assert room.refused
    panel.show_consultation(room.consultation)
    assert shown(panel)[1] == "1. A"


def test_rows_say_what_they_are_to_a_screen_reader(panel: ReportPanel, room: Any) -> None:
    room.key_point(room.part(), "A")
    panel.place_in_key_point(1, [room.item("Open them", kind=ItemKind.RECOMMENDATION)])
    said = panel.rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Recommendation, level 3")
    assert panel.view.accessibleName()


def test_a_click_chooses_and_every_row_has_room_for_its_words(
    panel: ReportPanel, room: Any, qtbot: QtBot
) -> None:
    point = room.key_point(room.part(), "A")
    long = room.item("A line that goes on and on. " * 5, point)
    short = room.item("short", point)
    qtbot.wait(20)
    tall = panel.view.visualRect(panel.rows.index_of(long))
    low = panel.view.visualRect(panel.rows.index_of(short))
    assert tall.height() > 2 * low.height() > 0
    qtbot.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton, pos=low.center() + QPoint(2, 0)
    )
    assert panel.view.chosen() == [short]


def test_introduction_section_and_annex_stand_where_they_belong(
    panel: ReportPanel, room: Any, qtbot: QtBot
) -> None:
    first = room.key_point(room.part(), "A")
    room.key_point(room.desk.notebook[first].parent, "B")
    panel.show_entity(first)
    for role in (SectionRole.ANNEX, SectionRole.PLAIN, SectionRole.INTRODUCTION):
        panel.show_entity(first)
        assert panel.add_section(role) is not None
        open_now = panel.view.findChildren(WordsEdit)[-1]
        if role is SectionRole.PLAIN:
            qtbot.keyClicks(open_now, "Thanks")
        qtbot.keyClick(open_now, Keys.Key_Return)
    assert shown(panel)[1:] == ["Introduction", "1. A", "Thanks", "2. B", "Annex"]
    room.desk.undo()
    assert shown(panel)[1] == "1. A"


def test_an_annex_begins_a_report_too(panel: ReportPanel, room: Any, qtbot: QtBot) -> None:
    panel.add_section(SectionRole.ANNEX)
    qtbot.keyClick(editor(panel), Keys.Key_Escape)
    assert shown(panel)[-1] == "Annex"
    assert room.desk.notebook.of_kind(EntityKind.PART)


def test_a_part_for_somebody_else_comes_after_the_one_at_work_and_asks_for_her(
    panel: ReportPanel, room: Any, qtbot: QtBot
) -> None:
    point = room.key_point(room.part(), "A")
    last = room.part(title="Last")
    panel.show_entity(point)
    with qtbot.waitSignal(panel.part_wished) as asked:
        made = panel.add_part()
    assert asked.args == [made]
    parts = room.desk.notebook.children(room.consultation, EntityKind.PART)
    assert [one.id for one in parts][1:] == [made, last]


def test_a_title_that_begins_with_a_number_sets_it_and_counting_takes_it_away(
    panel: ReportPanel, room: Any, qtbot: QtBot
) -> None:
    point = room.key_point(room.part(), "A")
    panel.show_entity(point)
    panel.rename()
    qtbot.keyClicks(editor(panel), "4. Access")
    qtbot.keyClick(editor(panel), Keys.Key_Return)
    assert shown(panel)[1] == "4. Access"
    assert (room.text(point, "number"), room.text(point, "title")) == ("4.", "Access")
    assert panel.number_by_count()
    assert shown(panel)[1] == "1. Access"
    assert not panel.number_by_count()


def test_key_points_without_recommendation_are_gone_to_in_turn(
    panel: ReportPanel, room: Any
) -> None:
    part = room.part()
    points = [room.key_point(part, name) for name in "ABC"]
    room.item("ask", points[1], ItemKind.RECOMMENDATION)
    found = []
    for _ in range(3):
        assert panel.go_to_silent()
        found.append(panel.view.entity())
    assert found == [points[0], points[2], points[0]]


def test_enter_on_a_part_opens_its_sheet(
    panel: ReportPanel, room: Any, press: Callable[..., None], qtbot: QtBot
) -> None:
    part = room.part()
    panel.show_entity(part)
    with qtbot.waitSignal(panel.part_wished) as asked:
        press(Keys.Key_Return)
    assert asked.args == [part]


def test_the_meter_stands_below_and_follows_what_is_placed(
    panel: ReportPanel, room: Any, qtbot: QtBot
) -> None:
    def meter() -> str:
        return panel._missing._time.words.text()

    section = room.key_point(room.part(), "Access")
    qtbot.waitUntil(lambda: meter() == "Spoken it takes less than a minute.")
    room.item("word " * 248, section)
    qtbot.waitUntil(lambda: meter() == "Spoken it takes 2.0 minutes.")
    room.desk.do(Change(entities=(room.consultation,), fields={"slot_minutes": 7}))
    qtbot.waitUntil(lambda: meter() == "Spoken it takes 2.0 of 7 minutes.")
    for _ in range(7):
        room.item("word " * 125, section)
    qtbot.waitUntil(
        lambda: meter().startswith("Spoken it takes 9.0 minutes; in 7 there is no time for ")
    )
    with qtbot.waitSignal(panel.time_wished):
        panel._missing._time.button.click()


def test_a_placed_line_says_of_how_many_notes_of_how_many_people_it_is_one(
    panel: ReportPanel, room: Any
) -> None:
    section = room.key_point(room.part(), "Access")
    dana = room.workplace.person_named("Dana Sample")
    mine, hers = room.item("came late", author=room.workplace.me), room.item("late", author=dana)
    room.desk.do(PlaceItems(items=(mine,), section=section))
    (placement,) = room.desk.notebook.placements(mine)
    delegate = panel.view.itemDelegate()
    assert isinstance(delegate, ReportDelegate)
    row = panel.rows.index_of(placement.id)
    alone = panel.view.visualRect(row).height()
    assert delegate.source(panel.rows.line(row.row())) == ""
    room.desk.do(JoinAsSame(entities=(mine, hers), main=mine))
    row = panel.rows.index_of(placement.id)
    assert delegate.source(panel.rows.line(row.row())) == "from 2 notes by 2 people: AS, DS"
    assert panel.view.visualRect(row).height() > alone
