"""Taking a name out for good, after it was taken out of every line it stood in."""

from micic_desk.app.delivering import forget
from micic_desk.app.desk import Desk
from micic_desk.domain.sentences import Refusal
from micic_desk.store import purging
from micic_desk.store.purging import Purged

__all__ = ["Purged", "look_for", "purge"]

_SHORTEST = 2


def look_for(desk: Desk, words: str) -> Purged:
    """What purging these words would take out, and where they still stand; nothing is written."""
    _refuse_short(words)
    return purging.look(desk.session, words)


def purge(desk: Desk, words: str) -> Purged:
    """Take words out of the history, the index, the drafts and the file, for good.

    A file that was kept as delivered goes as a whole where it says them.

    They do not come back from an older copy, are in no file that is shared from now on, and
    cannot be brought back by undo. Files handed out and copies made before still hold them.
    Raises Refusal where they still stand in a line (see ``look_for``), and for a single sign.
    """
    standing = look_for(desk, words).standing
    if standing:
        raise Refusal(
            "purge.standing",
            "These words still stand in {count} lines. Reword or empty those first; then they can "
            "be taken out for good.",
            count=len(standing),
        )
    forget(desk, words)
    return purging.purge(desk.session, words)


def _refuse_short(words: str) -> None:
    if len(words.strip()) < _SHORTEST:
        raise Refusal("purge.too_short", "Give at least two letters of what is to be taken out.")
