import pytest
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from micic_desk.ui.widgets.tab_order import tab_places


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A field above two columns of two; the last was made first."""
    made = QWidget()
    qtbot.addWidget(made)
    fields = {}
    for name in reversed(["top", "left 1", "left 2", "right 1", "right 2"]):
        fields[name] = QLineEdit(made, objectName=name)
    column = QVBoxLayout(made)
    column.addWidget(QLabel("No place for Tab"))
    column.addWidget(fields["top"])
    across = QHBoxLayout()
    for side in ("left", "right"):
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.addWidget(fields[f"{side} 1"])
        inside.addWidget(fields[f"{side} 2"])
        across.addWidget(holder)
    column.addLayout(across)
    made.show()
    return made


def names(form: QWidget) -> list[str]:
    return [one.objectName() for one in tab_places(form)]


def test_tab_goes_as_one_reads_and_a_column_to_its_end(form: QWidget) -> None:
    assert names(form) == ["top", "left 1", "left 2", "right 1", "right 2"]


def test_a_grid_is_read_row_by_row_whatever_was_put_in_first(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    grid = QGridLayout(made)
    for row, column in ((1, 0), (0, 1), (1, 1), (0, 0)):
        grid.addWidget(QLineEdit(objectName=f"{row}{column}"), row, column)
    made.show()
    assert names(made) == ["00", "01", "10", "11"]


def test_tabs_come_before_what_they_show(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    tabs = QTabWidget()
    QVBoxLayout(made).addWidget(tabs)
    for name in ("first", "second"):
        tabs.addTab(QLineEdit(objectName=name), name)
    made.show()
    assert tab_places(made)[0] is tabs.tabBar()
    assert names(made)[1:] == ["first"]


def test_what_is_asleep_or_hidden_is_passed_over(form: QWidget) -> None:
    for name in ("left 1", "right 2"):
        found = form.findChild(QLineEdit, name)
        assert found is not None
        found.setEnabled(name == "right 2")
        found.setVisible(name == "left 1")
    assert names(form) == ["top", "left 2", "right 1"]
