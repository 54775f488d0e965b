import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from micic_desk.ui.theme.icons import Icon, IconShelf

RED = "#ff0000"


@pytest.fixture
def shelf(qapp: QApplication, resources: Path) -> IconShelf:
    assert qapp is not None
    return IconShelf(resources / "icons")


def inked(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    }


@pytest.mark.parametrize("icon", list(Icon), ids=str)
def test_every_icon_is_drawn_in_the_colour_asked_for_inside_its_square(
    shelf: IconShelf, icon: Icon
) -> None:
    image = shelf.pixmap(icon, RED, 48).toImage()
    points = inked(image)
    assert points
    assert {image.pixelColor(x, y).name() for x, y in points} == {RED}
    edge = {0, 47}
    assert not any(x in edge or y in edge for x, y in points), "touches its edge"


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_has_a_pixel_for_every_pixel_of_the_screen(shelf: IconShelf, ratio: float) -> None:
    pixmap = shelf.pixmap(Icon.SEARCH, RED, 20, ratio)
    assert pixmap.width() == round(20 * ratio)
    assert pixmap.deviceIndependentSize().width() == pytest.approx(20)


def test_what_points_turns_round_with_the_reading(shelf: IconShelf, qapp: QApplication) -> None:
    def drawn(icon: Icon) -> set[tuple[int, int]]:
        return inked(shelf.pixmap(icon, RED, 48).toImage())

    undo, search = drawn(Icon.UNDO), drawn(Icon.SEARCH)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned, same = drawn(Icon.UNDO), drawn(Icon.SEARCH)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    mirrored = {(47 - x, y) for x, y in undo}
    assert len(turned & mirrored) > 0.8 * len(turned)
    assert len(turned & undo) < 0.6 * len(turned)
    assert same == search


def test_painting_fits_the_middle_of_a_place(shelf: IconShelf) -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    shelf.paint(painter, QRect(0, 0, 60, 20), Icon.CLOSE, RED)
    painter.end()
    columns = [x for x, _ in inked(image)]
    assert min(columns) >= 20
    assert max(columns) <= 40


def test_a_qicon_is_off_in_another_colour_and_sharp_twice_over(shelf: IconShelf) -> None:
    icon = shelf.qicon(Icon.ADD, RED, "#00ff00", 20)
    off = icon.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    assert off.pixelColor(10, 10) == QColor("#00ff00")
    assert icon.pixmap(QSize(20, 20), 2.0).width() == 40


def test_what_is_not_a_drawing_says_so(tmp_path: Path, qapp: QApplication) -> None:
    assert qapp is not None
    (tmp_path / "add.svg").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="'add' is not a drawing"):
        IconShelf(tmp_path).pixmap(Icon.ADD, RED, 16)


def test_importing_the_look_does_not_load_svg() -> None:
    code = "import sys, micic_desk.ui.theme.look; print('PySide6.QtSvg' in sys.modules)"
    root = Path(__file__).resolve().parents[3]
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
