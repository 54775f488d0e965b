"""What is dragged: ids in our own type inside the window, plain text from anywhere else."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import is_id

LINES_TYPE = "application/x-micic-desk-lines"
"""Ids, one a line. No text travels with them: dropped elsewhere, they say nothing."""

MOST_LINES = 2000


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


def plain_lines(data: QMimeData) -> list[str]:
    """The lines of text that came from elsewhere, without empty ones."""
    if data.hasFormat(LINES_TYPE) or not data.hasFormat("text/plain"):
        return []
    lines = (line.strip() for line in data.text().splitlines())
    return [line for line in lines if line][:MOST_LINES]
