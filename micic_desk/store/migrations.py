"""Running the scripts that bring tables from one format to the next, inside one transaction."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from micic_desk.domain.sentences import Refusal
from micic_desk.runtime.bundled import bundled
from micic_desk.store import tables


def bring_to(connection: Connection, target: str) -> None:
    """Run the scripts from the revision that a notebook says, or from nothing, to a later one.

    The transaction is the caller's: a notebook changes its form as a whole or not at all.
    """
    from alembic.config import Config  # noqa: PLC0415 - nearly a second, and seldom needed
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415 - the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(bundled("db")).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    config.attributes["connection"] = connection
    config.attributes["metadata"] = tables.metadata
    with EnvironmentContext(config, script, fn=_upgrade(script, target)):
        script.run_env()


def refuse_newer(path: Path, revision: str) -> None:
    """Refuse a format that this program does not know; it says which one it is."""
    if revision and revision not in tables.REVISIONS:
        raise Refusal(
            "store.newer",
            "{name} was written by a newer MICIC Desk (format {revision}). Update the program "
            "to open it; nothing was changed.",
            name=path.name,
            revision=revision,
        )


def _upgrade(script: object, target: str) -> Callable[[str, object], object]:
    def steps(revision: str, _context: object) -> object:
        return script._upgrade_revs(target, revision)  # type: ignore[attr-defined]  # noqa: SLF001 - how Alembic's own command asks

    return steps
