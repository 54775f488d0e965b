"""What travels in a drag, and what is let in."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QUrl

from micic_desk.ui.models.dragging import LINES_TYPE, pack, plain_text, unpack


def test_ids_travel_and_nothing_else(setting: Any) -> None:
    data = pack(setting.items)
    assert data.formats() == [LINES_TYPE]
    assert unpack(data, setting.desk.notebook) == setting.items
    assert not plain_text(data)


@pytest.mark.parametrize("said", [b"", b"x" * 32, b"\xff\xfe\n\n", b"f" * 32, b"a" * 100_000])
def test_what_is_not_an_id_of_ours_is_left_out(setting: Any, said: bytes) -> None:
    data = QMimeData()
    data.setData(LINES_TYPE, said)
    assert not unpack(data, setting.desk.notebook)


def test_only_text_comes_in_from_elsewhere() -> None:
    data = QMimeData()
    data.setHtml("<img src='file:///etc/passwd'><b>x</b>")
    assert not plain_text(data)
    data.setText(" one\n\ttwo")
    assert plain_text(data) == " one\n\ttwo"
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    assert not plain_text(files)
    blank = QMimeData()
    blank.setText(" \n ")
    assert not plain_text(blank)
