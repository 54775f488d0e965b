"""What every control owes everybody: a name, room for its words, a place in the round of Tab,
a sign that it has the keyboard. Commands and sheets that come later are found by themselves."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QStyle,
    QTabBar,
    QToolButton,
    QWidget,
)

from micic_desk.ui.dialogs.palette import Palette
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.widgets.tab_order import tab_places
from micic_desk.ui.window.areas import Areas

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
LOOKS = [("light", 100), ("dark", 200), ("high-contrast", 100), ("light", 200)]
"""Dark at 100 % is laid out like light: `tests/ui/theme/test_sheet.py` proves it of every zoom."""

ZOOMS = (50, 67, 150, 250, 300)
LAPTOP = (1366, 768)
BARE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEAST_SHOWN = 3
"""Letters that must be left of words that are cut: fewer tell nobody what it is."""


def ours(root: QWidget | None = None) -> Iterator[QWidget]:
    """Every widget in sight, in whatever window, without Qt's own parts and dialogues."""
    for top in [root] if root is not None else QApplication.topLevelWidgets():
        if top.isVisible() and not isinstance(top, QFileDialog):
            inside = [one for one in top.findChildren(QWidget) if one.isVisible()]
            yield from (one for one in (top, *inside) if is_ours(one))


def is_ours(one: QWidget) -> bool:
    return not one.objectName().startswith("qt_") and not isinstance(one.window(), QFileDialog)


def said(one: QWidget) -> str:
    name = one.accessibleName()[:40] or f"in {type(one.parentWidget()).__name__}"
    return f"{type(one).__name__} {name!r} {one.width()}x{one.height()}"


def nameless() -> list[str]:
    found = [one for one in ours() if isinstance(one, CONTROLS)]
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in found
        if not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not isinstance(one.parentWidget(), CONTROLS)
        and not isinstance(one, QMenu)
    ]


def crushed(one: QWidget) -> bool:
    """Whether a widget has less room than it says it needs, in a place that does not scroll."""
    if one.isWindow() or isinstance(one, Areas | QAbstractSlider) or one.size().isEmpty():
        return False
    need = one.minimumSizeHint()
    layout = one.layout()
    if layout is not None and layout.hasHeightForWidth():
        need.setHeight(min(need.height(), layout.minimumHeightForWidth(one.width())))
    sized = isinstance(one, QAbstractButton | QComboBox | QLabel | QLineEdit | QScrollArea)
    return (sized or layout is not None) and (
        need.height() > one.height() or (need.width() > one.width() and not in_area(one))
    )


def in_area(one: QWidget) -> bool:
    """Areas squeeze on purpose while a border is moved; what they hold is looked at itself."""
    return isinstance(one.parentWidget(), Areas)


def cut(one: QWidget) -> bool:
    if isinstance(one, PlainLabel) and one.text():
        shown = one.shown_text()
        short = 0 < len(shown) <= LEAST_SHOWN and shown != one.text()
        return short or (one.wordWrap() and one.heightForWidth(one.width()) > one.height())
    if isinstance(one, QLabel) and one.text() and not one.wordWrap():
        return one.sizeHint().width() > one.width()
    if isinstance(one, QTabBar):
        return any(
            one.tabRect(at).width() < one.tabSizeHint(at).width() for at in range(one.count())
        )
    return False


def clipped() -> list[str]:
    return [said(one) for one in ours() if crushed(one) or cut(one)]


def still_clipped() -> list[str]:
    """What stays cut: on a busy machine a sheet is laid out a moment after it is shown."""
    for _ in range(20):
        if not clipped():
            return []
        QTest.qWait(25)
    return clipped()


def of_qt() -> list[str]:
    """Buttons with pictures that are Qt's and not ours."""
    found = [one for one in ours() if isinstance(one, QToolButton)]
    return [said(one) for one in found if not one.icon().isNull()]


def told(found: dict[str, Any]) -> str:
    return "\n".join(f"{state}: {wrong}" for state, wrong in found.items())


def wrong_here() -> list[str]:
    return [*nameless(), *still_clipped(), *of_qt()]


@pytest.mark.parametrize(("theme", "zoom"), LOOKS)
def test_every_control_has_a_name_and_room_for_its_words(walk: Any, theme: str, zoom: int) -> None:
    Look.current().wear(theme, zoom)
    if zoom > 100:
        walk.window.resize(*LAPTOP)
    found = {state: wrong for state in walk.everywhere() if (wrong := wrong_here())}
    assert not found, told(found)
    assert walk.items_gone() == []
    assert not walk.window.windowIcon().isNull()
    if zoom > 100:
        assert (walk.window.width(), walk.window.height()) == LAPTOP


def test_what_is_wrong_is_caught(hands: Any) -> None:
    line = QLineEdit(hands.window)
    line.show()
    assert nameless() == ["QLineEdit in MainWindow"]
    label = QLabel("many words that will not fit on one short line", hands.window)
    label.setGeometry(0, 0, 40, 10)
    label.show()
    tool = QToolButton(hands.window)
    tool.setAccessibleName("Trash")
    tool.setIcon(tool.style().standardIcon(QStyle.StandardPixmap.SP_TrashIcon))
    tool.show()
    assert [one.split()[0] for one in clipped()] == ["QLabel"]
    assert [one.split()[:2] for one in of_qt()] == [["QToolButton", "'Trash'"]]


def reachable(root: QWidget) -> set[QWidget]:
    """What Tab should come to: the controls in sight that take it."""
    return {
        one
        for one in root.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not one.objectName().startswith("qt_")
        and not is_beside_the_chosen(one)
    }


def is_beside_the_chosen(one: QWidget) -> bool:
    """Of a few round boxes Tab comes to the chosen one; arrow keys go on from there."""
    if not isinstance(one, QRadioButton) or one.isChecked():
        return False
    beside = one.parentWidget().findChildren(QRadioButton)
    return any(other.isChecked() for other in beside if other.parent() is one.parent())


def ring(most: int = 200) -> list[QWidget]:
    """Where Tab goes from here until it comes back; IndexError where it never does."""
    seen: list[QWidget] = []
    while len(seen) < most:
        focus = QApplication.focusWidget()
        assert focus is not None, "Tab led nowhere"
        if focus in seen:
            return seen
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise IndexError([said(one) for one in seen[-9:]])


def taken_by_menus(sheet: QWidget, letters: str) -> list[str]:
    """Keys of a sheet that open a menu too: then Qt does neither."""
    held = [one.key().toString() for one in sheet.findChildren(QShortcut)]
    held += [one.shortcut().toString() for one in sheet.findChildren(QAbstractButton)]
    return [one for one in held if one.casefold() in {f"alt+{letter}" for letter in letters}]


def test_tab_goes_round_every_sheet_and_page(walk: Any) -> None:
    missed = {}
    for state in walk.pages():
        page = walk.window.page()
        if left := reachable(page) - set(ring()):
            missed[state] = [said(one) for one in left]
    walk.open_sample()
    for sheet in walk.sheets():
        seen = ring()
        outside = [said(one) for one in seen if not sheet.isAncestorOf(one)]
        left = [said(one) for one in reachable(sheet) - set(seen)]
        doubled = taken_by_menus(sheet, walk.window.commands.mnemonics())
        if outside or left or doubled:
            missed[type(sheet).__name__] = (outside, left, doubled)
    assert not missed, told(missed)


def test_every_area_is_reached_by_f6_and_everything_in_it_by_tab(walk: Any) -> None:
    """The line and the outline keep Tab for themselves, so F6 leads from one to the next."""
    walk.open_sample()
    # One that stays: on a busy machine the walk takes longer than a notice does to go.
    walk.hands.space.say("2 items moved to the bin.", Tone.WARNING, undo=True)
    owed = reachable(walk.hands.space)
    stops: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in stops:
        assert focus is not None
        stops.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_F6)
    assert stops[0] is focus, "F6 comes back to where it began"
    found = set(stops)
    notices = walk.hands.space.middle.messages
    # The notice first: what Tab in the line is refused for is shown in its place.
    for stop in sorted(stops, key=notices.isAncestorOf, reverse=True):
        for key, held in ((Qt.Key.Key_Tab, BARE), (Qt.Key.Key_Backtab, SHIFT)):
            walk.window.commands.run("go.line") if stop is stops[0] else stop.setFocus()
            for _ in range(60):
                focus = QApplication.focusWidget()
                assert focus is not None
                found.add(focus)
                QTest.keyClick(focus, key, held)
    assert [said(one) for one in owed - found] == []


def test_a_notice_that_is_closed_by_key_gives_the_line_back(walk: Any) -> None:
    walk.open_sample()
    space = walk.hands.space
    space.say("2 items moved to the bin.", undo=True)
    while not space.middle.messages.isAncestorOf(walk.hands.focus()):
        walk.hands.press(Qt.Key.Key_F6)
    walk.hands.press(Qt.Key.Key_Escape)
    assert walk.hands.focus() is space.capture.field


def picture(one: QWidget) -> QImage:
    """A control and a little round it, as they are painted now."""
    QApplication.processEvents()
    window = one.window()
    place = QRect(one.mapTo(window, QPoint(0, 0)), one.size()).adjusted(-4, -4, 4, 4)
    return window.grab(place).toImage()


def unseen(controls: list[QWidget]) -> list[str]:
    """The controls that look the same whether or not they have the keyboard."""
    found = []
    for one in controls:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        with_it = picture(one)
        elsewhere = next(other for other in controls if other is not one)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        if picture(one) == with_it:
            found.append(said(one))
    return found


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_whatever_has_the_keyboard_shows_it(walk: Any, theme: str) -> None:
    Look.current().wear(theme, 100)
    QApplication.setCursorFlashTime(0)
    hidden = {}
    for state in walk.pages():
        hidden[state] = unseen(ring())
    walk.open_sample()
    hidden["workspace"] = unseen(sorted(reachable(walk.hands.space), key=id))
    for sheet in walk.sheets():
        controls = ring()
        hidden[type(sheet).__name__] = unseen(controls) if len(controls) > 1 else []
    found = {state: found for state, found in hidden.items() if found}
    assert not found, told(found)


def _within(menu: Any) -> Iterator[Any]:
    for one in menu.actions():
        yield one
        if one.menu() is not None:
            yield from _within(one.menu())


def test_every_menu_is_seen_whole_on_a_small_laptop(walk: Any) -> None:
    """Qt lays a menu that is too long out in columns, over everything."""
    walk.open_sample()
    menus = [one.menu() for one in walk.window.menuBar().actions()]
    tall = {one.title(): one.sizeHint().height() for one in menus}
    room = LAPTOP[1] - walk.window.menuBar().height()
    assert {title for title, height in tall.items() if height > room} == set()


def test_every_command_has_words_and_a_way_and_is_in_the_palette(walk: Any) -> None:
    walk.open_sample()
    commands = walk.window.commands
    menus = walk.window.menuBar().actions()
    in_menus = {one.objectName() for menu in menus for one in _within(menu.menu())}
    commands.run("go.palette")
    palette = walk.hands.space.findChild(Palette)
    listed = palette.list
    rows = range(listed.rows.rowCount())
    offered = {listed.rows.entry(row).id for row in rows}
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert all(listed.rows.index(row).data(spoken) for row in rows)
    for command in commands:
        assert commands.name(command.id).strip(), command.id
        assert command.id in offered, command.id
        assert command.id in in_menus or not command.in_menu, command.id
        assert command.keys, command.id
        palette.ask(command.text.replace("&", ""))
        first = [listed.rows.entry(row).id for row in range(listed.rows.rowCount())]
        assert command.id in first, command.id
    for needed in ("window.quit", "edit.undo", "edit.redo", "edit.find", "go.palette"):
        assert commands.keys(needed)


def test_the_window_reads_from_the_right_too(walk: Any) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        found = {state: wrong for state in walk.everywhere() if (wrong := still_clipped())}
        space, window = walk.hands.space, walk.window
        sessions = space.sessions.mapTo(window, space.sessions.rect().center())
        middle = space.middle.mapTo(window, space.middle.rect().center())
        assert sessions.x() > middle.x()
        assert not found, told(found)
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def out_of_sight(sheet: QWidget) -> list[str]:
    """The controls of a sheet that are not seen though they have the keyboard."""
    found = []
    for one in tab_places(sheet):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        seen = one.visibleRegion().boundingRect().height()
        # What has the keyboard before may switch it off.
        if one.hasFocus() and seen < min(one.height(), one.fontMetrics().height()):
            found.append(said(one))
    return found


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_zoom_makes_the_window_useless(walk: Any, zoom: int) -> None:
    """On the screen of a small laptop the line can be typed in and what was typed be seen."""
    Look.current().wear("light", zoom)
    walk.window.resize(*LAPTOP)
    walk.open_sample()
    walk.hands.line("One more line")
    walk.hands.qtbot.wait(60)
    space, window = walk.hands.space, walk.window
    assert (window.width(), window.height()) == LAPTOP
    for one in (space.capture.field, space.status.saving, space.top_bar.search):
        place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        assert window.rect().contains(place), said(one)
        assert not crushed(one), said(one)
    last = space.middle.model.index(space.middle.model.rowCount() - 1, 0)
    shown = space.outline.viewport().rect().intersected(space.outline.visualRect(last))
    assert shown.height() >= space.outline.visualRect(last).height() // 2
    assert len(space.top_bar.title.shown_text()) > LEAST_SHOWN
    assert clipped() == []
    if zoom == max(ZOOMS):
        low = {type(one).__name__: still_clipped() + out_of_sight(one) for one in walk.sheets()}
        assert {sort: wrong for sort, wrong in low.items() if wrong} == {}
