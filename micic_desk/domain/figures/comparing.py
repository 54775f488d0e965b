"""Two figures for one fact: set side by side, judged by nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from micic_desk.domain.entity import Entity
from micic_desk.domain.figures.reading import words_that_count
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook

DISTINCT = "distinct"
"""The relation of a link that says: these are not the same."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Figures, by id, that seem to speak of one fact and differ; the oldest first."""

    of: str
    figures: tuple[str, ...]


def discrepancies(notebook: Notebook, figures: Iterable[Entity]) -> list[Discrepancy]:
    """Groups of figures with one unit whose words for what is counted fit, and whose values differ.

    Words fit where the first one is the same and the others of one figure are all among those
    of the other. What somebody has called distinct is not brought up again.
    """
    apart = _called_distinct(notebook)
    groups: list[list[Entity]] = []
    for figure in sorted(figures, key=_age):
        home = next((one for one in groups if _fits(one[0], figure)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return [
        Discrepancy(group[0].text("of"), tuple(one.id for one in group))
        for group in groups
        if _differ(group) and not _all_apart(group, apart)
    ]


def _age(figure: Entity) -> tuple[int, str]:
    return figure.created, figure.id


def _fits(one: Entity, other: Entity) -> bool:
    first, second = list(words_that_count(one.text("of"))), list(words_that_count(other.text("of")))
    if one.text("unit") != other.text("unit") or not first or not second:
        return False
    if first[0] != second[0]:
        return False
    return set(first) <= set(second) or set(second) <= set(first)


def _differ(group: list[Entity]) -> bool:
    return len({(one.text("value"), one.text("out_of")) for one in group if one.text("value")}) > 1


def _called_distinct(notebook: Notebook) -> set[frozenset[str]]:
    return {
        frozenset(link.texts("items"))
        for link in notebook.of_kind(EntityKind.LINK)
        if link.text("relation") == DISTINCT
    }


def _all_apart(group: list[Entity], apart: set[frozenset[str]]) -> bool:
    """Whether all of them together were called distinct."""
    together = {one.id for one in group}
    return any(together <= said for said in apart)
