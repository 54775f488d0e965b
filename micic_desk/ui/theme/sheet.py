"""The palette and the one style sheet, both generated from a theme and a zoom."""

from collections.abc import Iterator
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from micic_desk.ui.theme.metrics import Metrics, Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.theme.themes import Theme

_PALETTE: dict[QPalette.ColorRole, Role] = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.WINDOW,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.PlaceholderText: Role.TEXT_QUIET,
    QPalette.ColorRole.Button: Role.RAISED,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.ACCENT_TEXT,
    QPalette.ColorRole.ToolTipBase: Role.RAISED,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
    QPalette.ColorRole.Highlight: Role.SELECTION,
    QPalette.ColorRole.HighlightedText: Role.SELECTION_TEXT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.Light: Role.RAISED,
    QPalette.ColorRole.Midlight: Role.HOVER,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.LINE_STRONG,
    QPalette.ColorRole.Shadow: Role.SHADOW,
}

_INKS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class _Words(dict[str, str]):
    """``$name`` is a colour, ``$p8`` eight units in pixels, ``$size_title`` a size of type."""

    def __init__(self, theme: Theme, metrics: Metrics) -> None:
        super().__init__({role.value.replace("-", "_"): theme.colours[role] for role in Role})
        for step in Step:
            self[f"size_{step.key}"] = f"{metrics.font(step).pointSizeF():.2f}pt"
        self._metrics = metrics

    def __missing__(self, word: str) -> str:
        if word[0] != "p" or not word[1:].isdigit():
            raise KeyError(word)
        return f"{self._metrics.px(int(word[1:]))}px"


def ink_name(ink: Role | Tint) -> str:
    """What the style sheet calls an ink; some roles and tints share a name in the themes."""
    return f"tint-{ink.value}" if isinstance(ink, Tint) else ink.value


def palette(theme: Theme) -> QPalette:
    """The colours of ``theme`` as Fusion asks for them."""
    made = QPalette()
    for place, role in _PALETTE.items():
        made.setColor(place, QColor(theme.colours[role]))
    for place in _INKS:
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(theme.colours[Role.TEXT_OFF]))
    return made


def style_sheet(template: Path, theme: Theme, metrics: Metrics) -> str:
    """The style sheet: ``template`` with colours and sizes filled in.

    Raises KeyError for a word of the template that is neither.
    """
    text = template.read_text(encoding="utf-8")
    return Template(text).substitute(_Words(theme, metrics)) + "".join(_inks(theme))


def _inks(theme: Theme) -> Iterator[str]:
    for role in Role:
        yield f'PlainLabel[ink="{ink_name(role)}"] {{ color: {theme.ink(role)}; }}\n'
    for tint in Tint:
        yield f'PlainLabel[ink="{ink_name(tint)}"] {{ color: {theme.ink(tint)}; }}\n'
