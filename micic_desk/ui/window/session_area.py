"""The middle of the workspace: one session, its outline, and the capture line below."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from micic_desk.domain.agenda import when_and_where
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.outline_model import OutlineModel
from micic_desk.ui.panels.agenda.clock import ClockButton, RunningClock
from micic_desk.ui.panels.capture.hint import EmptySession
from micic_desk.ui.panels.capture.panel import CapturePanel
from micic_desk.ui.panels.outline.view import OutlineView
from micic_desk.ui.theme.look import Look
from micic_desk.ui.widgets.message_bar import MessageBar
from micic_desk.ui.widgets.panel import Panel
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.side_sheet import SideSheet

NOWHERE = "nowhere"
"""The root of an outline that shows nothing, because there is no session yet."""


_ONE_LINE = 18


class SessionArea(Panel):
    """Shows a session; notices come above its outline, where they move nothing under the hands."""

    line_wished = Signal()

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__("-")
        self._bridge = bridge
        self.model = OutlineModel(bridge, NOWHERE, self)
        self.outline = OutlineView(bridge, self.model, self)
        self.messages = MessageBar(self.tr("Notices"), self)
        self.turning = ProgressStrip(self.tr("Undoing or redoing"), self)
        self.capture = CapturePanel(bridge, host, self)
        self.clock = RunningClock(bridge, self)
        self.add_act(ClockButton(self.clock, self))
        self._empty = EmptySession(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.outline)
        body = QWidget(self)
        column = QVBoxLayout(body)
        look = Look.current()
        look.lay(column)
        holder = self._notices = QVBoxLayout()
        look.lay(holder, (12, 8, 12, 4))
        column.addLayout(holder)
        # Not before: a layout that is handed over full has its items stand in Python for good,
        # and the notices are lent to sheets, which ends the item that stood for them here.
        holder.addWidget(self.messages)
        column.addWidget(self.turning)
        column.addWidget(self._stack, 1)
        self.set_body(body)
        self.add_foot(self.capture)
        self.model.rowsInserted.connect(self._show_or_explain)
        self.model.rowsRemoved.connect(self._show_or_explain)
        self.model.modelReset.connect(self._show_or_explain)
        self.capture.taken.connect(self._show_last)
        self.capture.took_many.connect(self._show_last)
        self.messages.left.connect(self._after_notices)
        self.messages.message_changed.connect(self._keep_in_sight)
        bridge.changed.connect(self.messages.drop_answers)
        self.turning.cancelled.connect(bridge.turning.cancel)
        bridge.turning.began.connect(self._show_turning)
        bridge.turning.advanced.connect(self.turning.advance)
        bridge.turning.ended.connect(self._turned)

    def show_session(self, session: str | None) -> None:
        """Show another session, scrolled to its end, with the line as it was left there."""
        self.show_heading(session)
        self.clock.show_session(session)
        if self.model.tree.root != (session or NOWHERE):
            self.outline.finish()
            self.model.show_root(session or NOWHERE)
        self.capture.show_session(session)
        self._show_or_explain()
        self._show_last()

    def show_heading(self, session: str | None) -> None:
        """The title of a session, its times and its room."""
        entity = self._bridge.notebook.get(session) if session else None
        self.set_title(entity.text("title") if entity else self.tr("First session"))
        self.set_note(when_and_where(entity) if entity else "")

    def lend_notices(self, sheet: SideSheet) -> None:
        """Let a sheet show the notices while it lies over their place."""
        self.messages.drop_seen()
        sheet.lend_notices(self.messages)

    def take_notices_back(self) -> None:
        """Show notices here again, after they were lent to a sheet."""
        self._notices.addWidget(self.messages)

    def take_line_back(self) -> None:
        """Show line and notices here again, after they were lent to another window."""
        self.take_notices_back()
        self.put_back_foot(self.capture)

    def show_item(self, item: str) -> None:
        """Bring an item on the screen and choose it."""
        self.outline.choose((item,))

    @Slot()
    def focus_outline(self) -> None:
        """Give the outline the keyboard, at its last line where none was chosen."""
        if self._stack.currentWidget() is not self.outline:
            return
        if not self.outline.currentIndex().isValid():
            self.outline.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 0))
        self.outline.setFocus()

    @Slot(bool)
    def _show_turning(self, undo: bool) -> None:  # noqa: FBT001 - a signal's
        back, again = self.tr("Taking it back…"), self.tr("Bringing it back…")
        self.turning.start(back if undo else again)

    @Slot()
    def _turned(self) -> None:
        self.turning.finish(self.tr("Done."))

    @Slot()
    def _after_notices(self) -> None:
        """Go on typing; in a sheet that has the notices, at what stands below them."""
        place = self.messages.parentWidget()
        if isinstance(place, SideSheet):
            place.focus_first()
        else:
            self.capture.focus_line()

    @Slot()
    def _keep_in_sight(self) -> None:
        """A notice makes the outline lower: the line at work does not go under its edge.

        As low as one line where a low window has no room for both: a notice is read as a whole.
        """
        low = Look.current().px(_ONE_LINE) if self.messages.message() is not None else 0
        self._stack.setMinimumHeight(low)
        if self.outline.hasFocus():
            QTimer.singleShot(0, self.outline, self._scroll_to_current)

    @Slot()
    def _scroll_to_current(self) -> None:
        self.outline.scrollTo(self.outline.currentIndex())

    @Slot()
    def _show_or_explain(self) -> None:
        shown = self.outline if self.model.rowCount() else self._empty
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)

    @Slot()
    def _show_last(self) -> None:
        self.outline.scrollToBottom()
        # Rows that come into sight only now get their true height, so once more after that.
        QTimer.singleShot(0, self.outline, self.outline.stay_at_bottom)
