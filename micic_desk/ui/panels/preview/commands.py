"""What the preview offers to the menu, the palette and the list of keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.preview.sheet import PreviewSheet
from micic_desk.ui.theme.icons import Icon


def preview_commands(sheet: Callable[[], PreviewSheet]) -> list[Command]:
    """Look at the report, hand it out; ``sheet`` gives the sheet, made when first wanted."""

    def look() -> None:
        sheet().open_preview()

    def export() -> None:
        look()
        sheet().panel.export()

    def print_out() -> None:
        look()
        sheet().panel.print_out()

    def lay_out() -> None:
        look()
        sheet().panel.layouts.take_keyboard()

    return [
        _command("preview", _tr("Preview the report"), look, "Ctrl+P", Icon.PREVIEW),
        _command(
            "layout", _tr("Paper, size and extent of the report…"), lay_out, "Ctrl+F11", Icon.PRINT
        ),
        _command("export", _tr("Export the report…"), export, "Ctrl+E", Icon.EXPORT),
        _command("print", _tr("Print the report…"), print_out, "Ctrl+Shift+F11", Icon.PRINT),
    ]


def _command(name: str, text: str, act: Callable[[], None], keys: str, icon: Icon) -> Command:
    return Command(
        id=f"report.{name}",
        text=text,
        act=act,
        menu=Menu.REPORT,
        group=1,
        keys=(keys,),
        icon=icon,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("PreviewCommands", text)
