"""What speaking time offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon


def speech_commands(
    look: Callable[[], None],
    copy: Callable[[], None],
    prompt: Callable[[], None],
    prompting: Callable[[], bool],
) -> list[Command]:
    """``look`` opens the table, ``copy`` asks where to write the interpreters' copy.

    ``prompt`` turns the prompter on or off.
    """
    return [
        Command(
            id="report.speech",
            text=_tr("Speaking time and script"),
            act=look,
            menu=Menu.REPORT,
            group=1,
            keys=("F12",),
            icon=Icon.CLOCK,
        ),
        Command(
            id="report.interpreters",
            text=_tr("Interpreters’ copy…"),
            act=copy,
            menu=Menu.REPORT,
            group=1,
            keys=("Ctrl+R, C",),
            icon=Icon.INTERPRETER,
        ),
        Command(
            id="report.prompter",
            text=_tr("Prompter"),
            act=prompt,
            menu=Menu.REPORT,
            group=1,
            keys=("Shift+F12",),
            icon=Icon.READ_BACK,
            checked=prompting,
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SpeechCommands", text)
