"""What travels in a drag, and what is let in."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData

from micic_desk.ui.models.dragging import LINES_TYPE, MOST_LINES, pack, plain_lines, unpack


def test_ids_travel_and_nothing_else(setting: Any) -> None:
    data = pack(setting.items)
    assert data.formats() == [LINES_TYPE]
    assert unpack(data, setting.desk.notebook) == setting.items
    assert not plain_lines(data)


@pytest.mark.parametrize("said", [b"", b"x" * 32, b"\xff\xfe\n\n", b"f" * 32, b"a" * 100_000])
def test_what_is_not_an_id_of_ours_is_left_out(setting: Any, said: bytes) -> None:
    data = QMimeData()
    data.setData(LINES_TYPE, said)
    assert not unpack(data, setting.desk.notebook)


def test_text_comes_in_line_by_line(setting: Any) -> None:
    del setting
    data = QMimeData()
    data.setText(" one \r\n\n\ttwo\n" + "x\n" * 2 * MOST_LINES)
    found = plain_lines(data)
    assert found[:2] == ["one", "two"]
    assert len(found) == MOST_LINES
    html = QMimeData()
    html.setHtml("<b>x</b>")
    assert not plain_lines(html)
