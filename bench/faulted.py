"""A process whose every call to the disk may fail: what ``faults.py`` runs.

It is asked line by line on its standard input, as JSON: a job, a notebook, its passphrase, and
which call is to fail with what; a child is forked for each. It answers, as JSON, how many calls
there were, what was safe (ids), what was refused (codes), and the fault that no sentence was
said of ("" mostly).
"""

import ctypes
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from micic_desk.app.backing_up import back_up_now
from micic_desk.app.closing.archive import write_archive
from micic_desk.app.closing.deleting import about_to_go, delete_here
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.rekeying import change_passphrase
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add, AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import read_operation
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.ids import random_id
from micic_desk.store import backups
from micic_desk.store.inbox import Source
from micic_desk.store.key import Cost
from micic_desk.store.unusable import damaged

MANY = 20
OLD = Path(__file__).resolve().parent.parent / "tests" / "old" / "0001.micic"
OLD_PHRASE = "one two three four five six"
Asked = dict[str, Any]
Say = Callable[[str], object]


def _save(desk: Desk, asked: Asked, say: Say) -> None:
    del asked
    session = Workplace(desk).need_session()
    for number in range(3):
        fields = {"kind": "point", "text": f"A line saved as {number}."}
        say(desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session)).entities[0].id)


def _import(desk: Desk, asked: Asked, say: Say) -> None:
    del asked
    session = Workplace(desk).need_session()
    seed = Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": "Brought in at once."})
    for entity in desk.do(AddTrees(trees=(seed,) * MANY, parent=session, act=Act.IMPORT)).entities:
        say(entity.id)


def _merge(desk: Desk, asked: Asked, say: Say) -> None:
    told = [(read_operation(body), body) for body in asked["told"]]
    who = Source("A colleague", "ab" * 32, verified=True, digest="cd" * 16)
    for entity in desk.receive(told, who).entities:
        say(entity.id)


def _back_up(desk: Desk, asked: Asked, say: Say) -> None:
    del asked, say
    back_up_now(desk)


def _bring_back(desk: Desk, asked: Asked, say: Say) -> None:
    del asked, say
    for one in backups.backups_of(desk.path):
        backups.bring_back(one, desk.path)


def _rekey(desk: Desk, asked: Asked, say: Say) -> None:
    passphrase = asked["passphrase"]
    change_passphrase(desk, passphrase, f"{passphrase} no more")
    say("rekeyed")
    _save(desk, asked, say)


def _close(desk: Desk, asked: Asked, say: Say) -> None:
    """Archived without names, proved, and deleted here."""
    to = desk.path.parent / "kept" / "archive.micic"
    write_archive(desk.notebook, to, asked["passphrase"], cost=Cost.TRIVIAL)
    say("archived")
    going = about_to_go(desk)
    desk.close()
    done = delete_here(going)
    say("deleted" if done.complete else "left")


def _careless(desk: Desk, asked: Asked, say: Say) -> None:
    """The negative control: says what is safe before it is."""
    del asked
    entity = random_id()
    say(entity)
    fields = {"kind": "point", "text": "Said before it was safe."}
    parent = Workplace(desk).need_session()
    desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=parent, id=entity))


def _credulous(desk: Desk, asked: Asked, say: Say) -> None:
    """The other one: takes whatever fails for damage."""
    try:
        _back_up(desk, asked, say)
    except Refusal as refusal:
        raise damaged(desk.path) from refusal


JOBS: dict[str, Callable[[Desk, Asked, Say], None]] = {
    "save": _save,
    "import": _import,
    "merge": _merge,
    "upgrade": _save,
    "backup": _back_up,
    "bring back": _bring_back,
    "restore": _save,
    "rekey": _rekey,
    "settle": _save,
    "close": _close,
    "careless": _careless,
    "credulous": _credulous,
}


def _do(asked: Asked, say: Say) -> None:
    """The job; what is refused is said."""
    desk = None
    try:
        desk = open_desk(Path(asked["notebook"]), asked["passphrase"])
        JOBS[asked["job"]](desk, asked, say)
    except Refusal as refusal:
        say(f"refused {refusal.code}")
    finally:
        if desk is not None:
            desk.close()


def _in_a_child(asked: Asked, library: ctypes.CDLL) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(asked, library, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer: dict[str, Any] = json.loads(told.read())
    os.waitpid(child, 0)
    return answer


def _be_the_child(asked: Asked, library: ctypes.CDLL, writing: int) -> None:
    said: list[str] = []
    fault = ""
    library.fail_at(asked["at"], asked["error"], int(asked["ever"]), int(asked["reads"]))
    try:
        _do(asked, said.append)
    except BaseException:  # noqa: BLE001 - whatever it is, it is what we look for
        fault = traceback.format_exc()[-600:]
    answer = {"calls": library.calls_made(), "said": said, "fault": fault}
    library.fail_at(-1, 0, 0, 0)
    with os.fdopen(writing, "w") as back:
        back.write(json.dumps(answer))
    os._exit(0)


def _warm_up() -> None:
    """Do once what every child does, so that none compiles a statement or reads a module."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warm.micic"
        create_desk(path, "warm", title="Warm", cost=Cost.TRIVIAL).close()
        desk = open_desk(path, "warm")
        for job in (_save, _import, _back_up, _bring_back):
            job(desk, {}, str)
        desk.close()
        shutil.copyfile(OLD, Path(folder) / "old.micic")
        open_desk(Path(folder) / "old.micic", OLD_PHRASE).close()


def main() -> int:
    _warm_up()
    library = ctypes.CDLL(sys.argv[1])
    library.fail_at.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
    library.calls_made.restype = ctypes.c_long
    for line in sys.stdin:
        print(json.dumps(_in_a_child(json.loads(line), library)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
