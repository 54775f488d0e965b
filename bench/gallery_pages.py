"""The pages of the gallery: a mock shell, all widgets, all icons."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.banner import PlainNotice
from micic_desk.ui.widgets.buttons import (
    DangerButton,
    DeskButton,
    IconButton,
    PrimaryButton,
    QuietButton,
    TextButton,
)
from micic_desk.ui.widgets.chip import Chip, ChipButton
from micic_desk.ui.widgets.choices import ChoiceBox, RoundBox, TickBox
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.labels import Heading, PlainLabel
from micic_desk.ui.widgets.lock_state import LockButton, LockState
from micic_desk.ui.widgets.message_bar import Message, MessageBar, Tone
from micic_desk.ui.widgets.panel import Card, Panel
from micic_desk.ui.widgets.passphrase_field import PassphraseField
from micic_desk.ui.widgets.progress_strip import ProgressStrip
from micic_desk.ui.widgets.save_state import SaveIndicator
from micic_desk.ui.widgets.search_field import SearchField
from micic_desk.ui.widgets.side_sheet import SideSheet
from micic_desk.ui.widgets.splitter import Splitter
from micic_desk.ui.widgets.strokes import chip_size, paint_chip

LINES = (
    (0, ItemKind.POINT, "Registers of workers abroad exist in two of five consulates"),
    (1, ItemKind.EXAMPLE, "Port closure: crews waited eleven days for a list of names"),
    (1, ItemKind.QUESTION, "Who keeps the list when the employer has left?"),
    (0, ItemKind.QUOTATION, "Nobody asked us before the buses came."),
    (0, ItemKind.IMPLICATION, "Evacuation by nationality leaves families in two queues"),
    (0, ItemKind.RECOMMENDATION, "Consulates should keep a voluntary register, apart from police"),
    (1, ItemKind.NOTE_TO_SELF, "Check the figure with the second rapporteur"),
    (0, ItemKind.GAP, "Missed the answer of the second speaker"),
    (0, ItemKind.HAND_OVER, "The northern cities follow"),
)


def row(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    made = QHBoxLayout()
    Look.current().lay(made, gap=gap)
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made


class Outline(QWidget):
    """A stand-in for the outline: shows that delegates can paint with the same strokes."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint with the design system's strokes."""
        look, painter = Look.current(), QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), look.ground(Role.SURFACE))
        height = look.px(42)
        for number, (depth, kind, text) in enumerate(LINES):
            line = QRect(0, look.px(8) + number * height, self.width(), height)
            kind_of = kind_look(kind)
            if number == 5:
                painter.fillRect(line, look.ground(Role.ROW))
                bar = line.adjusted(0, 0, look.px(3) - line.width(), 0)
                painter.fillRect(bar, look.ink(Role.ACCENT))
            left = look.px(20 + depth * 26)
            side = look.px(18)
            box = QRect(left, line.top() + (height - side) // 2, side, side)
            look.icons.paint(painter, box, kind_of.icon, look.theme.ink(kind_of.tint))
            name = kind_name(kind)
            size = chip_size(look, name)
            chip = QRect(0, 0, size.width(), size.height())
            chip.moveCenter(line.center())
            chip.moveRight(line.right() - look.px(16))
            paint_chip(painter, chip, name, kind_of.tint, look)
            painter.setFont(look.font(Step.BODY))
            painter.setPen(look.ink(Role.TEXT))
            start = box.right() + look.px(12)
            place = line.adjusted(start, 0, -size.width() - look.px(28), 0)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class Shell(QWidget):
    """A mock of the window: sessions, outline, capture line, report."""

    def __init__(self) -> None:
        super().__init__()
        look = Look.current()
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        look.lay(column)
        bar = QHBoxLayout()
        look.lay(bar, (12, 8, 12, 8), 4)
        bar.addWidget(IconButton(Icon.NOTEBOOK, "Notebooks"))
        bar.addWidget(PlainLabel("Consultation of the river cities", strong=True, elide=True))
        bar.addStretch(1)
        search = SearchField("Search the notebook", hint="Search", keys="Ctrl+F")
        search.setMinimumWidth(look.px(220))
        bar.addWidget(search)
        for icon, name, keys in (
            (Icon.UNDO, "Undo", "Ctrl+Z"),
            (Icon.REDO, "Redo", "Ctrl+Shift+Z"),
            (Icon.MERGE, "Merge a file", "Ctrl+M"),
            (Icon.PREVIEW, "Preview the report", "Ctrl+P"),
            (Icon.MORE, "More", None),
        ):
            bar.addWidget(IconButton(icon, name, keys=keys))
        column.addLayout(bar)
        column.addWidget(PlainNotice())
        column.addWidget(self._areas(look), 1)
        foot = QHBoxLayout()
        look.lay(foot, (14, 3, 14, 3), 12)
        foot.addWidget(SaveIndicator())
        foot.addWidget(LockButton("Ctrl+L"))
        foot.addStretch(1)
        foot.addWidget(PlainLabel("62 items, 9 recommendations", step=Step.CAPTION, elide=True))
        column.addLayout(foot)

    def _areas(self, look: Look) -> Splitter:
        areas = Splitter("Sessions")
        sessions = Panel("Sessions", on_window=True)
        sessions.add_act(IconButton(Icon.ADD, "Add a session"))
        listing = QListWidget()
        listing.addItems(["Opening", "Before a crisis", "During a crisis", "Return"])
        listing.setCurrentRow(1)
        sessions.set_body(listing)
        middle = Panel("Before a crisis")
        middle.set_note("14:00, Hall B")
        middle.add_act(IconButton(Icon.MORE, "More"))
        inside = QWidget()
        inner = QVBoxLayout(inside)
        look.lay(inner)
        bar = MessageBar("Notices")
        bar.show_message(Message("3 items moved to the bin.", Tone.INFO, on_undo=inside.update))
        holder = QVBoxLayout()
        look.lay(holder, (12, 8, 12, 0))
        holder.addWidget(bar)
        inner.addLayout(holder)
        inner.addWidget(Outline(), 1)
        middle.set_body(inside)
        middle.add_foot(self._capture(look))
        report = Panel("Report")
        report.set_note("5 key points")
        report.set_body(
            EmptyState(
                Icon.KEY_POINT,
                "No key point yet",
                "Name what the room agreed on, then place items under it.",
                act="Add a key point",
                act_icon=Icon.ADD,
            )
        )
        for panel in (sessions, middle, report):
            areas.addWidget(panel)
        areas.setSizes([look.px(220), look.px(620), look.px(340)])
        return areas

    def _capture(self, look: Look) -> QFrame:
        foot = QFrame()
        line = QLineEdit()
        line.setAccessibleName("Capture")
        line.setPlaceholderText("Write what is said. Enter saves.")
        kind = kind_look(ItemKind.RECOMMENDATION)
        chips = row(
            ChipButton("Recommendation", "Kind: Recommendation", tint=kind.tint, icon=kind.icon),
            ChipButton("Speaker 4", "Speaker: 4", tint=Tint.PLAIN, icon=Icon.PERSON),
            gap=4,
        )
        column = QVBoxLayout(foot)
        look.lay(column, (14, 10, 14, 12), 6)
        column.addLayout(chips)
        column.addWidget(line)
        return foot


class Widgets(QWidget):
    """Every widget, in its states."""

    def __init__(self) -> None:
        super().__init__()
        look = Look.current()
        self.setAutoFillBackground(True)
        columns = QHBoxLayout(self)
        look.lay(columns, (24, 20, 24, 20), 28)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            look.lay(column, gap=10)
            columns.addLayout(column, 1)
        self._words(left)
        self._buttons(left)
        self._fields(right)
        self._states(right)
        left.addStretch(1)
        right.addStretch(1)
        sheet_host = Card("A place with a sheet")
        sheet_host.setMinimumHeight(look.px(230))
        right.addWidget(sheet_host)
        self.sheet = SideSheet("Merge a file", sheet_host, width=300)
        body = PlainLabel("Nothing is written before you say so.", ink=Role.TEXT_QUIET)
        body.setMargin(look.px(20))
        self.sheet.set_body(body)
        self.sheet.open_sheet()

    def _words(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading("From notes to a report", 1))
        column.addWidget(Heading("Heading of a panel", 2))
        column.addWidget(Heading("Heading inside a panel", 3))
        column.addWidget(PlainLabel("A body line with <b>tags</b> & signs, as they were typed."))
        column.addWidget(PlainLabel("A caption, quiet", step=Step.CAPTION, ink=Role.TEXT_QUIET))
        column.addWidget(
            PlainLabel("A long line that is cut where the room ends. " * 4, elide=True)
        )
        chips = QGridLayout()
        Look.current().lay(chips, gap=6)
        for number, kind in enumerate(ItemKind):
            chip = Chip.of_kind(kind)
            chips.addWidget(chip, number // 3, number % 3, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(chips)
        column.addLayout(
            row(
                Chip("You", Tint.MINE, Icon.PERSON),
                Chip("Co-rapporteur", Tint.CO_RAPPORTEUR, Icon.PERSON),
                Chip("Two versions", Tint.CONFLICT, Icon.CONFLICT),
            )
        )

    def _buttons(self, column: QVBoxLayout) -> None:
        off = QuietButton("Not now")
        off.setEnabled(False)
        primary_off = PrimaryButton("Export")
        primary_off.setEnabled(False)
        down = IconButton(Icon.SEARCH, "Search", keys="Ctrl+F")
        down.setCheckable(True)
        down.setChecked(True)
        column.addLayout(row(PrimaryButton("Export the report", icon=Icon.EXPORT), primary_off))
        column.addLayout(row(QuietButton("Share", icon=Icon.SHARE), QuietButton("Cancel"), off))
        column.addLayout(row(DangerButton("Delete for ever", icon=Icon.BIN), TextButton("Show")))
        column.addLayout(row(IconButton(Icon.UNDO, "Undo"), down, self._ringed(), gap=2))

    def _ringed(self) -> DeskButton:
        class Ringed(PrimaryButton):
            def hasFocus(self) -> bool:  # noqa: N802 - Qt's name
                return True

        return Ringed("With the keyboard")

    def _fields(self, column: QVBoxLayout) -> None:
        column.addWidget(SearchField("Search", hint="Search all sessions", keys="Ctrl+F"))
        passphrase = PassphraseField("Passphrase")
        passphrase.line.setText("six words")
        column.addWidget(passphrase)
        box = ChoiceBox("Language")
        box.addItems(["English", "Français", "Русский"])
        tick, cross, one, other = (
            TickBox("Leave names out"),
            TickBox("Leave places out"),
            RoundBox("Public"),
            RoundBox("Own"),
        )
        tick.setChecked(True)
        one.setChecked(True)
        column.addLayout(row(box, tick, cross))
        column.addLayout(row(one, other))
        text = QPlainTextEdit("A longer text, in a field of several lines.")
        text.setFixedHeight(Look.current().px(64))
        column.addWidget(text)

    def _states(self, column: QVBoxLayout) -> None:
        for tone, words in (
            (Tone.INFO, "The session has been renamed."),
            (Tone.DONE, "41 items came in; 2 have two versions."),
            (Tone.WARNING, "The disk is nearly full."),
            (Tone.REFUSED, "The file is cut short: ask for it again. Nothing was changed."),
        ):
            bar = MessageBar("Notices")
            undo = self.update if tone is Tone.DONE else None
            act = "Show" if tone is Tone.DONE else ""
            bar.show_message(Message(words, tone, act=act, on_act=self.update, on_undo=undo))
            column.addWidget(bar)
        saved, lost, plain = SaveIndicator(), SaveIndicator(), LockButton()
        lost.tell_not_saved("the disk is full")
        plain.tell(LockState.PLAIN)
        column.addLayout(row(saved, lost, LockButton(), plain, gap=16))
        strip = ProgressStrip("Merging")
        strip.start("Reading the file of your co-rapporteur")
        strip.advance(6200, 10000)
        column.addWidget(strip)
        column.addWidget(PlainNotice())


class Icons(QWidget):
    """Every icon with its name."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all of them."""
        return QSize(980, 620)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint with the design system's strokes."""
        look, painter = Look.current(), QPainter(self)
        painter.setFont(look.font(Step.CAPTION))
        painter.setPen(look.ink(Role.TEXT_QUIET))
        columns, wide, high = 9, look.px(106), look.px(72)
        for number, icon in enumerate(Icon):
            cell = QRect(number % columns * wide, number // columns * high, wide, high)
            cell.translate(look.px(12), look.px(14))
            side = look.px(28)
            box = QRect(cell.center().x() - side // 2, cell.top(), side, side)
            look.icons.paint(painter, box, icon, look.theme.ink(Role.TEXT))
            words = cell.adjusted(0, side + look.px(6), 0, 0)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(words, flags, icon.value)
