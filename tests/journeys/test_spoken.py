"""What a screen reader finds and says in the real window, through Qt's own interfaces."""

from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from micic_desk.ui.widgets import announce as announcing


def spoken(widget: QWidget) -> list[str]:
    """The names of a widget's parts, as a reader walks through them."""
    face = QAccessible.queryAccessibleInterface(widget)
    assert face is not None
    parts = [face.child(at) for at in range(face.childCount())]
    return [one.text(QAccessible.Text.Name) for one in parts if one is not None]


def role_and_name(widget: QWidget) -> tuple[QAccessible.Role, str]:
    face = QAccessible.queryAccessibleInterface(widget)
    assert face is not None
    return face.role(), face.text(QAccessible.Text.Name)


def test_a_line_says_kind_level_place_and_whose_it_is(walk: Any) -> None:
    walk.open_sample()
    walk.window.commands.run("go.session.2")
    lines = spoken(walk.hands.space.outline)
    said = next(one for one in lines if "labour inspectors must be able" in one)
    assert said.startswith("Recommendation, level 1, ")
    assert "by the co-rapporteur DV" in said
    (inside,) = (
        one for one in lines if one.endswith("Without a firewall, every helper is an informer")
    )
    assert inside.startswith("Implication, level 2, 1 of 1, under ")


def test_places_among_siblings_follow_what_is_written(hands: Any, notebook: Any) -> None:
    hands.open(notebook)
    for text, deeper in (("Children", 0), ("first", 1), ("-> second", 0), ("third", 0)):
        hands.line(text, deeper)
    said = next(one for one in spoken(hands.space.outline) if one.endswith("second"))
    assert said.startswith("Recommendation, level 2, 2 of 3, under Children")
    hands.line("fourth")
    said = next(one for one in spoken(hands.space.outline) if one.endswith("second"))
    assert "2 of 4" in said


@pytest.mark.parametrize(
    ("find", "role"),
    [
        ("capture.field", QAccessible.Role.EditableText),
        ("top_bar.search.line", QAccessible.Role.EditableText),
        ("sessions.list", QAccessible.Role.List),
        ("outline", QAccessible.Role.Table),
    ],
)
def test_the_areas_have_names_and_roles(walk: Any, find: str, role: QAccessible.Role) -> None:
    walk.open_sample()
    widget = walk.hands.space
    for part in find.split("."):
        widget = getattr(widget, part)
    found, name = role_and_name(widget)
    assert found == role
    assert name


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Everything that is spoken although nothing has taken the keyboard, and how urgently."""
    heard: list[tuple[str, bool]] = []

    def hear(event: Any) -> None:
        polite = QAccessible.AnnouncementPoliteness.Polite
        heard.append((event.message(), event.politeness() != polite))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    assert announcing is not None
    return heard


def test_what_changes_elsewhere_is_said_quietly_and_trouble_at_once(
    walk: Any, announced: list[tuple[str, bool]]
) -> None:
    walk.open_sample()
    space = walk.hands.space
    space.say("3 items moved to the bin.", undo=True)
    assert ("3 items moved to the bin.", False) in announced
    walk.window.commands.run("edit.find")
    walk.hands.type("camps")
    walk.hands.qtbot.waitUntil(lambda: any("found" in text for text, _ in announced))
    space.status.saving.tell_not_saved("the disk is full")
    assert announced[-1] == ("Not saved: the disk is full", True)
    space.status.saving.tell_saved()
    assert announced[-1] == ("All saved", False)
