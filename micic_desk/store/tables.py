"""The tables of a notebook. Only ``operation`` is truth; the rest is computed or local.

``entity`` and ``person`` hold settled state (projections of the log; people apart, so that
names live in one place), ``search`` is the word index, ``gesture`` the undo stack of this
file, ``draft`` the line being typed, ``arrival`` and ``incoming`` what came from other people,
``setting`` what belongs to this file alone and never travels.
"""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

REVISIONS = ("0001", "0002")
"""Every format there ever was; a test keeps them equal to ``db/versions``."""
HEAD = REVISIONS[-1]
"""The format this version writes."""

APPLICATION_ID = 0x4D494349
"""SQLite's application id of a plain notebook: the letters MICI."""

metadata = MetaData()

operation = Table(
    "operation",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("entity", Text, nullable=False),
    Column("lamport", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("local", Integer, nullable=False),
    Column("visible", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("operation_entity", "entity"),
)


def _settled(name: str) -> Table:
    """A table of settled entities; people stand in one of their own."""
    return Table(
        name,
        metadata,
        Column("n", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        Column("parent", Text),
        Column("position", Text, nullable=False),
        Column("dead", Integer, nullable=False),
        Column("created", Integer, nullable=False),
        Column("fields", Text, nullable=False),
        Column("conflicts", Text, nullable=False),
        Column("flags", Text, nullable=False),
        Column("words", Text, nullable=False),
    )


entity = _settled("entity")
person = _settled("person")

gesture = Table(
    "gesture",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("act", Text, nullable=False),
    Column("members", Integer, nullable=False),
    Column("undone", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("incoming", Integer),
    Column("at", Integer, nullable=False),
)

incoming = Table(
    "incoming",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("sender_key", Text, nullable=False),
    Column("verified", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("active", Integer, nullable=False),
)

arrival = Table(
    "arrival",
    metadata,
    Column("incoming", Integer, primary_key=True),
    Column("operation", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("slot", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Integer, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

revision = Table("alembic_version", metadata, Column("version_num", Text, primary_key=True))

SEARCH_DDL: tuple[str, ...] = (
    "CREATE VIEW searched AS SELECT n, words FROM entity WHERE words <> ''",
    (
        "CREATE VIRTUAL TABLE search USING fts5(words, content='searched', content_rowid='n', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    ),
    "INSERT INTO search(search, rank) VALUES('secure-delete', 1)",
)
"""The word index: prefixes for search as one types; deleted words leave the file for good."""
