"""Heights are fitted for what is on screen, and only that."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Delete, Reword
from micic_desk.domain.edits.moving import Move
from micic_desk.domain.kinds import EntityKind

LONG = "words that go on and on until they need more than one row of the outline to stand in " * 3


def fill(stand: Any, count: int) -> None:
    trees = tuple(
        Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": f"{n} {LONG}"})
        for n in range(count)
    )
    stand.desk.do(AddTrees(trees=trees, parent=stand.session))
    stand.settle()


def test_a_long_line_is_as_high_as_its_words(stand: Any) -> None:
    fill(stand, 3)
    one, four = stand.view.rowHeight(0), stand.view.rowHeight(4)
    assert four > 2 * one
    stand.view.resize(300, 400)
    stand.settle()
    assert stand.view.rowHeight(4) > four


def test_rows_far_away_are_not_looked_at(stand: Any) -> None:
    fill(stand, 2000)
    standard = stand.view.verticalHeader().defaultSectionSize()
    assert stand.view.rowHeight(1500) == standard
    stand.view.scrollTo(stand.model.index(1500, 0))
    stand.settle()
    assert stand.view.rowHeight(1500) > standard
    place = stand.view.visualRect(stand.model.index(1500, 0))
    assert place.top() >= 0
    assert place.bottom() <= stand.view.viewport().height()


def test_scrolling_up_holds_what_was_on_screen(stand: Any) -> None:
    fill(stand, 2000)
    stand.view.scrollTo(stand.model.index(1500, 0), stand.view.ScrollHint.PositionAtTop)
    stand.settle()
    row = stand.view.rowAt(stand.view.viewport().height() // 3)
    bar = stand.view.verticalScrollBar()
    for _ in range(5):
        before = stand.view.rowViewportPosition(row)
        bar.setValue(bar.value() - 20)
        stand.settle()
        assert abs(stand.view.rowViewportPosition(row) - before - 20) <= 1


def test_the_last_line_comes_on_screen_as_a_whole(stand: Any) -> None:
    fill(stand, 300)
    last = stand.model.rowCount() - 1
    stand.view.scrollTo(stand.model.index(last, 0))
    stand.settle()
    place = stand.view.visualRect(stand.model.index(last, 0))
    assert place.bottom() <= stand.view.viewport().height()
    assert place.top() >= 0


def rows_in_sight(stand: Any) -> Iterator[int]:
    for row in range(stand.model.rowCount()):
        place = stand.view.visualRect(stand.model.index(row, 0))
        if place.bottom() >= 0 and place.top() < stand.view.viewport().height():
            yield row


def on_screen(stand: Any) -> QImage:
    """What the screen shows, put together from what was painted bit by bit."""
    port = stand.view.viewport()
    corner = port.mapTo(stand.window, QPoint(0, 0))
    screen = stand.window.screen()
    grabbed = screen.grabWindow(stand.window.winId()).toImage()
    return grabbed.copy(QRect(corner, port.size())).convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(stand: Any) -> QImage:
    port = stand.view.viewport()
    return port.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def gesture(stand: Any, draw: random.Random) -> None:
    rows = stand.model.tree.rows.ids
    one = draw.choice(rows) if rows else stand.session
    bar = stand.view.verticalScrollBar()
    match draw.randrange(12):
        case 0 | 1 | 2 | 3:
            stand.item("said " * draw.randrange(1, 60))
            stand.view.scrollToBottom()
        case 4:
            stand.item("below", one)
        case 5 | 6:
            stand.desk.do(Reword(entity=one, text="other " * draw.randrange(1, 60)))
        case 7 if len(rows) > 6:
            stand.desk.do(Delete(entities=(one,)))
        case 8:
            bar.setValue(draw.randrange(bar.maximum() + 1))
        case 9:
            stand.model.set_folded(one, folded=one not in stand.model.tree.folded)
        case 10:
            stand.desk.do(Move(entities=(one,), parent=stand.session))
        case _:
            stand.item("at the end")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_painted_bit_by_bit_is_what_would_be_painted_anew(stand: Any, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same gestures each time, no secret
    stand.view.setCurrentIndex(QModelIndex())
    for step in range(60):
        gesture(stand, draw)
        if draw.random() < 0.7:
            stand.settle()
            assert on_screen(stand) == painted_anew(stand), step
            for row in rows_in_sight(stand):
                assert stand.view.rowHeight(row) == stand.view.row_height(row), (step, row)


def test_a_line_at_the_end_is_all_that_is_painted(stand: Any) -> None:
    for number in range(3):
        stand.item(f"line {number}")
    stand.view.scrollToBottom()
    stand.settle()
    painted: list[int] = []
    delegate = stand.view.painter_of_rows
    paint = delegate.paint

    def noting(painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painted.append(index.row())
        paint(painter, option, index)

    delegate.paint = noting
    stand.item("the last " * 30)
    stand.view.scrollToBottom()
    stand.settle()
    assert len(set(painted)) < len(list(rows_in_sight(stand))) // 2
    assert stand.model.rowCount() - 1 in painted


def test_a_line_at_the_end_has_nothing_painted_behind_the_bar(stand: Any) -> None:
    fill(stand, 40)
    stand.view.scrollToBottom()
    stand.settle()
    assert stand.view.verticalScrollBar().isVisible()
    painted: list[QObject] = []

    class Noting(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                painted.append(watched)
            return False

    noting = Noting()
    for one in (stand.window, stand.view.viewport(), stand.view.verticalScrollBar()):
        one.installEventFilter(noting)
    stand.item("the last")
    stand.view.scrollToBottom()
    stand.settle()
    assert set(painted) == {stand.view.viewport(), stand.view.verticalScrollBar()}
