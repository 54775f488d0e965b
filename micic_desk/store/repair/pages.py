"""What is left of an encrypted notebook, page by page, whatever else is gone of it.

Every page is sealed by itself, so the good ones are known. They are laid into a scratch
database whose own first page is whole and which has one table; that table is pointed at one
page after the other, so that SQLCipher itself reads the rows of each. Nothing is written in
the clear, and a row is taken only if it is an operation that says its own id.
"""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from micic_desk.domain.operation import MalformedOperationError, read_operation
from micic_desk.store import tables
from micic_desk.store.key import PAGE, RawKey, is_sealed, sealing_key
from micic_desk.store.second.rows import OPERATION, Change

_COLUMNS = ", ".join(column.name for column in tables.operation.columns if column.name != "n")
Enough: TypeAlias = Callable[[list[Change]], bool]
_AT_ONCE = 1 << 20
_WAL_HEAD, _FRAME_HEAD = 32, 24


def operations_in(path: Path, raw: RawKey, scratch: Path, enough: Enough) -> list[Change]:
    """Every operation in the readable pages of a notebook and its write-ahead log.

    ``scratch`` is a path beside it where no file is; it is gone again afterwards. Raises OSError
    where a file is there and cannot be read. Where what was found is not ``enough`` the pages
    that said nothing are read once more.
    """
    key = sealing_key(raw)
    pages = {
        number: page
        for number, page in _pages(path, Path(f"{path}-wal"))
        if number > 1 and is_sealed(page, number, key)
    }
    if not pages:
        return []
    try:
        _lay_out(scratch, pages, raw)
        return _read(scratch, sorted(pages), raw, enough)
    finally:
        for leftover in (scratch, Path(f"{scratch}-wal"), Path(f"{scratch}-journal")):
            leftover.unlink(missing_ok=True)


def _pages(path: Path, log: Path) -> Iterator[tuple[int, bytes]]:
    """Pages with their numbers, those of the write-ahead log last: they are the newer ones."""
    yield from enumerate(_blocks(path, 0, PAGE), 1)
    frames = list(_blocks(log, _WAL_HEAD, _FRAME_HEAD + PAGE))
    if not frames:
        return
    salt = frames[0][8:16]
    ours = [one for one in frames if one[8:16] == salt]
    commits = [at for at, one in enumerate(ours) if one[4:8] != bytes(4)]
    for frame in ours[: commits[-1] + 1 if commits else 0]:
        yield struct.unpack_from(">I", frame)[0], frame[_FRAME_HEAD:]


def _blocks(path: Path, skip: int, size: int) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            file.seek(skip)
            while len(block := file.read(size)) == size:
                yield block
    except FileNotFoundError:
        return


def _lay_out(scratch: Path, pages: dict[int, bytes], raw: RawKey) -> None:
    """A scratch database of as many pages, its first one whole, the good ones in their places."""
    size = max(pages)
    connection = _open(scratch, raw)
    try:
        connection.execute("PRAGMA journal_mode=OFF").fetchall()
        connection.execute(f"CREATE TABLE t(n INTEGER PRIMARY KEY, {_COLUMNS})")
        connection.execute("CREATE TABLE room(b)")
        while connection.execute("PRAGMA page_count").fetchone()[0] < size:
            missing = size - connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(
                "INSERT INTO room VALUES(zeroblob(?))", (min(missing, 10_000) * PAGE,)
            )
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        connection.close()
    with scratch.open("r+b") as file:
        for number, page in pages.items():
            file.seek((number - 1) * PAGE)
            file.write(page)


def _read(scratch: Path, numbers: list[int], raw: RawKey, enough: Enough) -> list[Change]:
    found: list[Change] = []
    known: set[str] = set()
    silent = _read_some(scratch, numbers, raw, known, found)
    if enough(found):
        return found
    # Most of these hold no rows; but of a disk that did not answer SQLite says the same.
    _read_some(scratch, silent, raw, known, found)
    with scratch.open("rb", buffering=0) as file:
        while file.read(_AT_ONCE):
            pass
    return found


def _read_some(
    scratch: Path, numbers: list[int], raw: RawKey, known: set[str], found: list[Change]
) -> list[int]:
    """Read the rows of pages; gives the pages that could not be read as such."""
    silent: list[int] = []
    connection = _open(scratch, raw)
    try:
        for number in numbers:
            try:
                found.extend(_rows_of(connection, number, known))
            except dbapi2.Error:
                silent.append(number)
                # After one page that cannot be read SQLCipher reads no other.
                connection.close()
                connection = _open(scratch, raw)
    finally:
        connection.close()
    return silent


def _rows_of(
    connection: Any,  # noqa: ANN401 - the driver is untyped
    number: int,
    known: set[str],
) -> Iterator[Change]:
    connection.execute("UPDATE sqlite_schema SET rootpage=? WHERE name='t'", (number,))
    connection.execute("PRAGMA writable_schema=RESET")
    connection.execute("PRAGMA writable_schema=ON")
    for row in connection.execute("SELECT * FROM t"):
        if row[1] not in known and _is_operation(row):
            known.add(row[1])
            yield (OPERATION, *row)


def _is_operation(row: tuple[Any, ...]) -> bool:
    number, one, entity, lamport, actor, sequence, local, visible, body = row
    numbers = (number, lamport, sequence, local, visible)
    if not all(isinstance(each, int) for each in numbers):
        return False
    if not all(isinstance(each, str) for each in (one, entity, actor, body)):
        return False
    try:
        said = read_operation(body)
    except (MalformedOperationError, ValueError, RecursionError):
        return False
    return (said.id, said.entity, said.lamport) == (one, entity, lamport)


def _open(scratch: Path, raw: RawKey) -> Any:  # noqa: ANN401 - the driver is untyped
    connection = dbapi2.connect(str(scratch), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute(f"PRAGMA key={raw.pragma()}").fetchall()
    connection.execute("PRAGMA synchronous=OFF").fetchall()
    connection.execute("PRAGMA cell_size_check=ON").fetchall()
    connection.execute("PRAGMA writable_schema=ON").fetchall()
    return connection
