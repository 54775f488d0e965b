"""What was cut looks cut in every outline, until it is pasted, forgotten or overtaken."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from micic_desk.domain.edits.changing import Delete
from micic_desk.ui.models.clippings import Clippings
from micic_desk.ui.models.outline_model import OutlineModel
from micic_desk.ui.widgets.copying import MARKS


@pytest.fixture
def clippings(qapp: QApplication, setting: Any) -> Clippings:
    del qapp
    return Clippings.of(setting.bridge)


def test_a_notebook_has_one(setting: Any, clippings: Clippings) -> None:
    assert Clippings.of(setting.bridge) is clippings


def test_a_cut_line_and_what_stands_under_it_look_cut_and_say_so(
    setting: Any, clippings: Clippings
) -> None:
    under = setting.item("under", setting.items[0])
    model = OutlineModel(setting.bridge, setting.session)
    heard: list[tuple[int, int]] = []

    def listen(first: Any, last: Any) -> None:
        heard.append((first.row(), last.row()))

    model.dataChanged.connect(listen)
    clippings.cut(setting.items[:1], "Children")
    assert heard == [(0, 3)]
    assert [model.line(row).cut for row in range(4)] == [True, True, False, False]
    assert clippings.is_cut(under)
    said = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ", cut: under" in said
    assert clippings.forget()
    assert not clippings.forget()
    assert not model.line(0).cut


def test_another_program_ends_a_cut(setting: Any, clippings: Clippings) -> None:
    clippings.cut(setting.items[:2], "x")
    assert clippings.held == clippings.pending == tuple(setting.items[:2])
    QGuiApplication.clipboard().setText("x")
    assert clippings.held == clippings.pending == ()


def test_nothing_but_the_text_leaves_the_program(setting: Any, clippings: Clippings) -> None:
    clippings.copy(setting.items, "- Children")
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert set(formats) - set(MARKS) == {"text/plain"}


def test_a_copy_ends_a_cut(setting: Any, clippings: Clippings) -> None:
    clippings.cut(setting.items[:2], "x")
    clippings.copy(setting.items[:1], "y")
    assert clippings.pending == ()


def test_a_deleted_line_is_no_longer_to_be_moved(setting: Any, clippings: Clippings) -> None:
    clippings.cut(setting.items[:2], "x")
    setting.desk.do(Delete(entities=(setting.items[0],)))
    assert clippings.pending == (setting.items[1],)
