"""What the outline offers to the menus, the palette and the list of keys."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.outline.keys import Wish
from micic_desk.ui.panels.outline.view import OutlineView
from micic_desk.ui.theme.icons import Icon

_IN_A_FIELD = {
    Wish.CUT: "cut",
    Wish.COPY: "copy",
    Wish.PASTE: "paste",
    Wish.ALL: "selectAll",
}


def outline_commands(view: OutlineView) -> list[Command]:
    """Everything that can be asked of chosen lines; the keys work inside the outline."""
    return [*_clipping(view), *_moving(view), *_seams(view)]


def _clipping(view: OutlineView) -> list[Command]:
    edit = partial(Command, menu=Menu.EDIT, group=2, within=view)
    return [
        edit(
            id="edit.cut",
            text=_tr("Cut"),
            act=partial(_clip, view, Wish.CUT),
            keys=("Ctrl+X",),
            icon=Icon.CUT,
        ),
        edit(
            id="edit.copy",
            text=_tr("Copy"),
            act=partial(_clip, view, Wish.COPY),
            keys=("Ctrl+C",),
            icon=Icon.COPY,
        ),
        edit(
            id="edit.paste",
            text=_tr("Paste"),
            act=partial(_clip, view, Wish.PASTE),
            keys=("Ctrl+V",),
            icon=Icon.PASTE,
        ),
        edit(
            id="edit.duplicate",
            text=_tr("Duplicate"),
            act=partial(view.grant, Wish.DUPLICATE),
            keys=("Ctrl+D",),
            enabled=partial(has_chosen, view),
        ),
        edit(
            id="edit.select_all",
            text=_tr("Select all"),
            act=partial(_clip, view, Wish.ALL),
            keys=("Ctrl+A",),
        ),
    ]


def _moving(view: OutlineView) -> list[Command]:
    line = partial(Command, menu=Menu.LINE, within=view, enabled=partial(has_chosen, view))
    return [
        line(
            id="line.edit",
            text=_tr("Change the words"),
            act=partial(view.grant, Wish.EDIT),
            keys=("F2",),
            group=2,
            icon=Icon.EDIT,
        ),
        line(
            id="line.up",
            text=_tr("Move up"),
            act=partial(view.grant, Wish.UP),
            keys=("Alt+Up",),
            group=2,
            icon=Icon.UP,
        ),
        line(
            id="line.down",
            text=_tr("Move down"),
            act=partial(view.grant, Wish.DOWN),
            keys=("Alt+Down",),
            group=2,
            icon=Icon.DOWN,
        ),
        line(
            id="line.fold",
            text=_tr("Fold or unfold"),
            act=partial(view.grant, Wish.TOGGLE),
            keys=("Ctrl+Space",),
            group=2,
            icon=Icon.FOLD,
        ),
    ]


def _seams(view: OutlineView) -> list[Command]:
    line = partial(Command, menu=Menu.LINE, within=view)
    return [
        line(
            id="line.confidential",
            text=_tr("Confidential, or open again"),
            act=partial(view.grant, Wish.WITHHOLD),
            keys=("Ctrl+Shift+X",),
            enabled=partial(has_chosen, view),
            group=2,
            icon=Icon.HIDE,
        ),
        line(
            id="line.join",
            text=_tr("Join with the line before"),
            act=partial(view.grant, Wish.JOIN),
            keys=("Ctrl+Shift+Up",),
            enabled=partial(has_chosen, view),
            group=3,
            icon=Icon.JOIN,
        ),
        line(
            id="line.split",
            text=_tr("Split at the cursor"),
            act=partial(view.grant, Wish.SPLIT),
            keys=("Ctrl+Return",),
            enabled=partial(_is_typing, view),
            group=3,
            icon=Icon.SPLIT,
        ),
        line(
            id="line.bin",
            text=_tr("Delete"),
            act=partial(view.grant, Wish.BIN),
            keys=("Del",),
            enabled=partial(has_chosen, view),
            group=5,
            icon=Icon.BIN,
        ),
    ]


def has_chosen(view: OutlineView) -> bool:
    """Whether any line is chosen."""
    return view.selectionModel().hasSelection()


def _is_typing(view: OutlineView) -> bool:
    return view.editor is not None


def _clip(view: OutlineView, wish: Wish) -> None:
    """What the usual keys mean: for the words of a field that has the keyboard, or for lines."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit):
        getattr(focus, _IN_A_FIELD[wish])()
    else:
        view.grant(wish)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutlineCommands", text)
