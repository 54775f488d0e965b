from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.ui.models.commands import Command, Commands, Menu
from micic_desk.ui.models.key_rules import clash
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.own_keys import OwnKeys

USUAL = {
    "a": ("Ctrl+K",),
    "b": ("Ctrl+J", "F4"),
    "c": ("Ctrl+T, R",),
    "d": (),
    "inside": ("Ctrl+D",),
    "inside_too": ("Ctrl+Return",),
    "elsewhere": ("Ctrl+Return",),
}
PLACES = {"inside": "outline", "inside_too": "outline", "elsewhere": "line"}


def register() -> tuple[QWidget, Commands]:
    owner = QWidget()
    commands = Commands(owner)
    places = {name: QWidget(owner) for name in PLACES.values()}
    for one, keys in USUAL.items():
        within = places[PLACES[one]] if one in PLACES else None
        commands.add(
            Command(id=one, text=one, act=owner.update, menu=Menu.EDIT, keys=keys, within=within)
        )
    return owner, commands


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    return Look.install(qapp, Path(__file__).resolve().parents[3] / "resources")


@pytest.fixture
def commands(look: Any) -> Iterator[Commands]:
    del look
    owner, made = register()
    yield made
    made.book.reset_all()
    owner.deleteLater()


def pressed(commands: Commands, one: str) -> list[str]:
    return [each.toString() for each in commands.action(one).shortcuts()]


def test_other_keys_work_and_are_spoken_of(commands: Commands) -> None:
    commands.book.give("a", ("Ctrl+Alt+P, X",))
    assert pressed(commands, "a") == ["Ctrl+Alt+P, X"]
    assert commands.keys("a") == "Ctrl+Alt+P, X"
    now = OwnKeys.current().now("Ctrl+K")
    assert now is not None
    assert now.toString() == "Ctrl+Alt+P, X"
    assert commands.book.wished() == {"a": ("Ctrl+Alt+P, X",)}


def test_a_command_may_have_no_keys(commands: Commands) -> None:
    commands.book.give("a", ())
    assert pressed(commands, "a") == []
    assert OwnKeys.current().now("Ctrl+K") is None
    commands.book.reset("a")
    assert pressed(commands, "a") == ["Ctrl+K"]
    assert commands.book.wished() == {}


@pytest.mark.parametrize(
    ("keys", "taken"),
    [("Ctrl+J", "b"), ("f4", "b"), ("Ctrl+T", "c"), ("Ctrl+K, X", None), ("Ctrl+J, A", "b")],
)
def test_whoever_has_the_keys_is_named(commands: Commands, keys: str, taken: str | None) -> None:
    assert commands.book.taken_by("a", keys) == taken


def test_two_commands_swap(commands: Commands) -> None:
    commands.book.swap("a", "Ctrl+J", "b")
    assert pressed(commands, "a") == ["Ctrl+J"]
    assert pressed(commands, "b") == ["Ctrl+K", "F4"]
    assert [str(OwnKeys.current().now(one).toString()) for one in ("Ctrl+K", "Ctrl+J")] == [
        "Ctrl+J",
        "Ctrl+K",
    ]
    commands.book.reset("a")
    assert pressed(commands, "a") == ["Ctrl+K"]
    assert pressed(commands, "b") == ["Ctrl+J", "F4"]


@pytest.mark.parametrize(
    "odd",
    [
        {"a": ("A",)},
        {"a": ("Return",)},
        {"a": ("Nonsense",)},
        {"a": ("",)},
        {"a": ("Ctrl+J",)},
        {"a": ("Ctrl+T",)},
        {"a": ("F7",), "b": ("F7",)},
        {"inside_too": ("F7",)},
        {"inside": ("F4",)},
        {"nobody": ("F7",)},
        {"a": ("Ctrl+A, B, C, D",)},
    ],
)
def test_what_is_odd_in_a_file_means_the_usual_keys(commands: Commands, odd: Any) -> None:
    commands.book.wear(odd)
    for one, keys in USUAL.items():
        assert pressed(commands, one) == list(keys)


def test_keys_that_work_in_one_place_can_be_changed_unless_they_belong_to_typing(
    commands: Commands,
) -> None:
    assert commands.book.can_change("inside")
    assert not commands.book.can_change("inside_too")
    commands.book.give("inside", ("F7",))
    assert pressed(commands, "inside") == ["F7"]
    assert commands.book.taken_by("a", "F7") == "inside"
    assert commands.book.taken_by("elsewhere", "F7") is None


def test_keys_of_a_command_that_comes_later_are_kept_for_it(commands: Commands) -> None:
    commands.book.wear({"late": ("F7",)})
    commands.book.give("a", ("F8",))
    commands.add(
        Command(id="late", text="late", act=commands.refresh, menu=Menu.EDIT, keys=("F9",))
    )
    assert pressed(commands, "late") == ["F7"]
    assert commands.book.wished() == {"late": ("F7",), "a": ("F8",)}


@pytest.mark.parametrize(
    "keys",
    [
        *("A", "Shift+A", "Return", "Ctrl+Return", "Tab", "Ctrl+Tab", "Esc", "Left", "Space"),
        *("Del", "Ctrl+C", "Ctrl+Shift+Left", "Ctrl+3", "Alt+E", "1", "Shift+F, A"),
    ],
)
def test_keys_that_belong_to_typing_are_refused_with_a_sentence(
    commands: Commands, keys: str
) -> None:
    assert commands.book.why_not(keys).endswith(".")


@pytest.mark.parametrize("keys", ["F4", "Shift+F4", "Ctrl+Alt+C", "Alt+Q", "Ctrl+T, X", "Ctrl+,"])
def test_other_keys_are_free_to_be_given(commands: Commands, keys: str) -> None:
    assert commands.book.why_not(keys) == ""


NAMES = st.sampled_from([*"abcd", "inside"])
KEYS = st.sampled_from(
    ["Ctrl+K", "Ctrl+J", "Ctrl+D", "F4", "F7", "Ctrl+T", "Ctrl+T, R", "Ctrl+Q, X", "A"]
)
WISHES = st.dictionaries(NAMES, st.lists(KEYS, max_size=2).map(tuple))


@given(wishes=WISHES, turns=st.lists(st.tuples(NAMES, KEYS), max_size=6))
def test_no_two_commands_ever_have_the_same_keys(look: Any, wishes: Any, turns: Any) -> None:
    del look
    owner, commands = register()
    book = commands.book
    book.wear(wishes)
    for one, keys in turns:
        if book.why_not(keys):
            continue
        other = book.taken_by(one, keys)
        if other is None:
            book.give(one, (keys,))
        else:
            book.swap(one, keys, other)
        assert any(clash(keys, each) for each in book.keys(one))
    every = [(one.id, keys) for one in commands for keys in pressed(commands, one.id)]
    for one, keys in every:
        apart = {name for name in PLACES if one in PLACES and PLACES[name] != PLACES[one]}
        assert not [o for o, k in every if o not in {one, *apart} and clash(keys, k)]
    book.reset_all()
    owner.deleteLater()
