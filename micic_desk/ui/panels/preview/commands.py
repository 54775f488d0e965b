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

    return [
        Command(
            id="report.preview",
            text=_tr("Preview the report"),
            act=look,
            menu=Menu.REPORT,
            group=1,
            keys=("Ctrl+P",),
            icon=Icon.PREVIEW,
        ),
        Command(
            id="report.export",
            text=_tr("Export the report…"),
            act=export,
            menu=Menu.REPORT,
            group=1,
            keys=("Ctrl+E",),
            icon=Icon.EXPORT,
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PreviewCommands", text)
