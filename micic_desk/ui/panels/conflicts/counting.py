"""How many questions are open in a notebook, kept up change by change."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from micic_desk.app.desk import Changed
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.panels.conflicts.joins import join_questions
from micic_desk.ui.panels.conflicts.standing import count_of

if TYPE_CHECKING:
    from micic_desk.domain.entity import Entity


class OpenQuestions:
    """Follows a notebook: of each entity that is asked about, how often."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._asked: dict[str, int] = {}
        self._asked_dead: set[str] = set()
        self._joins = 0
        self._unread: Iterator[Entity] | None = None
        self.behind = True
        if notebook.whole:
            self.learn()

    def learn(self, most: int | None = None) -> None:
        """Look at more of the notebook, or at all of it; what is ``behind`` is not counted yet."""
        if self._unread is None:
            self._unread = iter(list(self._notebook))
        some = list(islice(self._unread, most))
        self._count(one.id for one in some if one.conflicts or one.flags or one.dead)
        self.behind = most is not None and len(some) == most
        if not self.behind:
            self._count_joins()

    def count(self) -> int:
        """Every question that waits for an answer."""
        return sum(self._asked.values()) + self._joins

    def follow(self, changed: Changed) -> None:
        """Count anew what has changed, and what stands above it: it may be kept for it."""
        notebook = self._notebook
        if self.behind:
            self.learn()
        for one in changed.gone:
            self._asked.pop(one, None)
            self._asked_dead.discard(one)
        stood = set(self._asked_dead)
        # Those kept for a child that went elsewhere stand above nothing of it any more.
        self._count({*changed.entities, *self._above(changed.entities), *stood})
        links = (notebook.get(one) for one in changed.entities)
        # What a link names may have come on show by this: nobody counted it while it was deleted.
        others, linked = stood ^ self._asked_dead, notebook.pointers.linked
        if (
            changed.gone
            or any(one is not None and one.kind == EntityKind.LINK for one in links)
            or any(linked.get(one) for one in (*changed.entities, *others))
        ):
            self._count_joins()

    def _above(self, entities: Iterable[str]) -> set[str]:
        """Everything above these; most of what changes at once has the same above it."""
        found: set[str] = set()
        for one in entities:
            for above in self._notebook.ancestors(one):
                if above.id in found:
                    break
                found.add(above.id)
        return found

    def _count(self, entities: Iterable[str]) -> None:
        for one in entities:
            asked, entity = count_of(self._notebook, one), self._notebook.get(one)
            if asked:
                self._asked[one] = asked
            else:
                self._asked.pop(one, None)
            if asked and entity is not None and entity.dead:
                self._asked_dead.add(one)
            else:
                self._asked_dead.discard(one)

    def _count_joins(self) -> None:
        self._joins = len(join_questions(self._notebook, None))
