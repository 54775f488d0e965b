"""The backups: each opens with the notebook's key and hangs together."""

from micic_desk.domain.sentences import Refusal
from micic_desk.store.backups import backups_of, is_damage, prove_in_turn
from micic_desk.store.looking.slices import Look, Seen
from micic_desk.store.session import Session


def in_backups(session: Session) -> Look:
    """The newest first; the notebook itself is not touched.

    Raises Refusal where one cannot be looked at just now, on a disk that does not answer or open
    elsewhere: it may be whole, and stays where it is.
    """
    seen = Seen()
    found = backups_of(session.path)
    for done, one in enumerate(found):
        yield done, len(found)
        try:
            seen.looked_at += prove_in_turn(one, session) is not None
        except Refusal as refusal:
            if not is_damage(refusal):
                raise
            seen.looked_at += 1
            seen.blame(one.path.name)
    return seen
