"""Bringing an older notebook to today's form: all of it in one transaction, or nothing."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.bundled import bundled
from micic_desk.store import tables


def migrate(path: Path, engine: Engine, revision: str, target: str = tables.HEAD) -> None:
    """Run the migrations from a revision; Refusal where a newer program wrote the notebook."""
    from alembic.config import Config  # noqa: PLC0415 - nearly a second, and seldom needed
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415 - the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(bundled("db")).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    if revision and revision not in {one.revision for one in script.walk_revisions()}:
        raise Refusal(
            "store.newer",
            "{name} was written by a newer MICIC Desk (format {revision}). Update the program "
            "to open it; nothing was changed.",
            name=path.name,
            revision=revision,
        )
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        config.attributes["metadata"] = tables.metadata
        with EnvironmentContext(config, script, fn=_upgrade(script, target)):
            script.run_env()


def _upgrade(script: object, target: str) -> Callable[[str, object], object]:
    def steps(revision: str, _context: object) -> object:
        return script._upgrade_revs(target, revision)  # type: ignore[attr-defined]  # noqa: SLF001 - how Alembic's own command asks

    return steps
