"""What a colour is for: nobody outside a theme's TOML names a colour, only a role."""

from enum import StrEnum


class Role(StrEnum):
    """One colour by its work in the window; the value is its name in the theme files."""

    WINDOW = "window"
    SURFACE = "surface"
    RAISED = "raised"
    HOVER = "hover"
    PRESSED = "pressed"
    LINE = "line"
    LINE_STRONG = "line-strong"
    TEXT = "text"
    TEXT_QUIET = "text-quiet"
    TEXT_OFF = "text-off"
    ACCENT = "accent"
    ACCENT_HOVER = "accent-hover"
    ACCENT_TEXT = "accent-text"
    FOCUS = "focus"
    ROW = "row"
    SELECTION = "selection"
    SELECTION_TEXT = "selection-text"
    DANGER = "danger"
    DANGER_TEXT = "danger-text"
    WARNING = "warning"
    SUCCESS = "success"
    SHADOW = "shadow"
    PAPER = "paper"


class Tint(StrEnum):
    """A quiet ground and the ink that is read on it: kinds of item, rapporteurs, tones."""

    PLAIN = "plain"
    RECOMMENDATION = "recommendation"
    IMPLICATION = "implication"
    QUESTION = "question"
    EXAMPLE = "example"
    QUOTATION = "quotation"
    HAND_OVER = "hand-over"
    GAP = "gap"
    NOTE_TO_SELF = "note-to-self"
    CONFLICT = "conflict"
    MINE = "mine"
    CO_RAPPORTEUR = "co-rapporteur"
    INFO = "info"
    WARNING = "warning"
    DANGER = "danger"
    SUCCESS = "success"
