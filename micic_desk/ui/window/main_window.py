"""The main window: one page at a time, and the workspace once a notebook is open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from micic_desk.app.glance import seems_plain
from micic_desk.app.preferences import usual_notebook_folder
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.dialogs.new_consultation import NewNotebook, NewNotebookPage
from micic_desk.ui.dialogs.unlock import Unlock
from micic_desk.ui.dialogs.welcome import Welcome
from micic_desk.ui.models.commands import Command, Commands, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.window.files import FileQuestion
from micic_desk.ui.window.menus import fill_menu_bar
from micic_desk.ui.window.opening import Opener
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.remembering import Remembered
from micic_desk.ui.window.viewing import Viewing

if TYPE_CHECKING:
    from micic_desk.app.desk import Desk
    from micic_desk.ui.window.workspace import Workspace

SUFFIX = "micic"
USUAL_NAME = "Notebook"


class MainWindow(QMainWindow):
    """Shows a page at once; ``painted`` tells, once, that the first one is on the screen."""

    painted = Signal()

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self.remembered = remembered
        self.jobs = Jobs(self)
        self.workspace: Workspace | None = None
        self._opener = Opener(self.jobs, self)
        self._pages = QStackedWidget(self)
        self._welcome: Welcome | None = None
        self._unlock: Unlock | None = None
        self._new: NewNotebookPage | None = None
        self._path: Path | None = None
        self._was_painted = False
        self.viewing = Viewing(self, remembered)
        self.commands = Commands(self)
        self.commands.add(*self._own_commands(), *self.viewing.commands())
        self.setWindowTitle(self.tr("MICIC Desk"))
        self.setCentralWidget(self._pages)
        self._opener.opened.connect(self._opened)
        self._opener.refused.connect(self._refused)
        look = Look.current()
        self.resize(look.px(1280), look.px(820))
        self.restoreGeometry(QByteArray.fromHex(remembered.now.geometry.encode()))

    # -- pages ------------------------------------------------------------------------------

    def welcome(self) -> None:
        """The first page."""
        if self._welcome is None:
            self._welcome = page = Welcome(parent=self)
            page.start_wished.connect(self.ask_new)
            page.sample_wished.connect(self.open_sample)
            page.open_wished.connect(self.ask_open)
            page.notebook_wished.connect(self._open_named)
            self._pages.addWidget(page)
        self._welcome.show_recent(self.remembered.now.recent)
        self._turn_to(self._welcome)

    def unlock(self, path: Path) -> None:
        """The page of a notebook: its passphrase, or at once the workspace where it has none."""
        self._path = path
        plain = seems_plain(path)
        page = self._unlock_page()
        page.ask(path, plain=plain)
        self._turn_to(page)
        if plain or not path.is_file():
            page.opening()
            self._when_painted(self._open_plain)

    @Slot()
    def ask_new(self) -> None:
        """The page of a new notebook, or the title of one more consultation in this one."""
        if self.workspace is not None:
            self.workspace.new_consultation_wished.emit()
            return
        if self._new is None:
            self._new = page = NewNotebookPage(self)
            page.wished.connect(self._make)
            page.place_wished.connect(self._ask_place)
            page.left.connect(self.welcome)
            self._pages.addWidget(page)
        self._new.ask(free_path(usual_notebook_folder()))
        self._turn_to(self._new)

    @Slot()
    def ask_open(self) -> None:
        """Ask for a notebook file."""
        kinds = self.tr("Notebooks (*.micic);;All files (*)")
        FileQuestion(self, self.tr("Open a notebook"), kinds, self.open_file).ask()

    def open_file(self, path: Path) -> None:
        """Open a notebook: here, or in a window of its own where one is open here."""
        if self.workspace is None:
            self.unlock(path)
        else:
            start_window(str(path))

    @Slot()
    def open_sample(self) -> None:
        """Open the sample that comes with the program."""
        from micic_desk.ui.window.sampling import open_sample  # noqa: PLC0415 - loads the store

        page = self._unlock_page()
        page.ask(Path(self.tr("Sample")), plain=True)
        self._turn_to(page)
        page.opening()
        self._opener.start(open_sample)

    @Slot()
    def another(self) -> None:
        """A window of its own, with the first page."""
        start_window()

    # -- Qt ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Load what is heavy only after the first page is on the screen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._after_paint)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the line being typed, close the notebook, remember where the window stood."""
        if self.workspace is not None and not self.workspace.close_down():
            event.ignore()
            return
        self.commands.rest()
        if not self.isFullScreen():
            self.remembered.geometry(bytes(self.saveGeometry().toHex().data()).decode())
        self.jobs.stop_all()
        super().closeEvent(event)

    # -- inside -----------------------------------------------------------------------------

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        if self._was_painted:
            fill_menu_bar(self.menuBar(), self.commands)

    @Slot()
    def _after_paint(self) -> None:
        fill_menu_bar(self.menuBar(), self.commands)
        self._opener.warm_up()
        self.painted.emit()

    def _when_painted(self, act: Callable[[], object]) -> None:
        if self._was_painted:
            act()
        else:
            self.painted.connect(act)

    def _unlock_page(self) -> Unlock:
        if self._unlock is None:
            self._unlock = page = Unlock(self)
            page.unlock_wished.connect(self._try)
            page.other_wished.connect(self.welcome)
            self._pages.addWidget(page)
        return self._unlock

    @Slot()
    def _open_plain(self) -> None:
        if self._path is not None and self.workspace is None:
            self._opener.open(self._path, None)

    @Slot(str)
    def _open_named(self, path: str) -> None:
        self.unlock(Path(path))

    @Slot(str)
    def _try(self, passphrase: str) -> None:
        if self._path is not None and self._unlock is not None:
            self._unlock.opening()
            self._opener.open(self._path, passphrase)

    @Slot()
    def _ask_place(self) -> None:
        assert self._new is not None
        FileQuestion(
            self,
            self.tr("Where the notebook is kept"),
            self.tr("Notebooks (*.micic)"),
            self._new.show_place,
            save_as=self._new.place(),
            suffix=SUFFIX,
        ).ask()

    @Slot(object)
    def _make(self, wish: object) -> None:
        if isinstance(wish, NewNotebook) and self._new is not None:
            self._new.making()
            self._path = wish.path
            self._opener.make(wish)

    @Slot(object)
    def _refused(self, sentence: object) -> None:
        from micic_desk.ui.bridge.speaking import spoken  # noqa: PLC0415 - loads the store
        from micic_desk.ui.window.single import raise_other  # noqa: PLC0415 - loads QtNetwork

        page = self._pages.currentWidget()
        if isinstance(sentence, Sentence) and isinstance(page, Unlock | NewNotebookPage):
            if self._path is not None:
                raise_other(self._path)
            page.refuse(spoken(sentence))

    @Slot(object)
    def _opened(self, desk: "Desk") -> None:
        from micic_desk.ui.window.fittings import fit_all  # noqa: PLC0415 - loads the store
        from micic_desk.ui.window.sampling import is_sample  # noqa: PLC0415 - the same
        from micic_desk.ui.window.single import Doorbell  # noqa: PLC0415 - loads QtNetwork
        from micic_desk.ui.window.workspace import Frame, Workspace  # noqa: PLC0415 - the same

        frame = Frame(self.commands, self.jobs, self.remembered, self.close, self.viewing)
        self.workspace = space = Workspace(desk, frame, self)
        fit_all(space)
        self._pages.addWidget(space)
        self._turn_to(space)
        for page in (self._welcome, self._unlock, self._new):
            if page is not None:
                self._pages.removeWidget(page)
                page.deleteLater()
        self._welcome = self._unlock = self._new = None
        if not is_sample(desk.path):
            self.remembered.opened(desk.path)
        self._doorbell = Doorbell(desk.path, self)
        self._doorbell.rung.connect(self._come_forward)
        self.setWindowTitle(self.tr("{notebook} – MICIC Desk").format(notebook=desk.path.stem))
        space.begin()

    @Slot()
    def _come_forward(self) -> None:
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    @Slot(object)
    def tell(self, sentence: Sentence) -> None:
        """Say quietly that something went wrong inside the program."""
        if self.workspace is not None:
            self.workspace.refuse(sentence)

    def _own_commands(self) -> tuple[Command, ...]:
        own = partial(Command, menu=Menu.NOTEBOOK)
        more, leave = self.tr("Another window"), self.tr("Quit")
        keys = ("Ctrl+Shift+O",)
        return (
            own(
                id="notebook.new",
                text=self.tr("New consultation…"),
                act=self.ask_new,
                keys=("Ctrl+N",),
                icon=Icon.NEW,
            ),
            own(
                id="notebook.open",
                text=self.tr("Open a notebook…"),
                act=self.ask_open,
                keys=("Ctrl+O",),
                icon=Icon.OPEN,
            ),
            own(id="notebook.another", text=more, act=self.another, keys=keys, icon=Icon.NOTEBOOK),
            own(
                id="notebook.sample",
                text=self.tr("Open the sample"),
                act=self.open_sample,
                keys=("Ctrl+Shift+E",),
                icon=Icon.SAMPLE,
                enabled=self._has_no_notebook,
            ),
            own(id="window.quit", text=leave, act=self.close, group=9, keys=("Ctrl+Q",)),
        )

    def _has_no_notebook(self) -> bool:
        return self.workspace is None


def free_path(folder: Path) -> Path:
    """A name in ``folder`` that no file has yet."""
    path, number = folder / f"{USUAL_NAME}.{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{USUAL_NAME} {number}.{SUFFIX}", number + 1
    return path
