from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.banner import Banner
from micic_desk.ui.widgets.buttons import IconButton, QuietButton
from micic_desk.ui.widgets.chip import Chip, ChipButton
from micic_desk.ui.widgets.choices import ChoiceBox, RoundBox, TickBox
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.message_bar import MessageBar
from micic_desk.ui.widgets.naming import give_name, keys_text, mark, plain_tooltip
from micic_desk.ui.widgets.panel import Card, Panel
from micic_desk.ui.widgets.passphrase_field import PassphraseField
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.splitter import Splitter

NAMELESS: list[Callable[[], QWidget]] = [
    lambda: QuietButton(""),
    lambda: IconButton(Icon.ADD, " "),
    lambda: Chip(""),
    lambda: ChipButton("Point", ""),
    lambda: ChoiceBox(""),
    lambda: TickBox(""),
    lambda: RoundBox(""),
    lambda: SearchField(""),
    lambda: PassphraseField(""),
    lambda: MessageBar(""),
    lambda: Banner(Icon.INFO, ""),
    lambda: EmptyState(Icon.ADD, "", "Sentence"),
    lambda: Panel(""),
    lambda: Card(""),
    lambda: ProgressStrip(""),
    lambda: Splitter(""),
    lambda: SideSheet("", QWidget()),
]


@pytest.mark.parametrize("make", NAMELESS)
def test_no_widget_is_made_without_a_name(look: Look, make: Callable[[], QWidget]) -> None:
    assert look is not None
    with pytest.raises(ValueError, match="screen reader"):
        make()


def test_a_name_is_given(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    widget = QWidget()
    qtbot.addWidget(widget)
    give_name(widget, "Outline")
    assert widget.accessibleName() == "Outline"


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_tooltip_shows_whatever_it_is_given(text: str) -> None:
    document = QTextDocument()
    document.setHtml(plain_tooltip(text))
    assert document.toPlainText() == text


def test_a_tooltip_never_names_a_file_to_open() -> None:
    shown = plain_tooltip('<img src="file:///etc/passwd">')
    assert "<img" not in shown
    assert plain_tooltip("") == ""


def test_keys_are_written_as_on_this_system() -> None:
    native = QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText)
    assert plain_tooltip("Undo", "Ctrl+Z") == f"<qt>Undo ({native})</qt>"
    assert keys_text(None) == ""


def test_a_mark_changes_how_a_widget_is_dressed(look: Look, qtbot: QtBot) -> None:
    assert look is not None
    holder = QWidget()
    holder.setStyleSheet('QLabel[state="on"] { color: #123456; }')
    label = QLabel("x", holder)
    qtbot.addWidget(holder)
    label.ensurePolished()
    for state, dressed in (("on", True), ("off", False), ("on", True)):
        mark(label, "state", state)
        assert (label.palette().windowText().color().name() == "#123456") is dressed
