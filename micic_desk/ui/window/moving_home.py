"""A notebook that lies where others write too: one button moves it to this computer."""

from contextlib import suppress

from PySide6.QtCore import QObject

from micic_desk.app.moving_home import better_place, move_home
from micic_desk.app.opening import warning_of_place
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.processes import start_window
from micic_desk.ui.window.workspace import Workspace


class MovingHome(QObject):
    """Says it with the way out of it."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._warning = warning_of_place(space.desk.path)

    def is_about(self, sentence: Sentence) -> bool:
        """Whether a sentence is the warning of the place."""
        return self._warning is not None and sentence.text == self._warning.text

    def offer(self, sentence: Sentence) -> None:
        """Say the warning; the button is there where a better place is known."""
        if better_place() is None:
            self._space.explain(sentence)
            return
        self._space.say(
            self.tr("This notebook lies where others write too, which can tear it."),
            Tone.WARNING,
            act=self.tr("Move it to this computer"),
            on_act=self.move,
        )

    def move(self) -> None:
        """Close it, move it, and open it where it is then."""
        folder = better_place()
        path, remembered = self._space.desk.path.absolute(), self._space.frame.remembered
        if folder is None or not self._space.frame.close():
            return
        # Where that fails it opens where it was, and says again what is wrong with that.
        with suppress(Refusal):
            was, path = path, move_home(path, folder)
            remembered.forget(was)
        start_window(str(path))
