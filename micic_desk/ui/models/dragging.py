"""What is dragged: ids in our own type inside the window, plain text from anywhere else."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import is_id

LINES_TYPE = "application/x-micic-desk-lines"
"""Ids, one a line. No text travels with them: dropped elsewhere, they say nothing."""


def pack(entities: Iterable[str]) -> QMimeData:
    """The ids of entities as dragged data."""
    data = QMimeData()
    data.setData(LINES_TYPE, QByteArray("\n".join(entities).encode("ascii")))
    return data


def unpack(data: QMimeData, notebook: Notebook) -> list[str]:
    """The shown entities behind dragged data; what is not an id of ours is left out."""
    if not data.hasFormat(LINES_TYPE):
        return []
    said = bytes(data.data(LINES_TYPE).data()).decode("ascii", "replace").split("\n")
    return [one for one in dict.fromkeys(said) if is_id(one) and notebook.shown(one)]


def plain_text(data: QMimeData) -> str:
    """The text that came from elsewhere; pictures, files and markup without a text are none."""
    # Not data.text(): it makes a text of the names of files.
    if not data.hasFormat("text/plain") or data.hasUrls():
        return ""
    text = data.text()
    return text if text.strip() else ""
