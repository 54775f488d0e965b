from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.merging import Merging, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Change, Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.widgets.message_bar import Message, Tone

PHRASE = "one two three four five six"
Keys = Qt.Key


def type_phrase(sheet: MergeSheet, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(sheet.locked.field.line, words)
    qtbot.keyClick(sheet.locked.field.line, Keys.Key_Return)


def opened(sheet: MergeSheet, qtbot: QtBot, path: Path) -> None:
    sheet.look_at(path)
    qtbot.waitUntil(sheet.locked.isVisible)
    type_phrase(sheet, qtbot, PHRASE)
    qtbot.waitUntil(lambda: sheet._found is not None and not sheet.busy(), timeout=10_000)


def texts(room: Any) -> set[str]:
    return {one.text("text") for one in room.desk.notebook.of_kind(EntityKind.ITEM)}


def test_a_file_is_opened_seen_and_taken_in_by_keyboard_alone(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    room.item("mine")
    colleague = dana()
    colleague.note("hers", room.session)
    opened(sheet, qtbot, colleague.send())
    assert "hers" in [one.text for one in sheet.list.rows.rows]
    assert "new" in sheet.about.counts.text()
    assert sheet.list.hasFocus()
    assert texts(room) == {"mine"}
    qtbot.keyClick(sheet.list, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(said))
    assert texts(room) == {"mine", "hers"}
    assert said[0].tone is Tone.DONE
    assert said[0].text.startswith("Merged: ")
    assert sheet.isHidden()
    assert said[0].on_undo is not None
    said[0].on_undo()
    assert texts(room) == {"mine"}


def test_undo_of_the_notice_never_takes_back_something_else(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("hers", room.session)
    opened(sheet, qtbot, colleague.send())
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    room.item("written since")
    assert said[0].on_undo is not None
    said[0].on_undo()
    assert texts(room) == {"written since"}
    assert room.refused == []
    room.bridge.undo()
    assert texts(room) == {"hers", "written since"}


def test_a_wrong_passphrase_is_asked_again_and_the_right_one_opens(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    path = dana().send()
    sheet.look_at(path)
    qtbot.waitUntil(sheet.locked.isVisible)
    assert "opens with a passphrase" in sheet.locked.why.text()
    type_phrase(sheet, qtbot, "one two three")
    qtbot.waitUntil(lambda: "does not open" in sheet.locked.why.text(), timeout=10_000)
    assert sheet.locked.field.line.hasFocus()
    qtbot.keyClick(sheet.locked.field.line, Keys.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_phrase(sheet, qtbot, PHRASE)
    qtbot.waitUntil(lambda: sheet._found is not None, timeout=10_000)
    assert sheet.locked.field.passphrase() == ""
    assert room.refused == []


def test_leaving_changes_nothing_and_forgets_the_file(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("hers", room.session)
    path = colleague.send()
    room.desk.session.tidy()
    before = room.desk.path.read_bytes()
    opened(sheet, qtbot, path)
    qtbot.keyClick(sheet.list, Keys.Key_Escape)
    assert sheet.isHidden()
    assert sheet.list.rows.rowCount() == 0
    sheet.take_in()
    qtbot.wait(60)
    assert texts(room) == set()
    room.desk.session.tidy()
    assert room.desk.path.read_bytes() == before


@pytest.mark.parametrize("bad", [b"", b"not a share file", b"age-encryption.org/v1\n-> scrypt"])
def test_what_is_no_share_file_is_told_in_a_sentence(
    sheet: MergeSheet, tmp_path: Path, bad: bytes, qtbot: QtBot
) -> None:
    path = tmp_path / "bad.micicx"
    path.write_bytes(bad)
    sheet.look_at(path)
    qtbot.waitUntil(sheet.trouble.isVisible)
    assert sheet.trouble.text().endswith(".")
    assert sheet.progress.isHidden()
    assert not sheet.accept.isVisible()


def test_a_missing_file_is_told_too(sheet: MergeSheet, tmp_path: Path, qtbot: QtBot) -> None:
    sheet.look_at(tmp_path / "gone.micicx")
    qtbot.waitUntil(sheet.trouble.isVisible)


def test_the_same_file_again_has_nothing_to_take_in(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("hers", room.session)
    path = colleague.send()
    opened(sheet, qtbot, path)
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    opened(sheet, qtbot, path)
    assert "Nothing new" in sheet.about.counts.text()
    assert not sheet.accept.isEnabled()


def test_what_is_written_meanwhile_brings_the_preview_up_to_date(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    item = room.item("eight countries")
    colleague = dana()
    colleague.do(Reword(entity=item, text="thirteen countries"))
    opened(sheet, qtbot, colleague.send())
    assert "two versions" not in sheet.about.counts.text()
    room.bridge.do(Reword(entity=item, text="eleven countries"))
    qtbot.waitUntil(lambda: "1 in two versions" in sheet.about.counts.text(), timeout=10_000)


def test_it_can_be_taken_in_no_sooner_than_all_of_it_is_shown_and_left_before(
    sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    sheet.look_at(dana().send())
    qtbot.waitUntil(sheet.locked.isVisible)
    seen: list[tuple[bool, bool]] = []

    def leave() -> None:
        seen.append((sheet.accept.isEnabled(), sheet.busy()))
        sheet.close_sheet()

    sheet._opening.foreseen.connect(leave)
    type_phrase(sheet, qtbot, PHRASE)
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == [(False, True)]
    qtbot.wait(50)
    assert not sheet.busy()
    assert not sheet.accept.isEnabled()
    assert sheet.list.rows.rowCount() == 0


def test_a_merge_with_conflicts_leads_to_them(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    item = room.item("eight countries")
    colleague = dana()
    colleague.do(Reword(entity=item, text="thirteen countries"))
    room.desk.do(Reword(entity=item, text="eleven countries"))
    opened(sheet, qtbot, colleague.send())
    at = next(n for n, one in enumerate(sheet.list.rows.rows) if one.entity == item)
    sheet.list.setCurrentIndex(sheet.list.rows.index(at, 0))
    qtbot.waitUntil(lambda: len(sheet.details.texts) > 1)
    assert sorted(text.marked()[0] for text in sheet.details.texts[:2]) == ["eleven", "thirteen"]
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].tone is Tone.WARNING
    assert said[0].on_act is not None
    with qtbot.waitSignal(sheet.conflicts_wished):
        said[0].on_act()


def test_headings_cannot_be_chosen(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("hers", room.session)
    opened(sheet, qtbot, colleague.send())
    headings = [n for n, one in enumerate(sheet.list.rows.rows) if one.sign is None]
    assert headings
    for at in headings:
        assert not sheet.list.rows.flags(sheet.list.rows.index(at, 0)) & (
            Qt.ItemFlag.ItemIsSelectable
        )
    for _ in range(sheet.list.rows.rowCount()):
        assert sheet.list.row() is not None
        qtbot.keyClick(sheet.list, Keys.Key_Down)


def test_every_control_has_a_name(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    opened(sheet, qtbot, dana().send())
    nameless = [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []
    assert room.refused == []


def test_one_session_is_left_out_and_the_counts_that_were_said_come_true(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    evening = room.workplace.add_session("Evening")
    colleague = dana()
    colleague.note("of the morning", room.session)
    colleague.note("of the evening", evening)
    colleague.note("late", evening)
    path = colleague.send()
    opened(sheet, qtbot, path)
    assert "4 new" in sheet.about.counts.text(), "three lines and their author"
    at = next(n for n, one in enumerate(sheet.list.rows.rows) if one.text == "late")
    sheet.list.setCurrentIndex(sheet.list.rows.index(at, 0))
    qtbot.keyClick(sheet.list, Keys.Key_Space)
    assert not sheet.accept.isEnabled(), "what is shown is not so yet"
    qtbot.waitUntil(lambda: sheet.accept.isEnabled() and not sheet.busy())
    assert "Take in 1 of 2" in sheet.accept.text_shown()
    assert "2 new" in sheet.about.counts.text()
    foreseen = sheet.about.counts.text()
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == f"Merged: {foreseen}."
    assert texts(room) == {"of the morning"}
    opened(sheet, qtbot, path)
    assert "2 new" in sheet.about.counts.text()
    sheet.take_in()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert texts(room) == {"of the morning", "of the evening", "late"}


def test_leaving_one_session_out_leaves_no_other_one_out_that_has_no_lines(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    evening = room.workplace.add_session("Evening")
    colleague = dana()
    work = Workplace(colleague.desk)
    work.consultation = room.consultation
    night, wanted = work.add_session("Night"), work.add_session("Unwanted")
    colleague.note("not this", wanted)
    colleague.desk.do(Change(entities=(evening,), fields={"title": "Late evening"}))
    opened(sheet, qtbot, colleague.send())
    at = next(n for n, one in enumerate(sheet.list.rows.rows) if one.text == "not this")
    sheet.list.setCurrentIndex(sheet.list.rows.index(at, 0))
    qtbot.keyClick(sheet.list, Keys.Key_Space)
    heard = {
        one.text: str(sheet.list.rows.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for n, one in enumerate(sheet.list.rows.rows)
        if one.sign is not None
    }
    told = {text for text, words in heard.items() if words.startswith("left out")}
    assert told == {"not this", "Unwanted"}
    qtbot.waitUntil(lambda: sheet.accept.isEnabled() and not sheet.busy())
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    notebook = room.desk.notebook
    assert notebook.shown(night)
    assert notebook[evening].text("title") == "Late evening"
    assert wanted not in notebook


def test_several_files_are_taken_in_at_once_and_taken_back_at_once(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("first", room.session)
    one = colleague.send()
    colleague.note("second", room.session)
    sheet.look_at(one, colleague.send())
    qtbot.waitUntil(sheet.locked.isVisible)
    type_phrase(sheet, qtbot, PHRASE)
    qtbot.waitUntil(lambda: sheet._found is not None and not sheet.busy(), timeout=10_000)
    assert "3 new" in sheet.about.counts.text(), "two lines and their author"
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    assert texts(room) == {"first", "second"}
    assert said[0].on_undo is not None
    said[0].on_undo()
    assert texts(room) == set()


def test_enter_opens_the_place_of_a_line_and_the_preview_waits(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    item = room.item("eight countries")
    colleague = dana()
    colleague.do(Reword(entity=item, text="thirteen countries"))
    opened(sheet, qtbot, colleague.send())
    at = next(n for n, one in enumerate(sheet.list.rows.rows) if one.entity == item)
    sheet.list.setCurrentIndex(sheet.list.rows.index(at, 0))
    wished: list[str] = []
    sheet.entity_wished.connect(wished.append)
    qtbot.keyClick(sheet.list, Keys.Key_Return)
    assert wished == [item]
    assert sheet.isHidden()
    sheet.ask()
    assert sheet.list.hasFocus()
    assert sheet.list.row() is not None


def test_a_line_noted_here_already_is_told_beside_the_new_one(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    room.item("Employers must cover the cost of evacuating seasonal workers", author=room.desk.me)
    colleague = dana()
    hers = colleague.note(
        "Evacuation of seasonal workers: the employer must bear the cost", room.session
    )
    opened(sheet, qtbot, colleague.send())
    assert "1 perhaps noted here already" in sheet.about.counts.text()
    row = next(one for one in sheet.list.rows.rows if one.entity == hers)
    assert "perhaps noted here already" in row.caption
    assert any("Employers must cover" in words for _, words in row.details[-1].sides)


def test_a_file_of_another_consultation_is_refused_by_its_name_unless_wanted_as_a_new_one(
    room: Any, sheet: MergeSheet, said: list[Message], tmp_path: Path, qtbot: QtBot
) -> None:
    other = create_desk(tmp_path / "other.micic", None, title="The river cities")
    path = tmp_path / "other.micicx"
    share(other, path, contents(other), passphrase=PHRASE)
    other.close()
    sheet.look_at(path)
    qtbot.waitUntil(sheet.locked.isVisible)
    type_phrase(sheet, qtbot, PHRASE)
    qtbot.waitUntil(sheet.as_new.isVisible, timeout=10_000)
    assert "“The river cities”" in sheet.trouble.text()
    assert sheet.as_new.hasFocus()
    assert len(room.desk.notebook.of_kind(EntityKind.CONSULTATION)) == 1
    qtbot.keyClick(sheet.as_new, Keys.Key_Return)
    qtbot.waitUntil(lambda: sheet._found is not None and not sheet.busy(), timeout=10_000)
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    titles = [one.text("title") for one in room.desk.notebook.of_kind(EntityKind.CONSULTATION)]
    assert "The river cities" in titles


def test_cancelling_a_merge_under_way_leaves_the_notebook_as_it_was(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], said: list[Message], qtbot: QtBot
) -> None:
    colleague = dana()
    for number in range(30):
        colleague.note(f"line {number}", room.session)
    opened(sheet, qtbot, colleague.send())
    room.desk.session.tidy()
    before = room.desk.path.read_bytes()
    sheet.take_in()
    sheet._taking.cancel()
    qtbot.waitUntil(lambda: not sheet.busy())
    assert said == []
    assert texts(room) == set()
    room.desk.session.tidy()
    assert room.desk.path.read_bytes() == before
    assert sheet.accept.isEnabled()
    sheet.take_in()
    qtbot.waitUntil(lambda: bool(said))
    assert len(texts(room)) == 30


def test_words_written_while_a_merge_waits_to_be_told_replace_nothing_unseen(
    room: Any, dana: Callable[[], Any]
) -> None:
    item = room.item("eight countries")
    colleague = dana()
    colleague.do(Reword(entity=item, text="thirteen countries"))
    opened_share = open_share(room.desk, colleague.send(), PHRASE)
    Merging(room.desk, [opened_share]).write()
    assert room.text(item) == "eight countries", "nobody was told yet"
    room.bridge.do(Reword(entity=room.item("another"), text="mine"))
    assert room.text(item) == "thirteen countries"
