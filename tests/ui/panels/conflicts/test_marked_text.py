from typing import Any

from pytestqt.qtbot import QtBot

from micic_desk.ui.panels.conflicts.marked_text import MarkedText
from micic_desk.ui.panels.conflicts.wordwise import Span
from micic_desk.ui.theme.roles import Tint

MARKUP = "<img src='file:///etc/passwd'> <b>must</b>"


def test_markup_is_painted_as_words(look: Any, qtbot: QtBot) -> None:
    text = MarkedText()
    qtbot.addWidget(text)
    text.show_text(MARKUP, [Span(MARKUP.index("must"), 4)])
    assert text.marked() == ["must"]
    assert text.accessibleName() == MARKUP
    layout, _ = text._laid_out(400)
    assert layout.text() == MARKUP
    assert look.theme


def test_marks_stand_right_after_characters_outside_the_basic_plane(
    look: Any, qtbot: QtBot
) -> None:
    del look
    text = MarkedText()
    qtbot.addWidget(text)
    said = "😀😀 must"
    text.show_text(said, [Span(said.index("must"), 4)])
    (found,) = text._laid_out(400)[0].formats()
    assert (found.start, found.length) == (5, 4)


def test_it_grows_as_it_gets_narrower(look: Any, qtbot: QtBot) -> None:
    del look
    text = MarkedText()
    qtbot.addWidget(text)
    text.show_text("words " * 60)
    assert text.heightForWidth(150) > 2 * text.heightForWidth(500)
    text.show_text("one\ntwo\nthree")
    assert text.heightForWidth(500) > 2 * text.heightForWidth(5000) / 3


def test_marks_are_seen(look: Any, qtbot: QtBot) -> None:
    text = MarkedText()
    qtbot.addWidget(text)
    text.resize(300, 60)

    def grounds() -> int:
        image = text.grab().toImage()
        wanted = look.ground(Tint.WARNING).rgb()
        return sum(
            image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
        )

    text.show_text("they must come")
    assert grounds() == 0
    text.show_text("they must come", [Span(5, 4)])
    assert grounds() > 50
