"""Backups as a rapporteur sees them: made by themselves, listed with what each holds."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.handed_out import note_copied
from micic_desk.domain.sentences import Refusal
from micic_desk.store import backups
from micic_desk.store.backups import Backup, Holding


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup and what it holds; None where it does not open."""

    backup: Backup
    holding: Holding | None


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
    holding = backups.save_copy(desk.session, target)
    note_copied(desk, target)
    return holding


def list_backups(desk: Desk) -> list[Listed]:
    """Every backup, the newest first, each opened to say what it holds."""
    return [Listed(one, _holding(desk, one)) for one in backups.backups_of(desk.path)]


def bring_back(desk: Desk, backup: Backup) -> Path:
    """Put a backup beside today's notebook, under a name of its own; gives that."""
    return backups.bring_back(backup, desk.path)


def _holding(desk: Desk, backup: Backup) -> Holding | None:
    try:
        return backups.prove(backup.path, desk.session.raw)
    except Refusal:
        return None


def _now() -> datetime:
    return datetime.now().astimezone()
