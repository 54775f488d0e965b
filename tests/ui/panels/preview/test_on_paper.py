from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.panels.preview.sheet import PreviewSheet
from micic_desk.ui.widgets.message_bar import Message, Tone


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> Iterator[PreviewSheet]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 700)
    host.show()
    made = PreviewSheet(room.bridge, host)
    yield made
    assert made.panel.stop()


@pytest.fixture
def printed(sheet: PreviewSheet, tmp_path: Path) -> Callable[..., Path]:
    """Have the dialogue answer with a printer that writes a file."""

    def answer(*, pages: tuple[int, int] | None = None) -> Path:
        path = tmp_path / "paper.pdf"

        def ask(_title: str, _count: int, _over: QWidget) -> QPrinter:
            printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(path))
            if pages is not None:
                printer.setPrintRange(QPrinter.PrintRange.PageRange)
                printer.setFromTo(*pages)
            return printer

        sheet.panel.bar.printing.ask = ask
        return path

    return answer


@pytest.fixture
def said(sheet: PreviewSheet) -> list[Message]:
    found: list[Message] = []
    sheet.panel.said.connect(found.append)
    return found


def filled(room: Any, sheet: PreviewSheet, qtbot: QtBot, lines: int) -> None:
    section = room.key_point(room.part(), "Access to consulates")
    for number in range(lines):
        room.item(f"Point {number} of many that fill the pages", section)
    sheet.open_preview()
    qtbot.waitUntil(lambda: sheet.panel.setting.count() > 0)


def dark(page: Any) -> int:
    picture = page.render(scale=1, grayscale=True)
    return sum(one < 128 for one in bytes(picture.buffer))


def test_every_page_reaches_the_paper(
    room: Any, sheet: PreviewSheet, printed: Callable[..., Path], said: list[Message], qtbot: QtBot
) -> None:
    path = printed()
    filled(room, sheet, qtbot, 90)
    count = sheet.panel.setting.count()
    assert count > 1
    sheet.panel.bar.paper.click()
    assert not sheet.panel.bar.button.isEnabled()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].tone is Tone.DONE
    assert sheet.panel.bar.button.isEnabled()
    with pypdfium2.PdfDocument(path) as paper:
        assert len(paper) == count
        assert all(dark(page) > 100 for page in paper)


def test_only_the_pages_asked_for_are_printed(
    room: Any, sheet: PreviewSheet, printed: Callable[..., Path], said: list[Message], qtbot: QtBot
) -> None:
    path = printed(pages=(2, 2))
    filled(room, sheet, qtbot, 90)
    sheet.panel.print_out()
    qtbot.waitUntil(lambda: bool(said))
    with pypdfium2.PdfDocument(path) as paper:
        assert len(paper) == 1


def test_who_thinks_better_of_it_prints_nothing(
    room: Any, sheet: PreviewSheet, said: list[Message], qtbot: QtBot
) -> None:
    at_work: list[bool] = []
    progress = sheet.panel.bar.progress
    sheet.panel.bar.printing.ask = lambda *_told: at_work.append(progress.isVisible())
    filled(room, sheet, qtbot, 1)
    sheet.panel.print_out()
    assert progress.isVisible()
    qtbot.waitUntil(lambda: bool(said))
    assert at_work == [False], "while somebody chooses a printer nothing is being set"
    assert said[-1].tone is Tone.INFO
    assert not sheet.panel.bar.busy()


def test_paper_tells_no_protected_name_either(
    room: Any, sheet: PreviewSheet, printed: Callable[..., Path], said: list[Message], qtbot: QtBot
) -> None:
    path = printed()
    filled(room, sheet, qtbot, 1)
    report = sheet.panel._report()
    assert report is not None
    person = {"name": "Access to consulates", "code": "P1"}
    room.bridge.do(Add(kind=EntityKind.PERSON, fields=person))
    report = replace(report, _people=room.bridge.notebook)
    sheet.panel.bar.printing.start(report)
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].tone is Tone.REFUSED
    assert not path.exists()


def test_stopping_ends_it_and_gives_the_buttons_back(
    room: Any, sheet: PreviewSheet, printed: Callable[..., Path], said: list[Message], qtbot: QtBot
) -> None:
    printed()
    filled(room, sheet, qtbot, 150)
    sheet.panel.print_out()
    sheet.panel.bar.progress.cancelled.emit()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].tone is Tone.INFO
    qtbot.waitUntil(lambda: not sheet.panel.bar.busy())
    assert sheet.panel.bar.paper.isEnabled()


@pytest.mark.parametrize("step", ["_begin", "_put_down"])
def test_stopping_is_heard_after_the_last_piece_of_work_was_done(
    room: Any,
    sheet: PreviewSheet,
    printed: Callable[..., Path],
    said: list[Message],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    printed()
    filled(room, sheet, qtbot, 90)
    printing = sheet.panel.bar.printing
    take = getattr(printing, step)

    def stopped_just_before(done: Any) -> None:
        sheet.panel.bar.progress.cancelled.emit()
        take(done)

    monkeypatch.setattr(printing, step, stopped_just_before)
    sheet.panel.print_out()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].tone is Tone.INFO
    qtbot.waitUntil(lambda: not sheet.panel.bar.busy())
