"""The desk: one opened notebook and the one door through which it changes.

Disk first, then memory, then everybody who listens: what is on the screen is always saved.
Typing, undo, redo, an import and a merge all arrive at the listeners by the same path.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from micic_desk.app.familiar import note_familiar
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.declaring import declaration
from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json, Operation
from micic_desk.domain.partly_read import PartlyRead, read_on
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store import local, projection
from micic_desk.store.arriving import Progress, unheard
from micic_desk.store.changes import Changes, Committed
from micic_desk.store.drafts import OnItsWay
from micic_desk.store.inbox import Inbox, Received, Source
from micic_desk.store.later import rest
from micic_desk.store.local import Draft
from micic_desk.store.read_first import first_part
from micic_desk.store.session import Session
from micic_desk.store.unmerging import Kept
from micic_desk.store.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What is now so, told to every listener after it is safe on disk.

    ``entities`` are the ids whose settled state is new, ``gone`` those no operation speaks of
    any more; ``by`` is whoever caused it, so that an editor can tell its own echo.
    """

    act: Act
    entities: tuple[str, ...]
    gone: tuple[str, ...]
    by: object


@dataclass(frozen=True, slots=True)
class Waiting:
    """The gesture that undo or redo would turn, for the menu's words."""

    act: Act
    count: int


ME = "me"
"""The setting that says which person a notebook belongs to."""

Listener: TypeAlias = Callable[[Changed], None]


class Desk:
    """One opened notebook: read it in ``notebook``, change it through ``do``.

    ``waiting`` is what other threads wrote and nobody was told yet (`catch_up`). ``reads_first``
    says at closing what the next opening reads first.
    """

    def __init__(self, session: Session, *, plain: bool) -> None:
        self.session = session
        self.plain = plain
        self.words = Words(session)
        self._changes = Changes(session)
        self._inbox = Inbox(session)
        self._listeners: list[Listener] = []
        self.waiting: list[Committed] = []
        self._declared: str | None = None
        self.remembered: dict[str, Json] = {}
        self.unheld: set[str] = set()
        self.reads_first: Callable[[], Json] = _nothing
        with session.transaction() as connection:
            first = first_part(connection) if session.put_off is not None else None
            if first is None:
                entities = projection.load(connection)
                session.projection.know(entities)
                self.notebook = Notebook(entities)
            else:
                self.notebook = PartlyRead(first, rest(session), session.alone)
            me = local.get(connection, ME)
        self.me = me if isinstance(me, str) else None
        self.words.keep_up(self.notebook)

    @property
    def path(self) -> Path:
        """The notebook's file."""
        return self.session.path

    @property
    def told(self) -> list[Sentence]:
        """What happened to the files at opening that somebody should know; empty mostly."""
        return self.session.told

    def do(
        self, edit: Edit, *, by: object = None, draft_slot: str | None = None, later: bool = False
    ) -> Committed:
        """Carry an edit out; when this returns it is on disk and everybody has been told.

        ``later`` leaves the telling to `catch_up`, so that any thread can do it. Raises Refusal
        where the edit or the disk says no; then nothing has changed. A line that is added to
        what is here replaces nothing, so it does not wait until all of a merge is told.
        """
        goes_first = (
            not later and isinstance(edit, Add) and not any(one.gone for one in self.waiting)
        )
        with self._alone() if goes_first else self._up_to_date(later=later):
            gesture = edit.plan(self.notebook, self.session.writer)
            self._say_whose_laptop(later=later)
            committed = self._changes.write(gesture, draft_slot=draft_slot)
            self._tell(committed, by, later=later)
        return committed

    def _say_whose_laptop(self, *, later: bool) -> None:
        """Note once, at the first write after opening, which person this actor is.

        So every version of every line can be traced to a person, through any number of hops.
        """
        me = self.me
        if me is None or me == self._declared or me not in self.notebook:
            return
        writer = self.session.writer
        gesture = declaration(self.notebook, writer, writer.actor, me)
        self._tell(self._changes.write(gesture, undoable=False), None, later=later)
        self._declared = me

    def undo(
        self, *, by: object = None, later: bool = False, progress: Progress = unheard
    ) -> Committed:
        """Take the newest gesture of this notebook back; Refusal where there is none.

        ``later`` leaves the telling to `catch_up`, so that any thread can do it; ``progress``
        is told how much is done, from 0 to 1, and may raise: then nothing is.
        """
        with self._alone() if later else self._up_to_date():
            committed = self._changes.undo(progress)
            if committed is None:
                raise Refusal("undo.nothing", "There is nothing to undo.")
            self._tell(committed, by, later=later)
        return committed

    def redo(
        self, *, by: object = None, later: bool = False, progress: Progress = unheard
    ) -> Committed:
        """Bring back what was undone last; Refusal where there is nothing. The rest: see undo."""
        with self._alone() if later else self._up_to_date():
            committed = self._changes.redo(progress)
            if committed is None:
                raise Refusal("redo.nothing", "There is nothing to redo.")
            self._tell(committed, by, later=later)
        return committed

    def next_undo(self) -> Waiting | None:
        """What undo would take back."""
        entry = self._changes.next_undo()
        return Waiting(entry.act, entry.count) if entry else None

    def next_redo(self) -> Waiting | None:
        """What redo would bring back."""
        entry = self._changes.next_redo()
        return Waiting(entry.act, entry.count) if entry else None

    def receive(
        self,
        arriving: list[tuple[Operation, str]],
        source: Source,
        *,
        by: object = None,
        progress: Callable[[float], None] | None = None,
    ) -> Received:
        """Take operations of other people in, in one transaction, and tell everybody.

        ``progress`` is told how much is done, from 0 to 1, and may raise: then nothing is.
        """
        (received,) = self.take_in([(arriving, source)], progress)
        self.catch_up(by=by)
        return received

    def take_in(
        self,
        files: Sequence[tuple[Sequence[tuple[Operation, str]], Source]],
        progress: Callable[[float], None] | None = None,
    ) -> list[Received]:
        """Take several files in, all or none, from any thread; nobody is told before `catch_up`.

        The notebook in memory stays as it was till then. Whoever captures a line meanwhile goes
        first, and ``progress`` hears of it from the beginning.
        """

        def write() -> list[Received]:
            read_on(self.notebook)
            received = self._inbox.receive_all(files, progress)
            self.waiting.extend(
                Committed(act=Act.MERGE, count=len(one.entities), entities=one.entities)
                for one in received
            )
            return received

        return self.session.begun_anew(write)

    def catch_up(self, *, by: object = None, most: int | None = None) -> bool:
        """Bring the notebook in memory up to what other threads wrote, and tell everybody.

        With ``most`` only so many entities at a time, so that a window can answer in between;
        whether there is nothing left to tell.
        """
        told = 0
        while self.waiting and (most is None or told < most):
            # No lock: only the window's thread takes away, and others only add at the end.
            committed = self.waiting.pop(0)
            if most is not None:
                committed, *rest = committed.parted(most - told)
                self.waiting[:0] = rest
            told += max(len(committed.entities) + len(committed.gone), 1)
            self._take_over(committed, by)
        return not self.waiting

    def unmerge(self, incoming: int, *, by: object = None, later: bool = False) -> Kept | None:
        """Take a merge back, tell everybody; None where it does not stand any more.

        ``later`` leaves the telling to `catch_up`: so it can be done on any thread, and whoever
        captures a line meanwhile goes first.
        """

        def write() -> Kept | None:
            read_on(self.notebook)
            done = self._changes.unmerge(incoming)
            if done is None:
                return None
            committed, kept = done
            self.waiting.append(committed)
            return kept

        kept = self.session.begun_anew(write)
        if kept is not None and not later:
            self.catch_up(by=by)
        return kept

    def history(self, entity: str) -> list[Operation]:
        """Everything that was ever written about an entity, oldest first."""
        return self._changes.history(entity)

    def find(self, words: str, most: int = 50) -> list[Entity]:
        """The newest shown entities that hold all these words or their beginnings."""
        found = self.words.find(words, most)
        return [self.notebook[one] for one in found if self.notebook.shown(one)]

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change; the answer stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Close the notebook; what was acknowledged is on disk already."""
        self._listeners.clear()
        # Of what is not in memory nobody can say what the next opening should read first.
        first, noted = None, False
        if self.notebook.whole and not self.waiting:
            with suppress(Refusal):  # closing comes first, whatever the disk says
                first, noted = self.reads_first(), True
        there = self.session.is_there
        whole = self.session.close(first, noted=noted)
        if there:  # else it may be anybody's
            note_familiar(self.path, whole=whole and noted)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other thread writes, and nothing is written before all that is older was read."""
        with self.session.alone():
            read_on(self.notebook)
            yield

    @contextmanager
    def _up_to_date(self, *, later: bool = False) -> Iterator[None]:
        """Nothing is planned on a notebook that does not know yet what is on disk.

        Else it would replace, unseen, what a merge on another thread has just brought.
        """
        with self._alone():
            if not later:
                self.catch_up()
            elif self.waiting:
                raise Refusal(
                    "desk.behind",
                    "What was just brought in is still being shown. Try again in a moment.",
                )
            yield

    def _tell(self, committed: Committed, by: object, *, later: bool) -> None:
        if later:
            self.waiting.append(committed)
        else:
            self._take_over(committed, by)

    def _take_over(self, committed: Committed, by: object) -> None:
        if not committed.entities and not committed.gone:
            return
        self.notebook.apply(committed.entities, committed.gone)
        changed = Changed(
            act=committed.act,
            entities=tuple(one.id for one in committed.entities),
            gone=committed.gone,
            by=by,
        )
        for listener in list(self._listeners):
            listener(changed)


def _nothing() -> Json:
    return None


class Memory:
    """What a notebook remembers for itself alone: settings and lines being typed.

    Settings once read stay in memory, because this program is the file's only writer and the
    capture line asks for some of them at every Enter.
    """

    def __init__(self, desk: Desk) -> None:
        self._session = desk.session
        self._remembered = desk.remembered
        self._unheld = desk.unheld

    def get(self, name: str) -> Json:
        """A setting; None where it was never set."""
        if name not in self._remembered:
            with self._session.transaction() as connection:
                self._remembered[name] = local.get(connection, name)
        return self._remembered[name]

    def put(self, name: str, value: Json) -> None:
        """Keep a setting."""
        with self._session.transaction() as connection:
            local.put(connection, name, value)
        self._remembered[name] = value

    def hold(self, name: str, value: Json) -> None:
        """Keep a setting as long as the program runs, and on disk too where that says yes.

        For where one is at work: a full disk must not leave the next line in another session.
        """
        held = name in self._remembered and name not in self._unheld
        if held and self._remembered[name] == value:
            return
        self._remembered[name] = value
        self._unheld.add(name)
        with suppress(Refusal):
            self.put(name, value)
            self._unheld.discard(name)

    def drafts(self) -> list[Draft]:
        """Every line that was being typed when the notebook was last open, oldest first."""
        with self._session.transaction() as connection:
            return local.drafts(connection)

    def keep(self, slot: str, text: str) -> None:
        """Keep a line being typed; an empty text forgets it. Durable when this returns."""
        draft = Draft(slot, text, self._session.writer.now())
        with self._session.transaction() as connection:
            self._session.waiting.overtake(slot)
            local.put_draft(connection, draft)

    def keep_soon(self, texts: Mapping[str, str]) -> None:
        """Keep these lines with the next `write_waiting`, all of them or none."""
        now = self._session.writer.now()
        self._session.waiting.add(Draft(slot, text, now) for slot, text in texts.items())

    def waiting(self) -> tuple[str, ...]:
        """Where the lines belong that the next `write_waiting` will keep."""
        return self._session.waiting.slots()

    def write_waiting(self) -> list[OnItsWay]:
        """Keep the lines that wait, from any thread; durable when this returns.

        Raises Refusal; then they wait on.
        """
        return self._session.write_waiting()

    def stands(self, written: OnItsWay) -> bool:
        """Whether a line that was kept so is on disk still: nothing has replaced it since."""
        return self._session.waiting.stands(written)

    def stop_waiting(self) -> None:
        """Keep nothing more of what waits, because the notebook is closing."""
        self._session.waiting.clear()
