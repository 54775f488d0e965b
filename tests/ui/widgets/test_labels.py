import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.labels import Hairline, Heading, IconLabel, PlainLabel

TAGS = '<img src="file:///etc/hostname"><b>bold</b> & more'


@pytest.fixture(autouse=True)
def _dressed(look: Look) -> None:
    assert look is not None


def test_tags_are_words_like_others(qtbot: QtBot) -> None:
    label = PlainLabel(TAGS)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == label.accessibleName() == TAGS
    assert label.sizeHint().width() > PlainLabel("bold & more").sizeHint().width()


def test_what_is_cut_is_whole_for_a_screen_reader_and_in_the_tooltip(qtbot: QtBot) -> None:
    text = "A line that is longer than the room it has"
    label = PlainLabel(text, elide=True)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.accessibleName() == text
    assert text in label.toolTip()
    label.resize(900, 20)
    assert label.shown_text() == text
    assert label.toolTip() == ""


def test_a_label_that_may_be_cut_gives_way_and_one_that_wraps_grows(qtbot: QtBot) -> None:
    text = "many words " * 10
    cut, wrapped = PlainLabel(text, elide=True), PlainLabel(text)
    for label in (cut, wrapped):
        qtbot.addWidget(label)
    assert cut.minimumSizeHint().width() < 80
    assert wrapped.heightForWidth(100) > 2 * wrapped.heightForWidth(2000)


def test_ink_comes_from_the_theme_and_follows_it(look: Look, qtbot: QtBot) -> None:
    label = PlainLabel("x", ink=Tint.WARNING)
    qtbot.addWidget(label)
    label.ensurePolished()

    def written_in() -> str:
        return label.palette().color(label.foregroundRole()).name()

    assert written_in() == look.theme.ink(Tint.WARNING)
    label.set_ink(Role.WARNING)
    assert written_in() == look.theme.ink(Role.WARNING)
    look.wear("dark")
    assert written_in() == look.theme.ink(Role.WARNING)


def test_headings_grow_with_their_level_and_the_zoom(look: Look, qtbot: QtBot) -> None:
    headings = [Heading("x", level) for level in (3, 2, 1)]
    for heading in headings:
        qtbot.addWidget(heading)
        heading.ensurePolished()
    sizes = [heading.font().pointSizeF() for heading in headings]
    assert sizes == sorted(set(sizes))
    look.wear(zoom=200)
    assert headings[0].font().pointSizeF() == pytest.approx(2 * sizes[0], abs=0.02)


def test_an_icon_label_says_its_text_and_gives_way(qtbot: QtBot) -> None:
    label = IconLabel(Icon.SAVED, "All saved")
    qtbot.addWidget(label)
    wide = label.sizeHint().width()
    assert label.minimumSizeHint().width() < wide
    label.show_state(Icon.NOT_SAVED, "Not saved: the disk is full", Role.DANGER)
    assert label.accessibleName() == label.text() == "Not saved: the disk is full"
    assert label.sizeHint().width() > wide


def test_an_icon_label_is_painted_in_its_ink_on_either_side(look: Look, qtbot: QtBot) -> None:
    label = IconLabel(Icon.SAVED, "x", Role.DANGER)
    qtbot.addWidget(label)
    label.resize(120, 24)

    def inked_columns() -> list[int]:
        image = label.grab().toImage()
        ink = look.ink(Role.DANGER)
        return [
            x
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y) == ink
        ]

    assert max(inked_columns()) < 60
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert min(inked_columns()) > 60


def test_a_hairline_is_one_pixel_at_any_zoom(look: Look, qtbot: QtBot) -> None:
    look.wear(zoom=300)
    host = QWidget()
    qtbot.addWidget(host)
    across, down = Hairline(parent=host), Hairline(down=True, parent=host)
    for line in (across, down):
        line.ensurePolished()
    assert across.maximumHeight() == 1
    assert down.maximumWidth() == 1


def test_rather_nothing_than_two_letters_and_an_ellipsis(qtbot: QtBot) -> None:
    label = PlainLabel("Enter saves. Tab goes deeper.", elide=True)
    qtbot.addWidget(label)
    label.resize(24, 20)
    label.show()
    assert label.shown_text() == ""
    assert "Enter saves" in label.toolTip()
    label.resize(120, 20)
    assert label.shown_text().endswith("…")


def test_a_label_of_a_fixed_width_is_given_the_height_of_its_own_lines(qtbot: QtBot) -> None:
    label = PlainLabel("many words that take several lines where there is little room for them")
    qtbot.addWidget(label)
    label.setFixedWidth(120)
    assert label.heightForWidth(1000) == label.heightForWidth(120)
    label.setMaximumWidth(1000)
    assert label.heightForWidth(1000) < label.heightForWidth(120)
