"""Abbreviations under the fingers."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def short(line: Any) -> Any:
    line.panel.abbreviating.known.put("cso", "civil society")
    line.panel.abbreviating.known.put("gov", "government")
    return line


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("the cso ", "the civil society "),
        ("the cso, the gov.", "the civil society, the government."),
        ("Cso: ", "Civil society: "),
        ("-> the cso;", "-> the civil society;"),
        ("csos ", "csos "),
        ("at cso.org ", "at cso.org "),
        ("https://cso ", "https://cso "),
        ("#cso @cso ", "#cso @cso "),
        ('" the cso said ', '" the cso said '),
        ('he said "the cso " to cso ', 'he said "the cso " to civil society '),
        ("s/cso /gov /", "s/cso /gov /"),
    ],
)
def test_a_word_expands_when_something_ends_it(short: Any, typed: str, then: str) -> None:
    short.type(typed)
    assert short.text() == then


@pytest.mark.parametrize("held", [(Key.Key_Backspace, None), (Key.Key_Z, CTRL)])
def test_one_key_takes_an_expansion_back_and_it_stays_back(short: Any, held: Any) -> None:
    short.type("the cso ")
    key, modifier = held
    short.press(key, *([modifier] if modifier else []))
    assert short.text() == "the cso "
    short.type("and ")
    assert short.text() == "the cso and "
    short.enter("gov")
    [item] = short.items()
    assert (item.text("text"), item.text("typed")) == ("the cso and government", "the cso and gov")


def test_a_moment_later_backspace_is_backspace_again(short: Any) -> None:
    short.type("cso a")
    short.press(Key.Key_Backspace)
    short.press(Key.Key_Backspace)
    assert short.text() == "civil society"


def test_enter_expands_and_what_was_typed_is_kept(short: Any) -> None:
    short.enter("first")
    short.press(Key.Key_Tab)
    short.enter("-> the cso and the cso")
    item = short.items()[-1]
    assert item.text("text") == "the civil society and the civil society"
    assert item.text("typed") == "\t-> the cso and the cso"


def test_what_was_typed_follows_every_change_of_the_line(short: Any) -> None:
    short.type("cso and gov ")
    short.field.replace(0, 0, "now 😀 ")
    start = short.text().index("government")
    short.field.replace(start, start + 3, "GOV")
    short.press(Key.Key_Return)
    item = short.items()[-1]
    assert item.text("text") == "now 😀 civil society and GOVernment"
    assert item.text("typed") == "now 😀 cso and GOVernment "


def test_a_kind_asked_for_by_key_keeps_the_letters_too(short: Any) -> None:
    from micic_desk.domain.kinds import ItemKind

    short.panel.set_kind(ItemKind.QUOTATION)
    short.enter("the cso  said")
    item = short.items()[-1]
    assert (item.text("kind"), item.text("text")) == ("quotation", "the cso  said")


def test_a_known_speaker_keeps_her_name(short: Any) -> None:
    short.enter("@cso said")
    short.enter("cso: said again")
    assert short.items()[-1].text("speaker") == short.items()[0].text("speaker")
