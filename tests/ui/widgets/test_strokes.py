from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.strokes import (
    chip_size,
    focus_ring,
    leading,
    mirror,
    paint_chip,
    rounded,
    write,
)

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
RECTS = st.builds(
    QRect, st.integers(-99, 99), st.integers(-99, 99), st.integers(0, 200), st.integers(0, 200)
)


def canvas(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


@given(RECTS, RECTS)
def test_mirroring_is_what_the_style_does(whole: QRect, box: QRect) -> None:
    for direction in (LTR, RTL):
        assert mirror(direction, whole, box) == QStyle.visualRect(direction, whole, box)


def test_a_line_begins_where_reading_begins() -> None:
    assert leading(LTR) & Qt.AlignmentFlag.AlignLeft
    assert leading(RTL) & Qt.AlignmentFlag.AlignRight
    assert leading(RTL) & Qt.AlignmentFlag.AlignAbsolute


def test_a_rounded_ground_leaves_its_corners_free(look: Look) -> None:
    image = canvas(40, 40)
    painter = QPainter(image)
    rounded(painter, QRect(0, 0, 40, 40), 10, look.ground(Role.ACCENT), None)
    painter.end()
    assert image.pixelColor(20, 20) == look.ground(Role.ACCENT)
    assert image.pixelColor(0, 0).alpha() == 0


def test_the_focus_ring_lies_round_the_control_with_a_gap(look: Look) -> None:
    image = canvas(60, 60)
    painter = QPainter(image)
    focus_ring(painter, QRect(10, 10, 40, 40), 6, look)
    painter.end()
    assert image.pixelColor(30, 8) == look.ink(Role.FOCUS)
    assert image.pixelColor(30, 9).alpha() == 0
    assert image.pixelColor(30, 30).alpha() == 0


def test_a_chip_turns_round_but_its_words_do_not(look: Look) -> None:
    size = chip_size(look, "Gap", Icon.GAP)
    drawn = []
    for direction in (LTR, RTL):
        image = canvas(size.width(), size.height())
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        paint_chip(painter, image.rect(), "Gap", Tint.GAP, look, Icon.GAP)
        assert painter.layoutDirection() == direction
        painter.end()
        drawn.append(image)
    assert drawn[0] != drawn[1]
    assert drawn[0] != drawn[1].flipped(Qt.Orientation.Horizontal)
    assert drawn[0].pixelColor(size.width() // 2, 1) == look.ground(Tint.GAP)


def test_a_theme_of_edges_gives_a_chip_an_edge(look: Look) -> None:
    look.wear("high-contrast")
    image = canvas(80, 24)
    painter = QPainter(image)
    paint_chip(painter, image.rect(), "", Tint.CONFLICT, look)
    painter.end()
    assert image.pixelColor(40, 0) == look.ink(Tint.CONFLICT)


def test_a_chip_has_room_for_its_words(look: Look) -> None:
    assert chip_size(look, "Recommendation").width() > chip_size(look, "Gap").width()
    assert chip_size(look, "Gap", Icon.GAP).width() > chip_size(look, "Gap").width()


def test_words_keep_their_own_order_in_a_window_that_reads_the_other_way(look: Look) -> None:
    def drawn(direction: Qt.LayoutDirection) -> QImage:
        image = canvas(200, 30)
        painter = QPainter(image)
        painter.setFont(look.font())
        painter.setLayoutDirection(direction)
        write(painter, image.rect(), "1 conflict.", Qt.AlignmentFlag.AlignCenter)
        assert painter.layoutDirection() == direction
        painter.end()
        return image

    assert drawn(LTR) == drawn(RTL)
