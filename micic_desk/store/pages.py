"""Whether every page of a notebook is as it was written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from micic_desk.store.faults import told_plainly
from micic_desk.store.key import RawKey


def pages_are_well(path: Path, raw: RawKey | None, driver: Any) -> bool:  # noqa: ANN401 - untyped
    """Look at the seal of every page, or at how they hang together where they have none.

    After a checkpoint, because a page that was cut by a kill stands whole in the log. Straight
    to the driver and outside any transaction: inside one there is no checkpoint.
    """
    with told_plainly(path):
        try:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except dbapi2.OperationalError:
            # On a full disk the log stays; what is in it is looked at the next time.
            return True
        return _are_well(driver, raw)


def pages_look_well(
    path: Path, raw: RawKey | None, look: Callable[[Any, RawKey | None], bool] | None = None
) -> bool:
    """The same from any thread while the notebook is open, and without keeping anybody waiting.

    Pages that are being written meanwhile may look ill: whoever is told so looks again by
    `pages_are_well`.
    """
    try:
        with aside(path, raw) as driver:
            return (look or _are_well)(driver, raw)
    except dbapi2.Error:
        return False


@contextmanager
def aside(path: Path, raw: RawKey | None) -> Iterator[Any]:
    """A connection of one's own to a file that may be open, for looks that keep nobody waiting.

    It takes no lock, so nobody's turn is needed; SQLite itself sees to it that closing it lets
    go of no lock of the other. What stands in the write-ahead log it does not see. Raises the
    driver's errors.
    """
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    driver = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        if raw is not None:
            driver.execute("PRAGMA cipher_log_level=NONE").fetchall()
            driver.execute(f"PRAGMA key={raw.pragma()}").fetchall()
        yield driver
    finally:
        driver.close()


def holds_together(path: Path, raw: RawKey | None) -> bool:
    """The same, and also what stands on the pages; of what the write-ahead log has, nothing."""
    return pages_look_well(path, raw, _hang_together)


def _hang_together(driver: Any, raw: RawKey | None) -> bool:  # noqa: ANN401 - the driver is untyped
    return _are_well(driver, raw) and driver.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)


def _are_well(driver: Any, raw: RawKey | None) -> bool:  # noqa: ANN401 - the driver is untyped
    if raw is None:
        return bool(driver.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    return not driver.execute("PRAGMA cipher_integrity_check").fetchall()
