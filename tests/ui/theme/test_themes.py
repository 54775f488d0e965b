import tomllib
from pathlib import Path

import pytest

from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.themes import ThemeError, available, load, plainly_written


@pytest.fixture
def folder(resources: Path) -> Path:
    return resources / "themes"


def test_light_dark_and_high_contrast_are_there_light_first(folder: Path) -> None:
    assert available(folder)[0] == "light"
    assert set(available(folder)) >= {"light", "dark", "high-contrast"}


def test_a_theme_names_exactly_the_roles_there_are(folder: Path) -> None:
    for name in available(folder):
        table = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        assert set(table["colours"]) == {role.value for role in Role}, name
        assert set(table["tints"]) == {tint.value for tint in Tint}, name


def test_inks_and_grounds_are_told_apart(folder: Path) -> None:
    theme = load("light", folder)
    assert theme.ink(Role.TEXT) == theme.ground(Role.TEXT) == theme.colours[Role.TEXT]
    assert theme.ink(Tint.GAP) != theme.ground(Tint.GAP)
    assert (theme.dark, load("dark", folder).dark) == (False, True)


@pytest.mark.parametrize("name", ["none", "", "../themes/light", "light.toml"])
def test_a_theme_that_is_not_there_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(ThemeError, match="no theme"):
        load(name, folder)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('accent = "#0d665f"\n', "", "'accent'"),
        ('accent = "#0d665f"', 'accent = "teal"', "teal"),
        ('accent = "#0d665f"', 'accent = "#0d665g"', "#rrggbb"),
        ('accent = "#0d665f"', "accent = 7", "#rrggbb"),
        ("[tints.gap]", "[tints.gasp]", "'gap'"),
        ("[colours]", "[colors]", "'colours'"),
        ("[colours]", "[colours", "light"),
    ],
)
def test_a_theme_that_says_less_or_other_is_refused(
    folder: Path, tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = (folder / "light.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "light.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ThemeError, match=told):
        load("light", tmp_path)


def test_our_themes_are_read_as_toml_reads_them(folder: Path) -> None:
    for name in available(folder):
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        assert plainly_written(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "x"\na = "y"',
        '[a]\n[a]\nb = "x"',
        '[a]\nb = "x"\n[a.b]',
        'a = "x" # said',
        "a = 'x'",
        'a = "\\u0041"',
        "a = 1",
        'a="x"',
        'A = "x"',
        "[a",
        "[]",
        "[[a]]",
        "nothing",
    ],
)
def test_what_is_written_otherwise_is_left_to_the_reader_of_toml(text: str) -> None:
    assert plainly_written(text) is None
