import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets import message_bar
from micic_desk.ui.widgets.buttons import QuietButton
from micic_desk.ui.widgets.message_bar import Message, MessageBar, Tone


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []

    def listen(_widget: QWidget, text: str, *, urgent: bool = False) -> None:
        heard.append((text, urgent))

    monkeypatch.setattr(message_bar, "announce", listen)
    return heard


@pytest.fixture
def bar(look: Look, qtbot: QtBot, said: list[tuple[str, bool]]) -> MessageBar:
    assert look is not None
    assert said == []
    made = MessageBar("Notices")
    qtbot.addWidget(made)
    return made


def button(bar: MessageBar, name: str) -> QuietButton:
    return next(one for one in bar.findChildren(QuietButton) if one.accessibleName() == name)


def clock(bar: MessageBar) -> QTimer:
    found = bar.findChild(QTimer)
    assert found is not None
    return found


def test_notices_come_one_after_the_other_and_are_spoken(
    bar: MessageBar, said: list[tuple[str, bool]]
) -> None:
    assert bar.isHidden()
    first, second = Message("One."), Message("Two.", Tone.WARNING)
    bar.show_message(first)
    bar.show_message(second)
    assert (bar.message(), bar.waiting(), bar.isHidden()) == (first, 1, False)
    bar.dismiss()
    assert (bar.message(), bar.waiting()) == (second, 0)
    bar.dismiss()
    assert bar.message() is None
    assert bar.isHidden()
    assert said == [("One.", False), ("Two.", False)]


def test_a_warning_nobody_closed_hides_nothing_that_comes_after_it(
    bar: MessageBar, said: list[tuple[str, bool]]
) -> None:
    stays, done = Message("Two versions.", Tone.WARNING), Message("Shared.", Tone.DONE)
    bar.show_message(stays)
    bar.show_message(done)
    assert (bar.message(), bar.waiting()) == (done, 1)
    refused = Message("The disk is full.", Tone.REFUSED)
    bar.show_message(refused)
    assert (bar.message(), bar.waiting()) == (refused, 2)
    bar.dismiss()
    assert bar.message() == done
    clock(bar).timeout.emit()
    assert bar.message() == stays
    assert said == [("Two versions.", False), ("Shared.", False), ("The disk is full.", True)]


def test_under_the_hand_no_notice_is_changed_for_another(bar: MessageBar, qtbot: QtBot) -> None:
    stays = Message("Two versions.", Tone.WARNING, on_undo=bar.update)
    refused = Message("The disk is full.", Tone.REFUSED)
    with qtbot.waitActive(bar):
        bar.show_message(stays)
    button(bar, "Undo").setFocus()
    for message in (Message("Shared.", Tone.DONE), refused):
        bar.show_message(message)
    assert (bar.message(), bar.waiting()) == (stays, 2)
    bar.dismiss()
    assert bar.message() == refused


def test_the_same_notice_twice_in_a_row_is_one(bar: MessageBar) -> None:
    bar.show_message(Message("One."))
    bar.show_message(Message("One."))
    assert bar.waiting() == 0
    bar.show_message(Message("Two."))
    bar.show_message(Message("One."))
    assert bar.waiting() == 2


def test_what_was_seen_makes_room_and_is_not_said_again(
    bar: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Message("Exported to a.", Tone.DONE), Message("Exported to b.", Tone.DONE)
    bar.show_message(first)
    bar.drop_seen()
    bar.show_message(second)
    assert (bar.message(), bar.waiting()) == (first, 1)
    bar.dismiss()
    monkeypatch.setattr(message_bar, "SEEN_MS", 0)
    bar.show_message(first)
    assert (bar.message(), bar.waiting()) == (first, 0)
    bar.drop_seen()
    assert bar.message() is None
    stays = Message("Not saved.", Tone.REFUSED)
    bar.show_message(stays)
    bar.drop_seen()
    assert bar.message() == stays


def test_what_is_refused_once_more_waits_only_once(bar: MessageBar) -> None:
    gone, lost = Message("Pulled out.", Tone.REFUSED), Message("Close again.", Tone.REFUSED)
    for message in (gone, lost, gone):
        bar.show_message(message)
    assert (bar.message(), bar.waiting()) == (gone, 1)
    bar.dismiss()
    assert (bar.message(), bar.waiting()) == (lost, 0)


def test_undo_is_done_once_and_the_notice_goes(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_message(Message("3 items moved.", on_undo=lambda: done.append("undo")))
    assert button(bar, "Undo").isVisibleTo(bar)
    qtbot.mouseClick(button(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert bar.message() is None


def test_an_act_may_show_the_next_notice(bar: MessageBar, qtbot: QtBot) -> None:
    following = Message("Shown.")
    bar.show_message(
        Message("Two versions.", act="Show", on_act=lambda: bar.show_message(following))
    )
    assert not button(bar, "Undo").isVisibleTo(bar)
    qtbot.mouseClick(button(bar, "Show"), Qt.MouseButton.LeftButton)
    assert bar.message() == following


@pytest.mark.parametrize("tone", list(Tone))
def test_what_went_wrong_stays_and_the_rest_goes_by_itself(bar: MessageBar, tone: Tone) -> None:
    bar.show_message(Message("A sentence.", tone))
    assert clock(bar).isActive() is (tone in {Tone.INFO, Tone.DONE})
    if clock(bar).isActive():
        assert clock(bar).interval() == 8000
        clock(bar).timeout.emit()
        assert bar.message() is None


def test_time_stands_still_while_somebody_has_its_button(bar: MessageBar, qtbot: QtBot) -> None:
    with qtbot.waitActive(bar):
        bar.show_message(Message("3 items moved.", on_undo=bar.update))
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    button(bar, "Undo").setFocus()
    clock(bar).timeout.emit()
    assert bar.message() is not None
    assert clock(bar).isActive()
    button(bar, "Undo").clearFocus()
    clock(bar).timeout.emit()
    assert bar.message() is None


def test_time_stands_still_under_the_mouse(bar: MessageBar) -> None:
    bar.show_message(Message("3 items moved."))
    where = QPointF(5, 5)
    QApplication.sendEvent(bar, QEnterEvent(where, where, where))
    assert not clock(bar).isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert clock(bar).isActive()


def test_it_takes_the_keyboard_from_nobody_and_escape_closes(
    look: Look, said: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    assert look is not None
    host = QWidget()
    column = QVBoxLayout(host)
    bar, line = MessageBar("Notices"), QLineEdit()
    column.addWidget(bar)
    column.addWidget(line)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
    line.setFocus()
    bar.show_message(Message("One.", on_undo=bar.update))
    assert line.hasFocus()
    assert said
    undo = button(bar, "Undo")
    undo.setFocus()
    qtbot.keyClick(undo, Qt.Key.Key_Escape)
    assert bar.message() is None


def test_tags_in_a_notice_are_words(bar: MessageBar) -> None:
    bar.show_message(Message("<b>x</b>"))
    assert "<b>x</b>" in {label.text() for label in bar.findChildren(message_bar.PlainLabel)}


def test_locking_clears_everything(bar: MessageBar) -> None:
    bar.show_message(Message("One."))
    bar.show_message(Message("Two."))
    bar.clear()
    assert (bar.message(), bar.waiting(), bar.isHidden()) == (None, 0, True)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_a_notice_is_on_the_tint_of_its_tone(bar: MessageBar, look: Look, theme: str) -> None:
    look.wear(theme)
    bar.show_message(Message("A sentence.", Tone.REFUSED))
    bar.resize(400, 50)
    image = bar.grab().toImage()
    assert image.pixelColor(200, 3) == look.ground(Tone.REFUSED.tint)


def test_the_keyboard_comes_to_the_first_button_and_is_given_away_at_the_end(
    bar: MessageBar, qtbot: QtBot
) -> None:
    bar.show_message(Message("3 items moved to the bin.", on_undo=print))
    with qtbot.waitActive(bar):
        bar.show()
    bar.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Undo"
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(focus, Qt.Key.Key_Escape)


def test_answers_go_when_something_else_is_done(bar: MessageBar) -> None:
    bar.drop_answers()
    first, kept = Message("No.", Tone.REFUSED, answer=True), Message("One.")
    for message in (first, kept, Message("No, not that.", Tone.REFUSED, answer=True)):
        bar.show_message(message)
    bar.drop_answers()
    assert (bar.message(), bar.waiting()) == (kept, 0)
    bar.show_message(first)
    bar.drop_answers()
    assert (bar.message(), bar.waiting()) == (kept, 0)


def test_no_sentence_is_cut_where_height_is_short(look: Look, qtbot: QtBot) -> None:
    look.wear(zoom=200)
    host = QWidget()
    column = QVBoxLayout(host)
    bar, below = MessageBar("Notices"), QWidget()
    below.setMinimumHeight(180)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(bar)
    column.addWidget(below, 1)
    qtbot.addWidget(host)
    host.resize(520, 200)
    host.show()
    bar.show_message(Message("Merged: 1 new, 1 changed.", Tone.DONE, on_undo=bar.update))
    words = next(one for one in bar.findChildren(message_bar.PlainLabel) if "Merged" in one.text())
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert button(bar, "Undo").height() >= button(bar, "Undo").sizeHint().height()


LONG = Message(
    "The Notebook.micic is back, but it was written to elsewhere meanwhile. Close it and open it "
    "again: what was written elsewhere is shown then.",
    Tone.REFUSED,
    act="Open it again with the line",
    on_act=str,
    on_undo=str,
)


def test_acts_that_leave_a_sentence_no_room_stand_below_it(
    bar: MessageBar, look: Look, qtbot: QtBot
) -> None:
    look.wear(zoom=200)
    bar.resize(860, 80)
    bar.show_message(LONG)
    act, undo = button(bar, LONG.act), button(bar, "Undo")
    words = next(one for one in bar.findChildren(message_bar.PlainLabel) if one.text() == LONG.text)
    qtbot.waitUntil(lambda: act.y() >= words.geometry().bottom())
    assert undo.y() == act.y()
    assert words.width() > look.px(260)
    bar.resize(2000, bar.height())
    qtbot.waitUntil(lambda: act.x() > words.geometry().right() > look.px(260))
    bar.dismiss()
    bar.resize(860, 80)
    bar.show_message(Message("Saved."))
    assert bar.minimumHeight() <= look.px(50)
