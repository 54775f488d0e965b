"""A process that captures lines into a notebook until it is killed: what ``kill.py`` kills.

It prints each item's id only after it is safe on disk. With ``--liar`` it prints before it
writes: the negative control that the killing must catch.
"""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from micic_desk.app.backing_up import back_up_now
from micic_desk.app.opening import open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.ids import random_id


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("notebook", type=Path)
    asked.add_argument("--passphrase")
    asked.add_argument("--backups", action="store_true")
    asked.add_argument("--liar", action="store_true")
    given = asked.parse_args()
    desk = open_desk(given.notebook, given.passphrase)
    session = Workplace(desk).need_session()
    print("ready", flush=True)
    count = 0
    while True:
        count += 1
        entity = random_id()
        if given.liar:
            print(entity, flush=True)
        fields = {"kind": "point", "text": f"A line that was captured as number {count}."}
        desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session, id=entity))
        if count % 5 == 0:
            desk.do(Reword(entity=entity, text=f"Other words for number {count}."))
        if count % 7 == 0:
            desk.undo()
            desk.redo()
        if given.backups and count % 3 == 0:
            # Two in one second have one name, and the second is refused.
            with suppress(Refusal):
                back_up_now(desk)
        if not given.liar:
            print(entity, flush=True)


if __name__ == "__main__":
    sys.exit(main())
