"""Calls into Qt give back as many references to None as they take.

PySide6 6.12 loses one per call on Python 3.11, where None can run out; the program then
aborts in the middle of a word.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QTextDocument

CALLS = 500


def lost_references(call: Callable[[], object]) -> int:
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_none_does_not_run_out() -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    document = QTextDocument()
    painter = QPainter(image)

    def void_calls() -> None:
        painter.save()
        painter.translate(QPoint(0, 0))
        painter.restore()
        document.setTextWidth(100)

    try:
        assert abs(lost_references(void_calls)) < CALLS // 10
    finally:
        painter.end()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_a_call_that_loses_none_is_caught() -> None:
    """Dropping what a list held is one reference less per call: the count must see it."""
    held = [None] * (2 * CALLS)
    assert lost_references(held.pop) >= CALLS - CALLS // 10
