from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.preferences import Preferences
from micic_desk.ui.dialogs.preferences import PreferencesSheet
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.choices import ChoiceBox

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture
def sheet(qapp: QApplication, qtbot: QtBot) -> Iterator[PreferencesSheet]:
    look = Look.install(qapp, RESOURCES)
    host = QWidget()
    host.resize(800, 700)
    qtbot.addWidget(host)
    made = PreferencesSheet(look.theme_names(), host)
    host.show()
    made.ask(Preferences(lock_after=10))
    yield made
    Look.install(qapp, RESOURCES)


def chosen(sheet: PreferencesSheet) -> tuple[list[str], str]:
    themes = [one.text() for one in sheet.findChildren(QRadioButton) if one.isChecked()]
    return themes, sheet.findChild(ChoiceBox).currentText()


def test_every_size_from_50_to_300_can_be_chosen(sheet: PreferencesSheet) -> None:
    box = sheet.findChild(ChoiceBox)
    sizes = [box.itemData(row) for row in range(box.count())]
    assert (sizes[0], sizes[-1]) == (50, 300)
    asked = []
    sheet.zoom_wished.connect(asked.append)
    box.setFocus()
    box.setCurrentIndex(box.findData(200))
    box.activated.emit(box.currentIndex())
    assert asked == [200]


def test_what_is_on_is_shown_whichever_way_it_came(sheet: PreferencesSheet) -> None:
    assert chosen(sheet) == (["Light"], "100 %")
    Look.current().wear("dark", 150)
    assert chosen(sheet) == (["Dark"], "150 %")
    Look.current().wear("high-contrast", 117)
    assert chosen(sheet) == (["High contrast"], "117 %")


def test_the_keys_are_one_press_away(sheet: PreferencesSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.keys_wished):
        qtbot.mouseClick(sheet.keys, Qt.MouseButton.LeftButton)


def test_when_a_notebook_locks_itself_is_chosen(sheet: PreferencesSheet, qtbot: QtBot) -> None:
    box = next(one for one in sheet.findChildren(ChoiceBox) if "Lock" in one.accessibleName())
    assert box.currentData() == 10
    assert [box.itemText(row) for row in range(box.count())][:2] == ["Never", "5 minutes"]
    with qtbot.waitSignal(sheet.locking_wished) as wished:
        box.setCurrentIndex(0)
        box.activated.emit(0)
    assert wished.args == [0, True]


def test_what_was_copied_goes_when_it_is_wished(sheet: PreferencesSheet, qtbot: QtBot) -> None:
    box = next(one for one in sheet.findChildren(ChoiceBox) if "copied" in one.accessibleName())
    assert box.currentText() == "Until it is locked"
    with qtbot.waitSignal(sheet.copied_wished) as wished:
        box.setCurrentIndex(1)
        box.activated.emit(1)
    assert wished.args == [1]
