"""What escapes from a slot becomes a sentence with a code; its content goes nowhere."""

import logging
import sys
from typing import Any

import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.faults import Faults, fault_code, sentence_for


def fall(message: str) -> None:
    raise LookupError(message)


def raised(message: str) -> Exception:
    with pytest.raises(LookupError) as met:
        fall(message)
    return met.value


def test_the_same_fault_has_the_same_code_whatever_it_held() -> None:
    one, other = (fault_code(raised(text)) for text in ("Anna", "Bela"))
    assert one == other
    assert len(one) == 6


def test_a_refusal_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    refusal = Refusal("x", "No {what}.", what="way")
    assert str(sentence_for(refusal)) == "No way."
    assert not caplog.records


@pytest.mark.expects_log
def test_an_escaped_exception_is_told_and_logged_without_its_message(
    qtbot: Any, caplog: pytest.LogCaptureFixture
) -> None:
    faults = Faults()
    error = raised("Anna said so")
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(faults.told) as heard:
        faults.meet(type(error), error, error.__traceback__)
    assert fault_code(error) in str(heard.args[0])
    assert fault_code(error) in caplog.text
    assert "Anna" not in caplog.text + str(heard.args[0])


def test_the_hook_is_taken_and_given_back(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    del qapp

    def theirs(*_: object) -> None:
        """What was there before."""

    monkeypatch.setattr(sys, "excepthook", theirs)
    faults = Faults()
    faults.install()
    faults.install()
    assert sys.excepthook == faults.meet
    faults.remove()
    assert sys.excepthook is theirs
