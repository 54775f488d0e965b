"""The figure ledger of a consultation: proposed from its lines, kept by one gesture.

A figure stands under the consultation and names its line, so that the line's own outline
stays what was captured; the line's text is never touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.entity import Entity
from micic_desk.domain.figures import figures_in
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json

TEXTS = ("value", "out_of", "unit", "hedge", "of")
"""The fields of a figure that hold text."""


@dataclass(slots=True)
class Proposed:
    """One figure that may be kept; ``texts`` are its fields, to be corrected before."""

    source: str
    texts: dict[str, str] = field(default_factory=dict)
    sure: bool = True
    taken: bool = True


def ledger(notebook: Notebook, consultation: str | None) -> list[Entity]:
    """The figures of a consultation, in the order in which they were kept."""
    if consultation is None:
        return []
    direct = notebook.children(consultation, EntityKind.FIGURE)
    under = [
        one
        for one in notebook.of_kind(EntityKind.FIGURE)
        if one.parent != consultation and _inside(notebook, one, consultation)
    ]
    return [*direct, *sorted(under, key=_age)]


def proposed(notebook: Notebook, items: Iterable[str]) -> list[Proposed]:
    """What the ledger would gain from these lines; what it has of them already is left out."""
    known = {_same(one.text("source"), one.fields) for one in notebook.of_kind(EntityKind.FIGURE)}
    found = []
    for item in items:
        entity = notebook.get(item)
        if entity is None or entity.kind != EntityKind.ITEM:
            continue
        for said in figures_in(entity.text("text"), entity.text("language")):
            texts = {name: getattr(said, name) for name in TEXTS}
            if _same(item, texts) not in known:
                found.append(Proposed(item, texts, said.sure))
    return found


def keeping(consultation: str, figures: Iterable[Proposed]) -> Edit:
    """The edit that puts the taken ones of these into the ledger, as one gesture."""
    seeds = tuple(
        Seedling(kind=EntityKind.FIGURE, fields=_fields(one))
        for one in figures
        if one.taken and one.texts.get("value")
    )
    return AddTrees(trees=seeds, parent=consultation, act=Act.FIGURES)


def _fields(one: Proposed) -> dict[str, Json]:
    texts: dict[str, Json] = {name: text for name, text in one.texts.items() if text}
    return {**texts, "source": one.source, "sure": one.sure}


def _same(source: str, fields: Mapping[str, Json]) -> tuple[Json, ...]:
    """By what a figure is known again in its line, whatever was corrected about it since."""
    return source, fields.get("value") or "", fields.get("unit") or ""


def _inside(notebook: Notebook, figure: Entity, consultation: str) -> bool:
    above = notebook.consultation_of(figure.id)
    return above is not None and above.id == consultation


def _age(figure: Entity) -> tuple[int, str]:
    return figure.created, figure.id
