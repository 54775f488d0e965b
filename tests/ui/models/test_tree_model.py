"""Whatever happens to a notebook, its models say each step, and end as if freshly made."""

import random
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Change, Delete, Reword
from micic_desk.domain.edits.moving import Move, Shift
from micic_desk.domain.kinds import EntityKind
from micic_desk.ui.models import flat_tree
from micic_desk.ui.models.drop_model import DropModel
from micic_desk.ui.models.line import Line
from micic_desk.ui.models.outline_model import OutlineModel
from micic_desk.ui.models.report_model import ReportModel
from micic_desk.ui.models.roles import OutlineRole

TESTER = QAbstractItemModelTester.FailureReportingMode.Fatal


class Screen(QObject):
    """Believes only what the model says: rows by signals, content by ``dataChanged``."""

    def __init__(self, model: DropModel) -> None:
        super().__init__()
        self.model = model
        self.tester = QAbstractItemModelTester(model, TESTER)
        self.resets = 0
        self.rows: list[Line] = []
        self.read_all()
        self.resets = 0
        model.rowsInserted.connect(self.inserted)
        model.rowsRemoved.connect(self.removed)
        model.rowsMoved.connect(self.moved)
        model.dataChanged.connect(self.altered)
        model.modelReset.connect(self.read_all)

    def read_all(self) -> None:
        self.resets += 1
        self.rows = [self.model.line(row) for row in range(self.model.rowCount())]

    def inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = [self.model.line(row) for row in range(first, last + 1)]

    def removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def moved(self, _p: QModelIndex, first: int, last: int, _q: QModelIndex, to: int) -> None:
        block = self.rows[first : last + 1]
        del self.rows[first : last + 1]
        at = to if to < first else to - len(block)
        self.rows[at:at] = block

    def altered(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.rows[row] = self.model.line(row)


def lines(model: DropModel) -> list[Line]:
    return [model.line(row) for row in range(model.rowCount())]


def fresh(model: DropModel) -> list[Line]:
    made = type(model)(model._bridge, model.tree.root)
    made.tree.folded = set(model.tree.folded)
    made.tree.restart(made._stage)
    found = lines(made)
    made._bridge.changed.disconnect(made._follow)
    return found


def fold_something(model: DropModel, draw: random.Random) -> None:
    if model.rowCount():
        line = model.line(draw.randrange(model.rowCount()))
        model.set_folded(line.id, folded=not line.folded)


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_gestures_leave_every_model_as_if_freshly_made(
    setting: Any, hand: Any, seed: int
) -> None:
    screens = [
        Screen(OutlineModel(setting.bridge, setting.session)),
        Screen(OutlineModel(setting.bridge, setting.other_session)),
        Screen(ReportModel(setting.bridge, setting.consultation)),
    ]
    random_hand = hand(setting, seed)
    done = 0
    for step in range(250):
        done += random_hand.act()
        if step % 7 == 0:
            fold_something(random_hand.draw.choice(screens).model, random_hand.draw)
        for screen in screens:
            wanted = fresh(screen.model)
            assert lines(screen.model) == wanted, step
            assert screen.rows == wanted, step
            rows = screen.model.tree.rows
            assert [rows.row_of(one) for one in rows.ids] == list(range(len(rows)))
    assert done > 150
    assert sum(screen.resets for screen in screens) == 0


@pytest.mark.parametrize("seed", range(3))
def test_merges_and_their_undoing_are_followed(
    setting: Any, partner: Any, hand: Any, give: Any, seed: int
) -> None:
    screens = [
        Screen(OutlineModel(setting.bridge, setting.session)),
        Screen(ReportModel(setting.bridge, setting.consultation)),
    ]
    mine, hers = hand(setting, seed), hand(partner, seed + 100)
    hers.count = 10_000
    for round_ in range(12):
        for _ in range(6):
            mine.act()
            hers.act()
        fold_something(screens[0].model, mine.draw)
        give(partner, setting.desk)
        if round_ % 3 == 1:
            setting.desk.undo()
        if round_ % 3 == 2:
            give(setting, partner.desk)
        for screen in screens:
            wanted = fresh(screen.model)
            assert lines(screen.model) == wanted, round_
            assert screen.rows == wanted, round_


def test_yesterday_follows_what_it_stands_under_into_another_session(setting: Any) -> None:
    days = ((setting.session, "2015-06-24"), (setting.other_session, "2015-07-02"))
    for session, day in days:
        setting.desk.do(Change(entities=(session,), fields={"day": day}))
    above = setting.items[0]
    setting.item("as was said yesterday", above)
    model = OutlineModel(setting.bridge, above)
    before = model.line(model.rowCount() - 1).days
    setting.desk.do(Move(entities=(above,), parent=setting.other_session))
    assert model.line(model.rowCount() - 1).days != before
    assert lines(model) == fresh(model)


def test_very_many_separate_steps_start_anew(setting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flat_tree, "MOST_STEPS", 3)
    screen = Screen(OutlineModel(setting.bridge, setting.session))
    made = [setting.item(f"l {n}", setting.items[n % 3]) for n in range(9)]
    assert not screen.resets
    setting.desk.do(Delete(entities=tuple(made)))
    assert not screen.resets, "three spans are three steps"
    setting.desk.undo()
    places = [(one, setting.session) for one in made[::2]]
    setting.desk.do(Move(entities=tuple(one for one, _ in places), parent=setting.session))
    assert screen.resets == 1
    assert screen.rows == fresh(screen.model)


def test_a_pasted_block_is_one_insertion(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    heard: list[tuple[int, int]] = []

    def listen(_parent: QModelIndex, first: int, last: int) -> None:
        heard.append((first, last))

    model.rowsInserted.connect(listen)
    trees = tuple(
        Seedling(
            kind=EntityKind.ITEM,
            fields={"text": f"{n}"},
            children=(Seedling(kind=EntityKind.ITEM, fields={"text": "under"}),),
        )
        for n in range(300)
    )
    setting.desk.do(AddTrees(trees=trees, parent=setting.session, after=setting.items[0]))
    assert heard == [(1, 600)]


def test_a_moved_line_keeps_its_index_and_takes_what_is_under_it_along(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    under = setting.item("under children", setting.items[0])
    held = QPersistentModelIndex(model.index(1, 0))
    setting.desk.do(Shift(entities=(setting.items[0],), steps=1))
    assert held.row() == 2
    assert held.data(OutlineRole.ID) == under
    assert held.data(Qt.ItemDataRole.DisplayRole) == "under children"


def test_rewording_alters_one_row_and_moves_none(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    heard: list[tuple[int, int]] = []

    def listen(first: QModelIndex, last: QModelIndex) -> None:
        heard.append((first.row(), last.row()))

    model.dataChanged.connect(listen)
    setting.desk.do(Reword(entity=setting.items[1], text="Women and girls"))
    assert (1, 1) in heard
    assert all(first == last for first, last in heard)
    assert model.index(1, 0).data() == "Women and girls"


def test_another_root_is_shown_on_demand(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    setting.item("elsewhere", setting.other_session)
    model.show_root(setting.other_session)
    assert [line.text for line in lines(model)] == ["elsewhere"]


def test_reveal_unfolds_what_hides_a_line(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    middle = setting.item("middle", setting.items[0])
    deep = setting.item("deep", middle)
    model.set_folded(middle, folded=True)
    model.set_folded(setting.items[0], folded=True)
    assert model.row_of(deep) == -1
    assert model.reveal(deep) == 2
    assert model.line(2).text == "deep"


def test_a_fold_is_told_by_the_row(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    setting.item("under", setting.items[0])
    model.set_folded(setting.items[0], folded=True)
    assert model.line(0).folded
    assert model.line(0).has_children
    assert model.rowCount() == 3


def test_the_accessible_text_is_true_after_moves(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    first, second, third = setting.items

    def said(item: str) -> str:
        return str(model.index(model.row_of(item), 0).data(Qt.ItemDataRole.AccessibleTextRole))

    assert said(third).startswith("Point, level 1, 3 of 3: ")
    setting.desk.do(Shift(entities=(third,), steps=-1))
    assert said(third).startswith("Point, level 1, 2 of 3: ")
    assert said(second).startswith("Point, level 1, 3 of 3: ")
    setting.desk.do(Move(entities=(third,), parent=first))
    assert said(third).startswith("Point, level 2, 1 of 1, under Children: ")
    assert said(second).startswith("Point, level 1, 2 of 2: ")
    setting.desk.do(Delete(entities=(second,)))
    assert said(first).startswith("Point, level 1, 1 of 1: ")
    setting.desk.undo()
    assert said(first).startswith("Point, level 1, 1 of 2: ")


def test_the_accessible_text_says_where_a_line_stands(setting: Any) -> None:
    model = OutlineModel(setting.bridge, setting.session)
    setting.item("first", setting.items[0])
    setting.item(
        "MICIC could align itself",
        setting.items[0],
        kind="recommendation",
        label="Recommendation:",
        speaker="??",
    )
    said = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Recommendation, level 2, 2 of 2, under Children, speaker unknown: "
        "Recommendation: MICIC could align itself"
    )
