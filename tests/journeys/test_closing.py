"""A notebook handed over and deleted from the window: what is left is the file, and a page."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.closing.sheet import ClosingSheet
from micic_desk.ui.window.closed import ClosedPage


def test_the_whole_way_from_the_menu_to_the_last_page(hands: Any, notebook: Path) -> None:
    hands.open(notebook)
    hands.line("we were left behind")
    hands.type("half a line")
    assert hands.window.commands.run("notebook.close_for_good")
    sheet = hands.space.sheets.get(ClosingSheet)
    hands.qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    sheet.to_hand_over.setChecked(True)
    assert "lines being typed (1)" in sheet.handing.stays.text()
    words, to = sheet.handing.words(), notebook.with_name("all.micicx")
    sheet.write_to(to)
    hands.qtbot.waitUntil(lambda: not sheet.busy(), timeout=20_000)
    sheet.understood.click()
    sheet.remove.click()
    page = hands.window.page()
    assert isinstance(page, ClosedPage)
    hands.qtbot.waitUntil(page.leave.isEnabled, timeout=20_000)
    assert page.head.text() == "The notebook is off this computer"
    assert hands.window.workspace is None
    left = {one.name for one in notebook.parent.iterdir()}
    assert left == {"all.micicx", "window.json"}
    assert "Rivers" not in notebook.with_name("window.json").read_text()
    hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)  # nothing answers any more
    other = create_desk(notebook.with_name("other.micic"), None)
    merge(other, [open_share(other, to, words)])
    assert [one.text("text") for one in other.notebook.of_kind(EntityKind.ITEM)] == [
        "we were left behind"
    ]
    other.close()
    hands.press(Qt.Key.Key_Return)
    assert not hands.window.isVisible()
