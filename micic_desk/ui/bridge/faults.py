"""Our own errors: one quiet sentence with a code for the user, places without content in the log.

The message of an exception may hold what somebody said at a consultation, so it is never
written anywhere; the places in our own code it passed through are.
"""

import logging
import sys
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from zlib import crc32

from PySide6.QtCore import QObject, Signal, Slot

from micic_desk.domain.sentences import Refusal, Sentence

LOGGER = logging.getLogger("micic_desk.ui.faults")

_SAID = (
    "Something went wrong inside MICIC Desk (code {code}). What you had saved is safe; "
    "please try again, and tell us the code if it happens again."
)


def places(error: BaseException) -> list[str]:
    """Where an exception came through, innermost last: file, function and line, no content."""
    return [
        f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}:{line}"
        for frame, line in walk_tb(error.__traceback__)
    ]


def fault_code(error: BaseException) -> str:
    """A short code that is the same for the same fault at the same place."""
    said = "|".join([type(error).__name__, *places(error)[-3:]])
    return f"{crc32(said.encode()) & 0xFFFFFF:06X}"


def sentence_for(error: BaseException) -> Sentence:
    """What to tell the user of an exception, which is logged here unless it is a refusal."""
    if isinstance(error, Refusal):
        return error.sentence
    code = fault_code(error)
    LOGGER.error("fault %s %s at %s", code, type(error).__name__, " > ".join(places(error)))
    return Sentence(_SAID, {"code": code})


class Faults(QObject):
    """Catches what escapes from a slot, so that the window goes on; one for the application."""

    told = Signal(object)
    """A Sentence, always delivered on the thread this object lives in."""

    _met = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        self._installed = False
        self._met.connect(self._tell)

    def install(self) -> None:
        """Take over `sys.excepthook`, which Qt's slots end in, until `remove`."""
        if not self._installed:
            self._before = sys.excepthook
            self._installed = True
            sys.excepthook = self.meet

    def remove(self) -> None:
        """Give `sys.excepthook` back."""
        if self._installed:
            sys.excepthook = self._before
            self._installed = False

    def meet(
        self, sort: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Turn one escaped exception into a sentence; a wish to stop is passed on."""
        if issubclass(sort, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(sort, error, trace)
            return
        self._met.emit(sentence_for(error))

    @Slot(object)
    def _tell(self, sentence: Sentence) -> None:
        self.told.emit(sentence)
