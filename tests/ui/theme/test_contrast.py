from pathlib import Path

import pytest

from micic_desk.ui.theme.contrast import meetings, ratio, shortfalls
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.themes import available, load


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)
    assert ratio(other, one) == ratio(one, other)


def test_nothing_is_too_faint_in_any_theme(resources: Path) -> None:
    folder = resources / "themes"
    faint = {
        name: [(str(m.ink), str(m.ground), round(value, 2)) for m, value in found]
        for name in available(folder)
        if (found := shortfalls(load(name, folder)))
    }
    assert faint == {}


def test_a_faint_colour_is_found(resources: Path) -> None:
    theme = load("light", resources / "themes")
    colours = {**theme.colours, Role.TEXT_QUIET: theme.colours[Role.LINE]}
    found = shortfalls(theme._replace(colours=colours))
    assert {meeting.ink for meeting, _ in found} == {Role.TEXT_QUIET}


def test_every_tint_is_read_and_every_ground_has_a_focus_ring() -> None:
    met = set(meetings())
    assert {m.ground for m in met if m.ink == Role.TEXT} >= set(Tint)
    assert {m.ground for m in met if m.ink is Role.FOCUS} >= {
        Role.WINDOW,
        Role.SURFACE,
        Role.RAISED,
        Role.ROW,
    }
