"""A notebook on disk with a session of nested lines, and gestures drawn at random."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add, AddTrees, Seedling
from micic_desk.domain.edits.changing import Change, Delete, Restore, Retype, Reword
from micic_desk.domain.edits.copying import CopyTrees
from micic_desk.domain.edits.moving import Indent, Move, Outdent, Shift
from micic_desk.domain.edits.replacing import Replacement, ReplaceWords
from micic_desk.domain.edits.reporting import PlaceItems, WithdrawItems
from micic_desk.domain.edits.restoring import TakeOut
from micic_desk.domain.edits.spacing import FIRST
from micic_desk.domain.edits.wording import JoinWith, SplitAt
from micic_desk.domain.finding import Stretch
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import EntityKind, ItemKind, SectionRole
from micic_desk.domain.operation import Operation
from micic_desk.domain.sentences import Refusal
from micic_desk.store import log
from micic_desk.store.inbox import Source
from micic_desk.ui.bridge.bridge import Bridge

GROUPS = ("Children", "Women", "Undocumented")


class Setting:
    """One desk with a consultation, two sessions, a report, and what to do with them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.bridge = Bridge(desk)
        self.workplace = Workplace(desk)
        self.consultation = self.workplace.need_consultation()
        self.session = self.workplace.add_session("First day")
        self.other_session = self.workplace.add_session("Second day")
        part = self._add(EntityKind.PART, self.consultation, title="Part one")
        self.sections = [
            self._add(
                EntityKind.SECTION, part, role=SectionRole.KEY_POINT.value, title=f"Point {n}"
            )
            for n in (1, 2, 3)
        ]
        self.part = part
        self.items = [self.item(text, self.session) for text in GROUPS]

    def _add(self, kind: EntityKind, parent: str, **fields: str) -> str:
        return self.desk.do(Add(kind=kind, fields=fields, parent=parent)).entities[0].id

    def item(self, text: str, parent: str, after: str | None = None, **fields: str) -> str:
        said = {"kind": ItemKind.POINT.value, "text": text, **fields}
        edit = Add(kind=EntityKind.ITEM, fields=said, parent=parent, after=after)
        return self.desk.do(edit).entities[0].id

    def operations(self) -> list[Operation]:
        found = []
        with self.desk.session.transaction() as connection:
            for entity in self.desk.notebook:
                found.extend(log.of_entity(connection, entity.id))
        return found

    def close(self) -> None:
        self.bridge.close()
        self.desk.close()


class Hand:
    """Does gestures at random, the same ones for the same seed."""

    def __init__(self, setting: Setting, seed: int) -> None:
        self.setting = setting
        self.draw = random.Random(seed)  # noqa: S311 - the same gestures each time, no secret
        self.count = 0

    def shown(self, *kinds: EntityKind) -> list[str]:
        notebook = self.setting.desk.notebook
        return sorted(one.id for kind in kinds for one in notebook.of_kind(kind))

    def some(self, entities: list[str]) -> tuple[str, ...]:
        wanted = min(len(entities), self.draw.choice((1, 1, 1, 2, 4, 9)))
        return tuple(self.draw.sample(entities, wanted))

    def edit(self) -> Edit:
        items = self.shown(EntityKind.ITEM) or self.setting.items
        every = self.shown(EntityKind.ITEM, EntityKind.PLACEMENT, EntityKind.SECTION)
        sections = self.shown(EntityKind.SECTION) or self.setting.sections
        one, some = self.draw.choice(items), self.some(items)
        homes = [self.setting.session, self.setting.other_session, *items, *items, *sections]
        home = self.draw.choice(homes)
        after = self.draw.choice([None, FIRST, self.draw.choice(items)])
        text = f"words {self.count}"
        binned = sorted(each.id for each in self.setting.desk.notebook if each.dead)
        wishes: list[Edit] = [
            self._trees(home, after),
            self._trees(home, after),
            Reword(entity=one, text=text),
            Retype(entities=some, kind=self.draw.choice(list(ItemKind))),
            Move(entities=some, parent=home, after=after),
            Move(entities=some, parent=home, after=after),
            Shift(entities=some, steps=self.draw.choice((-1, 1))),
            Indent(entities=some),
            Outdent(entities=some),
            JoinWith(first=one, second=self.draw.choice(items)),
            SplitAt(entity=one, offset=3),
            PlaceItems(items=some, section=self.draw.choice(sections)),
            WithdrawItems(items=some),
            Change(entities=some, fields={"speaker": self.draw.choice(["??", None])}),
            Move(entities=self.some(every), parent=self.draw.choice(sections), after=after),
            Shift(entities=(self.draw.choice(sections),), steps=1),
            CopyTrees(entities=some[:2], parent=home, after=after),
            self._replacement(one, text),
        ]
        if self.draw.random() < 0.25:
            wishes = [Delete(entities=(self.draw.choice(every or items),))]
        if binned and self.draw.random() < 0.1:
            wishes = [Restore(entities=self.some(binned)), TakeOut(entities=self.some(binned))]
        return self.draw.choice(wishes)

    def _replacement(self, item: str, instead: str) -> ReplaceWords:
        before = self.setting.desk.notebook[item].text("text")
        wish = Replacement(item, "text", before, (Stretch(0, len(before) // 2),))
        return ReplaceWords(replacements=(wish,), instead=instead)

    def _trees(self, home: str, after: str | None) -> AddTrees:
        def tree(depth: int) -> Seedling:
            self.count += 1
            children = range(self.draw.choice((0, 0, 1, 2)) if depth < 3 else 0)
            fields = {"kind": ItemKind.POINT.value, "text": f"line {self.count}"}
            return Seedling(
                kind=EntityKind.ITEM,
                fields=fields,
                children=tuple(tree(depth + 1) for _ in children),
            )

        trees = tuple(tree(0) for _ in range(self.draw.choice((1, 1, 3))))
        return AddTrees(trees=trees, parent=home, after=after)

    def act(self) -> bool:
        """One gesture, sometimes undo or redo; False where it was refused."""
        self.count += 1
        chance = self.draw.random()
        try:
            if chance < 0.12:
                self.setting.desk.undo()
            elif chance < 0.18:
                self.setting.desk.redo()
            else:
                self.setting.desk.do(self.edit())
        except Refusal:
            return False
        return True


def make_setting(path: Path) -> Setting:
    return Setting(create_desk(path, None, title="A consultation"))


@pytest.fixture
def setting(tmp_path: Path) -> Iterator[Setting]:
    made = make_setting(tmp_path / "one.micic")
    yield made
    made.close()


@pytest.fixture
def partner(tmp_path: Path, setting: Setting) -> Iterator[Setting]:
    """A co-rapporteur's copy of the same notebook."""
    desk = create_desk(tmp_path / "two.micic", None)
    give(setting, desk)
    copy = Setting.__new__(Setting)
    copy.__dict__.update(setting.__dict__)
    copy.desk, copy.bridge = desk, Bridge(desk)
    yield copy
    desk.close()


@pytest.fixture
def hand() -> Callable[[Setting, int], Hand]:
    """Makes a hand that does the same random gestures for the same seed."""
    return Hand


@pytest.fixture(name="give")
def give_fixture() -> Callable[[Setting, Desk], None]:
    """Lets a notebook take in everything of another one."""
    return give


def give(one: Setting, to: Desk) -> None:
    """Let another notebook take in everything of this one."""
    source = Source(sender="", sender_key="", verified=False, digest=str(len(one.desk.notebook)))
    to.receive([(each, each.to_text()) for each in one.operations()], source)
