"""A name taken out for good: how many hits are left in everything that lies beside a notebook.

Looked at are the pages (log, index, drafts, settings, undo), the write-ahead log, the second
copy, two backups, what undo brings back, and the file that is shared next.
``bench/purge.py [LINES]``. Both notebooks are plain, so that what is scanned is the very bytes
of their pages; an encrypted one has the same pages under its key. The negative control has the
name reworded and deleted as anybody would do it, and not taken out: it must still hold it.
"""

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from bench.notes import filled
from bench.scratch import on_disk
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.purging_copies import remove_everywhere
from micic_desk.app.share_contents import contents
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.backups import back_up
from micic_desk.store.second.reading import look, second_path, whole_rows

NAME, INSTEAD = "Quillonmar", "somebody"


def hits(folder: Path) -> int:
    """How often the name stands in the bytes of all files, in whatever case."""
    wanted = NAME.lower()
    bare = sum(
        one.read_bytes().lower().count(wanted.encode())
        for one in folder.rglob("*")
        if one.is_file()
    )
    return bare + sum(_rows_in(one).lower().count(wanted) for one in _seconds(folder))


def _seconds(folder: Path) -> list[Path]:
    """The second copies in a folder."""
    found = [second_path(one) for one in folder.glob("*.micic")]
    assert all(one.exists() for one in found)
    return found


def _rows_in(second: Path) -> str:
    """What a second copy says when it is opened: its frames are packed."""
    data = second.read_bytes()
    found = look(data, None)
    assert found is not None
    return repr(list(whole_rows(data, found).changes()))


def named(folder: Path, count: int) -> Desk:
    """A notebook in which every tenth line and some settings name somebody."""
    desk, _, _ = filled(folder, count, plain=True)
    items = sorted(one.id for one in desk.notebook.of_kind(EntityKind.ITEM))[::10]
    edits = tuple(Reword(entity=one, text=f"{NAME} said: {one[:6]}") for one in items)
    desk.do(Together(edits=edits, act=Act.REWORD))
    Memory(desk).keep("capture", f"ask {NAME}")
    Memory(desk).put("spelling_words", [NAME])
    return desk


def reworded(desk: Desk) -> None:
    """What anybody would do about a name: write something else in its place."""
    items = sorted(one.id for one in desk.notebook.of_kind(EntityKind.ITEM))[::10]
    edits = tuple(Reword(entity=one, text=f"{INSTEAD} said: {one[:6]}") for one in items)
    desk.do(Together(edits=edits, act=Act.REWORD))
    Memory(desk).keep("capture", "")
    Memory(desk).put("spelling_words", [])


def backed_up(desk: Desk) -> None:
    """Two backups: one that says the name in its lines, and one only in their history."""
    now = datetime.now().astimezone()
    back_up(desk.session, now - timedelta(hours=30))
    items = sorted(one.id for one in desk.notebook.of_kind(EntityKind.ITEM))[::20]
    edits = tuple(Reword(entity=one, text=f"{INSTEAD} said so") for one in items)
    desk.do(Together(edits=edits, act=Act.REWORD))
    back_up(desk.session, now - timedelta(hours=3))


def said_again(desk: Desk) -> int:
    """Hits in the next share file, before and after everything was undone."""
    found = 0
    for _ in range(2):
        found += "".join(contents(desk).operations).lower().count(NAME.lower())
        while desk.next_undo() is not None:
            desk.undo()
    return found


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with on_disk() as place:
        left = []
        for name in ("purged", "control"):
            folder = Path(place) / name
            folder.mkdir()
            desk = named(folder, count)
            backed_up(desk)
            start = time.perf_counter()
            if name == "purged":
                _, copies = remove_everywhere(desk, NAME, INSTEAD)
                tell("purge.took", time.perf_counter() - start, "s")
                tell("purge.backups", copies.rewritten, "written anew")
                tell("purge.hits_while_open", hits(folder), "hits")
            else:
                reworded(desk)
            again = said_again(desk)
            tell(f"purge.shared_or_undone.{name}", again, "hits")
            desk.close()
            left.append(hits(folder) + again)
            tell(f"purge.hits.{name}", left[-1], "hits")
    return 0 if left[0] == 0 < left[1] else 1


if __name__ == "__main__":
    sys.exit(main())
