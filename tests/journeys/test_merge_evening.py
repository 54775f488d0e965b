"""The evening after: two notebooks that never met become one, and nobody loses a word."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import plan_report
from micic_desk.app.merging import merge, open_share
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.domain.links import Links
from micic_desk.report.profile import Profile
from micic_desk.ui.panels.conflicts.sheet import ConflictsSheet
from micic_desk.ui.panels.merges.sheet import MergesSheet
from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.panels.pairing.made_twice import MadeTwiceSheet
from micic_desk.ui.panels.pairing.sheet import PairingSheet
from micic_desk.ui.panels.report.coverage import count_unplaced

PHRASE = "one two three four five six"
TITLE = "Regional consultation"
HERS = "Employers must cover the cost of evacuating seasonal workers"
HIS = "Evacuation of seasonal workers: the employer must bear the cost"
EIGHT = "8 countries (Europe and Central Asia), incl. diaspora"
THIRTEEN = "Groups came from 13 countries of Europe and Central Asia"
Keys = Qt.Key


def notebook_of(path: Path, name: str, *lines: str) -> Desk:
    """One rapporteur's own notebook on the same consultation."""
    desk = create_desk(path, None, title=TITLE)
    work = Workplace(desk)
    work.me = work.person_named(name, Duty.RAPPORTEUR)
    session = work.add_session("Round table 3")
    for text in lines:
        fields = {"kind": "point", "text": text, "author": work.me}
        desk.do(Add(kind=EntityKind.ITEM, parent=session, fields=fields))
    return desk


def written(desk: Desk, to: Path) -> Path:
    share(desk, to, contents(desk), passphrase=PHRASE)
    return to


class Evening:
    """Anna's window, and Ben with his own notebook."""

    def __init__(self, hands: Any, folder: Path) -> None:
        self.hands = hands
        self.folder = folder
        self.ben = notebook_of(folder / "ben.micic", "Ben Wren", HIS, THIRTEEN)
        notebook_of(folder / "anna.micic", "Anna Kestrel", HERS, EIGHT).close()
        self.space = hands.open(folder / "anna.micic")
        self.desk = self.space.desk

    def sheet(self, sort: Any) -> Any:
        return self.space.sheets.get(sort)

    def line(self, text: str) -> str:
        items = self.desk.notebook.of_kind(EntityKind.ITEM)
        return next(one.id for one in items if one.text("text") == text)

    def texts(self) -> set[str]:
        return {one.text("text") for one in self.desk.notebook.of_kind(EntityKind.ITEM)}

    def take_in(self, path: Path, *, as_new: bool = False) -> None:
        sheet = self.sheet(MergeSheet)
        sheet.look_at(path)
        self.unlock(sheet)
        if as_new:
            self.hands.qtbot.waitUntil(sheet.as_new.isVisible, timeout=20_000)
            assert f"“{TITLE}”" in sheet.trouble.text()
            self.hands.press(Keys.Key_Return)
        self.hands.qtbot.waitUntil(
            lambda: sheet._found is not None and not sheet.busy(), timeout=20_000
        )
        self.hands.press(Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.hands.qtbot.waitUntil(sheet.isHidden, timeout=20_000)

    def unlock(self, sheet: MergeSheet) -> None:
        self.hands.qtbot.waitUntil(sheet.locked.isVisible, timeout=20_000)
        self.hands.type(PHRASE)
        self.hands.press(Keys.Key_Return)


@pytest.fixture
def evening(hands: Any, tmp_path: Path) -> Any:
    made = Evening(hands, tmp_path)
    yield made
    made.ben.close()


def test_two_notebooks_that_never_met_become_one_and_part_and_meet_again(evening: Any) -> None:
    file = written(evening.ben, evening.folder / "ben.micicx")
    # His file is of another consultation by its id: wanted all the same, it comes in.
    evening.take_in(file, as_new=True)
    assert evening.texts() == {HERS, EIGHT, HIS, THIRTEEN}
    join_what_was_made_twice(evening)
    lay_side_by_side(evening)
    read_what_is_printed(evening)
    chosen = settle_a_conflict(evening)
    take_the_first_merge_back(evening, chosen)


def test_of_two_that_are_joined_the_one_whose_report_was_begun_is_worked_in(evening: Any) -> None:
    his = evening.ben.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    evening.ben.do(Add(kind=EntityKind.PART, fields={}, parent=his))
    evening.take_in(written(evening.ben, evening.folder / "ben.micicx"), as_new=True)
    space, session = evening.space, evening.space.session
    assert space.workplace.consultation != his
    offers = evening.sheet(MadeTwiceSheet)
    while offers.found:
        evening.hands.press(Keys.Key_J)
    assert (space.workplace.consultation, space.session) == (his, session)
    notices = space.middle.messages
    while notices.message() is not None and "was begun" not in notices.message().text:
        notices.dismiss()
    assert notices.message() is not None, "nobody is led elsewhere without a word"


def join_what_was_made_twice(evening: Evening) -> None:
    """It is offered once, by itself: the consultation, then its session."""
    offers = evening.sheet(MadeTwiceSheet)
    assert offers.isVisible()
    while offers.found:
        evening.hands.press(Keys.Key_J)
    assert Links(evening.desk.notebook).group_of(evening.space.session) is not None
    work_where_he_wrote(evening)


def work_where_he_wrote(evening: Evening) -> None:
    """His session stands under hers, and one works there without leaving her report."""
    space, notebook = evening.space, evening.desk.notebook
    here, own = space.workplace.consultation, space.session
    his = notebook[evening.line(HIS)].parent
    assert space.sessions.model.ids() == [own, his]
    space.go_to_session(his)
    assert (space.session, space.workplace.consultation) == (his, here)
    assert count_unplaced(notebook, here) == len(evening.texts())
    space.go_to_session(own)


def lay_side_by_side(evening: Evening) -> None:
    """The same statement is joined; the two figures for one fact stand out, and never are."""
    evening.space.commands.run("notebook.side_by_side")
    pairs = evening.sheet(PairingSheet)
    evening.hands.qtbot.waitUntil(lambda: not pairs.busy(), timeout=20_000)
    same = pairs.facing.tie(evening.line(HERS), evening.line(HIS))
    assert same is not None
    pairs._go_to(same)
    evening.hands.press(Keys.Key_Return)
    assert Links(evening.desk.notebook).main_of(evening.line(HIS)) == evening.line(HERS)
    figures = pairs.facing.tie(evening.line(EIGHT), evening.line(THIRTEEN))
    assert figures is not None
    pairs._go_to(figures)
    assert "Another figure: 8 | 13" in pairs.parts.card.differing.text()
    evening.hands.press(Keys.Key_Return)
    assert Links(evening.desk.notebook).group_of(evening.line(EIGHT)) is None


def read_what_is_printed(evening: Evening) -> None:
    """Joined lines stay where they are on the screen; on paper one speaks for both."""
    assert [one[2] for one in evening.hands.outline()] == [HERS, EIGHT]
    consultation = evening.desk.notebook.consultation_of(evening.space.session)
    plan, _ = plan_report(evening.desk, consultation.id, Profile.OWN)
    (printed,) = [one for one in plan.blocks if one.text == HERS]
    assert {"AK", "BW"} <= set(printed.author.replace(",", " ").split())
    assert HIS not in [one.text for one in plan.blocks]


def settle_a_conflict(evening: Evening) -> str:
    """A line changed by both: asked, answered by one key; the words that stand now."""
    desk, ben = evening.desk, evening.ben
    merge(ben, [open_share(ben, written(desk, evening.folder / "anna.micicx"), PHRASE)])
    line = evening.line(THIRTEEN)
    ben.do(Reword(entity=line, text=f"{THIRTEEN}, he says"))
    desk.do(Reword(entity=line, text=f"{THIRTEEN}, she says"))
    evening.take_in(written(ben, evening.folder / "again.micicx"))
    assert desk.notebook[line].conflicts
    evening.space.commands.run("notebook.conflicts")
    conflicts = evening.sheet(ConflictsSheet)
    assert conflicts.panel.case.text.text() == THIRTEEN
    evening.hands.press(Keys.Key_1)
    assert not desk.notebook[line].conflicts
    return str(desk.notebook[line].text("text"))


def take_the_first_merge_back(evening: Evening, chosen: str) -> None:
    """What was worked on since stays; undone, everything is there again."""
    evening.space.commands.run("notebook.merges")
    merges, wait = evening.sheet(MergesSheet), evening.hands.qtbot.waitUntil
    evening.hands.press(Keys.Key_Down)
    wait(lambda: not merges.busy() and merges.back.isEnabled(), timeout=20_000)
    merges.take_back()
    wait(lambda: not merges.merges[1].active, timeout=20_000)
    assert {HERS, EIGHT, chosen} <= evening.texts()
    wait(lambda: not merges.busy(), timeout=20_000)
    evening.desk.undo()
    assert {HERS, EIGHT, HIS, chosen} <= evening.texts()
