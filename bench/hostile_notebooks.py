"""Notebooks that nobody should send: at least two hundred, each with what has to come of it.

Made from an honest notebook by SQL, as somebody with a database tool would. ``wanted`` is the
code of the refusal, or nothing where the notebook must open and work.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlcipher3 import dbapi2

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import canonical
from micic_desk.domain.order import OrderKeys
from micic_desk.store.key import Cost, derive

NAME = "sent.micic"
PHRASE = "river lamp stone"
FOREVER = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT {what} FROM c"
DEEP = "[" * 100_000 + "]" * 100_000
SALVAGED = "store.both_damaged"
"""Of a sealed notebook the entries that are good can be taken out page by page."""
NO_NUMBER = """body = replace(body, '"w":{', '"w":{"z":NaN,')"""
UPDATE = "UPDATE {table} SET {change} WHERE {where}"
REWRITE = "UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{table}'"
BESIDE = "SELECT * FROM (SELECT * FROM hidden), ({endless})"
KEPT = {
    "operation": ("id", "entity", "lamport", "actor", "sequence", "local", "visible", "body"),
    "gesture": ("act", "members", "undone", "first", "last", "incoming", "at"),
    "incoming": ("sender", "sender_key", "verified", "digest", "at", "active"),
    "draft": ("text", "at"),
    "setting": ("value",),
}
SETTLED = ("kind", "parent", "position", "dead", "created", "fields", "conflicts", "flags")
TABLES = (*KEPT, "entity", "person", "arrival", "alembic_version")


@dataclass(frozen=True)
class Notebook:
    """One hostile notebook; ``bend`` does it to an honest one in a folder of its own."""

    name: str
    wanted: str
    bend: Callable[[Path], None]
    sealed: bool = False


def honest(folder: Path, *, sealed: bool = False) -> Path:
    """The notebook that all others are made from."""
    path = folder / NAME
    desk = create_desk(path, PHRASE if sealed else None, title="Water", cost=Cost.TRIVIAL)
    work = Workplace(desk)
    work.me = work.person_named("N. N.")
    session = work.need_session()
    lines = [_note(desk, session, f"line {number}") for number in range(6)]
    desk.do(Reword(entity=lines[0], text="line 0, worded anew"))
    desk.undo()
    with desk.session.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO incoming VALUES(1, 'Ben', 'ab', 1, 'cd', 5, 1)")
        connection.exec_driver_sql("INSERT INTO draft VALUES('line', 'half a word', 5)")
    desk.close()
    return path


def _note(desk: Desk, session: str, text: str) -> str:
    fields = {"kind": "point", "text": text}
    return desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session)).entities[0].id


def cases() -> Iterator[Notebook]:
    """All of them; the same ones every time."""
    for make in (_things_that_run, _tables, _values, _log, _settled_state, _settings, _files):
        yield from make()


def _sql(*statements: str) -> Callable[[Path], None]:
    def bend(path: Path) -> None:
        connection = _open(path)
        for one in statements:
            connection.execute(one)
        connection.close()

    return bend


def _changed(table: str, change: str, where: str = "1") -> Callable[[Path], None]:
    return _sql(UPDATE.format(table=table, change=change, where=where))


def _open(path: Path) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None)
    head = path.read_bytes()[:16]
    if not head.startswith(b"SQLite format 3"):
        connection.execute(f"PRAGMA key={derive(PHRASE, head).pragma()}").fetchall()
    connection.execute("PRAGMA ignore_check_constraints=ON")
    return connection


def _things_that_run() -> Iterator[Notebook]:
    ours = "store.not_ours"
    for table in TABLES:
        for event in ("INSERT", "UPDATE", "DELETE"):
            for when in ("BEFORE", "AFTER"):
                does = f"BEGIN {FOREVER.format(what='max(x)')}; END"
                made = f"CREATE TRIGGER t {when} {event} ON {table} {does}"
                yield Notebook(f"trigger {when} {event} {table}", ours, _sql(made))
        columns = BESIDE.format(endless=FOREVER.format(what="x"))
        instead = f"CREATE VIEW {table} AS {columns}"
        move = f"ALTER TABLE {table} RENAME TO hidden"
        yield Notebook(
            f"endless view {table}", ours, _sql("PRAGMA legacy_alter_table=ON", move, instead)
        )
    for name, made in {
        "view": f"CREATE VIEW other AS {FOREVER.format(what='x')}",
        "index on an expression": "CREATE INDEX other ON operation(length(body))",
        "index of a part": "CREATE INDEX other ON operation(n) WHERE n > 1",
        "table": "CREATE TABLE other(x)",
        "word index": "CREATE VIRTUAL TABLE other USING fts5(x)",
        "vocabulary": "CREATE VIRTUAL TABLE other USING fts5vocab(search, row)",
        "rooms": "CREATE VIRTUAL TABLE other USING rtree(a, b, c)",
    }.items():
        yield Notebook(f"another {name}", ours, _sql(made))
        yield Notebook(f"another {name}, sealed", ours, _sql(made), sealed=True)


def _rewritten(table: str, old: str, new: str) -> Callable[[Path], None]:
    said = REWRITE.format(table=table, old=old, new=new)
    return _sql("PRAGMA writable_schema=ON", said)


def _tables() -> Iterator[Notebook]:
    column = {"arrival": "operation INTEGER", "alembic_version": "version_num TEXT"}
    usual = {"draft": "at INTEGER", "setting": "value TEXT", "gesture": "act TEXT"}
    for table in TABLES:
        found = (column | usual).get(table, "n INTEGER" if table == "incoming" else "id TEXT")
        for name, more in {
            "checked": f"{found} CHECK (length(randomblob(1000000000)))",
            "computed": f"{found} GENERATED ALWAYS AS (abs(-1))",
            "made up": f"{found} DEFAULT (randomblob(1000000000))",
            "compared": f"{found} COLLATE nowhere",
            "replaced": f"{found} UNIQUE ON CONFLICT REPLACE",
        }.items():
            bend = _rewritten(table, found, more)
            # Where the key is computed SQLite itself takes the file for damaged.
            key = table in {"incoming", "arrival", "alembic_version"} and name == "computed"
            wanted = "store.damaged" if key else "store.not_ours"
            yield Notebook(f"{table}: a column {name}", wanted, bend)
        yield Notebook(
            f"{table}: gone", "store.bent", _sql("PRAGMA foreign_keys=OFF", *_gone(table))
        )


def _gone(table: str) -> tuple[str, ...]:
    """Without the table; the view on it goes along, else SQLite would say so first."""
    return (
        ("DROP VIEW searched", "DROP TABLE entity")
        if table == "entity"
        else (f"DROP TABLE {table}",)
    )


def _values() -> Iterator[Notebook]:
    whole = {"lamport", "sequence", "local", "visible", "members", "undone", "first", "last"}
    whole |= {"incoming", "at", "verified", "active"}
    for table, columns in KEPT.items():
        for name in columns:
            odd = {"bytes": "x'00ff'", "no text": "CAST(x'c328' AS TEXT)"}
            if name in whole:
                odd |= {"text": "'many'", "a fraction": "1.5"}
            for what, value in odd.items():
                last = " ".join(("rowid = (SELECT max(rowid) FROM", f"{table})"))
                bend = _changed(table, f"{name} = {value}", last)
                yield Notebook(f"{table}.{name}: {what}", "store.bent", bend)
                if what == "bytes":
                    yield Notebook(f"{table}.{name}: {what}, sealed", SALVAGED, bend, sealed=True)
    for what, change in {"act": "act = 'explode'", "undone": "undone = 7"}.items():
        yield Notebook(f"gesture: odd {what}", "store.bent", _changed("gesture", change))
    for what, change in {"local": "local = 9", "visible": "visible = -1"}.items():
        yield Notebook(f"operation: odd {what}", "store.bent", _changed("operation", change))


def _log() -> Iterator[Notebook]:
    body = "body = {0}"
    for name, value in {
        "nothing": "''",
        "no JSON": "'{'",
        "a list": "'[]'",
        "a number": "'7'",
        "deep": f"'{DEEP}'",
        "deep value": f"json_set(body, '$.w', json('{{}}')) || '{DEEP}'",
        "deep in it": f'replace(body, \'"w":{{\', \'"w":{{"z":{DEEP},\')',
        "half a character": 'replace(body, \'"w":{\', \'"w":{"z":"\\ud800",\')',
        "another id": 'replace(body, \'"id":"\', \'"id":"0\')',
        "another entity": "replace(body, substr(entity, 1, 8), '00000000')",
        "no writes": "json_remove(body, '$.w')",
        "no kind": "json_remove(body, '$.k')",
        "kind of a number": "json_set(body, '$.k', 7)",
        "lamport of text": "json_set(body, '$.l', 'x')",
        "lamport of another": "json_set(body, '$.l', 77)",
        "actor of another": "replace(body, substr(actor, 1, 8), '00000000')",
        "bent place": "json_set(body, '$.w.place', 'nowhere')",
        "dead of a number": "json_set(body, '$.w.deleted', 3)",
        "bent predecessors": "json_set(body, '$.p', 3)",
        "bent seen": "json_set(body, '$.saw', 'all')",
    }.items():
        yield Notebook(
            f"log: {name}", "store.bent", _changed("operation", body.format(value), "n = 5")
        )
        yield Notebook(
            f"log: {name}, sealed",
            SALVAGED,
            _changed("operation", body.format(value), "n = 5"),
            sealed=True,
        )
    yield Notebook("log: no number", "", _changed("operation", NO_NUMBER, "n = 5"))
    for name, count in {"circles": 2000, "a way up": 5000, "one circle": 5000}.items():
        yield Notebook(f"log: {name}", "", _grown(name, count))
    yield Notebook("log: a knot", "merge.knotted", _grown("a knot", 3000))


def _grown(shape: str, count: int) -> Callable[[Path], None]:
    """A log that was written by another program, its settled tables in circles like it."""
    key = OrderKeys("hostile").between(None, None)

    def bend(path: Path) -> None:
        connection = _open(path)
        number = connection.execute("SELECT max(n) FROM operation").fetchone()[0]
        moves = list(_moves(shape, count))
        for at, (one, parent) in enumerate(moves, number + 1):
            body = {"id": f"{at:032x}", "a": "b" * 32, "s": at, "l": at, "t": 5, "e": f"{one:032x}"}
            body |= {
                "k": "item",
                "g": "c" * 32,
                "w": {"text": "x", "place": [f"{parent:032x}", key]},
            }
            row = (at, body["id"], body["e"], at, body["a"], at, 1, 1, canonical(body))
            connection.execute("INSERT INTO operation VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        fields = canonical({"text": "x"})
        standing = dict(moves)
        for at, (one, parent) in enumerate(standing.items(), 1000):
            row = (at, f"{one:032x}", "item", f"{parent:032x}", key, 0, 5, fields, "", "", "")
            connection.execute("INSERT INTO entity VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.close()

    return bend


def _moves(shape: str, count: int) -> Iterator[tuple[int, int]]:
    if shape == "circles":
        for one in range(0, count, 2):
            yield from ((one, one + 1), (one + 1, one))
    elif shape == "one circle":
        yield from ((one, (one + 1) % count) for one in range(count))
    else:
        yield from ((one, one + 1) for one in range(count))
    if shape == "a knot":
        yield from ((count, one // 2) for one in range(count))


def _settled_state() -> Iterator[Notebook]:
    odd = {
        "bytes": "x'00'",
        "no text": "CAST(x'c328' AS TEXT)",
        "no JSON": "'{'",
        "a list": "'[1]'",
        "deep": f"'{DEEP}'",
        "nonsense": "'nonsense,more'",
        "half a character": '\'{"text":"\\ud800"}\'',
    }
    for table in ("entity", "person"):
        for name in SETTLED:
            for what, value in odd.items():
                bend = _changed(table, f"{name} = {value}")
                yield Notebook(f"{table}.{name}: {what}", "", bend)
    yield Notebook("entity: under itself", "", _sql("UPDATE entity SET parent = id"))
    yield Notebook("entity: no rows", "", _sql("DELETE FROM entity", "DELETE FROM person"))


def _settings() -> Iterator[Notebook]:
    values = (
        "7",
        "-1",
        "true",
        "null",
        '"x"',
        '""',
        "[]",
        "[1]",
        '{"a":1}',
        '[["a"],{}]',
        '{"":[null]}',
    )
    names = ("me", "second_copy", "last_numbers", "index", "consultation", "session", "identity")
    names = (
        *names,
        "cards",
        "shares",
        "spelling",
        "abbreviations",
        "stick_folder",
        "stick_written",
    )
    for name in names:
        for value in values:
            put = f"INSERT OR REPLACE INTO setting VALUES('{name}', '{value}')"
            yield Notebook(f"setting {name}: {value}", "", _sql(put))
    for value in ("", "{", "nonsense", DEEP, '"\\ud800"'):
        put = f"INSERT OR REPLACE INTO setting VALUES('me', '{value}')"
        yield Notebook(f"setting me: {value[:9]}", "store.bent", _sql(put))


def _bytes(change: Callable[[bytes], bytes], *, beside: str = "") -> Callable[[Path], None]:
    def bend(path: Path) -> None:
        place = Path(f"{path}{beside}")
        data = change(path.read_bytes())
        place.write_bytes(data)
        if not beside:
            Path(f"{path}-second").unlink(missing_ok=True)

    return bend


def _files() -> Iterator[Notebook]:
    for name, wanted, change in (
        ("empty", "store.empty", lambda _: b""),
        ("text", "store.foreign", lambda _: b"Dear Ben"),
        ("ZIP", "store.foreign", lambda _: b"PK\3\4" + bytes(9000)),
        ("noise", "store.foreign", lambda _: b"\x99" * 8192),
        ("another's database", "store.foreign", lambda old: old[:68] + b"TIPP" + old[72:]),
        ("head alone", "store.damaged", lambda old: old[:100]),
        ("odd length", "store.damaged", lambda old: old[:-1]),
        ("half", "store.damaged", lambda old: old[: len(old) // 8192 * 4096]),
        ("noughts", "store.damaged", lambda old: old[:4096] + bytes(len(old) - 4096)),
        ("first page alone", "store.damaged", lambda old: old[:4096]),
    ):
        yield Notebook(f"file: {name}", wanted, _bytes(change))
    journal = _bytes(lambda _: b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600), beside="-journal")
    yield Notebook("file: a journal beside", "store.journal_beside", journal)
    yield Notebook("file: a journal beside, sealed", "store.journal_beside", journal, sealed=True)
    for name, data in {
        "noise": b"\x99" * 9000,
        "nothing": b"",
        "head": b"MICIC2ND" + bytes(16384),
    }.items():
        bend = _bytes(lambda _, data=data: data, beside="-second")
        yield Notebook(f"file: {name} for a second copy", "", bend)
    for said, wanted in {"9999": "newer", "x OR 1": "newer", "": "bent", "0000": "newer"}.items():
        bend = _changed("alembic_version", f"version_num = '{said}'")
        yield Notebook(f"format {said!r}", f"store.{wanted}", bend)
