"""The side sheets of the workspace: made when first wanted, one open at a time."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from micic_desk.ui.widgets.side_sheet import SideSheet

SheetT = TypeVar("SheetT", bound=SideSheet)


class Sheets:
    """Knows every side sheet by its class; a sheet is made with the area it lies over."""

    def __init__(self, host: QWidget) -> None:
        self._host = host
        self.on_open: Callable[[SideSheet], object] = _nothing
        self.on_close: Callable[[], object] = _nothing
        self._makers: dict[type[SideSheet], Callable[[QWidget], SideSheet]] = {}
        self._made: dict[type[SideSheet], SideSheet] = {}

    def add(self, sort: type[SheetT], make: Callable[[QWidget], SheetT]) -> None:
        """Say how a sheet is made, for when it is first wanted."""
        self._makers[sort] = make

    def get(self, sort: type[SheetT]) -> SheetT:
        """A sheet, made if need be; every other one is closed, to make room for it."""
        if sort not in self._made:
            made = self._made[sort] = self._makers[sort](self._host)
            made.opened.connect(partial(self.on_open, made))
            made.closed.connect(self.on_close)
        for other, sheet in self._made.items():
            if other is not sort:
                sheet.close_sheet()
        found = self._made[sort]
        assert isinstance(found, sort)
        return found

    def open_one(self) -> SideSheet | None:
        """The sheet in sight."""
        return next((one for one in self._made.values() if not one.isHidden()), None)

    def close(self) -> bool:
        """Close the sheet in sight; whether there was one."""
        sheet = self.open_one()
        if sheet is not None:
            sheet.close_sheet()
        return sheet is not None

    def uncover(self) -> None:
        """Close the sheet in sight where it covers what is gone to."""
        sheet = self.open_one()
        if sheet is not None and not sheet.stands_beside():
            sheet.close_sheet()


def _nothing(*_: object) -> None:
    """Until somebody wants to know."""
