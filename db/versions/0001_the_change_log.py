"""The change log, settled state, word index, undo stack, drafts and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "operation",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("lamport", sa.Integer, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("local", sa.Integer, nullable=False),
        sa.Column("visible", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("operation_entity", "operation", ["entity"])
    for name in ("entity", "person"):
        op.create_table(
            name,
            sa.Column("n", sa.Integer, primary_key=True),
            sa.Column("id", sa.Text, nullable=False, unique=True),
            sa.Column("kind", sa.Text, nullable=False),
            sa.Column("parent", sa.Text),
            sa.Column("position", sa.Text, nullable=False),
            sa.Column("dead", sa.Integer, nullable=False),
            sa.Column("created", sa.Integer, nullable=False),
            sa.Column("fields", sa.Text, nullable=False),
            sa.Column("conflicts", sa.Text, nullable=False),
            sa.Column("flags", sa.Text, nullable=False),
            sa.Column("words", sa.Text, nullable=False),
        )
    op.create_table(
        "gesture",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("members", sa.Integer, nullable=False),
        sa.Column("undone", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("incoming", sa.Integer),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("slot", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.execute("CREATE VIEW searched AS SELECT n, words FROM entity WHERE words <> ''")
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(words, content='searched', content_rowid='n', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    op.execute("INSERT INTO search(search, rank) VALUES('secure-delete', 1)")


def downgrade() -> None:
    op.execute("DROP TABLE search")
    op.execute("DROP VIEW searched")
    for name in ("setting", "draft", "gesture", "person", "entity", "operation"):
        op.execute(f"DROP TABLE {name}")
