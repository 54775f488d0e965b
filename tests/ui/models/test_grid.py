import random
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from micic_desk.ui.models.grid import STEPS, Column, GridModel

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
Data = Qt.ItemDataRole


class Shelf:
    """Boxes with a name and a tick; the truth behind a grid."""

    def __init__(self) -> None:
        self.boxes: dict[str, tuple[str, bool]] = {}
        self.owner = QObject()
        self.model = GridModel(self.columns(), self.keys, self.owner)
        QAbstractItemModelTester(self.model, FAIL, self.model)

    def keys(self) -> list[str]:
        return list(self.boxes)

    def columns(self) -> list[Column]:
        return [
            Column(name="Name", shows=self.name, put=self.rename),
            Column(name="Full", shows=self.nothing, ticked=self.full, tick=self.fill),
        ]

    def name(self, key: str) -> str:
        return self.boxes[key][0]

    def nothing(self, key: str) -> str:
        del key
        return ""

    def full(self, key: str) -> bool:
        return self.boxes[key][1]

    def rename(self, key: str, name: str) -> bool:
        if not name:
            return False
        self.boxes[key] = (name, self.boxes[key][1])
        self.model.refresh()
        return True

    def fill(self, key: str, full: bool) -> bool:  # noqa: FBT001
        self.boxes[key] = (self.boxes[key][0], full)
        return True

    def shown(self) -> list[str]:
        return [str(self.model.index(row, 0).data()) for row in range(self.model.rowCount())]


@pytest.fixture
def shelf(qapp: Any) -> Shelf:
    del qapp
    made = Shelf()
    made.boxes = {"a": ("pears", False), "b": ("Äpfel", True), "c": ("", False)}
    made.model.refresh()
    return made


def test_words_sort_without_case_and_accents_and_empty_cells_come_last(shelf: Shelf) -> None:
    shelf.model.sort(0)
    assert shelf.shown() == ["Äpfel", "pears", ""]
    head = shelf.model.headerData(0, Qt.Orientation.Horizontal)
    assert head == "Name ↑"
    assert shelf.model.headerData(0, Qt.Orientation.Horizontal, Data.AccessibleTextRole) == "Name"


def test_a_search_ignores_accents_and_is_of_all_words(shelf: Shelf) -> None:
    shelf.model.search("apf")
    assert shelf.shown() == ["Äpfel"]
    shelf.model.search("")
    assert len(shelf.shown()) == 3


def test_what_is_not_taken_says_so(shelf: Shelf) -> None:
    index = shelf.model.index(0, 0)
    assert not shelf.model.setData(index, "  ")
    assert shelf.model.setData(index, " plums ")
    assert shelf.boxes["a"][0] == "plums"
    assert not shelf.model.setData(shelf.model.index(0, 1), "x")


def test_ticks_turn_and_are_spoken(shelf: Shelf) -> None:
    index = shelf.model.index(0, 1)
    assert index.data(Data.AccessibleTextRole) == "Full: no"
    assert shelf.model.setData(index, Qt.CheckState.Checked, Data.CheckStateRole)
    assert index.data(Data.AccessibleTextRole) == "Full: yes"
    assert shelf.model.index(2, 0).data(Data.AccessibleTextRole) == "Name: empty"


def test_what_was_chosen_stays_chosen_in_another_order(shelf: Shelf) -> None:
    chosen = QPersistentModelIndex(shelf.model.index(0, 0))
    shelf.model.sort(0)
    assert chosen.data() == "pears"
    assert chosen.row() == 1


def test_a_tooltip_is_never_markup(shelf: Shelf) -> None:
    shelf.boxes["a"] = ("<img src='x'>", False)
    assert "<img" not in str(shelf.model.index(0, 0).data(Data.ToolTipRole))


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_gestures_equal_a_fresh_grid(shelf: Shelf, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    letters = "abcdefgh"
    for step in range(250):
        match dice.randrange(6):
            case 0:
                shelf.boxes[f"{seed}-{step}"] = (dice.choice(letters) * 3, dice.random() < 0.5)
            case 1 if shelf.boxes:
                del shelf.boxes[dice.choice(list(shelf.boxes))]
            case 2:
                shelf.model.sort(dice.randrange(2), dice.choice(list(Qt.SortOrder)))
            case 3:
                shelf.model.search(dice.choice(["", "", "a", "aaa", "zz"]))
            case 4 if shelf.model.rowCount():
                row = dice.randrange(shelf.model.rowCount())
                shelf.model.setData(shelf.model.index(row, 0), dice.choice(letters) * 3)
            case _:
                pairs = list(shelf.boxes.items())
                dice.shuffle(pairs)
                shelf.boxes = dict(pairs)
        shelf.model.refresh()
    assert shelf.model.keys() == shelf.model._wanted()


def test_many_rows_come_at_once(shelf: Shelf) -> None:
    shelf.boxes = {str(n): (str(n), False) for n in range(STEPS * 50)}
    resets: list[bool] = []
    inserted: list[int] = []

    def note() -> None:
        resets.append(True)

    shelf.model.modelReset.connect(note)
    shelf.model.rowsInserted.connect(inserted.append)
    shelf.model.refresh()
    assert shelf.model.rowCount() == STEPS * 50
    assert resets == [True]
    assert not inserted
