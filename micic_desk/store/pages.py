"""Whether every page of a notebook is as it was written."""

from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from micic_desk.store.faults import told_plainly
from micic_desk.store.key import RawKey


def pages_are_well(path: Path, raw: RawKey | None, engine: Engine) -> bool:
    """Look at the seal of every page, or at how they hang together where they have none.

    After a checkpoint, because a page that was cut by a kill stands whole in the log.
    """
    with told_plainly(path), engine.connect() as connection:
        # Straight to the driver: inside a transaction there is no checkpoint.
        driver = connection.connection.driver_connection
        assert driver is not None
        try:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except dbapi2.OperationalError:
            # On a full disk the log stays; what is in it is looked at the next time.
            return True
        if raw is None:
            return bool(driver.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        return not driver.execute("PRAGMA cipher_integrity_check").fetchall()
