"""No dialogue leaves a note of where somebody has been, by whatever way Qt keeps it."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.widgets import forgetful
from micic_desk.ui.widgets.forgetful import file_dialog

NATIVE, USER = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    folder = tmp_path / "settings"
    folder.mkdir()
    QSettings.setPath(NATIVE, USER, str(folder))
    yield folder
    QSettings.setPath(NATIVE, USER, os.devnull)


def visit(box: QFileDialog, place: Path, qtbot: QtBot) -> None:
    box.setDirectory(str(place))
    box.open()
    qtbot.wait(10)
    box.done(QFileDialog.DialogCode.Accepted)
    box.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def told(folder: Path) -> str:
    return "".join(one.read_text() for one in folder.rglob("*") if one.is_file())


@pytest.mark.skipif(os.name == "nt", reason="kept in the registry there")
def test_a_dialogue_of_qts_own_would_keep_it(settings: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """The negative control."""
    place = tmp_path / "Kestrel"
    place.mkdir()
    host = QWidget()
    qtbot.addWidget(host)
    visit(QFileDialog(host, "Open"), place, qtbot)
    assert "Kestrel" in told(settings)


@pytest.mark.skipif(os.name == "nt", reason="kept in the registry there")
def test_ours_keeps_nothing(settings: Path, tmp_path: Path, qtbot: QtBot) -> None:
    place = tmp_path / "Kestrel"
    place.mkdir()
    host = QWidget()
    qtbot.addWidget(host)
    visit(file_dialog(host, "Open"), place, qtbot)
    assert told(settings) == ""


@pytest.mark.skipif(os.name == "nt", reason="kept in the registry there")
@pytest.mark.usefixtures("settings")
def test_where_it_cannot_be_kept_from_writing_what_stood_there_is_put_back(
    settings: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetful.sys, "platform", "darwin")
    QSettings(USER, "QtProject").setValue("FileDialog/lastVisited", "elsewhere")
    place = tmp_path / "Kestrel"
    place.mkdir()
    host = QWidget()
    qtbot.addWidget(host)
    visit(file_dialog(host, "Open"), place, qtbot)
    kept = QSettings(USER, "QtProject")
    kept.sync()
    assert kept.value("FileDialog/lastVisited") == "elsewhere"
    assert "Kestrel" not in told(settings)
