"""However often a stick comes and goes, every line that was kept is there once, and in order."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from micic_desk.app.coming_back import find_again, go_on
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import Cost
from micic_desk.store.opening import lock_path
from tests.laws.doing import memory_disk

WORDS = "one two three four five six"
ACTS = ("say", "draft", "undo", "redo", "pull", "pull as it is kept", "sleep", "tidy", "reopen")


class Life:
    """A notebook on a stick, and what was said to be saved."""

    def __init__(self, place: Path) -> None:
        self.path = place / "stick" / "Notebook.micic"
        self.path.parent.mkdir()
        self.desk = create_desk(self.path, WORDS, title="Consultation", cost=Cost.TRIVIAL)
        self.session = Workplace(self.desk).need_session()
        self.kept: list[str] = []
        self.undone: list[str] = []
        self.draft = ""
        self.count = 0

    def live(self, act: str) -> None:
        {
            "say": self._say,
            "draft": self._keep_draft,
            "undo": self._undo,
            "redo": self._redo,
            "pull": self._pull,
            "pull as it is kept": self._pull_as_it_is_kept,
            "sleep": self._sleep,
            "tidy": self.desk.session.tidy,
            "reopen": self._reopen,
        }[act]()

    def shown(self) -> list[str]:
        items = self.desk.notebook.children(self.session, EntityKind.ITEM)
        return [one.text("text") for one in items]

    def _add(self) -> str:
        self.count += 1
        text = f"line {self.count}"
        fields = {"kind": "point", "text": text}
        after = [one.id for one in self.desk.notebook.children(self.session, EntityKind.ITEM)]
        last = after[-1] if after else None
        add = Add(kind=EntityKind.ITEM, fields=fields, parent=self.session, after=last)
        self.desk.do(add, draft_slot="capture")
        return text

    def _say(self) -> None:
        self.kept.append(self._add())
        self.undone.clear()
        self.draft = ""

    def _keep_draft(self) -> None:
        self.count += 1
        Memory(self.desk).keep("capture", f"draft {self.count}")
        self.draft = f"draft {self.count}"

    def _undo(self) -> None:
        if self.kept:
            self.desk.undo()
            self.undone.append(self.kept.pop())

    def _redo(self) -> None:
        if self.undone:
            self.desk.redo()
            self.kept.append(self.undone.pop())

    def _refused(self, act: Callable[[], object]) -> None:
        with pytest.raises(Refusal):
            act()

    def _pull(self) -> None:
        pocket = self._away()
        self._refused(self._add)
        self._refused(lambda: Memory(self.desk).keep("capture", "refused"))
        self._back(pocket)

    def _away(self) -> Path:
        return self.path.parent.rename(self.path.parent.with_name("pocket"))

    def _back(self, pocket: Path) -> None:
        """Other files, as far as the system knows, and no lock of anybody's."""
        shutil.copytree(pocket, self.path.parent)
        shutil.rmtree(pocket)
        lock_path(self.path).unlink()
        go_on(self.desk, find_again(self.desk))

    def _pull_as_it_is_kept(self) -> None:
        dialect = type(self.desk.session._engine.dialect)
        real = dialect.do_commit

        def commit(one: object, connection: object) -> None:
            real(one, connection)  # type: ignore[arg-type]
            problem = dbapi2.OperationalError("disk I/O error")
            problem.sqlite_errorname = "SQLITE_IOERR_FSYNC"  # type: ignore[attr-defined]
            raise problem

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(dialect, "do_commit", commit)
            self._refused(self._add)
        # On the disk it is, and what was undone before it is so for good.
        self.kept.append(f"line {self.count}")
        self.undone.clear()
        self.draft = ""
        self._back(self._away())

    def _sleep(self) -> None:
        pocket = self._away()
        self._refused(self._add)
        pocket.rename(self.path.parent)
        assert find_again(self.desk) is None

    def _reopen(self) -> None:
        self.desk.close()
        self.desk = open_desk(self.path, WORDS)
        assert self.desk.told == []


@settings(max_examples=20, deadline=None)
@given(acts=st.lists(st.sampled_from(ACTS), max_size=10))
def test_whatever_comes_and_goes_each_kept_line_is_there_once(acts: list[str]) -> None:
    with tempfile.TemporaryDirectory(dir=memory_disk()) as place:
        life = Life(Path(place))
        try:
            for act in [*acts, "say"]:
                life.live(act)
                assert life.shown() == life.kept
            life.live("reopen")
            assert life.shown() == life.kept
            drafts = [one.text for one in Memory(life.desk).drafts()]
            assert drafts == [life.draft] * bool(life.draft)
            assert life.desk.session.second_copy_fault is None
        finally:
            desk: Desk = life.desk
            desk.close()
        life.path.unlink()
        again = open_desk(life.path, WORDS)  # the second copy alone says the same
        life.desk = again
        assert life.shown() == life.kept
        again.close()
