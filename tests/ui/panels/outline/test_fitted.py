"""Heights are fitted for what is on screen, and only that."""

from typing import Any

from micic_desk.domain.edits.adding import AddTrees, Seedling
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
