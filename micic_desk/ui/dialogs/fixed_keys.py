"""Keys that are no commands: they belong to the capture line, to lists and to the outline."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from micic_desk.ui.dialogs.entries import Entry
from micic_desk.ui.widgets.naming import keys_text

_LINE = str(QT_TRANSLATE_NOOP("FixedKeys", "Capture line"))
_OUTLINE = str(QT_TRANSLATE_NOOP("FixedKeys", "Outline"))
_SEARCH = str(QT_TRANSLATE_NOOP("FixedKeys", "Search"))

_FIXED: tuple[tuple[str, str, tuple[str, ...]], ...] = tuple(
    (place, str(name), keys)
    for place, name, keys in (
        (_LINE, QT_TRANSLATE_NOOP("FixedKeys", "Save the line"), ("Return",)),
        (_LINE, QT_TRANSLATE_NOOP("FixedKeys", "Deeper, less deep"), ("Tab", "Shift+Tab")),
        (_LINE, QT_TRANSLATE_NOOP("FixedKeys", "A recent speaker"), ("Ctrl+1", "Ctrl+9")),
        (_LINE, QT_TRANSLATE_NOOP("FixedKeys", "Take the person offered"), ("Tab",)),
        (_OUTLINE, QT_TRANSLATE_NOOP("FixedKeys", "Change the words of a line"), ("Return",)),
        (_OUTLINE, QT_TRANSLATE_NOOP("FixedKeys", "Set in, set out"), ("Tab", "Shift+Tab")),
        (_OUTLINE, QT_TRANSLATE_NOOP("FixedKeys", "Fold, unfold"), ("Left", "Right")),
        (
            _OUTLINE,
            QT_TRANSLATE_NOOP("FixedKeys", "Place in a key point"),
            ("Ctrl+1", "Ctrl+9"),
        ),
        (_OUTLINE, QT_TRANSLATE_NOOP("FixedKeys", "Back to the line"), ("Esc",)),
        (_SEARCH, QT_TRANSLATE_NOOP("FixedKeys", "Take the filter offered"), ("Tab",)),
        (_SEARCH, QT_TRANSLATE_NOOP("FixedKeys", "All filters"), ("Alt+Down",)),
        (_SEARCH, QT_TRANSLATE_NOOP("FixedKeys", "Go to the first hit"), ("Return",)),
        (_SEARCH, QT_TRANSLATE_NOOP("FixedKeys", "All that was found"), ("Ctrl+Return",)),
    )
)
_PREFIX = "fixed."


def fixed_entries() -> list[Entry]:
    """Every key that is what it is."""
    found = []
    for at, (place, name, keys) in enumerate(_FIXED):
        said = _tr("{first} … {last}") if keys[-1][-1].isdigit() else _tr("{first}; {last}")
        shown = keys_text(keys[0])
        if len(keys) > 1:
            shown = said.format(first=shown, last=keys_text(keys[1]))
        title, where = _tr(name), _tr(place)
        found.append(
            Entry(
                id=f"{_PREFIX}{at}",
                name=_tr("{place}: {name}").format(place=where, name=title),
                detail=where,
                further=shown,
                keys=shown,
            )
        )
    return found


def is_fixed(entry: str) -> bool:
    """Whether an entry is one of these."""
    return entry.startswith(_PREFIX)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FixedKeys", text)
