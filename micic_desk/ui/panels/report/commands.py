"""What the report panel offers to the menu, the palette and the list of keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from micic_desk.domain.kinds import SectionRole
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.report.missing import SILENT_KEYS
from micic_desk.ui.panels.report.panel import ADD_KEYS, ReportPanel
from micic_desk.ui.theme.icons import Icon


def report_commands(panel: ReportPanel, from_line: Callable[[], bool]) -> list[Command]:
    """Commands over the report; keys that only mean something inside it stay the panel's.

    ``from_line`` makes a key point of what is being typed; False where nothing is.
    """

    def add() -> None:
        if not from_line():
            panel.add_key_point()

    return [
        Command(
            id="report.add_key_point",
            text=_tr("Add a key point"),
            act=add,
            menu=Menu.REPORT,
            sub=_tr("Add"),
            keys=(ADD_KEYS,),
            icon=Icon.KEY_POINT,
        ),
        *_outline_commands(panel),
        *_row_commands(panel),
        *_line_commands(panel),
    ]


def _outline_commands(panel: ReportPanel) -> list[Command]:
    """What the outline can be made of, beside key points, and what is missing in it."""
    report = partial(Command, menu=Menu.REPORT)
    sections = (
        (SectionRole.INTRODUCTION, _tr("Add an introduction"), "I"),
        (SectionRole.PLAIN, _tr("Add a section that is no key point"), "S"),
        (SectionRole.ANNEX, _tr("Add an annex"), "A"),
    )
    adding = [
        report(
            id=f"report.add_{role}",
            text=text,
            act=partial(panel.add_section, role),
            sub=_tr("Add"),
            keys=(f"Ctrl+R, {letter}",),
        )
        for role, text, letter in sections
    ]
    return [
        *adding,
        *_part_commands(panel),
        report(
            id="report.number",
            text=_tr("Number the key points by counting"),
            act=panel.number_by_count,
            keys=("Ctrl+R, N",),
        ),
        report(
            id="report.silent",
            text=_tr("Next key point without recommendation"),
            act=panel.go_to_silent,
            keys=(SILENT_KEYS,),
            icon=Icon.RECOMMENDATION,
        ),
    ]


def _part_commands(panel: ReportPanel) -> list[Command]:
    """Parts belong to rapporteurs."""

    def has_part() -> bool:
        return panel.part_at_work() is not None

    def open_part() -> None:
        part = panel.part_at_work()
        if part is not None:
            panel.part_wished.emit(part)

    return [
        Command(
            id="report.add_part",
            sub=_tr("Add"),
            text=_tr("Add a part for another rapporteur"),
            act=panel.add_part,
            menu=Menu.REPORT,
            keys=("Ctrl+R, P",),
            icon=Icon.PEOPLE,
        ),
        Command(
            id="report.part",
            text=_tr("Presenter and hand-over of this part"),
            act=open_part,
            menu=Menu.REPORT,
            keys=("Ctrl+R, H",),
            icon=Icon.HAND_OVER,
            enabled=has_part,
            why=_tr("No row of the report is chosen"),
        ),
    ]


def _line_commands(panel: ReportPanel) -> list[Command]:
    """What can be done with the lines chosen in the report."""
    return [
        Command(
            id="report.confidential",
            text=_tr("Line of the report: confidential, or open again"),
            act=panel.turn_confidential,
            menu=Menu.REPORT,
            keys=("Ctrl+Shift+X",),
            within=panel.view,
            icon=Icon.HIDE,
        )
    ]


def _row_commands(panel: ReportPanel) -> list[Command]:
    """What can be done with the row chosen in the report."""

    def has_row() -> bool:
        return panel.view.entity() is not None

    row = partial(
        Command, menu=Menu.REPORT, enabled=has_row, why=_tr("No row of the report is chosen")
    )
    return [
        row(
            id="report.rename",
            text=_tr("Rename the row of the report"),
            act=panel.rename,
            keys=("Ctrl+R, T",),
            icon=Icon.EDIT,
        ),
        row(
            id="report.up",
            text=_tr("Move up in the report"),
            act=partial(panel.shift, -1),
            keys=("Ctrl+R, Up",),
            icon=Icon.UP,
        ),
        row(
            id="report.down",
            text=_tr("Move down in the report"),
            act=partial(panel.shift, 1),
            keys=("Ctrl+R, Down",),
            icon=Icon.DOWN,
        ),
        row(
            id="report.withdraw",
            text=_tr("Take out of the report"),
            act=panel.withdraw,
            keys=("Ctrl+R, Del",),
            icon=Icon.BIN,
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportCommands", text)
