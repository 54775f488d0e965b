"""The backups: each opens with the notebook's key and hangs together."""

from micic_desk.domain.sentences import Refusal
from micic_desk.store.backups import backups_of, prove
from micic_desk.store.faults import DISK_FAILS
from micic_desk.store.looking.slices import Look, Seen
from micic_desk.store.session import Session


def in_backups(session: Session) -> Look:
    """The newest first; the notebook itself is not touched."""
    seen = Seen()
    found = backups_of(session.path)
    for done, one in enumerate(found):
        yield done, len(found)
        seen.looked_at += 1
        try:
            prove(one.path, session.raw)
        except Refusal as refusal:
            if refusal.code == DISK_FAILS:
                raise  # it may be whole, and stays where it is
            seen.blame(one.path.name)
    return seen
