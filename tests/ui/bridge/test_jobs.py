"""Work off the GUI thread gives one answer, on the GUI thread."""

import logging
from collections.abc import Iterator
from threading import Event, get_ident
from typing import Any

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.ui.bridge.jobs import Job, Jobs, Progress


class Ear(QObject):
    """Writes down everything a job says, and checks where it is said."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.said: list[tuple[Any, ...]] = []
        self.elsewhere = 0
        self.home = get_ident()
        job.progressed.connect(self.step)
        job.succeeded.connect(self.success)
        job.refused.connect(self.refusal)
        job.cancelled.connect(self.cancel)
        job.ended.connect(self.end)

    def note(self, *said: Any) -> None:
        self.elsewhere += get_ident() != self.home
        self.said.append(said)

    @Slot(int, int)
    def step(self, done: int, whole: int) -> None:
        self.note("step", done, whole)

    @Slot(object)
    def success(self, result: object) -> None:
        self.note("success", result)

    @Slot(object)
    def refusal(self, sentence: Sentence) -> None:
        self.note("refusal", str(sentence))

    @Slot()
    def cancel(self) -> None:
        self.note("cancelled")

    @Slot()
    def end(self) -> None:
        self.note("end")


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    del qapp
    made = Jobs()
    yield made
    assert made.stop_all()


def heard(jobs: Jobs, work: Any, qtbot: Any) -> Ear:
    ear = Ear(jobs.start(work))
    qtbot.waitUntil(lambda: ("end",) in ear.said)
    assert not ear.elsewhere
    assert not jobs.busy()
    return ear


def test_work_is_done_elsewhere_and_answered_here(jobs: Jobs, qtbot: Any) -> None:
    def work(progress: Progress) -> int:
        progress(1, 2)
        progress(2, 2)
        return get_ident()

    ear = heard(jobs, work, qtbot)
    assert [one[0] for one in ear.said] == ["step", "step", "success", "end"]
    assert ear.said[2][1] != get_ident()


def test_a_refusal_is_told_as_its_sentence(jobs: Jobs, qtbot: Any) -> None:
    def work(_progress: Progress) -> None:
        raise Refusal("file.missing", "{name} is not there.", name="x.md")

    assert heard(jobs, work, qtbot).said == [("refusal", "x.md is not there."), ("end",)]


@pytest.mark.expects_log
def test_a_fault_is_one_quiet_sentence_and_a_log_without_content(
    jobs: Jobs, qtbot: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def work(_progress: Progress) -> None:
        raise ValueError("what a participant said")

    with caplog.at_level(logging.ERROR):
        ear = heard(jobs, work, qtbot)
    (_, sentence), _end = ear.said
    assert "code" in sentence
    assert "participant" not in sentence + caplog.text
    assert "ValueError" in caplog.text
    assert "test_jobs.py:" in caplog.text
    assert caplog.text.rstrip().endswith(" work")


def test_cancelling_stops_at_the_next_step(jobs: Jobs, qtbot: Any) -> None:
    going, stopped = Event(), Event()

    def work(progress: Progress) -> None:
        going.set()
        stopped.wait(5)
        progress(1)

    job = jobs.start(work)
    ear = Ear(job)
    assert going.wait(5)
    job.cancel()
    stopped.set()
    qtbot.waitUntil(lambda: ("end",) in ear.said)
    assert ear.said == [("cancelled",), ("end",)]


def test_work_that_was_done_before_the_cancel_says_so(jobs: Jobs, qtbot: Any) -> None:
    going, stopped = Event(), Event()

    def work(_progress: Progress) -> str:
        going.set()
        stopped.wait(5)
        return "written"

    job = jobs.start(work)
    ear = Ear(job)
    assert going.wait(5)
    job.cancel()
    stopped.set()
    qtbot.waitUntil(lambda: ("end",) in ear.said)
    assert ear.said == [("success", "written"), ("end",)]


def test_all_jobs_can_be_stopped_and_waited_for(jobs: Jobs) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress.check()

    for _ in range(3):
        jobs.start(work)
    assert jobs.busy()
    assert jobs.stop_all(5000)


def test_anything_at_work_anywhere_is_known(qtbot: QtBot) -> None:
    here, there = Jobs(), Jobs()
    may_end = Event()
    assert not Jobs.any_busy()
    job = there.start(lambda _: may_end.wait(10))
    assert Jobs.any_busy()
    assert not here.busy()
    with qtbot.waitSignal(job.ended):
        may_end.set()
    qtbot.waitUntil(lambda: not Jobs.any_busy())
