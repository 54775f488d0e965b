"""What opening a familiar notebook puts off: most of its lines, and the look at its files.

A file that is as this computer left it, byte for byte as far as its size and times can tell, was
whole when it was left. What may have happened to it since is a disk that forgets. That is found
a moment later as surely as before the first key, and made right from the same two files:

- no page is ever believed unseen: only sealed notebooks are opened so, and a sealed page is
  proved whenever it is read, so that nothing wrong is shown and nothing is written over damage;
- every commit goes into both files meanwhile, so that whichever is damaged, the other has it; the
  second copy is only added to, behind all that it holds;
- where the program ends before the look is over, the file is not noted as seen whole, and the
  next opening looks first.
"""

from collections.abc import Callable, Iterator, Sequence

from micic_desk.domain.entity import Entity
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.key import RecoveryKey
from micic_desk.store.pages import pages_look_well
from micic_desk.store.projection import TABLES, load_after
from micic_desk.store.repair.restoring import restore
from micic_desk.store.second.catching_up import NotebookBehindError
from micic_desk.store.session import Session
from micic_desk.store.unusable import DAMAGED, damaged

SLICE = 150
"""Rows read at a time: a key that comes meanwhile waits about a millisecond."""


def look(session: Session) -> None:
    """Look at what opening put off, from any thread; what was damaged is made again, and told.

    Raises Refusal where both files are damaged: then the notebook goes on as it is, each commit
    in both, and the next opening asks what to do.
    """
    left = session.put_off
    if left is None:
        return
    if not pages_look_well(session.path, session.raw):
        with session.alone():
            # Once more with nobody writing, unless somebody else has made it right meanwhile.
            if session.put_off is left and not session.pages_are_well():
                make_again(session)
            elif not pages_look_well(session.path, session.raw):
                return  # a full disk lets nobody tell: the next opening looks first
    if session.put_off is not left:
        return
    try:
        session.look_at_second(left)
    except NotebookBehindError:
        make_again(session)
    session.put_off = None


def make_again(session: Session) -> None:
    """Make a damaged notebook again while it is open; what is typed waits as long as it takes.

    Raises Refusal where its second copy is damaged too.
    """
    refusal = damaged(session.path)
    key = None if session.raw is None else RecoveryKey(session.raw.key)
    told: list[Sentence] = []

    def restored() -> None:
        told.append(restore(session.path, key, refusal, salvage=False)[1])

    with session.alone():
        session.exchange(session.raw, restored, damaged=True)
        session.told.extend(told)


def rest(session: Session) -> Callable[[], Sequence[Entity] | None]:
    """Gives all settled entities a slice at a time, None at the end.

    Where a page turns out to be damaged on the way the notebook is made again, and then all of
    them come once more. Raises Refusal where that cannot be, or where the disk says no.
    """
    slices = _slices(session)

    def read_on() -> Sequence[Entity] | None:
        nonlocal slices
        try:
            return next(slices, None)
        except Refusal as refusal:
            slices = _slices(session)
            if refusal.code != DAMAGED or session.pages_are_well():
                raise
            make_again(session)
            return []

    return read_on


def _slices(session: Session) -> Iterator[Sequence[Entity]]:
    aside: list[Entity] = []
    changes = session.changes
    for table in TABLES:
        last = 0
        while True:
            with session.transaction() as connection:
                some, last = load_after(connection, table, last, SLICE)
            if not some:
                break
            aside.extend(one for one in some if one.flags)
            yield some
    if session.changes == changes:
        session.projection.know(aside)
