"""The one list of what belongs to a notebook: a file that is missing from it is a leak."""

from pathlib import Path

import pytest

from micic_desk.store.besides import beside, files_of, unfinished_in
from micic_desk.store.opening import create

NAMES = (
    *(
        ".Rivers.micic.0123abcd.new",
        ".Rivers.micic.0123abcd.new-wal",
        ".Rivers.micic.0123abcd.pages",
    ),
    *(".Rivers.micic-second.0123abcd.new", ".Rivers.micic.rekeying"),
    ".Rivers.micic.rekeyed.new",
    *("Rivers (damaged 2026-01-02 03.04.05).micic", "Rivers (set aside 2026).micic-second"),
    *("Rivers as of 2026-01-02 03.04.micic", "Rivers as of 2026-01-02 03.04.micic-wal"),
)
OTHERS = ("Rivers.txt", "Rivers and lakes.micic", ".Riversides.micic.0123abcd.new", "Riv.micic")


def test_every_kind_of_file_is_found_and_nobody_elses(tmp_path: Path) -> None:
    path = tmp_path / "Rivers.micic"
    session = create(path, None)
    for name in (*NAMES, *OTHERS):
        (tmp_path / name).write_bytes(b"x")
    folder = tmp_path / "Backups of Rivers"
    (folder / ".worked-on-x").mkdir(parents=True)
    inside = (
        "Rivers 2026-01-02 03.04.05.micic",
        # Of one that was opened by itself.
        "Rivers 2026-01-02 03.04.05.micic-second",
        "Rivers 2026-01-02 03.04.05.micic-wal",
        ".Rivers 2026.micic.0.new",
        ".worked-on-x/Rivers.micic",
    )
    for name in inside:
        (folder / name).write_bytes(b"x")
    found = {str(one.relative_to(tmp_path)) for one in files_of(path, None)}
    own = {"Rivers.micic", "Rivers.micic-wal", "Rivers.micic-second", ".Rivers.micic.micic-lock"}
    assert found == own | set(NAMES) | {f"Backups of Rivers/{one}" for one in inside}
    assert {one.path.name for one in beside(path, None) if one.own} == own
    session.close()


@pytest.mark.parametrize("name", [".0123456789abcdef.part"])
def test_documents_that_were_broken_off_are_known(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF")
    (tmp_path / ".another.part").write_bytes(b"")
    assert [one.name for one in unfinished_in(tmp_path)] == [name]
