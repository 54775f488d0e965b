from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.register_export import TableForm, table
from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.panels.register.exporting import RegisterExport


@pytest.fixture
def bar(room: Any, qtbot: QtBot) -> Any:
    host = QWidget()
    qtbot.addWidget(host)
    room.host = host

    def read(profile: Any) -> Any:
        return table(room.desk, room.consultation, profile)

    made: Any = RegisterExport(read, host)
    made.heard = []
    made.said.connect(made.heard.append)
    host.show()
    return made


@pytest.mark.parametrize("form", TableForm)
def test_the_register_is_written_and_where_to_is_told(
    room: Any, bar: Any, qtbot: QtBot, tmp_path: Path, form: TableForm
) -> None:
    room.item("open the road", kind=ItemKind.RECOMMENDATION)
    bar.form.setCurrentIndex(bar.form.findData(form))
    to = tmp_path / f"out.{form}"
    bar.export_to(to)
    qtbot.waitUntil(bar.button.isEnabled)
    assert to.stat().st_size > 0
    assert str(to) in bar.heard[0].text


def test_a_refusal_is_told_and_the_button_comes_back(
    room: Any, bar: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    room.item("open the road", kind=ItemKind.RECOMMENDATION)
    bar.export_to(tmp_path / "nowhere" / "out.csv")
    qtbot.waitUntil(bar.button.isEnabled)
    assert "does not exist" in bar.heard[0].text
