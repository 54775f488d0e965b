"""How many lines stand in each session, by whom, and how many of them nowhere in the report.

Kept up change by change, because the window shows both beside the line that is being typed,
and counting a hundred thousand lines again would take longer than a key may.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.sameness import Said, alike, named, read

KEPT_BACK = frozenset({ItemKind.NOTE_TO_SELF, ItemKind.GAP})
"""Kinds that nobody expects in a report."""

_Children: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]
_By: TypeAlias = Mapping[str, Iterable[str]]
Counted: TypeAlias = tuple[Mapping[str, Entity], _Children, _By, _By]
"""A notebook's tables: entities, children, and of each item its placements and its links."""


class Tally:
    """Counts over a notebook's own tables; a session is counted when it is first asked for.

    ``placed`` and ``linked`` hold, for each item, the placements and the links that name it: a
    line is printed where one that is the same is printed. ``unread`` says of a session
    that its lines are not all here yet; then ``read`` brings everything before it is counted.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        children: _Children,
        placed: _By,
        linked: _By,
        shown: Callable[[str], bool],
    ) -> None:
        self._entities = entities
        self._children = children
        self._placed = placed
        self._linked = linked
        self._shown = shown
        self.unread: Callable[[str], bool] = _never
        self.read: Callable[[], object] = _nothing
        self._known: set[str] = set()
        self._session: dict[str, str] = {}
        self._printed: set[str] = set()
        self._loose: set[str] = set()
        self._items_in: dict[str, int] = {}
        self._loose_in: dict[str, int] = {}
        self._author: dict[str, str] = {}
        self._authors_in: dict[str, dict[str, int]] = {}

    def go_on_over(
        self, entities: Mapping[str, Entity], children: _Children, placed: _By, linked: _By
    ) -> None:
        """Count on over larger tables, that hold all there was in those before."""
        self._entities, self._children = entities, children
        self._placed, self._linked = placed, linked
        self.unread, self.read = _never, _nothing
        # What is the same as a line may have been unread, and printed.
        self.follow(list(linked), ())

    @property
    def kept(self) -> bool:
        """Whether anything has been counted that must be kept up."""
        return bool(self._known)

    def count_some(self, sessions: Iterable[str], most: int = 300) -> bool:
        """Count of these sessions what fits between two keys; whether all of them are known.

        ``most`` is about how many lines are counted at once; what is unread waits till it is read.
        """
        left = most
        for session in sessions:
            if session not in self._known:
                if left <= 0 or self.unread(session):
                    return False
                left -= self.items_in(session) + 1
        return True

    def items_in(self, session: str) -> int:
        """How many shown items stand in a session, at any depth."""
        self._begin(session)
        return self._items_in.get(session, 0)

    def unplaced_in(self, session: str) -> int:
        """How many of them are not printed, though somebody could expect them to be."""
        self._begin(session)
        return self._loose_in.get(session, 0)

    def authors_in(self, session: str) -> tuple[str, ...]:
        """The ids of those who noted a session's items, in the order in which they were counted."""
        self._begin(session)
        return tuple(self._authors_in.get(session, ()))

    def follow(self, touched: Iterable[str], turned: Collection[str]) -> None:
        """Take changes in: entities that are new or other, and those that came, went or hid."""
        if not self.kept:
            return
        for one in dict.fromkeys((*touched, *turned)):
            self._settle(one)
        for one in turned:
            for _, child in self._children.get(one, ()):
                placement = self._entities[child]
                is_placement = placement.kind == EntityKind.PLACEMENT
                self._settle(placement.text("item") if is_placement else child)

    def _begin(self, session: str) -> None:
        if session not in self._known:
            if self.unread(session):
                self.read()
            self._known.add(session)
            found = self._entities.get(session)
            if found is not None and found.kind == EntityKind.SESSION and self._shown(session):
                self._count_all(session)

    def _count_all(self, session: str) -> None:
        """Count a whole session at once, without asking of each line where it stands."""
        entities, children = self._entities, self._children
        placed, linked = self._placed, self._linked
        waiting = [(session, False)]
        while waiting:
            above, above_printed = waiting.pop()
            for _, one in children.get(above, ()):
                entity = entities[one]
                if entity.kind != EntityKind.ITEM or (entity.dead and not self._shown(one)):
                    continue
                printed = above_printed or (one in placed and self._is_placed(one))
                printed = printed or (one in linked and self.prints(one))
                self._add(one, entity, session, printed=printed)
                if one in children:
                    waiting.append((one, printed))

    def _settle(self, item: str) -> None:
        """Count an item where it stands now, and what is printed with it where that changes."""
        waiting, seen = [item], set[str]()
        while waiting:
            one = waiting.pop()
            before = self._session.get(one), one in self._printed
            known = self._entities.get(one)
            if before[0] is None and known is not None and known.kind != EntityKind.ITEM:
                # A session is touched by each of its lines, and changes none of the others.
                continue
            session, printed = self._stands(one)
            if session is not None or before[0] is not None:
                self._count(one, session, printed=printed)
            # Of what is not counted nobody knows whether it was printed before, and with it
            # what is the same.
            unsure = one in self._linked or (bool(self._linked) and session is None)
            if (session, printed) != before or (unsure and one not in seen):
                seen.add(one)
                waiting.extend(child for _, child in self._children.get(one, ()))
                waiting.extend(self._named_with(one) - seen)

    def _named_with(self, item: str) -> set[str]:
        """The items that some link names together with one, whatever it says of them."""
        links = [self._entities[one] for one in self._linked.get(item, ())]
        return {one for link in links for one in named(link)} - {item}

    def _stands(self, one: str) -> tuple[str | None, bool]:
        """The session of a shown item, and whether it is printed in the report."""
        entity = self._entities.get(one)
        if entity is None or entity.kind != EntityKind.ITEM or not self._shown(one):
            return None, False
        above = self._entities.get(entity.parent or "")
        if above is None or not self._shown(above.id):
            return None, False
        if above.kind == EntityKind.SESSION:
            known = above.id in self._known
            return (above.id if known else None), known and self.prints(one)
        if above.kind != EntityKind.ITEM or above.id not in self._session:
            return None, False
        if self._linked:
            return self._session[above.id], self.prints(one)
        return self._session[above.id], above.id in self._printed or self._is_placed(one)

    def prints(self, item: str) -> bool:
        """Whether a line is printed in the report: it, one above it or one that is the same."""
        seen, waiting = {item}, [item]
        while waiting:
            one = waiting.pop()
            if one in self._placed and self._is_placed(one):
                return True
            with_it = alike(one, self._said_of) if one in self._linked else {one}
            above = self._entities[one].parent if one in self._entities else None
            if above is not None and self._kind_of(above) == EntityKind.ITEM:
                with_it = {*with_it, above}
            waiting.extend(with_it - seen)
            seen |= with_it
        return False

    def _said_of(self, item: str) -> Iterable[Said]:
        links = (self._entities[one] for one in self._linked.get(item, ()) if self._shown(one))
        found = (read(one, self._kind_of) for one in links)
        return [said for said in found if said is not None]

    def _kind_of(self, one: str) -> str | None:
        known = one in self._entities and self._shown(one)
        return self._entities[one].kind if known else None

    def _is_placed(self, item: str) -> bool:
        placements = (self._entities[one] for one in self._placed.get(item, ()))
        return any(self._shown(one.id) and one.parent in self._entities for one in placements)

    def _count(self, one: str, session: str | None, *, printed: bool) -> None:
        before = self._session.pop(one, None)
        author = self._author.pop(one, "")
        if before is not None:
            self._items_in[before] -= 1
            if author:
                self._unsign(author, before)
            if one in self._loose:
                self._loose_in[before] -= 1
        self._printed.discard(one)
        self._loose.discard(one)
        if session is not None:
            self._add(one, self._entities[one], session, printed=printed)

    def _add(self, one: str, entity: Entity, session: str, *, printed: bool) -> None:
        self._session[one] = session
        self._items_in[session] = self._items_in.get(session, 0) + 1
        if printed:
            self._printed.add(one)
        elif entity.fields.get("kind") not in KEPT_BACK:
            self._loose.add(one)
            self._loose_in[session] = self._loose_in.get(session, 0) + 1
        author = entity.text("author")
        if author:
            self._author[one] = author
            authors = self._authors_in.setdefault(session, {})
            authors[author] = authors.get(author, 0) + 1

    def _unsign(self, author: str, session: str) -> None:
        authors = self._authors_in[session]
        authors[author] -= 1
        if not authors[author]:
            del authors[author]


def _never(_session: str) -> bool:
    return False


def _nothing() -> None:
    pass
