"""The bridge: the desk's one door as Qt's signals, and never an exception into Qt."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from micic_desk.app.desk import Changed, Desk, Memory
from micic_desk.domain.gesture import Edit
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.changes import Committed
from micic_desk.ui.bridge.speaking import redo_text, undo_text


class Bridge(QObject):
    """Tells the window what changed, and carries its wishes to the desk.

    Every wish answers with what was committed, or None after ``refused`` was emitted.
    ``changed`` is emitted on the thread this object lives in, whoever wrote.
    """

    changed = Signal(object)
    """A `Changed`: what is now so, and who caused it."""

    refused = Signal(object)
    """A `Sentence`: why a wish was not granted."""

    draft_told = Signal(str, object)
    """Words kept under a name: None where they are safe, else the `Sentence` that says why not."""

    _arrived = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._memory = Memory(desk)
        self._unkept: set[str] = set()
        # Direct on our own thread, so that a wish's answer finds the screen up to date.
        self._arrived.connect(self._pass_on, Qt.ConnectionType.AutoConnection)
        self._stop = desk.listen(self._arrived.emit)
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

        return self._granted(wish)

    def redo(self, *, by: object = None) -> Committed | None:
        """Bring back what was undone last."""

        def wish() -> Committed:
            return self.desk.redo(by=by)

        return self._granted(wish)

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
            if slot not in self._unkept:
                self._unkept.add(slot)
                self.refused.emit(refusal.sentence)
            self.draft_told.emit(slot, refusal.sentence)
            return False
        self._kept(slot)
        return True

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
        self._stop()

    def _kept(self, slot: str) -> None:
        self._unkept.discard(slot)
        self.draft_told.emit(slot, None)

    @Slot(object)
    def _pass_on(self, changed: Changed) -> None:
        self.changed.emit(changed)

    def _granted(self, wish: Callable[[], Committed]) -> Committed | None:
        try:
            return wish()
        except Refusal as refusal:
            self.refused.emit(refusal.sentence)
            return None
