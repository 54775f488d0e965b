"""The report's own outline beside the sessions: build it, order it, see what is missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from micic_desk.domain.edits.adding import AddTrees
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.edits.key_points import (
    new_key_point,
    new_part,
    new_section,
    numbers_by_hand,
    part_at,
)
from micic_desk.domain.gesture import Edit
from micic_desk.domain.key_points import key_points
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.report.building import moved, placed_in, taken_out, withheld
from micic_desk.ui.panels.report.coverage import (
    asking_nothing,
    count_unplaced,
    sessions_of,
    silent_points,
)
from micic_desk.ui.panels.report.meter import Meter
from micic_desk.ui.panels.report.missing import Missing
from micic_desk.ui.panels.report.report_rows import ReportRows
from micic_desk.ui.panels.report.view import ReportView
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import IconButton
from micic_desk.ui.widgets.empty_state import EmptyState
from micic_desk.ui.widgets.naming import keys_text
from micic_desk.ui.widgets.own_keys import OwnKeys
from micic_desk.ui.widgets.panel import Panel

ADD_KEYS = "Ctrl+Shift+K"
_REST_MS = 120


class ReportPanel(Panel):
    """The report of one consultation.

    ``captured_wished`` asks to go to a captured line, ``part_wished`` for a part's sheet,
    ``unplaced_wished`` for what is not in the report, ``time_wished`` for what of it is spoken.
    """

    captured_wished = Signal(str)
    part_wished = Signal(str)
    unplaced_wished = Signal()
    time_wished = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("-", parent=parent)
        self.set_title(self.tr("Report"))
        self._bridge = bridge
        self._consultation: str | None = None
        self.rows = ReportRows(bridge, self)
        self.view = ReportView(self)
        self.view.setModel(self.rows)
        self._add = IconButton(Icon.ADD, self.tr("Add a key point"), keys=ADD_KEYS, parent=self)
        self.add_act(self._add)
        self._empty = EmptyState(
            Icon.REPORT,
            self.tr("The report begins with a key point"),
            self.tr(
                "Add what the room wants to be heard. Then drag lines from the session onto it, "
                "or choose them and press Ctrl+1 to Ctrl+9."
            ),
            act=self.tr("Add the first key point"),
            act_icon=Icon.ADD,
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        self._missing = Missing(bridge.notebook, self)
        self.set_body(self._body())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._to_count: list[str] = []
        self._meter = Meter(bridge, self)
        self._connect()
        self._recount()

    def show_consultation(self, consultation: str | None) -> None:
        """Show the report of another consultation."""
        self._consultation = consultation
        self.rows.show_consultation(consultation)
        self._recount()

    def add_key_point(self) -> str | None:
        """Add a key point after the one at work and ask for its title; its id, or None."""
        if self._consultation is None:
            self._bridge.refuse(_NO_CONSULTATION)
            return None
        return self._add_and_name(
            new_key_point(
                self._bridge.notebook,
                self._consultation,
                introduction=self.tr("Introduction"),
                presenter=self._bridge.desk.me,
                beside=self.view.entity(),
            )
        )

    def add_section(self, role: SectionRole) -> str | None:
        """Add an introduction, an annex or a section that is no key point; its id, or None."""
        if self._consultation is None:
            self._bridge.refuse(_NO_CONSULTATION)
            return None
        titles = {
            SectionRole.INTRODUCTION: self.tr("Introduction"),
            SectionRole.ANNEX: self.tr("Annex"),
        }
        edit = new_section(
            self._bridge.notebook,
            self._consultation,
            role,
            titles.get(role, ""),
            presenter=self._bridge.desk.me,
            beside=self.view.entity(),
        )
        return self._add_and_name(edit)

    def add_part(self) -> str | None:
        """Add a part for another rapporteur and ask who presents it; its id, or None."""
        if self._consultation is None:
            self._bridge.refuse(_NO_CONSULTATION)
            return None
        edit = new_part(self._bridge.notebook, self._consultation, beside=self.view.entity())
        done = self._bridge.do(edit, by=self)
        if done is None:
            return None
        made = done.entities[0].id
        self.show_entity(made)
        self.part_wished.emit(made)
        return made

    def part_at_work(self) -> str | None:
        """The part that the row at work is or stands in."""
        return part_at(self._bridge.notebook, self.view.entity())

    def number_by_count(self) -> bool:
        """Let every key point be counted, whatever number was typed."""
        here = self._consultation
        typed = numbers_by_hand(self._bridge.notebook, here) if here is not None else []
        if not typed:
            return False
        edit = Change(entities=tuple(typed), fields={"number": None})
        return self._bridge.do(edit, by=self) is not None

    @Slot()
    def go_to_silent(self) -> bool:
        """Go to the next key point without recommendation, after the last to the first."""
        here = self._consultation
        silent = silent_points(self._bridge.notebook, here) if here is not None else ()
        if not silent:
            return False
        at = self.view.currentIndex().row()
        rows = {one: self.rows.index_of(one).row() for one in silent}
        self.show_entity(next((one for one in silent if rows[one] > at), silent[0]))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def place_in_key_point(self, number: int, items: Sequence[str]) -> bool:
        """Let captured items stand in the key point with this number, counted from 1."""
        if not items:
            return False
        points = self._key_points()
        if not 1 <= number <= len(points):
            keys = keys_text(OwnKeys.current().now(ADD_KEYS)) or self.tr("the menu")
            self._bridge.refuse(Sentence(_NO_KEY_POINT, {"number": number, "keys": keys}))
            return False
        section = points[number - 1]
        return self._bridge.do(placed_in(self._bridge.notebook, items, section)) is not None

    def withdraw(self) -> bool:
        """Take the chosen rows out of the report; placed lines stay where they were captured."""
        chosen = self.view.chosen()
        return bool(chosen) and self._do_and_stay(taken_out(self._bridge.notebook, chosen))

    def shift(self, steps: int) -> bool:
        """Move the chosen rows one place up (-1) or down (+1)."""
        chosen = self.view.chosen()
        if not chosen:
            return False
        current = self.view.entity()
        done = self._bridge.do(moved(self._bridge.notebook, chosen, steps), by=self) is not None
        if current is not None:
            self.show_entity(current)
        return done

    def turn_confidential(self) -> bool:
        """Make the lines of the chosen rows confidential, or open again where all of them are."""
        edit = withheld(self._bridge.notebook, self.view.chosen())
        return edit is not None and self._bridge.do(edit, by=self) is not None

    def rename(self) -> None:
        """Change the words of the row that has the keyboard, in place."""
        self.view.edit(self.view.currentIndex())

    def show_entity(self, entity: str) -> bool:
        """Go to a row of the report; whether there is one."""
        index = self.rows.index_of(entity)
        if not index.isValid():
            return False
        if entity not in self.view.chosen():
            self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        return True

    def _add_and_name(self, edit: AddTrees) -> str | None:
        """Carry an addition out and ask for the title of the section it brought."""
        known = {one.id for one in self._bridge.notebook.of_kind(EntityKind.SECTION)}
        done = self._bridge.do(edit, by=self)
        if done is None:
            return None
        brought = (one for one in reversed(done.entities) if one.kind == EntityKind.SECTION)
        made = next(one.id for one in brought if one.id not in known)
        self._recount()
        self.show_entity(made)
        self.rename()
        return made

    def _body(self) -> QWidget:
        """The rows, and below them what is missing; the foot goes where nothing is said."""
        body = QWidget(self)
        column = QVBoxLayout(body)
        self._look.lay(column)
        column.addWidget(self._stack, 1)
        column.addWidget(self._missing)
        return body

    def _connect(self) -> None:
        self._bridge.read.connect(self._recount)
        self._add.clicked.connect(self.add_key_point)
        if self._empty.button is not None:
            self._empty.button.clicked.connect(self.add_key_point)
        self.view.opened.connect(self._open)
        self.view.shifted.connect(self.shift)
        self.view.removed.connect(self.withdraw)
        self.view.folded.connect(self._fold)
        self._missing.unplaced_wished.connect(self.unplaced_wished)
        self._missing.silent_wished.connect(self.go_to_silent)
        self._missing.time_wished.connect(self.time_wished)
        self._meter.told.connect(self._missing.tell_time)
        self.view.selectionModel().currentChanged.connect(self._tell_origin)
        self._rest.timeout.connect(self._recount)
        self._bridge.changed.connect(self._rest.start)
        self.rows.rowsInserted.connect(self._show_or_explain)
        self.rows.rowsRemoved.connect(self._show_or_explain)
        self.rows.modelReset.connect(self._show_or_explain)

    def _open(self, entity: str) -> None:
        """Enter on a section changes its title, on a part opens its sheet, on a line goes to it."""
        found = self._bridge.notebook.get(entity)
        if found is None:
            return
        if found.kind == EntityKind.SECTION:
            self.rename()
        elif found.kind == EntityKind.PART:
            self.part_wished.emit(entity)
        elif found.kind == EntityKind.PLACEMENT:
            self.captured_wished.emit(found.text("item"))
        elif found.kind == EntityKind.ITEM:
            # Written in the report itself: there is no other place to go to.
            self.rename()

    def _fold(self, entity: str, closing: bool) -> None:  # noqa: FBT001 - a signal's arguments
        self.rows.set_folded(entity, folded=closing)

    def _do_and_stay(self, edit: Edit) -> bool:
        """Carry an edit out and leave the keyboard at the row that follows."""
        row = self.view.currentIndex().row()
        done = self._bridge.do(edit, by=self) is not None
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.view.setCurrentIndex(self.rows.index(min(row, last), 0))
        return done

    def _key_points(self) -> list[str]:
        if self._consultation is None:
            return []
        return [one.id for one in key_points(self._bridge.notebook, self._consultation)]

    def _show_or_explain(self) -> None:
        empty = self._consultation is None or not self.rows.rowCount()
        self._stack.setCurrentWidget(self._empty if empty else self.view)

    @Slot()
    def _recount(self) -> None:
        self._show_or_explain()
        unplaced, silent = self._unplaced(), self._asking_nothing()
        empty = not self.rows.rowCount()
        pending = bool(self._to_count) or self._rest.isActive()
        counted = not pending and self._bridge.notebook.whole
        whole = counted and not empty and self._consultation is not None
        done = self.tr("Every item is in the report.") if whole and not silent else ""
        self._missing.say(unplaced, silent, done)
        self._tell_origin()
        self._meter.follow(self._consultation if not empty and self.isVisible() else None)

    @Slot()
    def _tell_origin(self) -> None:
        entity = self.view.entity()
        self._missing.tell_origin(self._bridge.notebook.get(entity) if entity else None)

    def _unplaced(self) -> str:
        here = self._consultation if self._bridge.notebook.whole else None
        count = count_unplaced(self._bridge.notebook, here) if here is not None else 0
        self._to_count = []
        if here is not None and count is None:
            self._to_count = sessions_of(self._bridge.notebook, here)
            self._bridge.moments.take(self._count_on)
        if not count:
            return ""
        if count == 1:
            return self.tr("1 item is not in the report.")
        return self.tr("%n items are not in the report.", "", count)

    def _count_on(self) -> bool:
        """Count one session more; whether there are more of them."""
        if not self._bridge.notebook.tally.count_some(self._to_count, 1):
            return True
        self._rest.start()
        return False

    def _asking_nothing(self) -> str:
        here = self._consultation if self._bridge.notebook.whole else None
        numbers = asking_nothing(self._bridge.notebook, here) if here is not None else ()
        if not numbers:
            return ""
        if len(numbers) == 1:
            return self.tr("Key point {n} has no recommendation.").format(n=numbers[0])
        said = self.tr("Key points {some} and {last} have no recommendation.")
        return said.format(some=", ".join(numbers[:-1]), last=numbers[-1])


_NO_KEY_POINT = "There is no key point {number} yet. Add one with {keys}."
_NO_CONSULTATION = Sentence("Open or make a consultation first; a report belongs to one.")
