"""During a session: its clock, its place in the agenda, the ones beside it, the one before."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.agenda import Agenda
from micic_desk.app.desk import Changed
from micic_desk.domain.agenda import sessions_now
from micic_desk.domain.edits.changing import Delete
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.agenda.clock import CLOCK_KEYS
from micic_desk.ui.panels.agenda.details import SessionDetailsSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.workspace import Workspace


class InSession(QObject):
    """Fits all this into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._agenda = Agenda(space.desk)
        self._clock = space.middle.clock
        self._timed: tuple[str, ...] | None = None

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.sheets.add(SessionDetailsSheet, self._make_details)
        space.commands.add(*self._times(), *self._places())
        space.sessions.move_wished.connect(self._move)
        space.sessions.bin_wished.connect(self._bin)
        space.sessions.model.modelReset.connect(self._find_times_again)
        space.bridge.changed.connect(self._follow)
        self._clock.looked.connect(self._mark_now)

    def _times(self) -> tuple[Command, ...]:
        there = partial(Command, menu=Menu.GO, group=3, enabled=self._has_session)
        return (
            there(
                id="session.clock",
                text=self.tr("Start or stop the session's clock"),
                act=self._clock.press,
                keys=(CLOCK_KEYS,),
                icon=Icon.CLOCK,
            ),
            there(
                id="session.clock_anew",
                text=self.tr("Begin the session's clock anew"),
                act=self._clock.begin_anew,
                keys=("Shift+F5",),
            ),
            there(
                id="session.details",
                text=self.tr("Session details"),
                act=self._ask_details,
                keys=("Alt+Return",),
                icon=Icon.SESSION,
            ),
        )

    def _places(self) -> tuple[Command, ...]:
        there = partial(Command, menu=Menu.GO, group=1, enabled=self._has_session)
        return (
            there(
                id="session.back",
                text=self.tr("The session you came from"),
                act=self._go_back,
                keys=("Alt+0",),
            ),
            there(
                id="session.breakout",
                text=self.tr("New breakout session"),
                act=self._break_out,
                keys=("Ctrl+Shift+B",),
                icon=Icon.ADD,
            ),
            there(
                id="session.up",
                text=self.tr("Move the session up"),
                act=partial(self._move, -1),
                keys=("Ctrl+Shift+PgUp",),
                icon=Icon.UP,
            ),
            there(
                id="session.down",
                text=self.tr("Move the session down"),
                act=partial(self._move, 1),
                keys=("Ctrl+Shift+PgDown",),
                icon=Icon.DOWN,
            ),
            there(
                id="session.bin",
                text=self.tr("Put the session in the bin"),
                act=self._bin,
                keys=("Ctrl+G, Del",),
                icon=Icon.BIN,
            ),
        )

    def _has_session(self) -> bool:
        return self._space.session is not None

    def _go_back(self) -> None:
        """Never a dead key: a disabled Alt+0 would write a nought into the line."""
        space, before = self._space, self._space.session_before
        if before is None or not space.bridge.notebook.shown(before):
            space.say(self.tr("There is no session before this one yet."), Tone.INFO)
            return
        space.go_to_session(before)
        space.go_to_line()

    def _break_out(self) -> None:
        space = self._space
        if space.session is None:
            return
        number = self._agenda.breakouts(space.session) + 1
        title = self.tr("Breakout {n}").format(n=number)
        new = space.desk.session.writer.new_id()
        if space.bridge.do(self._agenda.breakout(space.session, title, new), by=self) is not None:
            space.go_to_session(new)
            space.sessions.rename()

    @Slot(int)
    def _move(self, steps: int) -> None:
        space = self._space
        if space.session is None:
            return
        try:
            edit = self._agenda.move(space.session, steps)
        except Refusal as refusal:
            space.refuse(refusal.sentence)
            return
        if space.bridge.do(edit, by=self) is not None:
            space.sessions.show_session(space.session)

    @Slot()
    def _bin(self) -> None:
        """The session goes with all that was said in it; Undo brings it back as it was."""
        space = self._space
        session = space.session
        if session is None or not space.outline.finish():
            return
        title = space.bridge.notebook[session].text("title")
        # The line being typed goes along to the session that is shown next.
        if space.bridge.do(Delete(entities=(session,)), by=self) is not None:
            said = self.tr("{title} is in the bin, with all its lines.").format(title=title)
            space.say(said, undo=True)

    def _ask_details(self) -> None:
        if self._space.session is not None:
            self._space.sheets.get(SessionDetailsSheet).ask(self._space.session)

    def _make_details(self, host: QWidget) -> SessionDetailsSheet:
        return SessionDetailsSheet(self._space.bridge, host)

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        """Most sessions say no time: those that do are kept, and found again where others may."""
        notebook, timed = self._space.bridge.notebook, self._timed
        if timed is None:
            return
        if any(one in timed or _says_a_time(notebook.get(one)) for one in changed.entities):
            self._find_times_again()

    @Slot()
    def _find_times_again(self) -> None:
        self._timed = None
        self._mark_now()

    @Slot()
    def _mark_now(self) -> None:
        model, notebook = self._space.sessions.model, self._space.bridge.notebook
        if self._timed is None:
            said = (one for one in model.ids() if one in notebook)
            self._timed = tuple(one for one in said if notebook[one].text("starts"))
        sessions = [notebook[one] for one in self._timed if one in notebook]
        model.show_now(sessions_now(sessions, self._clock.keeper.moment()))


def _says_a_time(entity: Entity | None) -> bool:
    return entity is not None and entity.kind == EntityKind.SESSION and bool(entity.text("starts"))
