"""Reading back: the page over the window, and the way back to the line."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.readback.page import READ_BACK_KEYS, ReadBackPage
from micic_desk.ui.panels.report.view import ReportView
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace

_HERE = frozenset(
    {
        *("view.read_back", "view.larger", "view.smaller", "view.usual", "view.theme"),
        *("view.full", "edit.undo", "edit.redo"),
    }
)
"""What can be asked for while the room looks on; anything else leads back first."""


class ReadingBack(QObject):
    """Fits the read-back into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._page: ReadBackPage | None = None

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.commands.add(
            Command(
                id="view.read_back",
                text=self.tr("Read back to the room"),
                act=self.turn,
                menu=Menu.VIEW,
                keys=(READ_BACK_KEYS,),
                icon=Icon.READ_BACK,
                checked=self.is_open,
            )
        )
        space.commands.about_to_run.connect(self._make_way)
        space.installEventFilter(self)

    def is_open(self) -> bool:
        """Whether the room looks on."""
        return self._page is not None and not self._page.isHidden()

    @Slot()
    def turn(self) -> None:
        """To the page, or back."""
        if self.is_open():
            self.leave()
        else:
            self._open()

    @Slot()
    def leave(self) -> None:
        """Save what is being corrected and go back; refused, it stays where it can be seen."""
        page, space = self._page, self._space
        if page is None or page.isHidden() or not page.view.finish():
            return
        page.hide()
        self._show_menus(shown=True)
        space.capture.focus_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self._page is not None:
            self._page.setGeometry(self._space.rect())
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        space = self._space
        if not space.outline.finish():
            return
        root = self._section() or space.session
        if root is None:
            return
        space.sheets.close()
        page = self._page = self._page or self._make()
        self._show_menus(shown=False)
        page.setGeometry(space.rect())
        page.show()
        page.raise_()
        page.read_back(root, space.workplace.consultation)

    def _make(self) -> ReadBackPage:
        page = ReadBackPage(self._space.bridge, self._space)
        page.left.connect(self.leave)
        return page

    def _show_menus(self, *, shown: bool) -> None:
        """The room need not see what could be done; every key works all the same."""
        window = self._space.window()
        if isinstance(window, QMainWindow):
            window.menuBar().setVisible(shown)

    def _section(self) -> str | None:
        """The section of the report that is at work, where the report has the keyboard."""
        focus, notebook = QApplication.focusWidget(), self._space.bridge.notebook
        chosen = focus.entity() if isinstance(focus, ReportView) else None
        if chosen is None or chosen not in notebook:
            return None
        chain = [notebook[chosen], *notebook.ancestors(chosen)]
        return next((one.id for one in chain if one.kind == EntityKind.SECTION), None)

    @Slot(str)
    def _make_way(self, command: str) -> None:
        if command not in _HERE:
            self.leave()
