"""Six words that are not on paper yet: shown again, and taken off this computer when they are."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.banner import Banner
from micic_desk.ui.widgets.buttons import PrimaryButton, TextButton
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.lock_state import LockState
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.window.workspace import Workspace

WORDS = "notebook.words"
INSIST_MS = 10 * 60_000


class WordsSheet(SideSheet):
    """Shows the words once more; ``written`` when somebody says that they are on paper."""

    written = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(self.tr("The six words of this notebook"), host)
        self.words = PlainLabel("", step=Step.TITLE, ink=Tint.RECOMMENDATION, parent=self)
        self.done = PrimaryButton(self.tr("I have written them down"), icon=Icon.OK, parent=self)
        body = QWidget(self)
        column = QVBoxLayout(body)
        Look.current().lay(column, (20, 16, 20, 20), 12)
        said = self.tr(
            "Write them on paper and keep it apart from the laptop. Then they are taken off this "
            "computer; without them nobody opens the notebook, you neither."
        )
        column.addWidget(self.words)
        column.addWidget(PlainLabel(said, ink=Role.TEXT_QUIET, parent=body))
        column.addWidget(self.done)
        column.addStretch(1)
        self.set_body(body)
        self.done.clicked.connect(self.written)

    def show_words(self, words: str) -> None:
        """Open with these words."""
        self.words.setText(words)
        self.open_sheet(self.done)

    def close_sheet(self) -> None:
        """Close, and leave no words behind on the screen."""
        self.words.setText("")
        super().close_sheet()


class WordsNotice(Banner):
    """Says, as long as it is so, that the words are still on this computer."""

    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.LOCK, "-", Tint.INFO, parent)
        said = self.tr("The six words of this notebook are not on paper yet: anybody can open it")
        self.dress(Icon.LOCK, said, Tint.INFO)
        self.show_them = TextButton(self.tr("Show the words"), parent=self)
        self.row.addWidget(self.show_them)
        self.show_them.clicked.connect(self.wished)

    @Slot()
    def insist(self) -> None:
        """Say it so that it is not overlooked any more; nothing is taken from the typing."""
        said = self.tr("Whoever gets this computer can read this notebook. Write its words down.")
        self.dress(Icon.WARNING, said, Tint.WARNING)


class Unwritten(QObject):
    """Fits the notice and the sheet into a workspace, where there are words to write down.

    It asks more and more: a quiet line at first, a loud one after ten minutes and from the
    second opening on, the words themselves before the window is closed, and on the page of the
    notebook each time it is opened. Never while somebody types.
    """

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._words = space.frame.remembered.words
        self._notice: WordsNotice | None = None
        self._asked = False
        self._known: tuple[int, bool] = -1, False

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(WordsSheet, self._make)
        space.commands.add(
            Command(
                id=WORDS,
                text=self.tr("The six words…"),
                act=self._show,
                menu=Menu.NOTEBOOK,
                group=8,
                keys=("Ctrl+G, W",),
                icon=Icon.UNLOCK,
                enabled=self._are_kept,
            )
        )
        column = space.layout()
        if self._are_kept() and isinstance(column, QVBoxLayout):
            self._know()
            self._notice = WordsNotice(space)
            self._notice.wished.connect(self._show)
            column.insertWidget(1, self._notice)
            QTimer.singleShot(INSIST_MS, self._notice, self._notice.insist)
            if any(True for _ in space.desk.notebook.of_kind(EntityKind.ITEM)):
                self._notice.insist()
            space.status.show_lock(LockState.KEPT_WORDS)
            space.closing_questions.append(self.may_close)
        space.commands.refreshed.connect(self._look)

    def may_close(self) -> bool:
        """Whether the window may be closed; the first time the words are shown instead."""
        if self._asked or not self._are_kept():
            return True
        self._asked = True
        self._show()
        said = self.tr("Write the six words down before you go, or close again to leave it open.")
        self._space.say(said, Tone.WARNING)
        return False

    def _make(self, host: QWidget) -> WordsSheet:
        sheet = WordsSheet(host)
        sheet.written.connect(self._forget)
        return sheet

    def _know(self) -> None:
        """Who moves or renames the notebook before the words are written is not locked out."""
        raw = self._space.desk.session.raw
        if raw is not None:
            self._words.know(self._space.desk.path, raw.salt)

    def _are_kept(self) -> bool:
        # Asked after every line: the disk is not.
        if self._known[0] != self._words.changes:
            kept = self._words.of(self._space.desk.path) is not None
            self._known = self._words.changes, kept
        return self._known[1]

    @Slot()
    def _show(self) -> None:
        words = self._words.of(self._space.desk.path)
        if words is not None:
            self._space.sheets.get(WordsSheet).show_words(words)

    @Slot()
    def _look(self) -> None:
        """A changed passphrase takes the words away too."""
        if self._notice is not None and not self._are_kept():
            self._notice.hide()
            self._notice = None
            self._space.status.show_lock(LockState.ENCRYPTED)

    @Slot()
    def _forget(self) -> None:
        try:
            self._words.forget(self._space.desk.path)
        except Refusal as refusal:
            self._space.refuse(refusal.sentence)
            return
        self._space.go_to_line()
        self._space.commands.refresh()
        self._space.say(self.tr("The words are off this computer. From now on they are asked for."))
