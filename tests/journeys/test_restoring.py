"""A damaged notebook in the window: it opens and says what happened, or offers one button."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.key import Cost
from micic_desk.store.second.reading import second_path

WORDS = "one two three four five six"


def _written(path: Path, passphrase: str | None, lines: int = 30) -> None:
    desk = create_desk(path, passphrase, title="Basin", cost=Cost.TRIVIAL)
    session = Workplace(desk).need_session()
    for number in range(lines):
        fields = {"kind": "point", "text": f"Word {number} " + "and more " * 40}
        desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session))
    desk.close()


def test_a_damaged_notebook_opens_and_says_what_happened(hands: Any, tmp_path: Path) -> None:
    path = tmp_path / "Basin.micic"
    _written(path, None, 3)
    path.write_bytes(b"%PDF-1.7" + bytes(9000))
    hands.open(path)
    assert len(hands.outline()) == 3
    notice = hands.space.middle.messages.message()
    assert notice is not None
    assert notice.text.startswith("Basin.micic was damaged. It was restored")


def test_both_damaged_is_restored_by_one_button(hands: Any, tmp_path: Path) -> None:
    path = tmp_path / "Basin.micic"
    _written(path, WORDS)
    second = second_path(path)
    second.write_bytes(second.read_bytes()[: second.stat().st_size // 2])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 8192 * 4096])
    entrance = hands.window.entrance
    entrance.unlock(path)
    page = hands.window.page()
    page.field.line.setText(WORDS)
    assert not page.restore.isVisible()
    hands.qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(page.restore.isVisible)
    assert "are both damaged" in page._fault.text()
    hands.qtbot.keyClick(page.restore, Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: hands.window.workspace is not None)
    assert 3 < hands.items() < 30
    notice = hands.space.middle.messages.message()
    assert notice is not None
    assert "from what was left of it" in notice.text


def test_a_missing_notebook_is_asked_for_its_passphrase(hands: Any, tmp_path: Path) -> None:
    path = tmp_path / "Basin.micic"
    _written(path, WORDS, 2)
    path.unlink()
    hands.window.entrance.unlock(path)
    page = hands.window.page()
    assert page.field.isVisible()
    page.field.line.setText(WORDS)
    hands.qtbot.keyClick(page.field.line, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.window.workspace is not None)
    assert hands.items() == 2
