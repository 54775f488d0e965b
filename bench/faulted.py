"""A process whose every call to the disk may fail: what ``faults.py`` runs.

It prints each line's id after it was called safe, ``refused CODE`` for what was refused, and
ends with 0 unless something went wrong that no sentence was said of.
"""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from micic_desk.app.backing_up import back_up_now
from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.app.rekeying import change_passphrase
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add, AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

MANY = 20


def _save(desk: Desk) -> None:
    session = Workplace(desk).need_session()
    for number in range(3):
        fields = {"kind": "point", "text": f"A line saved as {number}."}
        print(desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session)).entities[0].id)


def _import(desk: Desk) -> None:
    session = Workplace(desk).need_session()
    seed = Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": "Brought in at once."})
    for entity in desk.do(AddTrees(trees=(seed,) * MANY, parent=session, act=Act.IMPORT)).entities:
        print(entity.id)


def _back_up(desk: Desk) -> None:
    back_up_now(desk)


def _rekey(desk: Desk) -> None:
    passphrase = sys.argv[3]
    change_passphrase(desk, passphrase, f"{passphrase} no more")
    print("rekeyed")
    _save(desk)


def _open(desk: Desk) -> None:
    del desk


JOBS: dict[str, Callable[[Desk], None]] = {
    "save": _save,
    "import": _import,
    "backup": _back_up,
    "restore": _open,
    "rekey": _rekey,
}


def main() -> int:
    job, notebook, passphrase = sys.argv[1:]
    desk = None
    try:
        desk = open_desk(Path(notebook), passphrase)
        JOBS[job](desk)
    except Refusal as refusal:
        print("refused", refusal.code)
    finally:
        if desk is not None:
            desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
