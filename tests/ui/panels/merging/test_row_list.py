"""A long list answers at once, and comes to a row far down as soon as it is laid out."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.merging.row_list import AT_ONCE, RowView
from micic_desk.ui.panels.merging.rows import Row, Sign

pytestmark = pytest.mark.usefixtures("look")


def _rows(count: int) -> list[Row]:
    return [Row(entity=f"{at:032x}", text=f"line {at}", sign=Sign.NEW) for at in range(count)]


@pytest.fixture
def view(qtbot: QtBot) -> RowView:
    made = RowView(None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.rows.show_rows(_rows(4 * AT_ONCE))
    return made


def test_a_row_far_down_is_come_to_once_it_is_laid_out(view: RowView, qtbot: QtBot) -> None:
    far = view.rows.index(3 * AT_ONCE + 7, 0)
    view.setCurrentIndex(far)
    assert view.visualRect(far).isEmpty(), "not in one breath"
    middle = QPoint(10, 150)
    qtbot.waitUntil(lambda: abs(view.indexAt(middle).row() - far.row()) < 10)
    assert view.row() == view.rows.rows[far.row()]


def test_the_first_rows_are_there_at_once(view: RowView) -> None:
    view.choose_first()
    assert not view.visualRect(view.currentIndex()).isEmpty()
