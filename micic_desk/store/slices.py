"""A long look at a notebook in short transactions: whoever captures a line goes between them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeAlias

from sqlalchemy import Connection

from micic_desk.store.session import Session

Rest: TypeAlias = Callable[[], None]


@contextmanager
def in_slices(session: Session) -> Iterator[tuple[Connection, Rest]]:
    """The connection inside a transaction, and how to rest: then others go first who wait.

    What is read before a rest and after it need not be of one moment. So it is for what is only
    foreseen or told, and looked at again when the notebook changes; and no cursor may be open.
    Raises Refusal where the disk or the file says no.
    """
    with ExitStack() as held:
        connection = held.enter_context(session.transaction())

        def rest() -> None:
            held.close()
            session.give_way()
            held.enter_context(session.transaction())

        yield connection, rest
