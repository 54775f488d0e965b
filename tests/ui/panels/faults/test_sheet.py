from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.bridge.faults import forget_reports, reports, sentence_for
from micic_desk.ui.panels.faults.sheet import FaultSheet
from micic_desk.ui.theme.look import Look


@pytest.fixture
def sheet(look: Look, qtbot: QtBot) -> FaultSheet:
    del look
    host = QWidget()
    host.resize(900, 700)
    qtbot.addWidget(host)
    made = FaultSheet(host)
    host.show()
    forget_reports()
    return made


def test_without_faults_there_is_nothing_to_send(sheet: FaultSheet) -> None:
    sheet.open_reports()
    assert not sheet.copy.isEnabled()
    assert not sheet.text.isVisible()


@pytest.mark.expects_log
def test_what_is_in_sight_is_what_is_copied_and_saved(sheet: FaultSheet, qtbot: QtBot) -> None:
    sentence_for(LookupError("Anna said so"))
    sentence_for(ValueError("and Bela too"))
    sheet.open_reports()
    shown = sheet.text.toPlainText()
    assert shown.index("ValueError") < shown.index("LookupError")
    assert "Anna" not in shown
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == shown
    with qtbot.waitSignal(sheet.save_wished) as heard:
        sheet.save.click()
    assert heard.args == [shown]


@pytest.mark.expects_log
def test_they_can_be_deleted(sheet: FaultSheet, qtbot: Any) -> None:
    del qtbot
    sentence_for(LookupError("Anna said so"))
    sheet.open_reports()
    sheet.forget.click()
    assert sheet.text.toPlainText() == ""
    assert not sheet.forget.isEnabled()
    assert reports() == []
