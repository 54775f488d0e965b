"""Which file brought which operation, so that a merge can be undone exactly."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "incoming",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("sender_key", sa.Text, nullable=False),
        sa.Column("verified", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("active", sa.Integer, nullable=False),
    )
    op.create_table(
        "arrival",
        sa.Column("incoming", sa.Integer, primary_key=True),
        sa.Column("operation", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("arrival")
    op.drop_table("incoming")
