"""What the opening of a session put off, and how it is looked at while the notebook is open."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from micic_desk.domain.sentences import Sentence
from micic_desk.store.key import RawKey
from micic_desk.store.pages import pages_are_well
from micic_desk.store.second.catching_up import is_as_left, meet
from micic_desk.store.second.copy import SecondCopy
from micic_desk.store.turns import Turn


@dataclass(frozen=True, slots=True)
class PutOff:
    """What opening left to be looked at a moment later: every page, and the second copy.

    That one up to ``second_end`` (None where it was looked at), after so many ``commits``.
    """

    commits: int
    second_end: int | None


class Looked:
    """The part of a session that looks at its two files; whatever else it knows, it inherits."""

    path: Path
    put_off: PutOff | None
    _raw: RawKey | None
    _connection: Connection
    _second: SecondCopy | None
    _turn: Turn

    def transaction(self) -> AbstractContextManager[Connection]:
        """The connection inside one transaction."""
        raise NotImplementedError

    @property
    def _driver(self) -> Any:  # noqa: ANN401 - the driver is untyped
        raise NotImplementedError

    def _hear(self, sentence: Sentence, loud: bool) -> None:  # noqa: FBT001 - a callback
        raise NotImplementedError

    def pages_are_well(self) -> bool:
        """Whether every page is as it was written; nobody else gets a turn meanwhile."""
        with self._turn:
            return self._connection.closed or pages_are_well(self.path, self._raw, self._driver)

    def look_at_second(self, left: PutOff) -> None:
        """Look at a second copy that was trusted, and make it anew where it is damaged.

        Only then does anybody wait. Raises NotebookBehindError where it knows more.
        """
        snapshot = None
        if left.second_end is not None:
            snapshot = is_as_left(self.path, self._raw, left.second_end, left.commits)
        with self._turn:
            if left.second_end is None or self._connection.closed or self._second is None:
                return
            if snapshot is not None:
                self._second.tell_snapshot(snapshot)
                return
        with self.transaction() as connection:
            if self._second is not None:
                self._second.close()
            self._second = meet(self.path, self._raw, connection, self._hear)
