"""The bridge: the desk's one door as Qt's signals, and never an exception into Qt."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot

from micic_desk.app.desk import Changed, Desk, Memory
from micic_desk.domain.gesture import Edit
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.changes import Committed
from micic_desk.store.drafts import OnItsWay
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress
from micic_desk.ui.bridge.moments import Moments
from micic_desk.ui.bridge.speaking import redo_text, undo_text
from micic_desk.ui.bridge.turning import Turning


class Bridge(QObject):
    """Tells the window what changed, and carries its wishes to the desk.

    Every wish answers with what was committed, or None after ``refused`` was emitted; an undo
    or redo of something large answers None and goes on behind the window: see ``turning``. What
    is read on between two keys takes its turn in ``moments``.
    ``changed`` is emitted on the thread this object lives in, whoever wrote.
    """

    changed = Signal(object)
    """A `Changed`: what is now so, and who caused it."""

    refused = Signal(object)
    """A `Sentence`: why a wish was not granted."""

    draft_told = Signal(str, object)
    """Words kept under a name: None where they are safe, else the `Sentence` that says why not."""

    draft_kept = Signal(str, str)
    """Kept while typing went on: the slot, and the words that are on disk now."""

    read = Signal()
    """All of the notebook is in memory now, where it was not from the beginning."""

    _arrived = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._memory = Memory(desk)
        self._unkept: set[str] = set()
        self._jobs = Jobs(self, threads=1)
        self._writing: Job | None = None
        # Direct on our own thread, so that a wish's answer finds the screen up to date.
        self._arrived.connect(self._pass_on, Qt.ConnectionType.AutoConnection)
        self._stop = desk.listen(self._arrived.emit)
        self.turning = Turning(desk, self)
        self.turning.refused.connect(self.refused)
        self.moments = Moments(self)
        self.closed = False

    @property
    def notebook(self) -> Notebook:
        """The notebook as it is on disk."""
        return self.desk.notebook

    def do(
        self, edit: Edit, *, by: object = None, draft_slot: str | None = None
    ) -> Committed | None:
        """Carry out an edit; a draft in ``draft_slot`` is forgotten in the same transaction."""
        try:
            done = self.desk.do(edit, by=by, draft_slot=draft_slot)
        except Refusal as refusal:
            if draft_slot is not None:
                self.draft_told.emit(draft_slot, refusal.sentence)
            self.refused.emit(refusal.sentence)
            return None
        if draft_slot is not None:
            self._kept(draft_slot)
        return done

    def undo(self, *, by: object = None) -> Committed | None:
        """Take the newest gesture back."""

        def wish() -> Committed:
            return self.desk.undo(by=by)

        return None if self._turned_behind(undo=True) else self._granted(wish)

    def redo(self, *, by: object = None) -> Committed | None:
        """Bring back what was undone last."""

        def wish() -> Committed:
            return self.desk.redo(by=by)

        return None if self._turned_behind(undo=False) else self._granted(wish)

    def busy(self) -> bool:
        """Whether other work is being written just now, so that one would have to wait for it."""
        return self.desk.session.busy()

    def keep_draft(self, slot: str, text: str) -> bool:
        """Keep a line being typed, durably; an empty text forgets it. False when refused.

        It is tried again each second, so why it is refused is said once, until it was granted.
        """
        try:
            self._memory.keep(slot, text)
        except Refusal as refusal:
            self._not_kept([slot], refusal.sentence)
            return False
        self._kept(slot)
        return True

    def keep_drafts_soon(self, texts: Mapping[str, str]) -> None:
        """Keep lines being typed without making the typing wait for the disk; an empty one goes.

        ``draft_kept`` says of each when it is durable, ``draft_told`` why it is not. What is
        asked for meanwhile of the same slot, and whatever clears it, comes after it or instead.
        """
        self._memory.keep_soon(texts)
        if self._writing is None and not self.closed:
            self._writing = job = self._jobs.start(self._write_waiting)
            job.succeeded.connect(self._written)
            job.refused.connect(self._not_written)
            job.ended.connect(self._go_on_writing)

    def undo_words(self) -> str:
        """The menu's words for undo."""
        return undo_text(self.desk.next_undo())

    def redo_words(self) -> str:
        """The menu's words for redo."""
        return redo_text(self.desk.next_redo())

    def refuse(self, sentence: Sentence) -> None:
        """Tell the user why something a model or panel was asked for is not done."""
        self.refused.emit(sentence)

    def close(self) -> None:
        """Stop listening to the desk; closing the desk itself is its owner's.

        Whoever waits a moment before reading the disk looks at ``closed`` first.
        """
        self.closed = True
        self._memory.stop_waiting()
        self._jobs.stop_all()
        self.moments.close()
        self.turning.close()
        self._stop()

    def is_closed(self) -> bool:
        """Whether the notebook is closed, for whoever goes on a little later."""
        return self.closed

    def _turned_behind(self, *, undo: bool) -> bool:
        """Whether it goes on behind the window, or something else still does."""
        if not self.turning.busy() and not self.turning.is_large(undo=undo):
            return False
        self.turning.start(undo=undo)
        return True

    def _kept(self, slot: str) -> None:
        self._unkept.discard(slot)
        self.draft_told.emit(slot, None)

    def _not_kept(self, slots: Iterable[str], sentence: Sentence) -> None:
        new = [one for one in slots if one not in self._unkept]
        self._unkept.update(new)
        if new:
            self.refused.emit(sentence)
        for one in slots:
            self.draft_told.emit(one, sentence)

    def _write_waiting(self, progress: Progress) -> list[OnItsWay]:
        """On a thread of its own, where a slow disk stops nobody's typing."""
        del progress
        return self._memory.write_waiting()

    @Slot(object)
    def _written(self, written: list[OnItsWay]) -> None:
        for one in written:
            if self._memory.stands(one) and not self.closed:
                self._unkept.discard(one.draft.slot)
                self.draft_kept.emit(one.draft.slot, one.draft.text)

    @Slot(object)
    def _not_written(self, sentence: Sentence) -> None:
        if not self.closed:
            self._not_kept(self._memory.waiting(), sentence)
            # Whoever still wants them kept asks again; the disk is not asked without a pause.
            self._memory.stop_waiting()

    @Slot()
    def _go_on_writing(self) -> None:
        """Write what has come meanwhile."""
        self._writing = None
        if self._memory.waiting():
            self.keep_drafts_soon({})

    @Slot(object)
    def _pass_on(self, changed: Changed) -> None:
        self.changed.emit(changed)

    def _granted(self, wish: Callable[[], Committed]) -> Committed | None:
        try:
            return wish()
        except Refusal as refusal:
            self.refused.emit(refusal.sentence)
            return None
