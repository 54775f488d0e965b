"""What opening a familiar notebook put off, done while nobody waits for it.

The lines that are not on the screen are read between two keys; then the files are looked at on
a thread of their own. What is damaged is made right under the open window, and told.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from micic_desk.app.reading_on import look, read_on
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.jobs import Jobs, Progress
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.workspace import Workspace

BEGIN_MS = 150
"""After the first page of the notebook is painted and the first key was seen."""
_BUSY_MS = 5
"""Another thread is writing, and has the file till then."""
_AGAIN_MS = 1000
"""The disk said no: not before the next second is it asked again."""


class ReadingOn(QObject):
    """Begins a moment after the workspace is shown."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._partly = not space.bridge.notebook.whole
        self._jobs = Jobs(space, threads=1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.read_some)

    def fit(self) -> None:
        """Join the workspace."""
        self._timer.start(BEGIN_MS)

    @Slot()
    def read_some(self) -> None:
        """A slice of the rest; nobody waits here for what another thread writes."""
        space = self._space
        if space.bridge.closed:
            return
        if space.bridge.busy():
            self._timer.start(_BUSY_MS)
            return
        try:
            whole = read_on(space.desk)
        except Refusal as refusal:
            self._cannot_read(refusal)
            return
        if not whole:
            self._timer.start(0)
            return
        if self._partly:
            # As at opening: a whole notebook is no rubbish and is not looked through for any.
            gc.freeze()
            space.bridge.read.emit()
        self._look()

    def _look(self) -> None:
        desk = self._space.desk
        if desk.session.put_off is None:
            return

        def work(progress: Progress) -> object:
            del progress
            return look(desk)

        job = self._jobs.start(work)
        job.succeeded.connect(self._tell)
        job.refused.connect(self._tell_refused)

    @Slot(object)
    def _tell(self, told: list[Sentence]) -> None:
        for sentence in told:
            if not self._space.bridge.closed:
                self._space.explain(sentence)

    @Slot(object)
    def _tell_refused(self, sentence: Sentence) -> None:
        """Both files are damaged: every line is written into both still, till it is closed."""
        if not self._space.bridge.closed:
            self._space.say(
                spoken(sentence),
                Tone.REFUSED,
                act=self.tr("Close and open again"),
                on_act=self._reopen,
            )

    def _cannot_read(self, refusal: Refusal) -> None:
        if refusal.code == "store.both_damaged":
            # Half a notebook is none: the page that asks what to do about it has to come now.
            self._reopen()
        else:
            self._space.refuse(refusal.sentence)
            self._timer.start(_AGAIN_MS)

    @Slot()
    def _reopen(self) -> None:
        path = str(self._space.desk.path.absolute())
        if self._space.frame.close():
            start_window(path)
