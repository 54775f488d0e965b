from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication

from micic_desk.ui.dialogs.entries import Entry
from micic_desk.ui.dialogs.key_printing import paint_keys


@pytest.mark.parametrize(("count", "pages"), [(0, {1}), (3, {1}), (120, {3, 4, 5})])
def test_every_key_is_on_paper(
    qapp: QApplication, tmp_path: Path, count: int, pages: set[int]
) -> None:
    del qapp
    entries = [
        Entry(id=str(number), name=f"Command number {number}", keys=f"Ctrl+Alt+F{number}")
        for number in range(count)
    ]
    writer = QPdfWriter(str(tmp_path / "keys.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paint_keys(entries, writer)
    found = PdfReader(tmp_path / "keys.pdf")
    text = "".join("".join(page.extract_text() for page in found.pages).split())
    # How many lines fit on one depends on the fonts of the computer.
    assert len(found.pages) in pages
    for entry in entries:
        assert entry.name.replace(" ", "") in text
        assert entry.keys in text
