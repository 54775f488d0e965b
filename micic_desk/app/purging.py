"""Taking a name out for good, after it was taken out of every line it stood in."""

from micic_desk.app.delivering import forget
from micic_desk.app.desk import Desk
from micic_desk.domain.edits.removing import TakeOutName
from micic_desk.domain.sentences import Refusal
from micic_desk.domain.text import folded
from micic_desk.store import purging
from micic_desk.store.purging import Purged

__all__ = ["Purged", "look_for", "purge", "remove_name"]

_SHORTEST = 2


def look_for(desk: Desk, words: str) -> Purged:
    """What purging these words would take out, and where they still stand; nothing is written."""
    _refuse_short(words)
    return purging.look(desk.session, words)


def remove_name(
    desk: Desk, words: str, instead: str, *, by: object = None, later: bool = False
) -> Purged:
    """Put ``instead`` where a name stands and take the name out of the notebook for good.

    There is no way back. ``later`` leaves it to ``desk.catch_up`` to tell of it, so that any
    thread can do it. Raises Refusal, and changes nothing, where the name stands in two
    versions of a line and where what is to stand instead holds it again or is empty.
    """
    refuse_unusable(words, instead)
    found = look_for(desk, words)
    done = desk.do(TakeOutName(words=words, instead=instead), by=by, later=later)
    try:
        gone = purge(desk, words, instead)
    except BaseException:
        if done.entities:
            desk.undo(by=by, later=later)
        raise
    return Purged(gone.values, found.standing, gone.drafts, gone.settings, gone.senders)


def refuse_unusable(words: str, instead: str) -> None:
    """Raise Refusal where so little is no name, or the name would stand there again."""
    _refuse_short(words)
    if not instead.strip() or folded(words) in folded(instead):
        raise Refusal(
            "purge.instead",
            "Say what is to stand instead: a code, or a word such as “somebody”, without the name.",
        )


def purge(desk: Desk, words: str, instead: str = "") -> Purged:
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
    done = purging.purge(desk.session, words, instead)
    desk.remembered.clear()  # what was read of the settings before
    return done


def _refuse_short(words: str) -> None:
    if len(words.strip()) < _SHORTEST:
        raise Refusal("purge.too_short", "Give at least two letters of what is to be taken out.")
