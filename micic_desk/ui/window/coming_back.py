"""A disk that said no says yes again: a stick that is put back, a disk with room once more.

While it does not, typing goes on in the line; what is said about it stays as long as it is so,
and goes by itself when everything is on the disk.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from micic_desk.app.coming_back import (
    CHANGED,
    GONE,
    WentOn,
    carry_over,
    find_again,
    go_on,
    is_of_disk,
)
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.session import Session
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.panels.outline.editing import draft_slot
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.workspace import Workspace

LOOK_MS = 1000


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look at the disk has found: the notebook opened once more, or why it was not."""

    back: Session | None = None
    refusal: Refusal | None = None


class ComingBack(QObject):
    """Looks each second whether the disk is back, on a thread of its own, once it said no."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._jobs = Jobs(self, threads=1)
        self._said: set[str] = set()
        self._entered = ""
        self._code = ""
        self._found: list[_Found] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        space.bridge.refused.connect(self._hear)
        space.bridge.draft_told.connect(self._hear_of_draft)
        space.capture.not_saved.connect(self._hear_of_line)
        space.closing.connect(self._stop)

    @Slot()
    def look(self) -> None:
        """Look now, unless that is going on already."""
        if self._space.bridge.closed or self._jobs.busy():
            return
        self._timer.stop()
        self._jobs.start(self._find).succeeded.connect(self._go_on)

    @Slot(object)
    def _hear(self, sentence: Sentence) -> None:
        if is_of_disk(sentence):
            self._said.add(spoken(sentence))
            if not self._timer.isActive() and not self._jobs.busy():
                self._timer.start(LOOK_MS)

    @Slot(str, object)
    def _hear_of_draft(self, slot: str, refused: Sentence | None) -> None:
        del slot
        if refused is not None and self._code != CHANGED:
            self._hear(refused)

    @Slot(object)
    def _hear_of_line(self, sentence: Sentence) -> None:
        self._entered = self._space.capture.raw()
        self._hear(sentence)

    def _find(self, progress: Progress) -> None:
        """On a thread of its own: a stick takes its time, and so does proving a notebook."""
        del progress
        try:
            self._found.append(_Found(find_again(self._space.desk)))
        except Refusal as refusal:
            self._found.append(_Found(refusal=refusal))

    @Slot()
    def _go_on(self) -> None:
        if not self._found or self._space.bridge.closed:
            return
        found = self._found.pop()
        if found.refusal is not None:
            self._wait_on(found.refusal)
            return
        try:
            went_on = go_on(self._space.desk, found.back)
        except Refusal as refusal:
            self._wait_on(refusal)
            return
        self._tell_back(went_on, opened=found.back is not None)

    def _tell_back(self, went_on: WentOn, *, opened: bool) -> None:
        space = self._space
        self._code = ""
        space.middle.messages.take_back(self._said)
        self._said.clear()
        if went_on.late:
            self._clear_line(went_on.late)
        space.capture.drafts.keep_again()
        space.commands.refresh()
        for sentence in went_on.told:
            space.say(spoken(sentence), Tone.WARNING)
        if went_on.late:
            said = self.tr(
                "What was refused as the stick went was kept all the same: look at the last lines "
                "before you write them once more."
            )
            space.say(said, Tone.WARNING)
        elif opened:
            said = self.tr("{name} is back and goes on. Nothing is lost.")
            space.say(said.format(name=space.desk.path.name))

    def _clear_line(self, late: tuple[str, ...]) -> None:
        """Take a line off that stands above it now, unless it was typed on since."""
        capture, notebook = self._space.capture, self._space.desk.notebook
        raw = capture.raw()
        items = [notebook[one] for one in late if notebook[one].kind == EntityKind.ITEM]
        words = [one.text("text") for one in items]
        if raw == self._entered and any(one and raw.rstrip().endswith(one) for one in words):
            capture.field.put("")

    def _wait_on(self, refusal: Refusal) -> None:
        """Say once what is in the way, and look again, where that may change by itself."""
        new, self._code = refusal.code != self._code, refusal.code
        again = refusal.code != CHANGED
        if again:
            self._timer.start(LOOK_MS)
        if refusal.code == GONE or is_of_disk(refusal.sentence) or not new:
            return
        # One notice at a time: what was said before is said by this one too.
        self._space.middle.messages.take_back(self._said)
        self._said.add(spoken(refusal.sentence))
        self._space.say(
            spoken(refusal.sentence),
            Tone.REFUSED,
            act=self.tr("Try again") if again else self.tr("Open again"),
            on_act=self._look_anew if again else self._reopen,
        )

    def _look_anew(self) -> None:
        self._code = ""
        self.look()

    @Slot()
    def _reopen(self) -> None:
        """Take along what is being typed, then close the notebook and open it in a new window."""
        space = self._space
        self._timer.stop()
        self._code = ""
        words = space.capture.drafts.unsaved()
        editor = space.outline.editor
        if editor is not None and editor.is_changed():
            words[draft_slot(editor.entity)] = editor.words()

        def work(progress: Progress) -> None:
            del progress
            carry_over(space.desk, words)

        space.setEnabled(False)  # what was typed now would be taken along no more
        job = self._jobs.start(work)
        job.succeeded.connect(self._open_anew)
        job.refused.connect(self._cannot_reopen)

    @Slot()
    def _open_anew(self) -> None:
        space, path = self._space, str(self._space.desk.path.absolute())
        space.closing_unsaved = True  # it is on the disk, in the file that is opened next
        if space.frame.close():
            start_window(path)

    @Slot(object)
    def _cannot_reopen(self, sentence: Sentence) -> None:
        act = self.tr("Open again")
        self._space.setEnabled(True)
        self._space.say(spoken(sentence), Tone.REFUSED, act=act, on_act=self._reopen)

    @Slot()
    def _stop(self) -> None:
        """Nothing that was opened once more is left open."""
        self._timer.stop()
        self._jobs.stop_all()
        for found in self._found:
            if found.back is not None:
                found.back.close()
        self._found.clear()
