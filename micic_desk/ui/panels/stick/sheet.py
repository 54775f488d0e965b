"""Exchanging as a sheet: the folder, what would be written, and the files that wait."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from micic_desk.app.desk import Desk
from micic_desk.app.share_contents import Contents
from micic_desk.app.sharing import Keyring
from micic_desk.app.stick import Exchanged, choose_folder, exchange, folder_of, folders, to_write
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.sharing.contents import ContentsView
from micic_desk.ui.panels.sharing.foreseeing import Foreseeing
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.forgetful import file_dialog
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.panel import Card as Ground
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import Told, ToldList

_WIDTH = 480
_TALL = 140


class StickSheet(SideSheet):
    """Nothing is written before it was shown, and nothing is taken in here.

    ``file_wished`` asks for the preview of a colleague's file, ``entity_wished`` for a line that
    would be written or stays.
    """

    file_wished = Signal(object)
    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Exchange through a folder"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = Jobs(self, threads=1)
        self._job: Job | None = None
        self._dialogue: QFileDialog | None = None
        self._seen = False
        self.folder = ChoiceBox(self.tr("The folder to exchange through"), self)
        self.none = PlainLabel(self.tr("No folder is chosen yet"), strong=True, parent=self)
        self.choose = QuietButton(self.tr("Choose the folder…"), icon=Icon.OPEN, parent=self)
        self.people = PlainLabel("", ink=Role.TEXT_QUIET, parent=self)
        self.told = PlainLabel("", parent=self)
        self._foreseeing = Foreseeing(bridge, self)
        self.view = ContentsView(bridge.notebook, self)
        self.list = ToldList(self.tr("Files that wait"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        self.now = PrimaryButton(
            self.tr("Exchange now"), icon=Icon.MERGE, keys="Ctrl+F2", parent=self
        )
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.folder.currentIndexChanged.connect(self._other)
        self.now.clicked.connect(self.exchange_now)
        self.list.opened.connect(self._look_at)
        self._foreseeing.seen.connect(self._foresee)
        self._foreseeing.refused.connect(self._refuse)
        self.view.entity_wished.connect(self._go)

    def open_exchange(self) -> None:
        """Open, and show what would be written; nothing is yet."""
        self._show_folder()
        self.open_sheet(self.choose)
        self._find_out()

    def close_sheet(self) -> None:
        """Go away; nobody wants to know what would be written."""
        self._foreseeing.forget()
        super().close_sheet()

    def use_folder(self, folder: Path) -> None:
        """Remember a folder; the keyboard goes to what exchanges through it."""
        choose_folder(self._bridge.desk, folder)
        self._show_folder()
        self._find_out()

    @Slot()
    def exchange_now(self) -> None:
        """Write what is new here, and see what is new there."""
        if self._job is not None or not self._ready():
            return
        self.now.setEnabled(False)
        self._foreseeing.forget()
        self._held.hide()
        self.told.setText(self.tr("Reading and writing… The stick may be pulled at any time."))
        self._job = self._jobs.start(partial(_exchange, self._bridge.desk))
        self._job.succeeded.connect(self._tell)
        self._job.refused.connect(self._refuse)
        self._job.ended.connect(self._ended)

    def busy(self) -> bool:
        """Whether files are being read or written."""
        return self._job is not None or self._foreseeing.busy()

    @Slot()
    def stop(self) -> None:
        """Give all work up before the notebook closes."""
        self._foreseeing.stop()
        self._jobs.stop_all()

    def _find_out(self) -> None:
        """Find out behind the window what would be written."""
        self.told.setText("")
        self.list.show_rows([])
        self.list.hide()
        self._held.hide()
        desk = self._bridge.desk
        chosen = folder_of(desk) is not None
        # Whose card is missing is said by the exchange itself.
        self._seen = chosen and not Keyring(desk).cards()
        self._offer()
        if chosen and not self._seen:
            self._foreseeing.look(partial(to_write, desk))

    @Slot(object)
    def _foresee(self, what: Contents) -> None:
        self.view.tell(what)
        self._held.show()
        self._seen = True
        self._offer()
        if self.isVisible() and not self.view.isAncestorOf(self.focusWidget() or self.choose):
            self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _go(self, entity: str) -> None:
        self.close_sheet()
        self.entity_wished.emit(entity)

    def _waits(self, count: int) -> str:
        if count == 1:
            return self.tr("1 change to look at")
        return self.tr("%n changes to look at", "", count)

    def _tell(self, done: Exchanged) -> None:
        self.list.show_rows(
            [
                Told(
                    id=str(one.path),
                    text=one.sender or self.tr("A colleague without a name"),
                    below=self._waits(one.new),
                    icon=Icon.MERGE,
                )
                for one in done.waiting
            ]
        )
        self.list.setVisible(bool(done.waiting))
        wrote = self.tr("What is new here was written.")
        nothing = self.tr("Everything from here lies there already.")
        told = self.tr("Colleagues are told what has arrived here.")
        said = [nothing if done.written is None else told if done.acknowledged else wrote]
        if done.waiting:
            said.append(self.tr("Open each file that waits to see what it would bring."))
        else:
            said.append(self.tr("There is nothing new from others."))
        if done.others:
            said.append(
                self.tr("Files that are not for this notebook: {count}.").format(count=done.others)
            )
        self.told.setText(" ".join(said))
        announce(self, self.told.text())
        if done.waiting and self.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.told.setText(spoken(sentence))
        announce(self, self.told.text(), urgent=True)

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._offer()
        if self.isVisible() and not self.list.hasFocus():
            # It was grey meanwhile, and Qt gave the keyboard to whatever came first.
            self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _look_at(self) -> None:
        chosen = self.list.chosen()
        if chosen:
            self.close_sheet()
            self.file_wished.emit(Path(chosen[0]))

    def _show_folder(self) -> None:
        self._fill_folders()
        names = [one.name for one in Keyring(self._bridge.desk).cards()]
        sealed = self.tr("Sealed for: {names}").format(names=", ".join(names))
        nobody = self.tr("Nobody’s card is known yet: see “Colleagues and cards”.")
        self.people.setText(sealed if names else nobody)

    def _fill_folders(self) -> None:
        """Every stick there was: the one in use is the one shown."""
        desk = self._bridge.desk
        held = self.folder.blockSignals(True)
        self.folder.clear()
        for one in folders(desk):
            self.folder.addItem(str(one), one)
        self.folder.setCurrentIndex(self.folder.findText(str(folder_of(desk))))
        self.folder.blockSignals(held)
        self.folder.setVisible(self.folder.count() > 0)
        self.none.setVisible(self.folder.count() == 0)
        self._offer()

    def _offer(self) -> None:
        """Without a folder there is nothing to exchange through; nothing goes unseen."""
        self.now.setEnabled(self._job is None and self._ready())

    def _ready(self) -> bool:
        return self._seen and folder_of(self._bridge.desk) is not None

    @Slot()
    def _other(self) -> None:
        """Another stick is in."""
        folder = self.folder.currentData()
        if isinstance(folder, Path):
            self.use_folder(folder)

    @Slot()
    def _ask(self) -> None:
        title = self.tr("The folder that you and your colleagues share")
        self._dialogue = file_dialog(self, title)
        self._dialogue.setFileMode(QFileDialog.FileMode.Directory)
        self._dialogue.fileSelected.connect(self._chosen)
        self._dialogue.open()

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self.use_folder(Path(name))

    def _lay_out(self) -> None:
        look = Look.current()
        body = QWidget(self)
        column = QVBoxLayout(body)
        look.lay(column, (20, 16, 20, 16), 10)
        caption = self.tr("The folder, such as one on a stick that goes round")
        column.addWidget(PlainLabel(caption, step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=body))
        column.addWidget(self.none)
        column.addWidget(self.folder)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeading)
        self._held = Ground(self.tr("What would be written"), body)
        caption = self.tr("What is not there yet, going by their files")
        self._held.column.addWidget(PlainLabel(caption, strong=True, parent=self._held))
        self._held.column.addWidget(self.view)
        self._held.hide()
        for one in (self.people, self._held, self.told):
            column.addWidget(one)
        column.addWidget(self.list, 6)
        column.addStretch(1)
        self.set_body(body)
        self.add_acts(self.now)


def _exchange(desk: Desk, progress: Progress) -> Exchanged:
    progress.check()
    return exchange(desk)
