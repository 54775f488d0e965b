"""Our own errors: one quiet sentence with a code for the user, a report without content.

The message of an exception may hold what somebody said at a consultation, so it is never
written anywhere; the places in source code it passed through are.
"""

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, Signal, Slot, qVersion

from micic_desk.domain.sentences import Refusal, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import FileIO

    from micic_desk.app.trouble import FaultReport

# ruff: noqa: PLC0415 - a fault is rare, and the way to the first window is short

LOGGER = logging.getLogger("micic_desk.ui.faults")

_SAID = (
    "Something went wrong inside MICIC Desk (code {code}). What you had saved is safe. Please try "
    "again; if it happens again, send us the report of it (Help)."
)
_ENDED = (
    "MICIC Desk ended by a fault the last time (code {code}). What you had saved is safe. If it "
    "happens again, send us the report of it (Help)."
)


class _SoFar:
    """The faults of this run by code, the newest last, and the command that was run last."""

    def __init__(self) -> None:
        self.reports: dict[str, FaultReport] = {}
        self.doing = ""
        self.ear: Callable[[Sentence], object] | None = None

    def take(self, error: BaseException) -> "FaultReport":
        """The report of an exception, noted in the log where it is new."""
        from micic_desk.app.trouble import note, report_of

        report = report_of(error, self.doing, {"Qt": qVersion()})
        if report.code not in self.reports:
            note(report)
        self.reports[report.code] = report
        return report


_SO_FAR = _SoFar()


def sentence_for(error: BaseException) -> Sentence:
    """What to tell the user of an exception, which is noted here unless it is a refusal."""
    if isinstance(error, Refusal):
        return error.sentence
    report = _SO_FAR.take(error)
    cause = report.causes[0]
    LOGGER.error("fault %s %s at %s", report.code, cause.sort, " > ".join(cause.places))
    return Sentence(_SAID, {"code": report.code})


def tell_everybody(sentence: Sentence) -> None:
    """Tell the window of a fault that one part of it was told of already, with its report.

    A part says it where somebody was at work; the window offers what to send.
    """
    if _SO_FAR.ear is not None:
        _SO_FAR.ear(sentence)


def reports() -> list[str]:
    """Every report on this computer, the newest first: of this run, and those noted before."""
    from micic_desk.app.trouble import noted

    own = [one.text() for one in reversed(_SO_FAR.reports.values())]
    return list(dict.fromkeys([*own, *noted()]))


def forget_reports() -> None:
    """Take every report off this computer."""
    from micic_desk.app.trouble import forget_noted

    _SO_FAR.reports.clear()
    forget_noted()


class Faults(QObject):
    """Catches what escapes from a slot, so that the window goes on; one for the application."""

    told = Signal(object)
    """A Sentence, always delivered on the thread this object lives in."""

    _met = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._installed = False
        self._telling: threading.Thread | None = None
        self._met.connect(self._tell)

    def install(self) -> None:
        """Take over what Python does with an exception that nobody caught, until `remove`.

        Slots of Qt end in the first of the hooks, threads in the second, what is taken down in
        the third. Each of them would write the message where the desktop keeps it in a file.
        """
        if not self._installed:
            self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
            self._installed = True
            _SO_FAR.ear = self.told.emit
            sys.excepthook = self.meet
            threading.excepthook = self.meet_in_thread
            sys.unraisablehook = self.meet_unraisable

    def remove(self) -> None:
        """Give the hooks back."""
        if self._installed:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._installed = False
            _SO_FAR.ear = None

    @Slot(str)
    def follow(self, command: str) -> None:
        """Note which command is run, for the report of what goes wrong in it."""
        _SO_FAR.doing = command

    def meet(
        self, sort: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Turn one escaped exception into a sentence; a wish to stop is passed on."""
        if issubclass(sort, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(sort, error, trace)
            return
        sentence = sentence_for(error)
        if self._telling is threading.current_thread():
            return  # telling it is what goes wrong: it is noted, and once more would never end
        self._met.emit(sentence)

    def meet_in_thread(self, met: threading.ExceptHookArgs) -> None:
        """The same for a thread that ended by an exception."""
        if met.exc_value is not None:
            self.meet(met.exc_type, met.exc_value, met.exc_traceback)

    def meet_unraisable(self, met: "sys.UnraisableHookArgs") -> None:
        """Note what went wrong while something was taken down; nothing has come of it."""
        if met.exc_value is not None:
            _SO_FAR.take(met.exc_value)

    @Slot(object)
    def _tell(self, sentence: Sentence) -> None:
        self._telling = threading.current_thread()
        try:
            self.told.emit(sentence)
        finally:
            self._telling = None


class Crashes(QObject):
    """Lets a process that is ended by a fault below Python leave its places, for the next start.

    ``told`` carries a Sentence where the last one did.
    """

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file: FileIO | None = None

    @Slot()
    def begin(self) -> None:
        """Look for what the last process left, and leave the same where this one ends so."""
        import faulthandler

        from micic_desk.app.trouble import crash_file, take_crash

        report = take_crash({"Qt": qVersion()})
        try:
            # Kept open as long as the process lives: nothing can be opened any more in a crash.
            self._file = crash_file().open("ab", buffering=0)
        except OSError:
            return
        faulthandler.enable(self._file)
        if report is not None:
            self.told.emit(Sentence(_ENDED, {"code": report.code}))

    def end(self) -> None:
        """The process ends as it should."""
        import faulthandler

        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None


def keep_quiet() -> None:
    """Let nothing but our own sentences out: other people's warnings may hold what was typed.

    What a window writes to its error stream is kept in a file by most desktops.
    """
    QLoggingCategory.setFilterRules("*=false")
    logging.getLogger().addHandler(logging.NullHandler())
