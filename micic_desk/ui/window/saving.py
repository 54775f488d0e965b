"""Whether every word is on disk: of the line, and of every row that is being edited."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.capture.draft import SLOT
from micic_desk.ui.panels.outline.editing import draft_slot
from micic_desk.ui.panels.outline.editor import LineEditor
from micic_desk.ui.window.workspace import Workspace

RETRY_MS = 2000


class _Watched(QObject):
    """One editor, and the place its words are kept in."""

    ended = Signal(QObject)

    def __init__(self, editor: LineEditor, parent: QObject) -> None:
        super().__init__(parent)
        self.place = draft_slot(editor.entity)
        self.editor = editor
        editor.destroyed.connect(self.end)
        editor.escaped.connect(self.end)

    @Slot()
    def end(self) -> None:
        """It has saved its words, or they were thrown away."""
        self.ended.emit(self)


class Saving(QObject):
    """Gathers what each place knows of its own words, and shows the worst of it.

    All lines of capture count as one place: they are kept together. An editor waits from the
    first key to its draft on disk; one whose words were refused is tried again until they are.
    """

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._waiting: set[str] = set()
        self._lost: dict[str, Sentence] = {}
        self._editors: dict[str, _Watched] = {}
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._try_again)

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.capture.saving.connect(self._line_waits)
        space.capture.saved.connect(self._line_is_safe)
        space.capture.not_saved.connect(self._line_is_refused)
        space.bridge.draft_told.connect(self._told)
        space.bridge.draft_kept.connect(self._kept)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    @Slot()
    def _line_waits(self) -> None:
        self._waiting.add(SLOT)
        self._show()

    @Slot()
    def _line_is_safe(self) -> None:
        self._waiting.discard(SLOT)
        self._lost.pop(SLOT, None)
        # Words that are lost later are asked about again before the window closes.
        self._space.closing_unsaved = False
        self._show()

    @Slot(object)
    def _line_is_refused(self, sentence: Sentence) -> None:
        self._lost[SLOT] = sentence
        self._show()

    @Slot(str, object)
    def _told(self, slot: str, refused: Sentence | None) -> None:
        place = SLOT if slot.startswith(SLOT) else slot
        if refused is not None:
            self._lost[place] = refused
            if place != SLOT:
                self._retry.start()
        elif place != SLOT:
            self._waiting.discard(place)
            self._lost.pop(place, None)
        self._show()

    @Slot(str, str)
    def _kept(self, slot: str, text: str) -> None:
        """What was typed since is not kept yet."""
        watched = self._editors.get(slot)
        if watched is None or watched.editor.words() == text:
            self._told(slot, None)

    @Slot(QWidget, QWidget)
    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        """Every editor of a row, in whatever panel it has opened."""
        del before
        if not isinstance(now, LineEditor):
            return
        known = self._editors.get(draft_slot(now.entity))
        if known is None or known.editor is not now:
            watched = _Watched(now, self)
            self._editors[watched.place] = watched
            watched.ended.connect(self._let_go)
            now.textChanged.connect(self._typed)

    @Slot()
    def _typed(self) -> None:
        editor = self.sender()
        if isinstance(editor, LineEditor):
            place = draft_slot(editor.entity)
            if editor.is_changed():
                self._waiting.add(place)
            else:
                self._waiting.discard(place)
            self._show()

    @Slot(QObject)
    def _let_go(self, watched: _Watched) -> None:
        watched.deleteLater()
        # Another editor may have been opened in the same row meanwhile.
        if self._editors.get(watched.place) is watched:
            del self._editors[watched.place]
            self._waiting.discard(watched.place)
            self._lost.pop(watched.place, None)
            self._show()

    @Slot()
    def _try_again(self) -> None:
        """Keep what was refused, in case the disk says yes by now."""
        lost = [one for one in self._lost if one in self._editors]
        if not lost:
            self._retry.stop()
        wanted = {place: self._editors[place].editor.words() for place in lost}
        if wanted:
            self._space.bridge.keep_drafts_soon(wanted)

    def _show(self) -> None:
        shown = self._space.status.saving
        if self._lost:
            shown.tell_not_saved(spoken(next(iter(self._lost.values()))))
        elif self._waiting:
            shown.tell_saving()
        else:
            shown.tell_saved()
