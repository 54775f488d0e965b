"""The sessions of one consultation, in order: what was said there, by whom noted, when it is."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)

from micic_desk.app.desk import Changed
from micic_desk.domain.agenda import at_once, parallels, when_and_where
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import as_one
from micic_desk.domain.people import initials
from micic_desk.domain.text import clean_text
from micic_desk.ui.bridge.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 2
HEADING_ROLE = int(Qt.ItemDataRole.UserRole) + 4
"""The words above the first of several sessions that run at once; empty elsewhere."""

PARALLEL_ROLE = int(Qt.ItemDataRole.UserRole) + 5
"""Whether a session runs at once with others."""

NOW_ROLE = int(Qt.ItemDataRole.UserRole) + 6
"""Whether the agenda says that a session is under way."""

STAMP_ROLE = int(Qt.ItemDataRole.UserRole) + 8
"""Equal as long as a session looks the same: what was measured of it can be kept by this."""

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 9
"""All that is painted of a session, a `SessionRow`: role by role it takes three times as long."""

RECOUNT_MS = 150


@dataclass(frozen=True, slots=True)
class Writer:
    """A rapporteur who noted lines in a session."""

    initials: str
    mine: bool


class SessionRow(NamedTuple):
    """What is painted of one session; a count of nothing is no word."""

    title: str
    items: str
    when: str
    heading: str
    parallel: bool
    now: bool
    writers: tuple[Writer, ...]


@dataclass(frozen=True, slots=True)
class _Tally:
    """What stands in a session: how many items, and the ids of those who noted them."""

    count: int = 0
    authors: tuple[str, ...] = ()


_NOTHING = _Tally()


class SessionsModel(QAbstractListModel):
    """Follows the notebook; counts are brought up to date when typing pauses.

    After the consultation's own sessions come those of consultations that somebody joined with
    it: what two notebooks that never met hold of one meeting is worked on in one list.
    """

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._consultation: str | None = None
        self._ids: list[str] = []
        self._own = 0
        """How many of them are of this very consultation; the others are of ones joined with it."""
        self._known: frozenset[str] = frozenset()
        self._tallies: dict[str, _Tally] = {}
        self._age = self._born = 0
        self._told: dict[str, int] = {}
        self._headings: dict[str, str] = {}
        self._parallel: frozenset[str] = frozenset()
        self._now: frozenset[str] = frozenset()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(RECOUNT_MS)
        self._clock.timeout.connect(self._recount)
        bridge.changed.connect(self._follow)
        bridge.read.connect(self._recount)

    def show_consultation(self, consultation: str | None) -> None:
        """Show the sessions of another consultation."""
        self.beginResetModel()
        self._consultation = consultation
        self._ids = self._wanted()
        self._tallies, self._told = {}, {}
        self._age = self._born = self._age + 1
        self._group()
        self.endResetModel()
        self._recount()

    def show_now(self, sessions: frozenset[str]) -> None:
        """Mark the sessions that the agenda says are under way."""
        before, self._now = self._now, sessions
        for one in before ^ sessions:
            self._tell(one)

    def sessions_in_parallel(self) -> frozenset[str]:
        """The sessions that run at once with others."""
        return self._parallel

    def ids(self) -> list[str]:
        """The sessions in order."""
        return list(self._ids)

    def row_of(self, session: str) -> int:
        """The row of a session, or -1."""
        return self._ids.index(session) if session in self._ids else -1

    def count_of(self, session: str) -> int:
        """How many items stand in a session."""
        return self._bridge.notebook.tally.items_in(session)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many sessions there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, count, and what a screen reader says of both."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        session = self._ids[index.row()]
        if role == STAMP_ROLE:  # of every session, whenever the list is laid out
            return session, self._told.get(session, self._born)
        if role >= COUNT_ROLE and role != ID_ROLE:
            return self._fact(session, role)
        title = self._bridge.notebook[session].text("title")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._described(session)
        return session if role == ID_ROLE else None

    def _fact(self, session: str, role: int) -> object:
        """What a delegate paints beside the title; asked of every session for its height."""
        if role == ROW_ROLE:
            return self._row(session)
        if role == HEADING_ROLE:
            return self._headings.get(session, "")
        if role in (PARALLEL_ROLE, NOW_ROLE):
            return session in (self._now if role == NOW_ROLE else self._parallel)
        return self._tallies.get(session, _NOTHING).count if role == COUNT_ROLE else None

    def _row(self, session: str) -> SessionRow:
        entity, tally = self._bridge.notebook[session], self._tallies.get(session, _NOTHING)
        return SessionRow(
            title=" ".join(entity.text("title").split()),
            items=str(tally.count) if tally.count else "",
            when=when_and_where(entity),
            heading=self._headings.get(session, ""),
            parallel=session in self._parallel,
            now=session in self._now,
            writers=self._writers(session, tally),
        )

    def _writers(self, session: str, tally: _Tally) -> tuple[Writer, ...]:
        """Others who noted lines here; where sessions run at once, oneself too."""
        if not tally.authors:
            return ()
        notebook, me = self._bridge.notebook, self._bridge.desk.me
        people = [notebook.get(one) for one in tally.authors]
        found = [Writer(initials(one), one.id == me) for one in people if one is not None]
        return tuple(one for one in found if not one.mine or session in self._parallel)

    def _described(self, session: str) -> str:
        """What a screen reader says of a session."""
        tally = self._tallies.get(session, _NOTHING)
        count = tally.count
        items = self.tr("1 item") if count == 1 else self.tr("%n items", "", count)
        entity = self._bridge.notebook[session]
        said = [entity.text("title"), when_and_where(entity), items]
        if session in self._now:
            said.append(self.tr("now"))
        if session in self._parallel:
            said.append(self.tr("at the same time as others"))
        writers = self._writers(session, tally)
        if writers:
            names = [self.tr("you") if one.mine else one.initials for one in writers]
            said.append(self.tr("noted by {names}").format(names=", ".join(names)))
        return ", ".join(one for one in said if one)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every session can be chosen and renamed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Rename a session; an empty name leaves it as it is."""
        title = clean_text(str(value)).text.strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not title:
            return False
        session = self._ids[index.row()]
        if title == self._bridge.notebook[session].text("title"):
            return True
        edit = Change(entities=(session,), fields={"title": title}, act=Act.REWORD)
        return self._bridge.do(edit, by=self) is not None

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        notebook = self._bridge.notebook
        wanted = self._wanted() if self._may_be_others(changed) else self._ids
        quiet = self._new_at_the_end(wanted)
        regroup, recount = wanted != self._ids and not quiet, False
        if wanted != self._ids:
            self._arrange(wanted)
        for one in changed.entities:
            entity = notebook.get(one)
            if entity is None:
                continue
            if entity.kind == EntityKind.SESSION and one in self._ids:
                regroup = regroup or one not in quiet
                self._tell(one)
            elif entity.kind == EntityKind.ITEM:
                recount = True
        if regroup:
            self._regroup()
        if recount or changed.gone:
            self._clock.start()

    def _new_at_the_end(self, wanted: list[str]) -> frozenset[str]:
        """The sessions that are new, where they come at the end and run at once with no other.

        Then no heading is another one now, and nobody goes through all of them for that.
        """
        notebook, count = self._bridge.notebook, len(self._ids)
        new = frozenset(wanted[count:])
        if not new or wanted[:count] != self._ids:
            return frozenset()
        if any(at_once(notebook, notebook[one]) for one in new):
            return frozenset()
        # One that comes back may be what others broke out of.
        broken_out = any(notebook[one].text("breakout_of") in new for one in self._ids)
        return frozenset() if broken_out else new

    def _may_be_others(self, changed: Changed) -> bool:
        """Whether it takes a look at all sessions to say which there are.

        Not for lines of sessions that are here: they can only bring back, or let go, one that
        was deleted and stands for what lives in it.
        """
        notebook = self._bridge.notebook
        if changed.gone or len(self._known) != len(self._ids):
            return True
        for one in changed.entities:
            entity = notebook.get(one)
            if entity is None or entity.kind != EntityKind.ITEM:
                return True
            if not any(above.id in self._known for above in notebook.ancestors(one)):
                return True
        return False

    def _arrange(self, wanted: list[str]) -> None:
        """Take rows away and put rows in one by one, so that an editor elsewhere stays open."""
        staying, here = set(wanted), set(self._ids)
        for row in reversed(range(len(self._ids))):
            if self._ids[row] not in staying:
                self.beginRemoveRows(NO_INDEX, row, row)
                del self._ids[row]
                self.endRemoveRows()
        ordered = [one for one in wanted if one in here]
        if ordered != self._ids:
            self.beginResetModel()
            self._ids = ordered
            self.endResetModel()
        for row, one in enumerate(wanted):
            if row >= len(self._ids) or self._ids[row] != one:
                self.beginInsertRows(NO_INDEX, row, row)
                self._ids.insert(row, one)
                self.endInsertRows()
                self._tallies[one] = self._count(one)
        self._tallies = {one: tally for one, tally in self._tallies.items() if one in staying}

    @Slot()
    def _recount(self) -> None:
        """Show counts that are other now; of a large consultation, a part between two keys."""
        if not self._bridge.notebook.whole:
            return  # it is read first; then this comes again
        if self._bridge.notebook.tally.count_some(self._ids):
            self._show_counts()
        else:
            self._bridge.moments.take(self._count_on)

    def _count_on(self) -> bool:
        """Count one session more; whether there are more of them."""
        if not self._bridge.notebook.tally.count_some(self._ids, 1):
            return True
        self._show_counts()
        return False

    def _show_counts(self) -> None:
        before, self._tallies = self._tallies, {one: self._count(one) for one in self._ids}
        rows = [row for row, one in enumerate(self._ids) if self._tallies[one] != before.get(one)]
        self._age += 1
        self._told.update((self._ids[row], self._age) for row in rows)
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def _tell(self, session: str) -> None:
        """Say that a session looks otherwise now."""
        row = self.row_of(session)
        if row >= 0:
            self._age += 1
            self._told[session] = self._age
            self.dataChanged.emit(self.index(row), self.index(row))

    def _regroup(self) -> None:
        """Find again what runs at once; whatever is headed otherwise now is painted anew."""
        headings, parallel = self._headings, self._parallel
        self._group()
        for one in self._ids:
            other = headings.get(one) != self._headings.get(one)
            if other or (one in parallel) != (one in self._parallel):
                self._tell(one)

    def _group(self) -> None:
        notebook = self._bridge.notebook
        groups = parallels(notebook, [notebook[one] for one in self._ids[: self._own]])
        self._parallel = frozenset(one for group in groups for one in group.sessions)
        self._headings = {}
        for group in groups:
            said = self.tr("At the same time")
            if group.of:
                said = self.tr("Breakouts of {title}").format(
                    title=notebook[group.of].text("title")
                )
            if group.starts:
                said = self.tr("{heading}, {time}").format(heading=said, time=group.starts)
            self._headings[group.sessions[0]] = said
        for first in self._ids[self._own : self._own + 1]:
            self._headings[first] = self.tr("Joined consultation")

    def _wanted(self) -> list[str]:
        self._own = 0
        if self._consultation is None:
            return []
        notebook = self._bridge.notebook
        own, *others = (
            notebook.children(one, EntityKind.SESSION)
            for one in as_one(notebook, self._consultation)
        )
        self._own = len(own)
        sessions = [*own, *(one for some in others for one in some)]
        self._known = frozenset(one.id for one in sessions if not one.dead)
        return [one.id for one in sessions]

    def _count(self, session: str) -> _Tally:
        tally = self._bridge.notebook.tally
        return _Tally(tally.items_in(session), tally.authors_in(session))
