"""Alembic's environment: imports nothing of ours; the connection arrives in the attributes.

The transaction is the caller's, so that a notebook is migrated as a whole or not at all.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
