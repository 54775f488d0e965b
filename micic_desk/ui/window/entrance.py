"""The pages before a notebook is open: first start, unlocking, a new notebook.

Each page is loaded when it is first shown, so that the first one comes as soon as it can.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from micic_desk.app.glance import can_be_opened, seems_plain
from micic_desk.app.preferences import usual_notebook_folder
from micic_desk.domain.sentences import Refusal, Sentence

if TYPE_CHECKING:
    from micic_desk.ui.dialogs.new_consultation import NewNotebook, NewNotebookPage
    from micic_desk.ui.dialogs.unlock import Unlock
    from micic_desk.ui.dialogs.welcome import Welcome
    from micic_desk.ui.window.opening import Opener
    from micic_desk.ui.window.shell import Shell

SUFFIX = "micic"
USUAL_NAME = "Notebook"


class Entrance(QObject):
    """Turns the window to its pages and carries out what is chosen there."""

    def __init__(self, window: "Shell", opener: "Callable[[], Opener]") -> None:
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._welcome: Welcome | None = None
        self._unlock: Unlock | None = None
        self._new: NewNotebookPage | None = None
        self._path: Path | None = None
        self._kept_for: Path | None = None

    @Slot()
    def welcome(self) -> None:
        """The first page."""
        if self._welcome is None:
            from micic_desk.ui.dialogs.welcome import Welcome  # noqa: PLC0415 - when first shown

            self._welcome = page = Welcome(parent=self._window)
            page.start_wished.connect(self.ask_new)
            page.sample_wished.connect(self.open_sample)
            page.open_wished.connect(self.ask_open)
            page.notebook_wished.connect(self._open_named)
        self._welcome.show_recent(self._window.remembered.now.recent)
        self._window.turn_to(self._welcome)

    def unlock(self, path: Path, *, locked: bool = False) -> None:
        """The page of a notebook: its passphrase, or at once the workspace where it has none.

        One that was locked opens by nothing but a wish, whatever it needs for that.
        """
        self._path = path
        plain = seems_plain(path)
        kept = "" if plain else self._window.remembered.words.find(path) or ""
        page = self._unlock_page()
        open_to_all = bool(kept) or (locked and plain)
        page.ask(path, plain=plain, open_to_all=open_to_all, words=kept)
        page.hold(0 if plain else self._window.remembered.tries.wait(path))
        self._window.turn_to(page)
        if not locked and (plain or not can_be_opened(path)):
            page.opening()
            self._when_painted(self._open_plain)

    @Slot()
    def ask_new(self) -> None:
        """The page of a new notebook, or the title of one more consultation in this one."""
        if self._window.workspace is not None:
            self._window.workspace.new_consultation_wished.emit()
            return
        if self._new is None:
            from micic_desk.ui.dialogs.new_consultation import (  # noqa: PLC0415 - when first shown
                NewNotebookPage,
            )

            self._new = page = NewNotebookPage(self._window)
            page.wished.connect(self._make)
            page.place_wished.connect(self._ask_place)
            page.left.connect(self.welcome)
        self._new.ask(free_path(usual_notebook_folder()))
        self._window.turn_to(self._new)

    @Slot()
    def ask_open(self) -> None:
        """Ask for a notebook file."""
        from micic_desk.ui.window.files import FileQuestion  # noqa: PLC0415 - when first asked

        kinds = self.tr("Notebooks (*.micic);;Mirrors (*.micic-second);;All files (*)")
        FileQuestion(self._window, self.tr("Open a notebook"), kinds, self.open_file).ask()

    def open_file(self, path: Path) -> None:
        """Open a notebook: here, or in a window of its own where one is open here.

        From a mirror a notebook is made on this computer.
        """
        try:
            path = _meant(path, self.tr("Notebook from a mirror"))
        except Refusal as refusal:
            self._refuse_file(path, refusal)
            return
        if self._window.workspace is None:
            self.unlock(path)
        else:
            from micic_desk.ui.window.processes import start_window  # noqa: PLC0415 - seldom

            start_window(str(path))

    def _refuse_file(self, path: Path, refusal: Refusal) -> None:
        from micic_desk.ui.bridge.speaking import spoken  # noqa: PLC0415 - loads the store

        if self._window.workspace is not None:
            self._window.workspace.refuse(refusal.sentence)
            return
        page = self._unlock_page()
        page.ask(path, plain=False)
        self._window.turn_to(page)
        page.refuse(spoken(refusal.sentence))

    @Slot()
    def open_sample(self) -> None:
        """Open the sample that comes with the program."""
        from micic_desk.ui.window.sampling import open_sample  # noqa: PLC0415 - loads the store

        page = self._unlock_page()
        self._path = None
        page.ask(Path(self.tr("Sample")), plain=True)
        self._window.turn_to(page)
        page.opening()
        self._opener().start(open_sample)

    @Slot(object)
    def refuse(self, sentence: Sentence) -> None:
        """Say on the page that asked why no notebook was opened."""
        from micic_desk.ui.bridge.speaking import spoken  # noqa: PLC0415 - loads the store
        from micic_desk.ui.window.single import raise_other  # noqa: PLC0415 - loads QtNetwork

        self._forget_unmade()
        page = self._window.page()
        for asking in (self._unlock, self._new):
            if asking is page and asking is not None:
                if self._path is not None:
                    raise_other(self._path)
                if asking is self._unlock:
                    asking.refuse(spoken(sentence), again=self._path is not None)
                else:
                    asking.refuse(spoken(sentence))
                if asking is self._unlock and self._opener().can_be_restored:
                    self._unlock.offer_restoring()
                if asking is self._unlock and self._path and self._opener().was_wrong:
                    self._unlock.hold(self._window.remembered.tries.was_wrong(self._path))

    def leave(self) -> None:
        """Take the pages away, with every passphrase on them."""
        self._kept_for = None
        if self._path is not None:
            self._window.remembered.tries.was_right(self._path)
        for page in (self._welcome, self._unlock, self._new):
            if page is not None:
                page.deleteLater()
        self._welcome = self._unlock = self._new = None

    def _when_painted(self, act: Callable[[], object]) -> None:
        if self._window.was_painted:
            act()
        else:
            self._window.painted.connect(act)

    def _unlock_page(self) -> "Unlock":
        if self._unlock is None:
            from micic_desk.ui.dialogs.unlock import Unlock  # noqa: PLC0415 - when first shown

            self._unlock = page = Unlock(self._window)
            page.unlock_wished.connect(self._try)
            page.restore_wished.connect(self._restore)
            page.open_wished.connect(self._open_unasked)
            page.written_wished.connect(self._take_words_away)
            page.other_wished.connect(self.welcome)
        return self._unlock

    @Slot()
    def _open_plain(self) -> None:
        if self._path is not None and self._window.workspace is None:
            self._opener().open(self._path, None)

    @Slot()
    def _open_unasked(self) -> None:
        """Nothing keeps anybody out of it, and the page has said so."""
        if self._path is not None and self._unlock is not None:
            self._unlock.opening()
            self._opener().open(self._path, self._window.remembered.words.find(self._path))

    @Slot()
    def _take_words_away(self) -> None:
        """They are on paper: the notebook opens, for the last time without them."""
        if self._path is None or self._unlock is None:
            return
        words = self._window.remembered.words.of(self._path)
        try:
            self._window.remembered.words.forget(self._path)
        except Refusal as refusal:
            from micic_desk.ui.bridge.speaking import spoken  # noqa: PLC0415 - loads the store

            self._unlock.refuse(spoken(refusal.sentence))
            return
        self._unlock.forget_words()
        self._unlock.opening()
        self._opener().open(self._path, words)

    @Slot(str)
    def _open_named(self, path: str) -> None:
        self.unlock(Path(path))

    @Slot(str)
    def _try(self, passphrase: str) -> None:
        if self._path is not None and self._unlock is not None:
            wait = self._window.remembered.tries.wait(self._path)
            if wait:
                self._unlock.hold(wait)
                return
            self._unlock.opening()
            self._opener().open(self._path, passphrase)

    @Slot(str)
    def _restore(self, passphrase: str) -> None:
        if self._path is not None and self._unlock is not None:
            self._unlock.opening()
            self._opener().open(self._path, passphrase or None, salvage=True)

    @Slot()
    def _ask_place(self) -> None:
        from micic_desk.ui.window.files import FileQuestion  # noqa: PLC0415 - when first asked

        assert self._new is not None
        FileQuestion(
            self._window,
            self.tr("Where the notebook is kept"),
            self.tr("Notebooks (*.micic)"),
            self._new.show_place,
            save_as=self._new.place(),
            suffix=SUFFIX,
        ).ask()

    @Slot(object)
    def _make(self, wish: "NewNotebook") -> None:
        if self._new is not None and self._keep_unwritten(wish):
            self._new.making()
            self._path = wish.path
            self._opener().make(wish)

    def _keep_unwritten(self, wish: "NewNotebook") -> bool:
        """Keep words that are not on paper, before there is a notebook that needs them."""
        if wish.written or wish.path.exists():
            return True
        from micic_desk.ui.bridge.speaking import spoken  # noqa: PLC0415 - loads the store

        try:
            self._window.remembered.words.keep(wish.path, wish.passphrase)
        except Refusal as refusal:
            assert self._new is not None
            self._new.refuse(spoken(refusal.sentence))
            return False
        self._kept_for = wish.path
        return True

    def _forget_unmade(self) -> None:
        """Words of a notebook that was not made after all open nothing."""
        if self._kept_for is not None:
            with suppress(Refusal):
                self._window.remembered.words.forget(self._kept_for)
            self._kept_for = None


def free_path(folder: Path) -> Path:
    """A name in ``folder`` that no file has yet."""
    path, number = folder / f"{USUAL_NAME}.{SUFFIX}", 2
    while path.exists() or can_be_opened(path):
        path, number = folder / f"{USUAL_NAME} {number}.{SUFFIX}", number + 1
    return path


def _meant(path: Path, name: str) -> Path:
    """The notebook that is meant by a file; one made from it where that is a mirror."""
    if not path.name.endswith("-second"):
        return path
    from micic_desk.app.mirroring import (  # noqa: PLC0415 - loads the store
        is_mirror_name,
        notebook_beside,
        take_home,
    )

    if is_mirror_name(path):
        folder = usual_notebook_folder()
        folder.mkdir(parents=True, exist_ok=True)
        return take_home(path, folder, name)
    return notebook_beside(path)
