"""Two people's notes of one session beside each other, as a sheet over most of the window."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QMimeData, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.desk import Changed
from micic_desk.app.side_by_side import Gathered, gather, what_was_said
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.people import name_words
from micic_desk.merge.pairing import Pair
from micic_desk.merge.signs import Discrepancy, discrepancies
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.bridge.moments import nothing
from micic_desk.ui.models.dragging import unpack
from micic_desk.ui.panels.pairing.answers import joining, parting, printing, telling_apart
from micic_desk.ui.panels.pairing.column import NoteColumn, Wish
from micic_desk.ui.panels.pairing.facing import Facing, Tie, facing, sides_of
from micic_desk.ui.panels.pairing.layout import PairingLayout
from micic_desk.ui.widgets.announce import announce
from micic_desk.ui.widgets.scrolled import ScrolledFoot
from micic_desk.ui.widgets.side_sheet import SideSheet

_WIDTH = 980
_REST_MS = 120
_NOTHING = Facing((), (), ())
_FEW = 20
"""Notes that are measured in less time than anybody feels."""
_AT_ONCE = 100
"""Lines that are compared in a few milliseconds, on a slow computer too."""


class PairingSheet(SideSheet):
    """``entity_wished`` goes to a line; going there closes the sheet."""

    entity_wished = Signal(str)

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Side by side"), host, width=_WIDTH)
        self._bridge = bridge
        self._leading = self._to_offer = self._filling = self._comparing = False
        self._measuring = nothing
        self._jobs = Jobs(self, threads=1)
        self._asked = 0
        self.facing = _NOTHING
        self.parts = PairingLayout(self)
        self.left, self.right = self.parts.left, self.parts.right
        self._at_keys = self.left
        self.set_body(self.parts.body)
        self.add_foot(ScrolledFoot(self.tr("What can be done with a pair"), self.parts.foot, self))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._connect()

    def open_session(self, session: str | None) -> None:
        """Open at a session, with the keyboard in the first column."""
        self._to_offer = self._filling = True
        self.parts.sessions.show_sessions(self._bridge.notebook, session)
        self.open_sheet(self.left)
        # A turn later it is known how wide a column is, so that each note is broken only once.
        self._bridge.moments.take(self._fill, looked_at=True)

    def _fill(self) -> bool:
        self.refresh()
        return False

    @Slot()
    def refresh(self) -> None:
        """Read both columns anew; the lines at work stay at work.

        The many lines of a long session are compared behind the window: what may be the same
        is shown when it is known.
        """
        notebook, session = self._bridge.notebook, self.parts.sessions.chosen()
        self._asked += 1
        self._comparing = False
        if session is None or session not in notebook:
            self.facing = _NOTHING
            self._show()
            return
        lines = gather(self._bridge.desk, session)
        if len(lines.lines) <= _AT_ONCE:
            self._face(lines, lines.compared())
        else:
            self._comparing = True
            self._face(lines, ())
            job = self._jobs.start(partial(_compared, lines))
            job.succeeded.connect(partial(self._compared, self._asked, lines))

    def stop(self) -> bool:
        """Give all work up before the notebook closes; whether it ended in time."""
        return self._jobs.stop_all()

    def busy(self) -> bool:
        """Whether lines are still being compared."""
        return self._fitting() or self._jobs.busy()

    def _fitting(self) -> bool:
        """Whether what stands in the columns is not yet what was asked for."""
        return self._filling or self._bridge.moments.awaits(self._measuring)

    def _compared(self, asked: int, lines: Gathered, found: list[Pair]) -> None:
        """What was found, unless something else is shown by now."""
        if asked == self._asked and not self._bridge.closed:
            self._comparing = False
            self._face(lines, found)

    def _go_to_first_offer(self) -> None:
        """Begin at what waits for an answer, unless somebody is at work on a pair already."""
        to_offer, self._to_offer = self._to_offer, self._to_offer and self._comparing
        if to_offer and self.facing.offered():
            self._to_offer = False
            if not self._tie():
                self.next_offer()

    def _face(self, lines: Gathered, found: Sequence[Pair]) -> None:
        notebook = self._bridge.notebook
        sides = sides_of(lines.columns, self._bridge.desk.me)
        people = self.parts.show_people(notebook, sides, lines.senders)
        self.facing = facing(notebook, lines.beside(found), *people)
        self._show()

    def join(self) -> None:
        """Make the two notes at work one statement."""
        notes = self._at_work()
        tie = self._tie()
        if len(notes) == 2 and (tie is None or tie.offered):
            self._do(joining(self._bridge.notebook, *notes), self.tr("Joined."))

    def take_offer(self) -> None:
        """Join the two at work where that was proposed; what contradicts is left alone."""
        tie = self._tie()
        if tie is not None and tie.pair is not None and not tie.pair.contradicts:
            self.join()

    def tell_apart(self) -> None:
        """Say that the two at work are not the same, for good, and go to the next offer."""
        notes = self._at_work()
        if len(notes) == 2:
            # Of several that are joined, the one that has the keyboard leaves.
            line = self._line()
            other = next(one for one in notes if one != line)
            self._do(telling_apart(other, line), self.tr("Not the same; nobody is asked again."))

    def part(self) -> None:
        """Take the note that has the keyboard out of what it is joined with."""
        line = self._line()
        edit = parting(self._bridge.notebook, line) if line else None
        if edit is not None:
            self._do(edit, self.tr("Parted."))

    def choose_main(self) -> None:
        """Let the note that has the keyboard be the one that is printed."""
        line = self._line()
        edit = printing(self._bridge.notebook, line) if line else None
        if edit is not None:
            self._do(edit, self.tr("This line is printed."))

    def next_offer(self) -> None:
        """Go to the next pair that waits for an answer."""
        offered = self.facing.offered()
        if not offered:
            announce(self, self.tr("Nothing waits for an answer."))
            return
        tie = self._tie()
        at = offered.index(tie) + 1 if tie in offered else 0
        self._go_to(offered[at % len(offered)])

    @Slot(object)
    def _wish(self, wish: Wish) -> None:
        if self._fitting():
            return  # a quick key would be about lines that nobody asked for
        acts = {
            Wish.JOIN: self.join,
            Wish.OFFERED: self.take_offer,
            Wish.APART: self.tell_apart,
            Wish.PART: self.part,
            Wish.MAIN: self.choose_main,
            Wish.NEXT: self.next_offer,
            Wish.GO: self._go,
            Wish.ACROSS: self._across,
        }
        acts[wish]()

    def _do(self, edit: Edit, said: str) -> None:
        if self._bridge.do(edit, by=self) is not None:
            announce(self, said)
        self.refresh()

    def _at_work(self) -> list[str]:
        notes = (self.left.at_work(), self.right.at_work())
        return [note.id for note in notes if note is not None]

    def _tie(self) -> Tie | None:
        notes = self._at_work()
        return self.facing.tie(*notes) if len(notes) == 2 else None

    def _focused(self) -> NoteColumn:
        """The column that has the keyboard, or had it before a button took it."""
        return self._at_keys

    def _entered(self, column: NoteColumn) -> None:
        self._at_keys = column
        self._show_pair()

    def _line(self) -> str:
        note = self._focused().at_work()
        return note.id if note is not None else ""

    def _go_to(self, tie: Tie) -> None:
        # The second does not lead the first away again: they are tied.
        with self._led():
            self.left.choose(tie.left)
            self.right.choose(tie.right)
        self._show_pair()

    def _across(self) -> None:
        column = self._focused()
        (self.left if column is self.right else self.right).setFocus()

    def _go(self) -> None:
        line = self._line()
        if line:
            self.close_sheet()
            self.entity_wished.emit(line)

    def _show(self) -> None:
        """Show what stands facing; many new notes are measured a few at a time before."""
        sides = (self.left, self.facing.left), (self.right, self.facing.right)
        new = [act for column, notes in sides for act in column.to_measure(notes)]
        self._bridge.moments.leave(self._measuring)
        if len(new) > _FEW:
            self._measuring = self._bridge.moments.take_each([*new, self._show_notes])
        else:
            self._show_notes()

    def _show_notes(self) -> None:
        with self._led():
            self.left.show_notes(self.facing.left)
            self.right.show_notes(self.facing.right)
        self.parts.ties.show_facing(self.facing)
        self.parts.tell(self.facing)
        self._show_pair()
        self._go_to_first_offer()
        empty, here = not self.left.rows.rowCount(), self.window().focusWidget() is self.left
        # Not where it was closed, or left for the line behind it, before there was anything.
        if self._filling and empty and here:
            self.parts.sessions.setFocus()
        self._filling = False

    def _show_pair(self) -> None:
        notebook, notes, tie = self._bridge.notebook, self._at_work(), self._tie()
        lines = [notebook[one] for one in notes if one in notebook]
        words = [one.text("text") for one in lines]
        differing: tuple[Discrepancy, ...] = ()
        if tie is not None and len(words) == 2:
            first, second = map(what_was_said, lines)
            differing = discrepancies(first, second, name_words(notebook))
        self.parts.card.show_pair(words, tie, differing)
        self.parts.ties.update()
        note = self._focused().at_work()
        together = note is not None and note.together > 1
        self.parts.enable(tie, both=len(words) == 2, together=together)

    @contextmanager
    def _led(self) -> Iterator[None]:
        """While the lines at work are chosen here, they lead nowhere by themselves."""
        self._leading = True
        try:
            yield
        finally:
            self._leading = False

    def _follow(self, column: NoteColumn, *_indexes: object) -> None:
        """A line that is tied brings what it is tied to into sight, opposite."""
        if self._leading:
            return
        self._to_offer = False
        note = column.at_work()
        tied = self.facing.ties_of(note.id) if note is not None else []
        if tied and column.hasFocus():
            self._go_to(tied[0])
        else:
            self._show_pair()

    @Slot(object, str)
    def _drop(self, data: QMimeData, line: str) -> None:
        """A note that was dragged over joins the one it fell on."""
        for dragged in unpack(data, self._bridge.notebook):
            known = self._bridge.notebook[dragged].kind == EntityKind.ITEM
            if known and dragged != line:
                self._do(joining(self._bridge.notebook, line, dragged), self.tr("Joined."))

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.by is not self and not self.isHidden():
            self._rest.start()

    @Slot()
    def _rested(self) -> None:
        if not self.isHidden() and not self._bridge.closed:
            self.refresh()

    def _connect(self) -> None:
        for column in (self.left, self.right):
            column.wished.connect(self._wish)
            column.dropped.connect(self._drop)
            column.entered_by_keyboard.connect(partial(self._entered, column))
            column.selectionModel().currentChanged.connect(partial(self._follow, column))
        self.parts.sessions.currentIndexChanged.connect(self.refresh)
        self.parts.people_chosen.connect(self.refresh)
        self.parts.wished.connect(self._wish)
        self._rest.timeout.connect(self._rested)
        self._bridge.changed.connect(self._changed)


def _compared(lines: Gathered, progress: Progress) -> list[Pair]:
    progress.check()
    return lines.compared()
