"""The disk says no, the lock is wanted, a second window comes: no word is lost by it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from micic_desk.app.opening import create_desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store import local
from micic_desk.store.key import Cost
from micic_desk.ui.bridge.faults import Faults, sentence_for
from micic_desk.ui.panels.faults.sheet import FaultSheet
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.save_state import SaveState

CTRL = Qt.KeyboardModifier.ControlModifier
FULL = "The disk is full. Free some space and press Enter again."


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Makes every write of an open notebook fail, as a full disk does."""

    def fill(hands: Any) -> None:
        def refuse(*_arguments: object, **_named: object) -> None:
            raise Refusal("store.full", FULL)

        monkeypatch.setattr(hands.space.desk._changes, "write", refuse)
        monkeypatch.setattr("micic_desk.store.local.put_draft", refuse)

    return fill


def test_a_refused_line_stays_where_it_was_typed(
    hands: Any, notebook: Path, full_disk: Callable[[Any], None]
) -> None:
    hands.open(notebook)
    hands.line("Safe")
    full_disk(hands)
    hands.line("-> not safe yet")
    assert hands.space.capture.raw() == "-> not safe yet"
    assert hands.space.status.saving.state() is SaveState.NOT_SAVED
    notice = hands.space.middle.messages.message()
    assert notice is not None
    assert (notice.text, notice.tone) == (FULL, Tone.REFUSED)
    hands.type(", and typing goes on")
    assert hands.space.capture.raw() == "-> not safe yet, and typing goes on"


def test_a_window_that_cannot_keep_the_line_closes_only_when_asked_twice(
    hands: Any, notebook: Path, full_disk: Callable[[Any], None]
) -> None:
    hands.open(notebook)
    hands.type("half a line")
    full_disk(hands)
    hands.press(Qt.Key.Key_Return)
    assert hands.space.middle.messages.message().text == FULL
    assert not hands.window.close()
    # In sight, whatever was said before: whoever closes again has read it.
    assert "close again to lose it" in hands.space.middle.messages.message().text
    assert hands.window.close()


def test_a_line_that_was_saved_after_all_is_not_given_up_later(
    hands: Any, notebook: Path, full_disk: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = hands.open(notebook).desk._changes
    write, put_draft = changes.write, local.put_draft
    hands.type("half a line")
    full_disk(hands)
    assert not hands.window.close()
    monkeypatch.setattr(changes, "write", write)
    monkeypatch.setattr("micic_desk.store.local.put_draft", put_draft)
    hands.press(Qt.Key.Key_Return)
    hands.type("another one")
    full_disk(hands)
    assert not hands.window.close()


def test_all_saved_is_said_only_when_it_is_so(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    saving = hands.space.status.saving
    assert saving.state() is SaveState.SAVED
    hands.type("h")
    assert saving.state() is SaveState.SAVING
    hands.qtbot.waitUntil(lambda: saving.state() is SaveState.SAVED, timeout=4000)
    with hands.space.desk.session.transaction() as connection:
        assert [one.text for one in local.drafts(connection)] == ["h"]


def test_words_left_in_the_outline_are_offered_again(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    hands.line("Boats were loaded by list")
    hands.line("Nobody asked why")
    item = hands.space.middle.model.tree.rows.ids[0]
    hands.space.bridge.keep_draft(f"line:{item}", "Boats were loaded by a list")
    hands.window.close()
    again = new_window()
    again.open(notebook)
    notice = again.space.middle.messages.message()
    assert notice is not None
    assert notice.on_act is not None
    assert again.focus() is again.space.capture.field
    notice.on_act()
    again.press(Qt.Key.Key_Return)
    assert again.outline()[0] == (0, "point", "Boats were loaded by a list")


def test_a_wrong_passphrase_stays_to_be_mended(hands: Any, tmp_path: Path) -> None:
    path = tmp_path / "Locked.micic"
    create_desk(path, "six words of one's own", title="Rivers", cost=Cost.TRIVIAL).close()
    hands.window.entrance.unlock(path)
    hands.type("wrong words")
    hands.press(Qt.Key.Key_Return)
    page = hands.window.page()
    hands.qtbot.waitUntil(lambda: bool(page._fault.text()), timeout=20_000)
    assert "does not open" in page._fault.text()
    assert page.field.passphrase() == "wrong words"
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("Six-words of  one's own")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=20_000)
    assert hands.space.desk.path == path


def test_a_second_window_says_so_and_brings_the_first_forward(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    rung = QSignalSpy(hands.window._doorbell.rung)
    second = new_window()
    second.window.entrance.unlock(notebook)
    page = second.window.page()
    second.qtbot.waitUntil(lambda: bool(page._fault.text()), timeout=20_000)
    assert "open in another window" in page._fault.text()
    second.qtbot.waitUntil(lambda: rung.count() == 1)


def test_a_second_window_tries_again_by_one_key_once_the_first_is_closed(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    hands.line("Boats were loaded by list")
    second = new_window()
    second.window.entrance.unlock(notebook)
    page = second.window.page()
    assert page.open.isHidden()
    second.qtbot.waitUntil(lambda: bool(page._fault.text()), timeout=20_000)
    assert page.open.text_shown() == "Try again"
    second.window.activateWindow()
    second.qtbot.waitUntil(page.open.hasFocus)
    second.press(Qt.Key.Key_Space)
    second.qtbot.waitUntil(lambda: not page.open.isEnabled(), timeout=20_000)
    second.qtbot.waitUntil(page.open.isEnabled, timeout=20_000)
    assert "open in another window" in page._fault.text()
    assert hands.window.close()
    second.window.activateWindow()
    second.qtbot.waitUntil(page.open.hasFocus)
    second.press(Qt.Key.Key_Return)
    second.qtbot.waitUntil(second.is_open, timeout=20_000)
    assert [text for _, _, text in second.outline()] == ["Boats were loaded by list"]


def test_the_title_names_the_notebook_only_where_that_is_wished(
    hands: Any, notebook: Path, new_window: Callable[[], Any]
) -> None:
    hands.open(notebook)
    assert hands.window.windowTitle() == "MICIC Desk"
    viewing = hands.window.equipment.viewing
    viewing.name_notebook(True)
    assert hands.window.windowTitle() == "Rivers – MICIC Desk"
    hands.window.close()
    again = new_window()
    again.open(notebook)
    assert again.window.windowTitle() == "Rivers – MICIC Desk"
    again.window.equipment.viewing.name_notebook(False)
    assert again.window.windowTitle() == "MICIC Desk"


@pytest.mark.expects_log
def test_a_fault_in_a_slot_is_a_quiet_sentence(
    hands: Any, notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(notebook)
    faults = Faults()
    faults.told.connect(hands.window.tell)
    monkeypatch.setattr(hands.space.capture._capture, "deepest", lambda: 1 // 0)
    with hands.qtbot.captureExceptions() as caught:
        hands.press(Qt.Key.Key_Tab)
    assert len(caught) == 1
    faults.meet(*caught[0])
    hands.type("typing goes on")
    hands.press(Qt.Key.Key_Return)
    assert hands.outline() == [(0, "point", "typing goes on")]
    notice = hands.space.middle.messages.message()
    assert "code" in notice.text
    notice.on_act()
    sheet = hands.space.sheets.open_one()
    assert "ZeroDivisionError" in sheet.text.toPlainText()
    hands.press(Qt.Key.Key_Escape)


@pytest.mark.expects_log
def test_what_is_being_typed_is_kept_at_once_when_something_goes_wrong(
    hands: Any, notebook: Path
) -> None:
    hands.open(notebook)
    hands.type("half a line")
    assert drafts(hands) == []
    hands.window.tell(sentence_for(LookupError("of a slot")))
    assert drafts(hands) == ["half a line"]


@pytest.mark.expects_log
def test_a_fault_in_work_behind_the_window_offers_its_report_too(
    hands: Any, notebook: Path
) -> None:
    hands.open(notebook)
    faults = Faults()
    faults.told.connect(hands.window.tell)
    faults.install()
    try:
        job = hands.window.equipment.jobs.start(lambda _progress: 1 // 0)
        job.refused.connect(hands.space.refuse)
        hands.qtbot.waitUntil(lambda: hands.space.middle.messages.message() is not None)
    finally:
        faults.remove()
    notice = hands.space.middle.messages.message()
    assert notice.act == "Show report"
    assert hands.space.middle.messages.waiting() == 0


@pytest.mark.expects_log
def test_a_fault_before_any_notebook_is_open_shows_its_report(hands: Any) -> None:
    hands.window.tell(sentence_for(LookupError("of a slot")))
    (sheet,) = hands.window.findChildren(FaultSheet)
    assert sheet.isVisible()
    assert "LookupError" in sheet.text.toPlainText()


def drafts(hands: Any) -> list[str]:
    with hands.space.desk.session.transaction() as connection:
        return [one.text for one in local.drafts(connection)]


def test_a_notice_can_be_reached_while_a_sheet_lies_over_its_place(
    hands: Any, notebook: Path
) -> None:
    hands.open(notebook)
    hands.line("Safe")
    hands.window.commands.run("report.register")
    sheet = hands.space.sheets.open_one()
    assert sheet is not None
    undone: list[str] = []
    notices = hands.space.middle.messages
    notices.show_message(Message("Something was moved.", on_undo=lambda: undone.append("yes")))
    assert sheet.isAncestorOf(notices)
    hands.qtbot.waitUntil(notices.isVisible)
    notices.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert undone == ["yes"]
    assert sheet.isAncestorOf(hands.focus())
    notices.show_message(Message("Another one."))
    hands.press(Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert hands.space.middle.isAncestorOf(notices)
    hands.qtbot.waitUntil(notices.isVisible)
    assert hands.focus() is hands.space.capture.field
