"""A report of a fault holds no content, whatever an exception is made of."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from micic_desk.app.trouble import (
    FaultReport,
    crash_file,
    forget_noted,
    note,
    noted,
    report_of,
    take_crash,
)

WORDS = "Kestrel Osprey denounced Quillonmar"


def raised(fall: Callable[[], object]) -> BaseException:
    with pytest.raises(BaseException) as met:  # noqa: PT011 - whatever it is
        fall()
    return met.value


def of_a_message() -> object:
    said = WORDS  # a local variable holds it too
    raise LookupError(said, {"value": said})


def of_a_file() -> object:
    return Path(f"/home/{WORDS}/{WORDS}.micic").read_bytes()


def of_a_statement() -> object:
    with create_engine("sqlite://").connect() as connection:
        return connection.execute(text("SELECT :a FROM nowhere"), {"a": WORDS})


def of_a_note() -> object:
    error = ValueError("odd")
    error.add_note(WORDS)
    raise error


def of_a_cause() -> object:
    try:
        of_a_message()
    except LookupError as problem:
        raise RuntimeError(WORDS) from problem


def of_generated_source() -> object:
    exec(compile("def f():\n raise KeyError(1)\nf()", f"/home/{WORDS}/x.py", "exec"), {})  # noqa: S102 - a file of this name
    return None


def of_a_named_function() -> object:
    def fall() -> object:
        raise ValueError

    fall.__code__ = fall.__code__.replace(co_name=WORDS + "\n\u202e")
    return fall()


def of_a_group() -> object:
    raise ExceptionGroup(WORDS, [ValueError(WORDS)])


def of_a_deep_fall(left: int = 300) -> object:
    return of_a_deep_fall(left - 1) if left else of_a_message()


FALLS = [
    *(of_a_message, of_a_file, of_a_statement, of_a_note, of_a_cause, of_generated_source),
    *(of_a_named_function, of_a_group, of_a_deep_fall),
]


@pytest.mark.parametrize("fall", FALLS)
def test_no_word_gets_into_it(fall: Callable[[], object]) -> None:
    said = report_of(raised(fall), doing=f"line.split {WORDS}\n", versions={WORDS: "1"}).text()
    for part in (*WORDS.split(), "/home", "SELECT", "odd"):
        assert part not in said
    assert "test_trouble.py" in said
    assert len(said.splitlines()) < 60


def test_a_report_that_told_its_message_would_be_noticed() -> None:
    """The negative control: what the tests above look for is really there to be found."""
    assert WORDS in str(raised(of_a_message))
    assert WORDS in str(raised(of_a_file))
    assert isinstance(raised(of_a_statement), DBAPIError)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_message_and_any_name_give_the_same_report(message: str, name: str) -> None:
    def fall() -> object:
        odd = type("Odd", (Exception,), {})
        odd.__qualname__ = name
        raise odd(message)

    report = report_of(raised(fall))
    said = report.text().splitlines()
    assert said[0].endswith(report.code)
    assert all(one.isprintable() and one.isascii() for one in said)


def test_it_says_what_the_system_said_by_its_own_name() -> None:
    assert report_of(OSError(errno.ENOSPC, WORDS)).causes[0].number == " (ENOSPC)"
    assert "because of LookupError" in report_of(raised(of_a_cause)).text()


def test_places_lose_the_folders_of_this_computer() -> None:
    crash_file().write_text(
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x01 (most recent call first):\n"
        f'  File "/home/{WORDS}/micic_desk/notes/micic_desk/ui/widgets/chip.py", line 7 in paint\n'
        f'  File "d:\\work\\{WORDS}\\lib\\site-packages\\PIL\\x.py", line 8 in <module>\n'
        f'  File "/home/{WORDS}/other.py", line 9 in {WORDS}\n'
    )
    report = take_crash()
    assert isinstance(report, FaultReport)
    assert report.causes[0].places[:2] == (
        "micic_desk/ui/widgets/chip.py:7 paint",
        "PIL/x.py:8 <module>",
    )
    assert "Kestrel" not in report.text()
    assert take_crash() is None
    assert report.text() in noted()


def test_they_are_kept_newest_first_and_can_be_deleted() -> None:
    forget_noted()
    first, second = report_of(raised(of_a_message)), report_of(raised(of_a_file))
    assert note(first)
    assert note(second)
    assert noted() == [second.text(), first.text()]
    forget_noted()
    assert noted() == []
