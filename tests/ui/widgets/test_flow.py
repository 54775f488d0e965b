from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.widgets.flow import Flow


def filled(qtbot: QtBot, widths: tuple[int, ...]) -> tuple[QWidget, list[QLabel]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    flow.setSpacing(10)
    flow.setContentsMargins(0, 0, 0, 0)
    labels = []
    for width in widths:
        label = QLabel(holder)
        label.setFixedSize(width, 20)
        flow.addWidget(label)
        labels.append(label)
    return holder, labels


def test_what_does_not_fit_goes_into_the_next_line(qtbot: QtBot) -> None:
    holder, labels = filled(qtbot, (60, 60, 60))
    layout = holder.layout()
    assert layout is not None
    assert layout.heightForWidth(1000) == 20
    assert layout.heightForWidth(140) == 50
    holder.resize(140, layout.heightForWidth(140))
    holder.show()
    assert [(one.x(), one.y()) for one in labels] == [(0, 0), (70, 0), (0, 30)]


def test_lines_begin_at_the_right_where_one_reads_from_there(qtbot: QtBot) -> None:
    holder, labels = filled(qtbot, (60, 60, 60))
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.resize(140, 50)
    holder.show()
    assert [(one.x(), one.y()) for one in labels] == [(80, 0), (10, 0), (80, 30)]


def test_a_widget_can_be_put_between_others_and_taken_out(qtbot: QtBot) -> None:
    holder, labels = filled(qtbot, (20, 20))
    flow = holder.layout()
    assert isinstance(flow, Flow)
    third = QLabel(holder)
    third.setFixedSize(20, 20)
    flow.insert(1, third)
    flow.removeWidget(labels[0])
    labels[0].hide()
    holder.resize(300, 20)
    holder.show()
    assert [third.x(), labels[1].x()] == [0, 30]
