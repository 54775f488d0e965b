"""A notebook whose stick was pulled out and is back: found again, and proved to be the same.

It is gone on with only where the file says what was said to be saved and nobody else has written
to it: each opening leaves its mark with its first commit (`away.MARK`), so the number of commits
and the mark tell. One commit more of this same opening is the one during which the stick was
pulled: it was refused, and was on the disk all the same.
"""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.sentences import Refusal
from micic_desk.store import local
from micic_desk.store.away import Known, gone, known_in
from micic_desk.store.connection import connect
from micic_desk.store.first_look import PLAIN_HEAD, head_of, state_of
from micic_desk.store.key import RawKey, RecoveryKey
from micic_desk.store.local import Draft
from micic_desk.store.opening import locked, open_notebook
from micic_desk.store.session import Session

OTHER, CHANGED = "store.other", "store.changed"


def find_again(session: Session) -> Session | None:
    """The notebook opened once more where it is back, from any thread, for `go_on_with`.

    None where the very file that is open can be written to again. Typing waits for none of it:
    what is asked of the notebook meanwhile is refused as before. Raises Refusal: ``store.gone``
    where the file is away still, ``store.other`` and ``store.changed`` where what lies there is
    not what is on the screen, and what opening raises.
    """
    path, raw = session.path, session.raw
    refuse_away(path)
    if session.stands():
        session.write_again()
        return None
    _refuse_other(path, raw)
    if session.was_exchanged():
        raise gone(path)
    session.let_go_of_lost()
    _refuse_changed(path, session.known, _known_at(path, raw))
    back = open_notebook(path, None if raw is None else RecoveryKey(raw.key))
    try:
        _refuse_changed(path, session.known, back.known)
    except BaseException:
        back.close()
        raise
    return back


def carry_over(session: Session, texts: Mapping[str, str]) -> None:
    """Keep lines being typed in a notebook that is back and cannot be gone on with, by slot.

    Behind what lies there of the same slot: somebody may have begun a line elsewhere. From any
    thread; raises Refusal, as opening does.
    """
    if not session.stands():
        session.let_go_of_lost()
    raw = session.raw
    back = open_notebook(session.path, None if raw is None else RecoveryKey(raw.key))
    try:
        with back.transaction() as connection:
            there = {one.slot: one.text for one in local.drafts(connection)}
            for slot, text in texts.items():
                before = there.get(slot, "").rstrip()
                carried = f"{before} {text.lstrip()}" if before else text
                local.put_draft(connection, Draft(slot, carried, session.writer.now()))
    finally:
        back.close()


def refuse_away(path: Path) -> None:
    """Refuse where there is no file to look at."""
    try:
        found = state_of(path)
    except Refusal:
        found = None
    if found is None:
        raise gone(path)


def _refuse_other(path: Path, raw: RawKey | None) -> None:
    """Refuse a file that is sealed with another key, before anything of it is touched."""
    if head_of(path) != (PLAIN_HEAD if raw is None else raw.salt):
        raise _other(path)


def _known_at(path: Path, raw: RawKey | None) -> Known | None:
    """What a file says of itself, looked at as what comes from elsewhere; None: it does not."""
    lock = locked(path)
    engine = connect(path, raw, mode="rw", settled=False)
    try:
        with engine.connect() as connection:
            return known_in(connection)
    except (DBAPIError, dbapi2.Error, ValueError):
        return None  # opening it finds out why
    finally:
        engine.dispose()
        lock.release()


def _refuse_changed(path: Path, ours: Known, found: Known | None) -> None:
    if found is None:
        return
    if found.lineage != ours.lineage:
        raise _other(path)
    more = found.commits - ours.commits
    if more == 0 and found.mark == ours.mark:
        return
    if more == 1 and found.mark == ours.own_mark:
        return
    if found.mark not in (ours.mark, ours.own_mark) or more > 0:
        raise Refusal(
            CHANGED,
            "{name} was written to elsewhere meanwhile. Open it again to see that; what you type "
            "is taken along.",
            name=path.name,
        )
    raise Refusal(
        CHANGED,
        "{name} is back, but its disk has lost the last of what was saved. Copy from the screen "
        "what you noted last, then close the notebook and open it again.",
        name=path.name,
    )


def _other(path: Path) -> Refusal:
    return Refusal(
        OTHER,
        "Another notebook lies in the place of {name}; it was not touched. Put the right stick in; "
        "what you type is kept on the screen.",
        name=path.name,
    )
