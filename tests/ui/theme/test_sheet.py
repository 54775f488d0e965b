import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from micic_desk.ui.theme.metrics import Metrics
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.sheet import ink_name, palette, style_sheet
from micic_desk.ui.theme.themes import Theme, available, load

HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def theme(resources: Path) -> Theme:
    return load("dark", resources / "themes")


def test_every_word_of_the_template_is_filled_in(resources: Path, theme: Theme) -> None:
    text = style_sheet(resources / "themes" / "desk.qss", theme, Metrics(QFont()))
    assert "$" not in text
    known = {*theme.colours.values(), *theme.inks.values()}
    assert set(HEX.findall(text)) <= known


def test_zoom_scales_the_lengths(tmp_path: Path, theme: Theme) -> None:
    template = tmp_path / "x.qss"
    template.write_text("A { padding: $p8; color: $text_quiet; }", encoding="utf-8")
    text = style_sheet(template, theme, Metrics(QFont(), 150))
    assert text.startswith(f"A {{ padding: 12px; color: {theme.colours[Role.TEXT_QUIET]}; }}")


def test_a_word_that_is_neither_colour_nor_size_is_refused(tmp_path: Path, theme: Theme) -> None:
    template = tmp_path / "x.qss"
    template.write_text("A { color: $txet; }", encoding="utf-8")
    with pytest.raises(KeyError, match="txet"):
        style_sheet(template, theme, Metrics(QFont()))


def test_qt_understands_the_sheet_of_every_theme(qapp: QApplication, resources: Path) -> None:
    # Qt warns of a sheet it cannot parse, and a warning fails a test.
    for name in available(resources / "themes"):
        made = load(name, resources / "themes")
        qapp.setStyleSheet(style_sheet(resources / "themes" / "desk.qss", made, Metrics(QFont())))


def test_the_palette_has_the_themes_colours(theme: Theme) -> None:
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Base).name() == theme.colours[Role.SURFACE]
    off = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert off.name() == theme.colours[Role.TEXT_OFF]


def test_a_role_and_a_tint_of_one_name_are_two_inks() -> None:
    assert ink_name(Role.WARNING) != ink_name(Tint.WARNING)


def test_no_colour_is_named_outside_the_themes() -> None:
    places = [*(ROOT / "micic_desk" / "ui").rglob("*.py"), ROOT / "resources/themes/desk.qss"]
    colour = re.compile(
        HEX.pattern + r"|QColor\(\s*\d|GlobalColor\.(?!transparent)\w+|\brgba?\(", re.IGNORECASE
    )
    named = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in places
        for found in colour.finditer(path.read_text(encoding="utf-8"))
    ]
    assert named == []


def test_icons_leave_their_colour_to_the_theme() -> None:
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"none", "currentColor"}


@pytest.mark.parametrize("zoom", [50, 100, 200, 300])
def test_dark_differs_from_light_by_its_colours_alone(resources: Path, zoom: int) -> None:
    """So that what has room in the one has room in the other."""
    light, dark = (load(name, resources / "themes") for name in ("light", "dark"))
    assert light.outlined == dark.outlined
    template, metrics = resources / "themes" / "desk.qss", Metrics(QFont(), zoom)
    sheets = [HEX.sub("#", style_sheet(template, one, metrics)) for one in (light, dark)]
    assert sheets[0] == sheets[1]
    asked = {
        path.name
        for path in (ROOT / "micic_desk" / "ui").rglob("*.py")
        if "theme.dark" in path.read_text(encoding="utf-8")
    }
    assert asked == set(), "whoever asks whether it is dark may lay it out otherwise"
