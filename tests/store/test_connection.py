"""What goes straight to the driver is told like everything else."""

from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from micic_desk.store.connection import connect


def test_a_transaction_that_cannot_begin_says_so_as_every_statement_does(tmp_path: Path) -> None:
    """Whoever opens files by the dozen catches one sort of error."""
    path = tmp_path / "letter.micic"
    path.write_bytes(b"no notebook " * 1000)
    engine = connect(path, None, mode="rw", settled=False)
    with engine.connect() as connection, pytest.raises(DBAPIError):
        connection.begin()
    engine.dispose()
