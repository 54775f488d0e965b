"""Backups as a rapporteur sees them: made by themselves, listed with what each holds."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.handed_out import note_copied
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store import backups
from micic_desk.store.backups import Backup, Holding

COPYING = "copying_to"
"""The setting that says where a copy is just being written, for the opening after a kill."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup and what it holds; None where it does not open.

    ``in_the_way`` says what keeps it from being opened just now, where it is not damaged.
    """

    backup: Backup
    holding: Holding | None
    in_the_way: Sentence | None = None


def back_up_if_due(desk: Desk) -> Backup | None:
    """Make a backup where the last hour has none; None where there is one."""
    now = _now()
    if not backups.is_due(backups.backups_of(desk.path), now):
        return None
    return backups.back_up(desk.session, now)


def back_up_now(desk: Desk) -> Backup:
    """Make a backup; Refusal where the disk says no."""
    return backups.back_up(desk.session, _now())


def save_copy(desk: Desk, target: Path) -> Holding:
    """Write the whole notebook to a new file and prove it; Refusal where that fails."""
    memory = Memory(desk)
    with suppress(Refusal):
        memory.put(COPYING, str(target.absolute()))
    try:
        holding = backups.save_copy(desk.session, target)
    finally:
        with suppress(Refusal):
            memory.put(COPYING, None)
    note_copied(desk, target)
    return holding


def sweep_copy_broken_off(desk: Desk) -> None:
    """Take away the sealed draft of a copy that was being saved when the program was ended."""
    memory = Memory(desk)
    said = memory.get(COPYING)
    if isinstance(said, str) and backups.sweep_drafts(Path(said)):
        with suppress(Refusal):
            memory.put(COPYING, None)


def list_backups(desk: Desk) -> list[Listed]:
    """Every backup, the newest first, each opened to say what it holds."""
    return [told for one in backups.backups_of(desk.path) for told in _listed(desk, one)]


def bring_back(desk: Desk, backup: Backup) -> Path:
    """Put a backup beside today's notebook, under a name of its own; gives that."""
    return backups.bring_back(backup, desk.path)


def _listed(desk: Desk, backup: Backup) -> list[Listed]:
    """The backup, or nothing where it was thinned out meanwhile."""
    try:
        holding = backups.prove_in_turn(backup, desk.session)
    except Refusal as refusal:
        known = backups.is_damage(refusal)
        return [Listed(backup, None, None if known else refusal.sentence)]
    return [] if holding is None else [Listed(backup, holding)]


def _now() -> datetime:
    return datetime.now().astimezone()
