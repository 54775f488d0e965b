"""The seals are looked at slice by slice, and say what SQLCipher says of all of them at once."""

from pathlib import Path

import pytest

from micic_desk.app.opening import create_desk
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind
from micic_desk.store.key import Cost
from micic_desk.store.looking import pages
from micic_desk.store.looking.slices import Seen

PAGE = 4096


@pytest.mark.parametrize("bent", [(), (100,), (PAGE + 7,), (PAGE * 3 - 1, PAGE * 5, PAGE * 5 + 9)])
def test_it_finds_the_pages_that_sqlcipher_finds(
    tmp_path: Path, bent: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_AT_ONCE", 4)
    desk = create_desk(tmp_path / "a.micic", "only for this", title="Pages", cost=Cost.TRIVIAL)
    lines = tuple(
        Seedling(kind=EntityKind.SESSION, fields={"title": f"{one} " * 50}) for one in range(40)
    )
    consultation = next(iter(desk.notebook.of_kind(EntityKind.CONSULTATION))).id
    desk.do(AddTrees(trees=lines, parent=consultation))
    desk.session.tidy()
    assert desk.path.stat().st_size > 12 * PAGE
    with desk.path.open("r+b") as file:
        for place in bent:
            file.seek(place)
            was = file.read(1)
            file.seek(place)
            file.write(bytes([was[0] ^ 1]))
    raw, seen = desk.session.raw, Seen()
    assert raw is not None
    list(pages._seals(desk.session, raw, seen))
    said = desk.session._driver.execute("PRAGMA cipher_integrity_check").fetchall()
    assert seen.wrong == len(said) == len({place // PAGE for place in bent})
    desk.session._let_go()
