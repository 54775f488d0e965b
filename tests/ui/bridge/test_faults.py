"""What escapes from a slot or a thread becomes a sentence with a code; its content goes nowhere."""

import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.trouble import crash_file
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.faults import (
    Crashes,
    Faults,
    forget_reports,
    keep_quiet,
    reports,
    sentence_for,
)


def fall(message: str) -> None:
    raise LookupError(message)


def raised(message: str) -> Exception:
    with pytest.raises(LookupError) as met:
        fall(message)
    return met.value


@pytest.mark.expects_log
def test_the_same_fault_has_the_same_code_whatever_it_held() -> None:
    one, other = (sentence_for(raised(text)) for text in ("Anna", "Bela"))
    assert one.facts == other.facts
    assert len(str(one.facts["code"])) == 6


def test_a_refusal_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    refusal = Refusal("x", "No {what}.", what="way")
    assert str(sentence_for(refusal)) == "No way."
    assert not caplog.records


@pytest.mark.expects_log
def test_a_fault_while_a_fault_is_told_is_noted_and_told_no_more(qapp: Any) -> None:
    """Each telling that failed was told of in turn, until the process ended."""
    faults, tried = Faults(qapp), list[object]()
    forget_reports()

    def tell(sentence: object) -> None:
        tried.append(sentence)
        if len(tried) < 20:
            fall("the window cannot say it")

    faults.told.connect(tell)
    faults.install()
    try:
        faults.meet(LookupError, raised("first"), None)
    finally:
        faults.remove()
    assert len(tried) == 1
    assert len(reports()) == 2


@pytest.mark.expects_log
def test_an_escaped_exception_is_told_and_noted_without_its_message(
    qtbot: Any, caplog: pytest.LogCaptureFixture
) -> None:
    forget_reports()
    faults = Faults()
    faults.follow("line.split")
    error = raised("Anna said so")
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(faults.told) as heard:
        faults.meet(type(error), error, error.__traceback__)
    (report,) = reports()
    assert report.split()[6] in str(heard.args[0])
    assert "last command: line.split" in report
    assert "Anna" not in caplog.text + str(heard.args[0]) + report
    forget_reports()
    assert reports() == []


@pytest.mark.expects_log
def test_a_thread_that_ends_by_an_exception_is_told_too(
    qtbot: Any, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_reports()
    faults = Faults()
    monkeypatch.setattr(threading, "excepthook", faults.meet_in_thread)
    with qtbot.waitSignal(faults.told):
        threading.Thread(target=fall, args=("Anna said so",)).start()
    assert "LookupError" in reports()[0]
    assert "Anna" not in "".join(capfd.readouterr())


def test_what_goes_wrong_while_something_is_taken_down_is_only_noted(
    qtbot: Any, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Falls:
        def __del__(self) -> None:
            fall("Anna said so")

    forget_reports()
    faults = Faults()
    monkeypatch.setattr(sys, "unraisablehook", faults.meet_unraisable)
    with qtbot.assertNotEmitted(faults.told):
        made = Falls()
        del made
    assert "__del__" in reports()[0]
    assert "Anna" not in "".join(capfd.readouterr())


def test_the_hooks_are_taken_and_given_back(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    del qapp

    def theirs(*_: object) -> None:
        """What was there before."""

    for where, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(where, name, theirs)
    faults = Faults()
    faults.install()
    faults.install()
    assert sys.excepthook == faults.meet
    assert threading.excepthook == faults.meet_in_thread
    faults.remove()
    assert sys.excepthook is threading.excepthook is sys.unraisablehook is theirs


_CRASH = """
import faulthandler
from micic_desk.ui.bridge.faults import Crashes
one = Crashes()
one.begin()
faulthandler._sigsegv()
"""


def test_the_next_start_tells_of_a_process_that_was_ended_by_a_fault(qtbot: Any) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _CRASH],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        check=False,
    )
    assert ended.returncode != 0
    assert crash_file().stat().st_size > 0
    before = reports()
    crashes = Crashes()
    with qtbot.waitSignal(crashes.told):
        crashes.begin()
    crashes.end()
    (report,) = (one for one in reports() if one not in before)
    assert "crash: Segmentation fault" in report
    forget_reports()


_GRUMBLE = """
import logging, sys
from PySide6.QtCore import qWarning
from micic_desk.ui.bridge.faults import keep_quiet
if len(sys.argv) > 1:
    keep_quiet()
qWarning("Anna said so")
logging.getLogger("another.library").error("Anna said so")
"""


def test_warnings_of_others_go_nowhere() -> None:
    assert callable(keep_quiet)
    said = [
        subprocess.run(
            [sys.executable, "-c", _GRUMBLE, *quiet],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stderr.count(b"Anna")
        for quiet in ((), ("quiet",))
    ]
    assert said == [2, 0]
