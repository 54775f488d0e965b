"""The passphrase of an open notebook, and its recovery sheet, in the workspace."""

from contextlib import suppress

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.domain.sentences import Refusal
from micic_desk.store.rekeying import Rekeyed
from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.passphrase.sheet import PassphraseSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.workspace import Workspace

SHEET_KEYS = "Ctrl+Shift+F2"


class Rekeying(QObject):
    """Fits the sheet into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._jobs = Jobs(space, threads=1)

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(PassphraseSheet, self._make)
        space.commands.add(
            Command(
                id="notebook.passphrase",
                text=self.tr("Passphrase and recovery sheet…"),
                act=self._ask,
                menu=Menu.NOTEBOOK,
                group=8,
                keys=(SHEET_KEYS,),
                icon=Icon.LOCK,
                enabled=self._has_one,
                why=self.tr("This notebook is not encrypted"),
            )
        )

    def _has_one(self) -> bool:
        return not self._space.desk.plain

    def _make(self, host: QWidget) -> PassphraseSheet:
        sheet = PassphraseSheet(self._space.bridge, self._jobs, host)
        sheet.changed.connect(self._changed)
        return sheet

    @Slot()
    def _ask(self) -> None:
        space = self._space
        kept = space.frame.remembered.words.of(space.desk.path)
        space.sheets.get(PassphraseSheet).ask(kept or "")

    @Slot(object)
    def _changed(self, done: Rekeyed) -> None:
        space = self._space
        with suppress(Refusal):
            # Words that were not on paper open nothing any more.
            space.frame.remembered.words.forget(space.desk.path)
        space.commands.refresh()
        if not done.left:
            said = self.tr("The passphrase was changed, for the second copy and %n backups too.")
            one = self.tr("The passphrase was changed, for the second copy and 1 backup too.")
            space.say(one if done.backups == 1 else said.replace("%n", str(done.backups)))
            return
        names = ", ".join(one.name for one in done.left)
        said = self.tr(
            "The passphrase was changed. Not for these, which open as before or not at all: "
            "{names}. Delete them if the old passphrase may be known."
        )
        space.say(said.format(names=names), Tone.WARNING)
