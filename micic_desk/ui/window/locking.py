"""Locking: the process ends, because only that takes every word out of the memory.

A fresh process with a small window asks for the passphrase and goes on where this one stood.
"""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.domain.sentences import Sentence
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.outline.editing import draft_slot
from micic_desk.ui.panels.outline.editor import LineEditor
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.copying import Marking, forget_copied
from micic_desk.ui.window import processes
from micic_desk.ui.window.guarding import Guarding
from micic_desk.ui.window.panic import PanicKey
from micic_desk.ui.window.returning import note_place
from micic_desk.ui.window.status import LOCK_KEYS
from micic_desk.ui.window.workspace import Workspace

LOCK = "notebook.lock"


class Locking(QObject):
    """Fits the lock into a workspace: one key from anywhere, idle time, sleep."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._insisted = False
        self.key = PanicKey(self._keys, self)
        self.guarding = Guarding(space, self.key)

    def fit(self) -> None:
        """Join the workspace."""
        self._space.status.lock_wished.connect(self.lock)
        self._space.commands.add(
            Command(
                id=LOCK,
                text=self.tr("Lock"),
                act=self.lock,
                menu=Menu.NOTEBOOK,
                group=8,
                keys=(LOCK_KEYS,),
                icon=Icon.LOCK,
            )
        )
        self.key.pressed.connect(self.lock)
        self.guarding.lock_wished.connect(self.lock)
        self.guarding.begin()
        Marking(self._copied_for, self)

    @Slot()
    def lock(self) -> None:
        """Take everything off the screen, keep the line, end; a fresh window stands there.

        Where the disk refuses the line, the first wish is declined with a sentence and the
        second granted: nobody is kept from locking for ever.
        """
        space = self._space
        if space.bridge.closed:
            return
        hidden = _hide_all()
        if not self._keep_everything() and not self._insisted:
            self._insisted = True
            for window in hidden:
                window.show()
            space.refuse(
                Sentence(
                    "What you are typing is not saved, so nothing was locked. Lock again to lock "
                    "and lose it."
                )
            )
            return
        note_place(space)
        forget_copied()
        window = space.window()
        if not window.isFullScreen():
            space.frame.remembered.geometry(bytes(window.saveGeometry().toHex().data()).decode())
        processes.start_window(str(space.desk.path.absolute()), locked=True)
        processes.end_now()

    def _copied_for(self) -> int:
        return self._space.frame.remembered.now.copied_for

    def _keys(self) -> tuple[str, ...]:
        return self._space.commands.book.keys(LOCK)

    def _keep_everything(self) -> bool:
        """The line, and every row that is being edited in whatever panel; whether all is safe."""
        space = self._space
        safe = space.capture.keep_now()
        for editor in space.findChildren(LineEditor):
            if editor.is_changed():
                kept = space.bridge.keep_draft(draft_slot(editor.entity), editor.words())
                safe = kept and safe
        return safe


def _hide_all() -> list[QWidget]:
    """Nothing is to be seen from now on, however long the disk takes; gives what was."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for window in shown:
        window.hide()
    QGuiApplication.sync()
    return shown
