"""How many questions are open in a notebook, kept up change by change."""

from collections.abc import Iterable

from micic_desk.app.desk import Changed
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.domain.notebook import Notebook
from micic_desk.ui.panels.conflicts.joins import join_questions
from micic_desk.ui.panels.conflicts.standing import count_of


class OpenQuestions:
    """Follows a notebook: of each entity that is asked about, how often."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._asked: dict[str, int] = {}
        self._joined: frozenset[str] = frozenset()
        self._joins = 0
        self._begun = False
        if notebook.whole:
            self.begin()

    def begin(self) -> None:
        """Count them all; before that there are none."""
        self._begun = True
        whole = self._notebook
        self._count(one.id for one in whole if one.conflicts or one.flags or one.dead)
        self._count_joins()

    def count(self) -> int:
        """Every question that waits for an answer."""
        return sum(self._asked.values()) + self._joins

    def follow(self, changed: Changed) -> None:
        """Count anew what has changed, and what stands above it: it may be kept for it."""
        notebook = self._notebook
        if not self._begun:
            self.begin()
        for one in changed.gone:
            self._asked.pop(one, None)
        touched = dict.fromkeys(changed.entities)
        for one in changed.entities:
            touched.update(dict.fromkeys(above.id for above in notebook.ancestors(one)))
        # Those kept for a child that went elsewhere stand above nothing of it any more.
        touched.update(dict.fromkeys(one for one in self._asked if self._is_dead(one)))
        self._count(touched)
        links = (notebook.get(one) for one in changed.entities)
        if (
            changed.gone
            or any(one is not None and one.kind == EntityKind.LINK for one in links)
            or not self._joined.isdisjoint(changed.entities)
        ):
            self._count_joins()

    def _is_dead(self, one: str) -> bool:
        found = self._notebook.get(one)
        return found is None or found.dead

    def _count(self, entities: Iterable[str]) -> None:
        for one in entities:
            asked = count_of(self._notebook, one)
            if asked:
                self._asked[one] = asked
            else:
                self._asked.pop(one, None)

    def _count_joins(self) -> None:
        groups = Links(self._notebook).groups()
        self._joined = frozenset(one for group in groups for one in group.members)
        self._joins = len(join_questions(self._notebook, None)) if groups else 0
