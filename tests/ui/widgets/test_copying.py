"""What is copied is marked for every system's history, and ours alone is taken off again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from micic_desk.ui.widgets.copying import MARKS, Marking, copy_text, forget_copied


@pytest.fixture(autouse=True)
def clean(qapp: QApplication) -> Iterator[None]:
    assert qapp is not None
    yield
    QGuiApplication.clipboard().clear()


def test_text_is_marked_and_still_text() -> None:
    copy_text("six words")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "six words"
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert set(MARKS) <= set(data.formats())


def test_it_is_gone_when_it_is_forgotten() -> None:
    copy_text("six words")
    forget_copied()
    assert QGuiApplication.clipboard().text() == ""


def test_it_goes_after_a_time_where_that_is_wished() -> None:
    holder, minutes = QObject(), [1]
    marking = Marking(lambda: minutes[0], holder)
    copy_text("six words")
    assert marking.over.remainingTime() > 50_000
    marking.over.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""
    minutes[0] = 0
    copy_text("six words")
    assert not marking.over.isActive()
