from pathlib import Path

from micic_desk.app.glance import seems_plain
from micic_desk.app.opening import create_desk
from micic_desk.store.key import Cost


def test_a_glance_tells_plain_from_locked_and_from_nothing(tmp_path: Path) -> None:
    plain, locked = tmp_path / "plain.micic", tmp_path / "locked.micic"
    create_desk(plain, None).close()
    create_desk(locked, "twelve letters", cost=Cost.TRIVIAL).close()
    assert seems_plain(plain)
    assert not seems_plain(locked)
    assert not seems_plain(tmp_path / "none.micic")
    assert not seems_plain(tmp_path)
    assert not seems_plain(Path("odd\0name"))
