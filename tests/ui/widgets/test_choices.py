import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.choices import ChoiceBox, RoundBox, TickBox


def colours(button: QAbstractButton) -> set[str]:
    image = button.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(28) for y in range(image.height())}


def test_a_tick_is_drawn_when_it_is_ticked_and_only_then(look: Look, qtbot: QtBot) -> None:
    box = TickBox("Leave names out")
    qtbot.addWidget(box)
    assert look.theme.ink(Role.ACCENT) not in colours(box)
    box.setChecked(True)
    assert {look.theme.ink(Role.ACCENT), look.theme.ink(Role.ACCENT_TEXT)} <= colours(box)
    assert box.accessibleName() == "Leave names out"


def test_space_ticks(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    box = TickBox("Leave names out")
    qtbot.addWidget(box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


def test_a_round_box_that_is_chosen_shows_the_accent(look: Look, qtbot: QtBot) -> None:
    box = RoundBox("Public")
    qtbot.addWidget(box)
    assert look.theme.ink(Role.ACCENT) not in colours(box)
    box.setChecked(True)
    assert look.theme.ink(Role.ACCENT) in colours(box)


def test_a_choice_that_is_off_has_a_faint_arrow(look: Look, qtbot: QtBot) -> None:
    box = ChoiceBox("Language")
    qtbot.addWidget(box)
    on = box.grab().toImage()
    box.setEnabled(False)
    assert look is not None
    assert box.grab().toImage() != on


def test_a_choice_has_its_arrow_at_the_end_of_reading(look: Look, qtbot: QtBot) -> None:
    box = ChoiceBox("Language")
    qtbot.addWidget(box)
    box.resize(160, 40)
    ground = look.ink(Role.SURFACE)

    def inked() -> list[int]:
        image = box.grab().toImage()
        return [
            x
            for x in range(4, image.width() - 4)
            for y in range(8, image.height() - 8)
            if image.pixelColor(x, y) != ground
        ]

    assert min(inked()) > 80
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert max(inked()) < 80


def test_a_long_choice_is_cut_with_an_ellipsis(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    box = ChoiceBox("What to share")
    qtbot.addWidget(box)
    box.addItem("Civil Society Consultation for the Basin")
    box.resize(200, 34)
    assert box.shown_text().endswith("…")
    box.resize(600, 34)
    assert box.shown_text() == box.currentText()


@pytest.mark.parametrize("mirrored", [False, True])
def test_every_letter_of_a_choice_that_fits_is_painted(
    look: Look, qtbot: QtBot, *, mirrored: bool
) -> None:
    box = ChoiceBox("Form of the file")
    qtbot.addWidget(box)
    way = Qt.LayoutDirection
    box.setLayoutDirection(way.RightToLeft if mirrored else way.LeftToRight)
    box.addItem("Word, to edit or translate")
    words = box.fontMetrics().horizontalAdvance(box.currentText())
    box.resize(words + look.px(44), 34)
    assert box.shown_text() == box.currentText()
    image, ground = box.grab().toImage(), look.ink(Role.SURFACE)
    arrow = look.px(28)
    before_arrow = range(arrow, image.width() - 6) if mirrored else range(6, image.width() - arrow)
    inked = [
        x
        for x in before_arrow
        if any(image.pixelColor(x, y) != ground for y in range(8, image.height() - 8))
    ]
    assert max(inked) - min(inked) > words - 5


@pytest.mark.parametrize("zoom", [50, 90, 100, 110, 200, 300])
def test_a_round_box_is_round_at_any_zoom(look: Look, qtbot: QtBot, zoom: int) -> None:
    look.wear(zoom=zoom)
    box = RoundBox("Public")
    qtbot.addWidget(box)
    box.setChecked(True)
    image = box.grab().toImage()
    accent = look.ink(Role.ACCENT)
    inked = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == accent
    ]
    left, top = min(x for x, _ in inked), min(y for _, y in inked)
    assert (left, top) not in inked, "a circle has no corner"
