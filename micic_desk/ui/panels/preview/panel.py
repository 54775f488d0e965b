"""The report as it will be printed, kept up to date while it is in sight."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from micic_desk.app.delivering import deliver
from micic_desk.app.previewing import Printable, printable
from micic_desk.app.printing import keep_layout, kept_layout
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.preview.exporting import ExportBar
from micic_desk.ui.panels.preview.layouts import LayoutChoice
from micic_desk.ui.panels.preview.notices import Notices
from micic_desk.ui.panels.preview.pages import PageView
from micic_desk.ui.panels.preview.readers import ReaderChoice
from micic_desk.ui.panels.preview.setting import Setting
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role
from micic_desk.ui.widgets.buttons import IconButton, TextButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import Hairline, PlainLabel
from micic_desk.ui.widgets.message_bar import Message, Tone
from micic_desk.ui.widgets.naming import give_name

_REST_MS = 200
"""So long nothing may have changed before the pages are set again."""


class PreviewPanel(QWidget):
    """Pages, for whom they are, and export.

    ``entity_wished`` goes to a line, ``conflicts_wished`` to the open conflicts,
    ``checks_wished`` to the checks before export, ``said`` carries a `Message`.
    Nothing is set while the panel is out of sight.
    """

    entity_wished = Signal(str)
    conflicts_wished = Signal()
    checks_wished = Signal()
    said = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_name(self, self.tr("Preview of the report"))
        self._look = Look.current()
        self._bridge = bridge
        self._consultation: str | None = None
        # One thread: the reader of PDFs may be entered by one at a time.
        self._jobs = Jobs(self, threads=1)
        self.setting = Setting(self._jobs, self)
        self.pages = PageView(self.setting, self)
        self.notices = Notices(bridge.notebook, self)
        self.layouts = LayoutChoice(self)
        self.bar = ExportBar(self._jobs, self._report, self)
        self.reader = ReaderChoice(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._empty = EmptyState(
            Icon.PREVIEW,
            self.tr("Nothing to print yet"),
            self.tr("Pages appear here as soon as the report has its first key point."),
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.pages)
        self._where = PlainLabel("", step=Step.CAPTION, ink=Role.TEXT_QUIET, parent=self)
        self._where.setWordWrap(False)
        self._lay_out()
        self._connect()

    def show_consultation(self, consultation: str | None) -> None:
        """Show the report of another consultation; the same one keeps its place."""
        if consultation == self._consultation:
            return
        self._consultation = consultation
        if consultation is not None:
            self.layouts.show_layout(kept_layout(self._bridge.desk, consultation))
        self.setting.clear()
        self._update()

    def take_keyboard(self) -> None:
        """Give the pages the keyboard, or the choice of reader while there are none."""
        there = self._stack.currentWidget() is self.pages
        (self.pages if there else self.reader).setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        """Ask where to write the report."""
        self.bar.ask()

    def print_out(self) -> None:
        """Ask for a printer and print the report."""
        self.bar.print_out()

    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        self._rest.stop()
        ended = self._jobs.stop_all()
        self.setting.close()
        return ended

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was written meanwhile."""
        super().showEvent(event)
        self._update()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest."""
        super().hideEvent(event)
        self._rest.stop()

    def _report(self) -> Printable | None:
        """The report as it is now, planned for the reader chosen; None where there is none."""
        notebook, consultation = self._bridge.notebook, self._consultation
        if consultation is None or not notebook.shown(consultation):
            return None
        if not notebook.children(consultation, EntityKind.PART):
            return None
        layout = self.layouts.layout_chosen()
        return printable(self._bridge.desk, consultation, self.reader.profile(), layout)

    def _choose_layout(self) -> None:
        """Remember how this consultation is printed, and print it so."""
        if self._consultation is not None:
            keep_layout(self._bridge.desk, self._consultation, self.layouts.layout_chosen())
        self._update()

    def _update(self) -> None:
        if not self.isVisible():
            return
        report = self._report()
        self.notices.tell(report)
        self.bar.setEnabled(report is not None)
        self.layouts.setEnabled(report is not None)
        self._stack.setCurrentWidget(self._empty if report is None else self.pages)
        if report is None:
            self.setting.clear()
        else:
            self.setting.ask(report)

    def _changed(self) -> None:
        if self.isVisible():
            self._rest.start()

    def _tell_page(self) -> None:
        count = self.setting.count()
        said = self.tr("Page {page} of {count}").format(page=self.pages.page() + 1, count=count)
        self._where.setText(said if count else "")

    def _tell_fonts(self) -> None:
        self.notices.tell_fonts(*self.setting.fonts())

    def _bar_export(self) -> None:
        self.notices.show_places()
        said = self.tr("Not exported: a protected name is printed. The places are listed above.")
        self.said.emit(Message(said, Tone.WARNING))

    def _keep(self, report: Printable, path: Path) -> None:
        """What was handed in, kept as it is in the file."""
        here = self._consultation
        if here is None:
            return
        try:
            data = path.read_bytes()
            today = datetime.now(UTC).astimezone().date()
            deliver(self._bridge.desk, here, report, data, name=path.name, on=today)
        except OSError:
            said = self.tr("The file is gone; it was not kept. Export it again.")
            self.said.emit(Message(said, Tone.REFUSED))
        except Refusal as refusal:
            self._refuse(refusal.sentence)
        else:
            said = self.tr("Kept as delivered; see “What was delivered” (Shift+F11).")
            self.said.emit(Message(said, Tone.DONE))

    def _refuse(self, sentence: Sentence) -> None:
        self.said.emit(Message(spoken(sentence), Tone.REFUSED))

    def _zoom_in(self) -> None:
        self.pages.zoom(1)

    def _zoom_out(self) -> None:
        self.pages.zoom(-1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._look.lay(row, (16, 8, 10, 8), 2)
        row.addWidget(self.reader)
        row.addSpacing(self._look.px(12))
        row.addWidget(self._where)
        row.addStretch(1)
        checks = TextButton(self.tr("Checks"), icon=Icon.OK, keys="Ctrl+Shift+C", parent=self)
        checks.clicked.connect(self.checks_wished)
        row.addWidget(checks)
        for icon, name, act in (
            (Icon.ZOOM_OUT, self.tr("Smaller pages"), self._zoom_out),
            (Icon.ZOOM_IN, self.tr("Larger pages"), self._zoom_in),
        ):
            button = IconButton(icon, name, parent=self)
            button.clicked.connect(act)
            row.addWidget(button)
        fit = TextButton(self.tr("Fit width"), parent=self)
        fit.clicked.connect(self.pages.fit_width)
        row.addWidget(fit)
        return row

    def _connect(self) -> None:
        self._rest.timeout.connect(self._update)
        self._bridge.changed.connect(self._changed)
        self.reader.currentIndexChanged.connect(self._update)
        self.layouts.chosen.connect(self._choose_layout)
        self.setting.ready.connect(self._tell_page)
        self.setting.ready.connect(self._tell_fonts)
        self.setting.refused.connect(self._refuse)
        self.pages.moved.connect(self._tell_page)
        self.pages.clicks.wished.connect(self.entity_wished)
        self.notices.place_wished.connect(self.entity_wished)
        self.notices.conflicts_wished.connect(self.conflicts_wished)
        self.bar.barred.connect(self._bar_export)
        self.bar.said.connect(self.said)
        self.bar.keep_wished.connect(self._keep)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self._look.lay(column)
        column.addLayout(self._head())
        column.addWidget(self.notices)
        column.addWidget(Hairline(parent=self))
        column.addWidget(self._stack, 1)
        column.addWidget(Hairline(parent=self))
        column.addWidget(self.layouts)
        column.addWidget(self.bar)
