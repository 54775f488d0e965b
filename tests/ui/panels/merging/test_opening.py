"""What is foreseen again and again, and the sheet that shows it a part a turn."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.merging.sheet import MergeSheet

PHRASE = "one two three four five six"


def opened(sheet: MergeSheet, qtbot: QtBot, path: Path) -> None:
    sheet.look_at(path)
    qtbot.waitUntil(sheet.locked.isVisible)
    sheet.locked.entered.emit(PHRASE)
    qtbot.waitUntil(lambda: sheet._found is not None and not sheet.busy(), timeout=10_000)


def when_first_foreseen(sheet: MergeSheet, act: Callable[[object], object]) -> None:
    """Do something before anything of the first preview is shown."""
    waiting = [act]

    def do_once(found: object) -> None:
        while waiting:
            waiting.pop()(found)

    sheet._opening.foreseen.connect(do_once)


def test_a_preview_that_overtakes_the_first_takes_the_keyboard_all_the_same(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("hers", room.session)

    def see_again(found: object) -> None:
        sheet.leave.setFocus()
        sheet._opening.foreseen.emit(found)

    when_first_foreseen(sheet, see_again)
    opened(sheet, qtbot, colleague.send())
    assert sheet.list.hasFocus()
    sheet.leave.setFocus()
    room.item("meanwhile")
    qtbot.waitUntil(sheet.busy)
    qtbot.waitUntil(lambda: not sheet.busy(), timeout=10_000)
    assert sheet.leave.hasFocus()


def test_a_preview_that_waits_aside_takes_the_keyboard_from_nobody(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    line = QLineEdit(sheet.parentWidget())
    line.show()
    colleague = dana()
    colleague.note("hers", room.session)

    def leave_it(_found: object) -> None:
        sheet.step_aside()
        line.setFocus()

    when_first_foreseen(sheet, leave_it)
    opened(sheet, qtbot, colleague.send())
    assert line.hasFocus()
    sheet.ask()
    assert sheet.list.hasFocus()
    assert sheet.accept.isEnabled()


def test_what_was_foreseen_of_another_choice_is_not_offered(
    room: Any, sheet: MergeSheet, dana: Callable[[], Any], qtbot: QtBot
) -> None:
    colleague = dana()
    colleague.note("hers", room.session)
    opened(sheet, qtbot, colleague.send())
    sheet._opening.foreseen.emit(sheet._found)
    sheet.list.turned.emit(room.session)
    offered = []
    while sheet.busy():
        offered.append(sheet.accept.isEnabled())
        qtbot.wait(1)
    assert offered
    assert not any(offered)
