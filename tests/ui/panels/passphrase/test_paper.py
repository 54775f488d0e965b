"""The recovery sheet on paper, read back by a reader of PDF."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QPageSize, QPdfWriter

from micic_desk.app.rekeying import Sheet
from micic_desk.store.key import RawKey
from micic_desk.store.recovery import groups_of
from micic_desk.ui.panels.passphrase.paper import paint_sheet
from micic_desk.ui.theme.look import Look


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_one_page_with_every_group_and_what_it_means_to_lose_it(
    look: Look, tmp_path: Path, size: QPageSize.PageSizeId
) -> None:
    assert look is not None
    groups = groups_of(RawKey(bytes(range(32)), bytes(16)))
    writer = QPdfWriter(str(tmp_path / "sheet.pdf"))
    writer.setPageSize(QPageSize(size))
    paint_sheet(Sheet(groups, "K7QD"), writer)
    del writer
    reader = pypdf.PdfReader(tmp_path / "sheet.pdf")
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert all(group in text for group in groups)
    assert "K7QD" in text
    assert "reads everything in it" in text
    assert "nobody can open" in text
