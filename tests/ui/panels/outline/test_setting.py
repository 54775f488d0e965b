"""Where the pieces of a row stand, in both directions of reading."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.ui.models.line import Line
from micic_desk.ui.panels.outline.setting import Setter
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ARABIC = "الاعتراف بدور المهاجرين"


def line(text: str = "Fees", depth: int = 0, **said: Any) -> Line:
    kind = said.pop("kind", ItemKind.POINT)
    return Line(id="a" * 32, depth=depth, entity=EntityKind.ITEM, kind=kind, text=text, **said)


@pytest.fixture
def setter(stand: Any) -> Setter:
    del stand
    return Setter(Look.current())


def test_deeper_lines_begin_further_in_and_never_lose_their_words(setter: Setter) -> None:
    starts = [setter.set(line(depth=depth), 600, LEFT).words.left() for depth in range(40)]
    assert starts[:3] == sorted(set(starts[:3]))
    assert all(setter.set(line(depth=d), 600, LEFT).words.width() > 100 for d in range(40))


@pytest.mark.parametrize("text", ["Fees", ARABIC])
@pytest.mark.parametrize("depth", [0, 1, 4])
def test_mark_and_indent_are_the_windows_whatever_way_the_words_are_read(
    setter: Setter, text: str, depth: int
) -> None:
    there, here = setter.set(line(text, depth), 600, LEFT), setter.set(line("x", depth), 600, LEFT)
    assert (there.mark, there.fold) == (here.mark, here.fold)
    # How high a row is depends on the font that has the letters.
    assert (there.body.left(), there.body.right()) == (here.body.left(), here.body.right())
    assert there.mark.right() < there.words.left()


def test_chips_stay_inside_the_ground_of_a_recommendation(setter: Setter) -> None:
    said = line("Align", kind=ItemKind.RECOMMENDATION, author="DV", placed="2")
    for direction in (LEFT, RIGHT):
        row = setter.set(said, 600, direction)
        inside = row.body.adjusted(4, 0, -4, 0)
        assert all(inside.left() <= one.left() for one, _ in row.chips)
        assert all(one.right() <= inside.right() for one, _ in row.chips)
        assert not any(row.words.intersects(one) for one, _ in row.chips)


def test_a_window_that_reads_the_other_way_is_a_mirror_image(setter: Setter) -> None:
    there, here = setter.set(line(ARABIC, 2), 600, RIGHT), setter.set(line("Fees", 2), 600, LEFT)
    assert there.mark.left() == 600 - here.mark.right() - 1
    assert there.fold.left() == 600 - here.fold.right() - 1
    assert there.guides == tuple(600 - x for x in here.guides)


@pytest.mark.parametrize("direction", [LEFT, RIGHT])
def test_words_begin_on_their_own_side(setter: Setter, direction: Qt.LayoutDirection) -> None:
    arabic = setter.set(line(ARABIC), 600, direction)
    first = arabic.text.lineAt(0).naturalTextRect()
    assert first.right() == pytest.approx(arabic.words.width(), abs=2)
    english = setter.set(line("Fees"), 600, direction)
    assert english.text.lineAt(0).naturalTextRect().left() == pytest.approx(0, abs=2)


def test_chips_go_below_where_there_is_no_room_beside(setter: Setter) -> None:
    full = line("Fees " * 20, speaker="Delegate", placed="2", author="BS", conflicts=2)
    wide, narrow = setter.set(full, 900, LEFT), setter.set(full, 260, LEFT)
    assert all(box.top() < wide.words.bottom() for box, _ in wide.chips)
    assert all(box.top() > narrow.words.bottom() for box, _ in narrow.chips)
    assert [face.tint for _, face in wide.chips] == [
        Tint.CONFLICT,
        Tint.PLAIN,
        Tint.INFO,
        Tint.CO_RAPPORTEUR,
    ]
    boxes = [box for box, _ in wide.chips]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_my_own_initials_are_shown_on_demand(setter: Setter) -> None:
    own = line(author="AS", mine=True)
    assert not setter.set(own, 600, LEFT).chips
    setter.my_initials = True
    assert setter.set(own, 600, LEFT).chips[0][1].tint is Tint.MINE


def test_the_label_alone_is_bold(setter: Setter) -> None:
    row = setter.set(line(label="Recommendation:", kind=ItemKind.RECOMMENDATION), 600, LEFT)
    (bold,) = row.text.formats()
    assert (bold.start, bold.length) == (0, len("Recommendation:"))
    assert row.text.text() == "Recommendation: Fees"


def test_text_that_looks_like_markup_is_painted_as_it_is(stand: Any) -> None:
    made = stand.item("<h1 style='font-size:90px'>x</h1><img src='file:///etc/passwd'>")
    row = stand.model.row_of(made)
    stand.view.grab()
    assert stand.view.rowHeight(row) == stand.view.rowHeight(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_recommendation_has_a_rule_of_its_own_colour(stand: Any, theme: str) -> None:
    look = Look.current()
    look.wear(theme)
    made = stand.item("Align", kind=ItemKind.RECOMMENDATION.value, mark="➔")
    place = stand.view.visualRect(stand.model.index(stand.model.row_of(made), 0))
    image = stand.view.viewport().grab().toImage()
    assert look.ink(Tint.RECOMMENDATION) in colours(image, place.center().y())
    assert look.ink(Tint.RECOMMENDATION) not in colours(image, 10)
    assert look.ground(Role.PRESSED) in colours(image, 6), "the chosen line"
    look.wear("light")


def colours(image: QImage, down: int) -> list[QColor]:
    return [image.pixelColor(x, down) for x in range(image.width())]
