from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from micic_desk.ui.panels.report.wrapped import Wrapped
from micic_desk.ui.theme.look import Look

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
WIDE = 200


def inked(words: str, direction: Qt.LayoutDirection) -> list[int]:
    """Across which pixels the last line is written."""
    made = Wrapped(words, Look.current().font(), WIDE, 9)
    image = QImage(WIDE, made.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    made.paint(painter, image.rect())
    painter.end()
    last = range(made.height - made.line_height, made.height)
    return [x for x in range(WIDE) if any(image.pixelColor(x, y).alpha() for y in last)]


@pytest.mark.parametrize("text", ["words and words " * 6, "🚢 boats 🚢 " * 9, "كلمات وكلمات " * 9])
def test_every_word_is_on_some_line(room: Any, text: str) -> None:
    del room
    made = Wrapped(text, Look.current().font(), WIDE, 99)
    assert " ".join(made.lines()).split() == text.split()


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_a_text_is_set_from_the_side_it_is_read_from(
    room: Any, direction: Qt.LayoutDirection
) -> None:
    del room
    assert inked("It was said in two languages and in the camps", direction)[0] < 4
    # The last line begins with Latin letters, but the whole is read from the right.
    assert inked("قال الجميع إن القائمة كانت ناقصة IOM", direction)[-1] > WIDE - 5


def test_what_is_cut_ends_with_an_ellipsis(room: Any) -> None:
    del room
    made = Wrapped("🚢 boats and words " * 9, Look.current().font(), WIDE, 2)
    assert len(made.lines()) == 2
    assert made.lines()[1].endswith("…")
    assert QRect(0, 0, WIDE, made.height).height() == 2 * made.line_height
