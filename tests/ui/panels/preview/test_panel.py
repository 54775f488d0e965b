import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from micic_desk.app.delivering import delivered_bytes, deliveries
from micic_desk.app.previewing import Format, Profile
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind, Sensitivity
from micic_desk.ui.panels.preview.panel import PreviewPanel
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
def panel(sheet: PreviewSheet) -> PreviewPanel:
    return sheet.panel


@pytest.fixture
def said(panel: PreviewPanel) -> list[Message]:
    found: list[Message] = []
    panel.said.connect(found.append)
    return found


@pytest.fixture
def opened(sheet: PreviewSheet, room: Any, qtbot: QtBot) -> Callable[..., list[str]]:
    def open_with(*texts: str, **fields: str) -> list[str]:
        section = room.key_point(room.part(), "Access to consulates")
        items = [room.item(text, section, **fields) for text in texts]
        sheet.open_preview()
        qtbot.waitUntil(lambda: sheet.panel.setting.count() > 0)
        return items

    return open_with


def pages_drawn(panel: PreviewPanel) -> bool:
    return any(kept[0] > 0 for kept in panel.setting._images.values())


def ink(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_without_a_report_it_says_so_and_writes_nothing(
    sheet: PreviewSheet, panel: PreviewPanel
) -> None:
    sheet.open_preview()
    assert panel._empty.isVisible()
    assert not panel.bar.button.isEnabled()
    panel.export()
    assert panel.bar._files.dialogue is None


def test_pages_come_and_follow_what_is_written(
    opened: Callable[..., list[str]], panel: PreviewPanel, room: Any, qtbot: QtBot
) -> None:
    (item,) = opened("Short.")
    qtbot.waitUntil(lambda: pages_drawn(panel))
    before = ink(panel.setting._images[0][1])
    began = time.monotonic()
    room.bridge.do(Reword(entity=item, text="A much longer line, with many words. " * 40))
    qtbot.waitUntil(lambda: pages_drawn(panel) and ink(panel.setting._images[0][1]) > 2 * before)
    assert time.monotonic() - began < 5
    assert panel._where.text() == "Page 1 of 1"


def test_a_hidden_preview_does_no_work(
    opened: Callable[..., list[str]],
    sheet: PreviewSheet,
    panel: PreviewPanel,
    room: Any,
    qtbot: QtBot,
) -> None:
    (item,) = opened("One.")
    sheet.close_sheet()
    shown = panel.setting._preview
    room.bridge.do(Reword(entity=item, text="Two."))
    qtbot.wait(300)
    assert panel.setting._preview is shown
    sheet.open_preview()
    qtbot.waitUntil(lambda: panel.setting._preview is not shown)


def test_many_pages_can_be_walked_and_zoomed_by_key(
    opened: Callable[..., list[str]], panel: PreviewPanel, qtbot: QtBot
) -> None:
    opened(*(f"Point {number} of many that fill the pages" for number in range(120)))
    count = panel.setting.count()
    assert count > 2
    pages = panel.pages
    assert pages.hasFocus()
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.page() == 1
    assert panel._where.text() == f"Page 2 of {count}"
    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert pages.page() == count - 1
    qtbot.waitUntil(lambda: count - 1 in panel.setting._images)
    fitting = pages.percent()
    qtbot.keyClick(pages, Qt.Key.Key_Minus)
    assert pages.percent() < fitting
    assert not pages.fits_width()
    for _ in range(4):
        qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages.percent() == fitting
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert pages.page() == 0


def test_what_is_withheld_from_the_public_is_counted_and_printed_for_oneself(
    opened: Callable[..., list[str]], panel: PreviewPanel, qtbot: QtBot
) -> None:
    opened("In confidence.", sensitivity=Sensitivity.CONFIDENTIAL.value)
    assert panel.notices._withheld.text() == "One line is withheld from this reader."
    panel.reader.setCurrentIndex(panel.reader.findData(Profile.OWN))
    qtbot.waitUntil(lambda: not panel.notices.isVisible())


def test_the_public_is_the_reader_until_somebody_says_otherwise(panel: PreviewPanel) -> None:
    assert panel.reader.currentData() == Profile.PUBLIC


def test_a_protected_name_bars_the_export_and_the_place_is_one_key_away(
    opened: Callable[..., list[str]],
    sheet: PreviewSheet,
    panel: PreviewPanel,
    room: Any,
    said: list[Message],
    qtbot: QtBot,
) -> None:
    room.workplace.person_named("Nurlan Example")
    (item,) = opened("Nur lan Exam ple said it.")
    panel.export()
    assert panel.bar._files.dialogue is None
    assert said[0].tone is Tone.WARNING
    places = panel.notices.places
    assert places.hasFocus()
    assert "Nurlan Example" in places.item(0).text()
    with qtbot.waitSignal(sheet.entity_wished) as asked:
        places.itemActivated.emit(places.currentItem())
    assert asked.args == [item]
    assert sheet.isHidden()


def test_a_name_that_gave_way_is_counted_and_its_line_is_one_key_away(
    opened: Callable[..., list[str]],
    sheet: PreviewSheet,
    panel: PreviewPanel,
    room: Any,
    qtbot: QtBot,
) -> None:
    room.workplace.person_named("Nurlan Example")
    (item,) = opened("It was Nurlan Example who said it.")
    said = "One protected name gave way to a code or another word."
    assert panel.notices._replaced.text() == said
    qtbot.keyClick(panel.notices._show_replaced, Qt.Key.Key_Space)
    places = panel.notices.places
    assert places.hasFocus()
    with qtbot.waitSignal(sheet.entity_wished) as asked:
        qtbot.keyClick(places, Qt.Key.Key_Return)
    assert asked.args == [item]


def test_a_name_is_found_even_where_the_file_was_chosen_already(
    opened: Callable[..., list[str]],
    panel: PreviewPanel,
    room: Any,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    room.workplace.person_named("Nurlan Example")
    opened("Nur lan Exam ple said it.")
    panel.bar.export_to(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: not panel.bar.busy())
    assert said[0].tone is Tone.REFUSED
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("form", list(Format))
def test_the_report_is_written_in_each_form(
    form: Format,
    opened: Callable[..., list[str]],
    panel: PreviewPanel,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    opened("The embassy closed.")
    panel.bar.form.setCurrentIndex(panel.bar.form.findData(form))
    out = tmp_path / f"out.{form.value}"
    panel.bar.export_to(out)
    assert not panel.bar.button.isEnabled()
    qtbot.waitUntil(lambda: not panel.bar.busy())
    assert out.stat().st_size > 0
    assert [(one.text, one.tone) for one in said] == [(f"Exported to {out}", Tone.DONE)]
    assert panel.bar.progress.isHidden()
    assert panel.bar.button.isEnabled()


def test_what_was_withheld_is_a_sentence_of_its_own_behind_the_file(
    opened: Callable[..., list[str]],
    panel: PreviewPanel,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    opened("In confidence.", sensitivity=Sensitivity.CONFIDENTIAL.value)
    out = tmp_path / "out.pdf"
    panel.bar.export_to(out)
    qtbot.waitUntil(lambda: not panel.bar.busy())
    assert said[0].text == f"Exported to {out}. One line was withheld."


def test_an_export_can_be_stopped_and_leaves_nothing(
    opened: Callable[..., list[str]],
    panel: PreviewPanel,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    opened(*(f"Point {number}" for number in range(400)))
    out = tmp_path / "out.pdf"
    panel.bar.export_to(out)
    panel.bar.progress.cancelled.emit()
    qtbot.waitUntil(lambda: not panel.bar.busy())
    assert not out.exists()
    assert said[0].text == "Stopped; no file was written."


def test_a_folder_that_cannot_be_written_to_is_told_in_a_sentence(
    opened: Callable[..., list[str]],
    panel: PreviewPanel,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    opened("One.")
    panel.bar.export_to(tmp_path / "missing" / "out.pdf")
    qtbot.waitUntil(lambda: not panel.bar.busy())
    assert said[0].tone is Tone.REFUSED


def test_the_dialogue_offers_the_title_as_the_name(
    opened: Callable[..., list[str]], panel: PreviewPanel
) -> None:
    opened("One.")
    panel.export()
    dialogue = panel.bar._files.dialogue
    assert dialogue is not None
    assert dialogue.selectedFiles()[0].endswith("Consultation.pdf")
    dialogue.reject()


def test_open_conflicts_are_counted_and_lead_to_their_list(
    opened: Callable[..., list[str]],
    sheet: PreviewSheet,
    panel: PreviewPanel,
    room: Any,
    qtbot: QtBot,
) -> None:
    (item,) = opened("Eight countries.")
    room.diverge(item, "Eleven countries.", "Thirteen countries.")
    qtbot.waitUntil(panel.notices._conflicts.isVisible)
    assert panel.notices._conflicts.text().startswith("One conflict is open")
    with qtbot.waitSignal(sheet.conflicts_wished):
        qtbot.mouseClick(panel.notices._show_conflicts, Qt.MouseButton.LeftButton)


def test_the_consultation_at_work_is_shown(
    opened: Callable[..., list[str]], sheet: PreviewSheet, panel: PreviewPanel, room: Any
) -> None:
    opened("One.")
    sheet.close_sheet()
    other = room.desk.do(Add(kind=EntityKind.CONSULTATION, fields={"title": "Other"}))
    room.workplace.consultation = other.entities[0].id
    sheet.open_preview()
    assert panel._empty.isVisible()


def test_every_control_has_a_name(opened: Callable[..., list[str]], sheet: PreviewSheet) -> None:
    opened("One.")
    nameless = [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_what_was_handed_in_is_kept_by_one_button(
    opened: Callable[..., list[str]],
    panel: PreviewPanel,
    room: Any,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    opened("The embassy closed.")
    out = tmp_path / "out.pdf"
    panel.bar.export_to(out)
    qtbot.waitUntil(lambda: not panel.bar.busy())
    assert panel.bar.keep.isVisible()
    assert panel.bar.minimumSizeHint().width() < 620  # units of the sheet, without its edges
    qtbot.keyClick(panel.bar.keep, Qt.Key.Key_Space)
    (kept,) = deliveries(room.desk, room.consultation)
    assert delivered_bytes(room.desk, kept) == out.read_bytes()
    assert not panel.bar.keep.isVisible()
    panel.bar.export_to(out)
    qtbot.waitUntil(lambda: not panel.bar.busy())
    out.unlink()
    panel.bar.keep.click()
    assert said[-1].tone is Tone.REFUSED
    assert len(deliveries(room.desk, room.consultation)) == 1


def test_a_click_on_a_line_goes_to_its_item_and_return_to_the_first_in_sight(
    opened: Callable[..., list[str]], sheet: PreviewSheet, panel: PreviewPanel, qtbot: QtBot
) -> None:
    items = opened("First of the lines.", "Second of the lines.")
    wished: list[str] = []
    sheet.entity_wished.connect(wished.append)
    pages = panel.pages
    middle = pages.viewport().width() // 2
    spots = {
        pages._entity_at(QPoint(middle, y)): QPoint(middle, y)
        for y in range(0, pages.viewport().height(), 2)
    }
    assert set(items) <= set(spots)
    qtbot.mouseMove(pages.viewport(), spots[items[1]])
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=spots[items[1]])
    assert wished == [items[1]]
    assert sheet.isHidden(), "it would cover what was gone to"
    sheet.open_preview()
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert len(wished) == 1, "beside the page there is nothing to go to"
    qtbot.keyClick(pages, Qt.Key.Key_Return)
    assert len(wished) == 2
    assert sheet.isHidden()
    sheet.parentWidget().resize(1400, 700)
    sheet.open_preview()
    qtbot.keyClick(pages, Qt.Key.Key_Return)
    assert len(wished) == 3
    assert sheet.isVisible(), "there is room for both"


def test_what_no_font_has_is_said_above_the_pages(
    opened: Callable[..., list[str]], panel: PreviewPanel, room: Any, qtbot: QtBot
) -> None:
    (item,) = opened("A private sign: \ue123.")
    qtbot.waitUntil(panel.notices._missing.isVisible)
    assert "\ue123" in panel.notices._missing.text()
    room.bridge.do(Reword(entity=item, text="None any more."))
    qtbot.waitUntil(lambda: not panel.notices._missing.isVisible())
