"""The page of a locked notebook: its passphrase, or its recovery sheet; wrong tries wait."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.rekeying import change_passphrase, mark_of_sheet, recovery_sheet
from micic_desk.app.tries import FREE
from micic_desk.store.key import Cost

WORDS = "six words of one's own"


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    path = tmp_path / "Locked.micic"
    desk = create_desk(path, WORDS, title="Rivers", cost=Cost.TRIVIAL)
    groups = recovery_sheet(desk).groups
    desk.close()
    return path, groups


def test_the_recovery_sheet_opens_it_and_asks_for_a_new_passphrase(
    hands: Any, locked: tuple[Path, tuple[str, ...]]
) -> None:
    path, groups = locked
    hands.window.entrance.unlock(path)
    page = hands.window.page()
    page.by_sheet.click()
    hands.qtbot.waitUntil(page.groups.text.hasFocus)
    assert mark_of_sheet(path) in page._said.text()
    other = "0" if groups[6][4] != "0" else "1"
    hands.type(" ".join((*groups[:6], groups[6][:4] + other, *groups[7:])))
    assert "Group 7" in page.groups.said.text()
    assert not page.unlock.isEnabled()  # a slip of the finger is no try
    page.groups.wipe()
    hands.type(" ".join(groups).lower())
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(hands.is_open, timeout=20_000)
    assert any("recovery sheet" in str(one) for one in hands.space.desk.told)


def test_wrong_tries_wait_also_in_another_window_and_the_right_one_ends_it(
    hands: Any, locked: tuple[Path, tuple[str, ...]], new_window: Any
) -> None:
    path, _groups = locked
    tries = hands.window.remembered.tries
    for _ in range(FREE - 1):
        tries.was_wrong(path)
    hands.window.entrance.unlock(path)
    page = hands.window.page()
    page.field.line.setFocus()
    hands.qtbot.waitUntil(page.field.line.hasFocus)
    hands.type("wrong")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: "next one in" in page._fault.text(), timeout=20_000)
    assert not page.unlock.isEnabled()
    second = new_window()
    second.window.entrance.unlock(path)
    other = second.window.page()
    assert not other.unlock.isEnabled()
    other.field.line.setFocus()
    second.qtbot.waitUntil(other.field.line.hasFocus)
    second.type(WORDS)
    second.qtbot.waitUntil(other.unlock.isEnabled, timeout=20_000)
    second.press(Qt.Key.Key_Return)
    second.qtbot.waitUntil(second.is_open, timeout=20_000)
    assert tries.wait(path) == 0


def test_a_sheet_from_before_a_change_says_what_is_wrong_with_it(
    hands: Any, locked: tuple[Path, tuple[str, ...]]
) -> None:
    path, groups = locked
    desk = open_desk(path, WORDS)
    change_passphrase(desk, WORDS, "six other words of one's own")
    desk.close()
    hands.window.entrance.unlock(path)
    page = hands.window.page()
    page.by_sheet.click()
    hands.qtbot.waitUntil(page.groups.text.hasFocus)
    hands.type(" ".join(groups))
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: "after it was printed" in page._fault.text(), timeout=20_000)
