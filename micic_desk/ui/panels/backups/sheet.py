"""The backups of a notebook as a sheet: made now, listed, brought back beside today's."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from micic_desk.app.backing_up import Listed, back_up_now, bring_back, list_backups
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.days import when
from micic_desk.ui.panels.backups.mirror import MirrorRow
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import PrimaryButton, QuietButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.two_lines import Told, ToldList

_WIDTH = 520
_TALL = 120


class BackupsSheet(SideSheet):
    """Everything here runs beside the typing. ``said`` carries a `Message`.

    ``notebook_wished`` asks for the window of what was brought back.
    """

    said = Signal(object)
    notebook_wished = Signal(str)

    def __init__(self, bridge: Bridge, jobs: Jobs, host: QWidget) -> None:
        super().__init__(self.tr("Backups"), host, width=_WIDTH)
        self._bridge = bridge
        self._jobs = jobs
        self._listed: dict[str, Listed] = {}
        self._busy = False
        self._intro = PlainLabel(
            self.tr(
                "One backup an hour is kept for a day, one a day for a month, then one a month. "
                "A backup brought back stands beside today's notebook and changes nothing in it."
            ),
            ink=Role.TEXT_QUIET,
            parent=self,
        )
        self.list = ToldList(self.tr("Backups"), parent=self)
        self.restore = PrimaryButton(self.tr("Bring back beside today's"), parent=self)
        self.make = QuietButton(self.tr("Back up now"), parent=self)
        self.mirror = MirrorRow(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.list.opened.connect(self.bring_back)
        self.list.chosen_changed.connect(self._show_what_can_be_done)
        self.restore.clicked.connect(self.bring_back)
        self.make.clicked.connect(self.back_up)
        self._show_what_can_be_done()

    def open_backups(self) -> None:
        """Open the sheet and look what there is."""
        self.open_sheet(self.make)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Open every backup anew to say what it holds."""
        desk = self._bridge.desk

        def work(progress: Progress) -> list[Listed]:
            del progress
            return list_backups(desk)

        self._start(work, self._show)

    @Slot()
    def back_up(self) -> None:
        """Make a backup now."""
        desk = self._bridge.desk

        def work(progress: Progress) -> list[Listed]:
            del progress
            back_up_now(desk)
            return list_backups(desk)

        self._start(work, self._made)

    @Slot()
    def bring_back(self) -> None:
        """Copy the chosen backup beside today's notebook and offer to open it."""
        desk = self._bridge.desk
        chosen = [self._listed[one] for one in self.list.chosen() if one in self._listed]
        if not chosen or chosen[0].holding is None:
            return
        backup = chosen[0].backup

        def work(progress: Progress) -> Path:
            del progress
            return bring_back(desk, backup)

        self._start(work, self._came_back)

    def _start(self, work: Callable[[Progress], object], then: Callable[[object], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self._show_what_can_be_done()
        job = self._jobs.start(work)
        job.ended.connect(self._rest)
        job.succeeded.connect(then)
        job.refused.connect(self._refuse)

    @Slot()
    def _rest(self) -> None:
        self._busy = False
        self._show_what_can_be_done()

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    @Slot(object)
    def _show(self, found: object) -> None:
        assert isinstance(found, list)
        self._listed = {one.backup.path.name: one for one in found}
        self.list.show_rows([self._told(name, one) for name, one in self._listed.items()])
        self._stack.setCurrentIndex(1 if found else 0)

    @Slot(object)
    def _made(self, found: object) -> None:
        self._show(found)
        self.said.emit(Message(self.tr("A backup was made and opened to prove it."), Tone.DONE))

    @Slot(object)
    def _came_back(self, path: object) -> None:
        assert isinstance(path, Path)
        said = self.tr("{name} stands beside today's notebook.").format(name=path.name)
        wish = _Wish(self, str(path))
        self.said.emit(Message(said, Tone.DONE, act=self.tr("Open"), on_act=wish.open))

    def _told(self, name: str, one: Listed) -> Told:
        made = when(int(one.backup.made.timestamp()))
        if one.holding is None:
            below = self.tr("Does not open: this one cannot be brought back")
            if one.in_the_way is not None:
                below = spoken(one.in_the_way)
            return Told(id=name, text=made, below=below, icon=Icon.WARNING, ink=Role.DANGER)
        held = one.holding
        one_session, one_line = self.tr("1 session"), self.tr("1 line")
        sessions, lines = self.tr("%n sessions", "", held.sessions), QLocale().toString(held.items)
        parts = (
            one_session if held.sessions == 1 else sessions,
            one_line if held.items == 1 else self.tr("{count} lines").format(count=lines),
            QLocale().formattedDataSize(held.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat),
        )
        below = " · ".join(parts)
        return Told(id=name, text=made, below=below, icon=Icon.NOTEBOOK)

    @Slot()
    def _show_what_can_be_done(self) -> None:
        chosen = [self._listed[one] for one in self.list.chosen() if one in self._listed]
        able = bool(chosen) and chosen[0].holding is not None
        self.restore.setEnabled(able and not self._busy)

    def _lay_out(self) -> None:
        look = Look.current()
        empty = EmptyState(
            Icon.NOTEBOOK,
            self.tr("No backup yet"),
            self.tr("The first one makes itself soon, or at once by the button below."),
            parent=self,
        )
        page = QWidget(self)
        column = QVBoxLayout(page)
        look.lay(column, (12, 12, 12, 8), 8)
        column.addWidget(self._intro)
        column.addWidget(self.list, 1)
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        body = QWidget(self)
        whole = QVBoxLayout(body)
        look.lay(whole, (0, 0, 0, 0), 0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(Hairline(parent=body))
        whole.addWidget(self.mirror)
        self.list.setMinimumHeight(look.px(_TALL))
        self.set_body(body)
        self.add_acts(self.make, self.restore)


class _Wish:
    """The wish to open what was brought back."""

    def __init__(self, sheet: BackupsSheet, path: str) -> None:
        self._sheet = sheet
        self._path = path

    def open(self) -> None:
        """Ask for its window."""
        self._sheet.notebook_wished.emit(self._path)
