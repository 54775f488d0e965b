"""Whose turn it is, and what somebody who cannot wait ends."""

import time
from threading import Event, Thread
from typing import Any

import pytest

from micic_desk.app.desk import Desk
from micic_desk.store import session
from micic_desk.store.faults import is_interruption
from micic_desk.store.turns import Turn

ENDLESS = (
    "WITH RECURSIVE on_and_on(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM on_and_on) "
    "SELECT count(*) FROM on_and_on"
)


def test_a_captured_line_ends_a_long_look_which_begins_again(plain: Desk) -> None:
    begun, tries = Event(), list[int]()

    def look(connection: Any) -> str:
        tries.append(1)
        if len(tries) == 1:
            begun.set()
            connection.exec_driver_sql(ENDLESS).all()
        return "looked"

    answers: list[str] = []
    looking = Thread(target=lambda: answers.append(plain.session.uninterrupted(look)))
    looking.start()
    begun.wait(10)
    with plain.session.alone():
        pass
    looking.join(20)
    assert (answers, len(tries)) == (["looked"], 2)


def test_a_look_that_was_ended_for_long_is_not_ended_again(
    plain: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def look(connection: Any) -> int:
        asked.append(True)
        if len(asked) == 3:
            # That was a minute; after that nobody may come any more.
            monkeypatch.setattr(time, "monotonic", lambda: start + session._PATIENCE + 1)
        if len(asked) <= 3:
            plain.session._driver.create_function("come", 0, plain.session._driver.interrupt)
            connection.exec_driver_sql(ENDLESS.replace("SELECT 1", "SELECT come()")).all()
        return len(asked)

    start = time.monotonic()
    assert plain.session.uninterrupted(look) == 4


def test_what_is_wrong_is_told_and_not_tried_again(plain: Desk) -> None:
    asked: list[bool] = []

    def look(connection: Any) -> None:
        asked.append(True)
        connection.exec_driver_sql("SELECT nothing FROM nowhere")

    with pytest.raises(Exception, match="nowhere") as problem:
        plain.session.uninterrupted(look)
    assert not is_interruption(problem.value)
    assert len(asked) == 1


def test_nothing_is_ended_that_may_not_be() -> None:
    turn, stopped, begun, done = Turn(), list[bool](), Event(), Event()

    def hold() -> None:
        with turn:
            with turn.interruptible(lambda: stopped.append(True)):
                pass
            begun.set()
            done.wait(10)

    holding = Thread(target=hold)
    holding.start()
    begun.wait(10)
    waiting = Thread(target=lambda: (turn.take(at_once=True), turn.give_back()))
    waiting.start()
    done.set()
    holding.join(10)
    waiting.join(10)
    assert not stopped
    assert not turn.is_taken()


def test_whoever_waits_goes_first_where_way_is_given() -> None:
    turn, order = Turn(), list[str]()
    turn.take()

    def wait() -> None:
        with turn:
            order.append("waited")

    waiting = Thread(target=wait)
    waiting.start()
    while not turn._waiting:
        pass
    turn.give_back()
    turn.give_way()
    with turn:
        order.append("again")
    waiting.join(10)
    assert order == ["waited", "again"]
