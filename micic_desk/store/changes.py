"""Writing: gestures into the log and the settled tables in one transaction, undo and redo."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from micic_desk.domain.entity import Entity
from micic_desk.domain.gesture import Act, Gesture
from micic_desk.domain.operation import PLACE, Operation
from micic_desk.runtime.letting_go import let_go
from micic_desk.store import local, log, received, undo_stack, unmerging
from micic_desk.store.arriving import Progress, unheard
from micic_desk.store.reversal import reversal
from micic_desk.store.scribe import Scribe, Written
from micic_desk.store.session import Session
from micic_desk.store.turning import turn
from micic_desk.store.undo_stack import Entry
from micic_desk.store.unmerging import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What is now so, safe on disk: entities as they settled, and ids that are no more.

    ``left_alone`` counts the fields an undo did not touch because somebody wrote them since.
    """

    act: Act
    count: int
    entities: tuple[Entity, ...]
    gone: tuple[str, ...] = ()
    left_alone: int = 0

    def parted(self, most: int) -> "tuple[Committed, ...]":
        """The first so many of what was committed, and the rest, where there is more.

        What is no more goes last and from its end: lines before what they stand in.
        """
        entities, gone = self.entities, self.gone
        left = most - len(entities)
        if left >= len(gone):
            return (self,)
        if left < 0:
            rest = replace(self, entities=entities[most:])
            return replace(self, entities=entities[:most], gone=()), rest
        rest = replace(self, entities=(), gone=gone[: len(gone) - left])
        return replace(self, gone=gone[len(gone) - left :]), rest


class Changes:
    """The only way to write to a notebook."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: dict[bool, tuple[int, Entry | None]] = {}

    def write(
        self, gesture: Gesture, *, draft_slot: str | None = None, undoable: bool = True
    ) -> Committed:
        """Write a gesture; when this returns it is on disk.

        The draft in ``draft_slot`` is forgotten in the same transaction, because its words
        are now in the log. A gesture without writes changes nothing and is not remembered;
        one that is not ``undoable`` (the program's own notes) is not on the undo stack.
        """
        session = self._session
        if not gesture.writes:
            if draft_slot is not None:
                with session.transaction() as connection:
                    self._drop_draft(connection, draft_slot)
            return Committed(act=gesture.act, count=0, entities=())
        with session.changing() as connection:
            # So it was found, or made so, before what is being written now.
            none_undone = self._waiting.get(True) == (session.changes - 1, None)
            scribe = Scribe(connection, session.writer)
            written = scribe.write(gesture.writes)
            entities, gone = self._settled(written)
            if undoable:
                entry = undo_stack.push(
                    connection,
                    gesture.act,
                    gesture.count,
                    written.range,
                    at=session.writer.now(),
                    incoming=None,
                    none_undone=none_undone,
                )
            if draft_slot is not None:
                self._drop_draft(connection, draft_slot)
            changes = session.changes
        scribe.accept(written)
        if undoable:
            self._waiting = {False: (changes, entry), True: (changes, None)}
        return Committed(
            act=gesture.act, count=gesture.count, entities=tuple(entities), gone=tuple(gone)
        )

    def _drop_draft(self, connection: Connection, slot: str) -> None:
        self._session.waiting.overtake(slot)
        local.drop_draft(connection, slot)

    def _settled(self, written: Written) -> tuple[list[Entity], list[str]]:
        """The settled tables brought up to what was just written."""
        projection = self._session.projection
        entities = projection.settle_new(written.new)
        if not written.changed:
            return entities, []
        changed, gone = projection.settle(written.changed, rearrange=False)
        moved = [one for one in _moved(written.numbered) if one in written.changed]
        if projection.closes_circle(moved):
            changed, gone = projection.settle(written.changed, rearrange=True)
        return [*entities, *changed], gone

    def next_undo(self) -> Entry | None:
        """The gesture that ``undo`` would take back."""
        return self._next(undone=False)

    def next_redo(self) -> Entry | None:
        """The gesture that ``redo`` would bring back."""
        return self._next(undone=True)

    def undo(self, progress: Progress = unheard) -> Committed | None:
        """Take the newest gesture back; None where there is none.

        ``progress`` is told the share that is done; what it raises leaves everything as it was.
        """
        return self._turn(progress, undone=True)

    def redo(self, progress: Progress = unheard) -> Committed | None:
        """Bring back what was undone last; None where there is nothing. ``progress``: see undo."""
        return self._turn(progress, undone=False)

    def history(self, entity: str) -> list[Operation]:
        """Every visible operation about an entity, oldest first."""
        with self._session.transaction() as connection:
            return sorted(log.of_entity(connection, entity), key=_written_order)

    def _next(self, *, undone: bool) -> Entry | None:
        """The entry to turn; the window asks after every change, so it is read once between two.

        While another thread is writing it is the one there was: nobody waits to be told.
        """
        changes = self._session.changes
        known, entry = self._waiting.get(undone, (-1, None))
        if known != changes and not (known >= 0 and self._session.busy()):
            ask = undo_stack.to_redo if undone else undo_stack.to_undo
            with self._session.transaction() as connection:
                entry = ask(connection)
            self._waiting[undone] = changes, entry
        return entry

    def foresee_unmerge(self, incoming: int) -> Kept | None:
        """What taking a merge back would keep; None where it does not stand any more."""
        with self._session.transaction() as connection:
            entry = undo_stack.of_merge(connection, incoming)
            if entry is None or not received.is_active(connection, incoming):
                return None
            return unmerging.worked_on(connection, incoming, entry.first)

    def unmerge(self, incoming: int) -> tuple[Committed, Kept] | None:
        """Take a merge back whatever was done since; None where it does not stand any more.

        What was written here since stays (``Kept``). A gesture of its own, undone like others.
        """
        session = self._session
        with session.changing() as connection:
            entry = undo_stack.of_merge(connection, incoming)
            if entry is None or not received.is_active(connection, incoming):
                return None
            scribe = Scribe(connection, session.writer)
            back = unmerging.take_back(connection, scribe, incoming, entry.first)
            entities, gone = session.projection.settle(back.registers, rearrange=True)
            let_go(back.registers)
            undo_stack.push(
                connection,
                Act.UNMERGE,
                entry.count,
                back.written.range,
                at=session.writer.now(),
                incoming=incoming,
            )
        scribe.accept(back.written)
        committed = Committed(
            act=Act.UNMERGE, count=entry.count, entities=tuple(entities), gone=tuple(gone)
        )
        return committed, back.kept

    def _turn(self, tell: Progress, *, undone: bool) -> Committed | None:
        session = self._session
        with session.changing() as connection:
            entry = undo_stack.to_undo(connection) if undone else undo_stack.to_redo(connection)
            if entry is None:
                return None
            scribe = Scribe(connection, session.writer)
            if entry.incoming is not None:
                merge = turn(connection, scribe, entry, undone=undone)
                written, effect, left_alone = merge.written, merge.following, 0
                tell(0.6)
                entities, gone = session.projection.settle(merge.registers, rearrange=True)
                let_go(merge.registers)
            else:
                found = reversal(connection, log.between(connection, entry.first, entry.last))
                tell(0.3)
                written = scribe.write(found.writes)
                effect, left_alone = written.range, found.left_alone
                tell(0.6)
                entities, gone = self._settled(written)
            undo_stack.turn(connection, entry, effect, undone=undone)
            tell(0.9)
        scribe.accept(written)
        return Committed(
            act=entry.act,
            count=entry.count,
            entities=tuple(entities),
            gone=tuple(gone),
            left_alone=left_alone,
        )


def _written_order(operation: Operation) -> tuple[int, str]:
    return operation.key


def _moved(numbered: list[tuple[int, Operation, str]]) -> list[str]:
    return [operation.entity for _, operation, _ in numbered if PLACE in operation.writes]
