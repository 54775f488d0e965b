"""Wishes go in, changes and refusals come out, and no exception reaches Qt."""

from dataclasses import dataclass
from pathlib import Path
from threading import Thread, get_ident
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from micic_desk.app.desk import Changed, Desk, Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.gesture import Act, Gesture, Pen, Write
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import act_name


class Ear(QObject):
    """Hears what a bridge says, and on which thread."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.changes: list[Changed] = []
        self.refusals: list[Sentence] = []
        self.threads: set[int] = set()
        bridge.changed.connect(self.change)
        bridge.refused.connect(self.refusal)

    @Slot(object)
    def change(self, changed: Changed) -> None:
        self.threads.add(get_ident())
        self.changes.append(changed)

    @Slot(object)
    def refusal(self, sentence: Sentence) -> None:
        self.refusals.append(sentence)


@dataclass(frozen=True)
class Called:
    """A rewording of three lines that is called by any act."""

    act: Act
    lines: tuple[str, ...]

    def plan(self, notebook: Notebook, pen: Pen) -> Gesture:
        del notebook, pen
        text = f"after {self.act}"
        writes = tuple(
            Write(entity=one, kind=EntityKind.ITEM, fields={"text": text}) for one in self.lines
        )
        return Gesture(act=self.act, writes=writes, count=len(writes))


def line(desk: Desk, text: str) -> Add:
    session = Workplace(desk).need_session()
    return Add(kind=EntityKind.ITEM, fields={"kind": "point", "text": text}, parent=session)


def test_a_wish_is_answered_after_everybody_was_told(desk: Desk, bridge: Bridge) -> None:
    ear, me = Ear(bridge), object()
    made = bridge.do(line(desk, "Fees"), by=me)
    assert made is not None
    (heard,) = ear.changes
    assert heard.by is me
    assert heard.entities == (made.entities[0].id,)


def test_undo_and_redo_take_the_same_path(desk: Desk, bridge: Bridge) -> None:
    made = bridge.do(line(desk, "Fees"))
    ear = Ear(bridge)
    assert made is not None
    assert bridge.undo() is not None
    assert bridge.redo() is not None
    assert [one.entities for one in ear.changes] == [(made.entities[0].id,)] * 2


def test_a_refusal_is_a_signal_and_changes_nothing(bridge: Bridge) -> None:
    ear = Ear(bridge)
    assert bridge.do(Reword(entity="f" * 32, text="x")) is None
    assert bridge.redo() is None
    assert len(ear.refusals) == 2
    assert not ear.changes


def test_the_menus_words_say_what_would_be_undone(desk: Desk, bridge: Bridge) -> None:
    bridge.do(line(desk, "Fees"))
    assert bridge.undo_words() == "Undo new line"
    bridge.undo()
    assert bridge.redo_words() == "Redo new line"


def test_a_draft_is_kept_and_forgotten_with_the_line(desk: Desk, bridge: Bridge) -> None:
    assert bridge.keep_draft("line", "half a sen")
    assert [one.text for one in Memory(desk).drafts()] == ["half a sen"]
    bridge.do(line(desk, "half a sentence"), draft_slot="line")
    assert not Memory(desk).drafts()


def test_a_change_from_another_thread_arrives_on_ours(
    desk: Desk, bridge: Bridge, qtbot: Any
) -> None:
    ear = Ear(bridge)
    edit = line(desk, "Fees")
    other = Thread(target=desk.do, args=(edit,))
    other.start()
    other.join()
    qtbot.waitUntil(lambda: len(ear.changes) == 1)
    assert ear.threads == {get_ident()}


def test_a_closed_bridge_hears_nothing(desk: Desk, bridge: Bridge) -> None:
    ear = Ear(bridge)
    bridge.close()
    desk.do(line(desk, "Fees"))
    assert not ear.changes


def test_every_act_is_named_and_turned_back_and_forth_after_a_restart(
    qapp: QApplication, tmp_path: Path
) -> None:
    del qapp
    first = create_desk(tmp_path / "acts.micic", None, title="Acts")
    made = [first.do(line(first, f"{n}")).entities[-1].id for n in range(3)]
    lines = tuple(made)
    for act in Act:
        first.do(Called(act, lines))
    first.close()
    desk = open_desk(tmp_path / "acts.micic", None)
    bridge = Bridge(desk)
    try:
        for act in reversed(Act):
            assert desk.notebook[lines[0]].text("text") == f"after {act}"
            assert bridge.undo_words() == f"Undo {act_name(act, 3)}"
            assert bridge.undo() is not None
            assert bridge.redo_words() == f"Redo {act_name(act, 3)}"
        assert [desk.notebook[one].text("text") for one in lines] == ["0", "1", "2"]
        for act in Act:
            assert bridge.redo_words() == f"Redo {act_name(act, 3)}"
            assert bridge.redo() is not None
            assert desk.notebook[lines[2]].text("text") == f"after {act}"
        assert bridge.redo_words() == "Redo"
    finally:
        bridge.close()
        desk.close()
