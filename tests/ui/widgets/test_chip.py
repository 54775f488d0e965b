from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.chip import Chip, ChipButton


def test_a_chip_tells_its_kind_by_word_and_tint(look: Look, qtbot: QtBot) -> None:
    chip = Chip.of_kind(ItemKind.RECOMMENDATION)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Recommendation"
    image = chip.grab().toImage()
    assert image.pixelColor(image.width() // 2, 1) == look.ground(Tint.RECOMMENDATION)


def test_a_chip_takes_the_room_of_its_word(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    chip = Chip("Gap")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.show_state("Note to self", Tint.NOTE_TO_SELF, Icon.NOTE_TO_SELF)
    assert chip.sizeHint().width() > before.width()
    assert chip.minimumSizeHint() == chip.sizeHint()
    assert chip.accessibleName() == "Note to self"


def test_a_chip_that_can_be_pressed_says_what_for(look: Look, qtbot: QtBot) -> None:
    chip = ChipButton("Point", "Kind: Point", tint=Tint.PLAIN, icon=Icon.POINT)
    qtbot.addWidget(chip)
    assert (chip.text_shown(), chip.accessibleName()) == ("Point", "Kind: Point")
    assert chip.sizeHint().height() >= 24
    chip.show_state("Question", "Kind: Question", Tint.QUESTION, Icon.QUESTION)
    assert chip.accessibleName() == "Kind: Question"
    with qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    assert image.pixelColor(image.width() // 2, 5) == look.ground(Tint.QUESTION)


def test_a_chip_with_the_keyboard_has_a_ring(look: Look, qtbot: QtBot) -> None:
    chip = ChipButton("Point", "Kind: Point")
    qtbot.addWidget(chip)
    with qtbot.waitActive(chip):
        chip.show()
    chip.setFocus()
    image = chip.grab().toImage()
    assert image.pixelColor(0, image.height() // 2) == look.ink(Role.FOCUS)
