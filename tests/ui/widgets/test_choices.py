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
