"""The workspace: an open notebook, at one session of one consultation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.desk import Changed, Desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.commands import Commands
from micic_desk.ui.panels.sessions.panel import SessionsPanel
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.banner import PlainNotice
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.naming import give_name
from micic_desk.ui.window.areas import Areas
from micic_desk.ui.window.remembering import Remembered
from micic_desk.ui.window.session_area import SessionArea
from micic_desk.ui.window.sheets import Sheets
from micic_desk.ui.window.sparing import Sparing
from micic_desk.ui.window.status import StatusLine
from micic_desk.ui.window.top_bar import TopBar
from micic_desk.ui.window.viewing import Viewing

# Units of height from which there is room for the session's title, which the list of sessions
# says too, for the notice that the status line says too, and for the chips, whose meaning the
# line itself shows by its colours.
_CHIPS_FROM, _TITLE_FROM, _NOTICE_FROM = 300, 390, 440

if TYPE_CHECKING:
    from micic_desk.ui.window.choosing import Chooser


@dataclass(frozen=True, slots=True)
class Frame:
    """What the window lends the workspace."""

    commands: Commands
    jobs: Jobs
    remembered: Remembered
    close: Callable[[], object]
    viewing: Viewing
    retire: Callable[[QWidget], object]


class Workspace(QWidget):
    """Holds the panels together; every panel and sheet is fitted in by `fittings`.

    ``consultation_changed`` and ``session_changed`` carry the id that is at work now;
    ``closing`` comes before the notebook is closed.
    """

    consultation_changed = Signal(str)
    session_changed = Signal(str)
    new_consultation_wished = Signal()
    report_wished = Signal(str)
    closing = Signal()

    def __init__(self, desk: Desk, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Workspace"))
        self.frame = frame
        self.commands = frame.commands
        self.desk = desk
        self.bridge = Bridge(desk, self)
        self.workplace = Workplace(desk)
        self.session: str | None = None
        self._shown: str | None = None
        self.session_before: str | None = None
        self.in_front: QWidget | None = None
        self.top_bar = TopBar(frame.commands, self)
        # Not the areas themselves: a splitter would take a sheet for one more area.
        self._ground = QWidget(self)
        self.areas = Areas(frame.remembered, self._ground)
        self.sheets = Sheets(self._ground)
        self.sessions = SessionsPanel(self.bridge, self.areas)
        self.middle = SessionArea(self.bridge, self)
        self.sheets.on_open = self.middle.lend_notices
        self.sheets.on_close = self.middle.take_notices_back
        self.capture = self.middle.capture
        self.outline = self.middle.outline
        self.status = StatusLine(self.bridge, self)
        self.choosers: list[Chooser] = [self.outline]
        self.closing_unsaved = False
        self.closing_questions: list[Callable[[], bool]] = []
        self._lay_out()
        self._connect()

    # -- going somewhere --------------------------------------------------------------------

    def begin(self) -> None:
        """Show what was open last, with the line as it was left, and start typing."""
        self._fit()
        self.show_consultation()
        self.go_to_line()

    def show_consultation(self) -> None:
        """Show the consultation at work, at its session at work."""
        consultation = self._shown = self.workplace.consultation
        self._retitle()
        self.sessions.show_consultation(consultation)
        self.consultation_changed.emit(consultation or "")
        self._show_session(self.workplace.session)

    def go_to_consultation(self, consultation: str) -> None:
        """Go to work in another consultation."""
        self.workplace.consultation = consultation
        self.show_consultation()
        self.go_to_line()

    def go_to_session(self, session: str) -> None:
        """Go to work in another session, of whatever consultation; one joined with it is it."""
        above = self.bridge.notebook.consultation_of(session)
        other = above is not None and not self.workplace.is_here(session)
        if above is not None and other:
            self.workplace.consultation = above.id
        self.workplace.session = session
        if other:
            self.show_consultation()
        elif session != self.session:
            self._show_session(session)

    def go_to_entity(self, entity: str) -> None:
        """Show an entity where it stands: an item in its session, a session, a consultation."""
        notebook = self.bridge.notebook
        chain = [notebook[entity], *notebook.ancestors(entity)] if entity in notebook else []
        session = next((one for one in chain if one.kind == EntityKind.SESSION), None)
        if session is not None:
            self.go_to_session(session.id)
            if session.id != entity:
                self.middle.show_item(entity)
                self.middle.focus_outline()
        elif chain and chain[0].kind == EntityKind.CONSULTATION:
            self.go_to_consultation(entity)
        elif any(one.kind == EntityKind.PART for one in chain):
            self._go_to_report(entity)

    @Slot()
    def go_to_line(self) -> None:
        """Give the capture line the keyboard, from wherever it is."""
        self.sheets.uncover()
        self.areas.show_middle()
        self.capture.focus_line()

    # -- saying something -------------------------------------------------------------------

    @Slot(object)
    def refuse(self, sentence: Sentence) -> None:
        """Say why something was not done; it stays until something else is, or it is closed."""
        self.middle.messages.show_message(Message(spoken(sentence), Tone.REFUSED, answer=True))

    @Slot(object)
    def explain(self, sentence: Sentence) -> None:
        """Say what a panel has to say."""
        self.say(spoken(sentence), Tone.INFO)

    def say(
        self,
        text: str,
        tone: Tone = Tone.DONE,
        *,
        undo: bool = False,
        act: str = "",
        on_act: Callable[[], object] | None = None,
    ) -> None:
        """Say what was done, with the way back where ``undo`` is set."""
        on_undo = self.undo if undo else None
        message = Message(text, tone, act=act, on_act=on_act, on_undo=on_undo)
        self.middle.messages.show_message(message)

    # -- what is asked of it ----------------------------------------------------------------

    def undo(self) -> None:
        """Take the newest gesture back."""
        self.outline.finish()
        self.bridge.undo(by=self)

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.outline.finish()
        self.bridge.redo(by=self)

    def new_session(self) -> None:
        """Make a session and ask for its title where it stands in the list."""
        if self.workplace.consultation is None:
            self.new_consultation_wished.emit()
            return
        self.middle.capture.keep_now()
        number = len(self.sessions.model.ids()) + 1
        try:
            session = self.workplace.add_session(self.tr("Session {n}").format(n=number))
        except Refusal as refusal:
            self.refuse(refusal.sentence)
            return
        self._show_session(session)
        self.sessions.rename()

    def close_down(self) -> bool:
        """Keep what is being typed and close the notebook; False where that is not safe.

        Where the disk refuses the line, the first wish to close is declined with a sentence
        and the second granted: nobody is held in a window for ever. ``closing_questions``, asked
        before, may decline once each.
        """
        if not all(may_close() for may_close in self.closing_questions):
            return False
        if not (self.outline.finish() and self.capture.keep_now()) and not self.closing_unsaved:
            self.closing_unsaved = True
            said = self.tr("What you are typing is not saved. Copy it, or close again to lose it.")
            self.middle.messages.show_message(Message(said, Tone.REFUSED))
            return False
        self.closing.emit()
        for jobs in self.findChildren(Jobs):
            jobs.stop_all()
        self.capture.close_down()
        self.bridge.close()
        try:
            self.desk.close()
        except Refusal as refusal:
            # Every acknowledged line is in the log beside the file; only tidying was refused.
            del refusal
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape, from wherever nothing else wanted it, leads back to the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_to_line()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As low as it is without what can be spared."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), hint.height() - self._sparing.spared())

    # -- inside -----------------------------------------------------------------------------

    def _go_to_report(self, entity: str) -> None:
        """Show what stands in a report, of whatever consultation; ``report_wished`` does it."""
        above = self.bridge.notebook.consultation_of(entity)
        if above is not None and above.id != self.workplace.consultation:
            self.workplace.consultation = above.id
            self.show_consultation()
        self.report_wished.emit(entity)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        Look.current().lay(column)
        column.addWidget(self.top_bar)
        spared = [(self.capture.chips, _CHIPS_FROM), (self.middle.bar, _TITLE_FROM)]
        if self.desk.plain:
            notice = PlainNotice(self)
            column.addWidget(notice)
            spared.append((notice, _NOTICE_FROM))
        self._sparing = Sparing(self, spared)
        self.areas.fill(self.sessions, self.middle, *self._stops())
        over = QVBoxLayout(self._ground)
        Look.current().lay(over)
        over.addWidget(self.areas)
        column.addWidget(self._ground, 1)
        column.addWidget(self.status)

    def _stops(self) -> tuple[QWidget, ...]:
        lists = (self.sessions.list, self.middle.messages, self.outline)
        return (self.capture.field, self.top_bar.search, *lists)

    def _connect(self) -> None:
        Look.current().changed.connect(self._fit)
        self.bridge.refused.connect(self.refuse)
        self.bridge.changed.connect(self._follow)
        self.sessions.session_wished.connect(self.go_to_session)
        self.sessions.list.clicked.connect(self.capture.focus_line)
        self.sessions.list.activated.connect(self.capture.focus_line)
        self.sessions.left.connect(self.capture.focus_line)
        self.sessions.new_wished.connect(self.new_session)
        self.sessions.model.dataChanged.connect(self._count)
        self.capture.taken.connect(self._keep_up)
        self.capture.took_many.connect(self._took_many)
        self.capture.session_gone_to.connect(self._go_where_the_line_went)
        self.capture.not_saved.connect(self.refuse)
        self.capture.explained.connect(self.explain)
        self.capture.field.wish_coming.connect(self.commands.settle)
        self.outline.explained.connect(self.explain)

    def _show_session(self, session: str | None) -> None:
        if session != self.session:
            self.session_before, self.session = self.session, session
        self.middle.show_session(session)
        self.sessions.show_session(session)
        self._count()
        # What can be asked for depends on where one is: Alt+2 needs a second session.
        self.commands.refresh()
        self.session_changed.emit(session or "")

    @Slot()
    def _fit(self) -> None:
        """Another zoom needs other widths; the window itself never grows over the screen."""
        self.areas.make_room()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        notebook = self.bridge.notebook
        if changed.by is self.capture:
            self.commands.refresh_soon()
        else:
            self.commands.refresh()
        if not (self._shown and notebook.shown(self._shown)):
            # Deleted, or its making was undone: nothing is written into what is not there.
            self.capture.carry_to(self.workplace.session)
            self.show_consultation()
        elif self.session and not notebook.shown(self.session):
            self.capture.carry_to(self.workplace.session)
            self._show_session(self.workplace.session)
        elif self.session in changed.entities:
            assert self.session is not None
            self.middle.show_heading(self.session)
        if self._shown in changed.entities:
            self._retitle()

    def _retitle(self) -> None:
        entity = self.bridge.notebook.get(self._shown) if self._shown else None
        self.top_bar.show_title(entity.text("title") if entity else self.tr("No consultation yet"))

    @Slot()
    def _keep_up(self) -> None:
        """The first line of a consultation makes its first session."""
        if self.session is None and self.workplace.session is not None:
            self._show_session(self.workplace.session)

    @Slot(int)
    def _took_many(self, count: int) -> None:
        self._keep_up()
        one = count == 1
        said = self.tr("1 line taken in.") if one else self.tr("%n lines taken in.", "", count)
        self.say(said, undo=True)

    @Slot(str)
    def _go_where_the_line_went(self, session: str) -> None:
        self.go_to_session(session)
        self.go_to_line()

    @Slot()
    def _count(self) -> None:
        model = self.sessions.model
        self.status.show_counts(model.count_of(self.session or ""), len(model.ids()))
