"""The picture beside the pointer while lines are dragged."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag

from micic_desk.ui.models.dragging import unpack


def test_what_is_carried_hides_no_place_to_drop_it(
    stand: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[QDrag] = []

    def take(drag: QDrag, *_: object) -> Qt.DropAction:
        carried.append(drag)
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", take)
    stand.view.selectAll()
    stand.view.startDrag(Qt.DropAction.MoveAction)
    (drag,) = carried
    every = [stand.model.tree.rows.ids[row] for row in range(stand.model.rowCount())]
    assert unpack(drag.mimeData(), stand.desk.notebook) == every
    row = stand.view.visualRect(stand.model.index(0, 0))
    size = drag.pixmap().deviceIndependentSize()
    assert size.width() < row.width() / 2
    assert size.height() <= 2 * row.height()
    assert drag.hotSpot().x() < 0
    assert drag.hotSpot().y() < 0
