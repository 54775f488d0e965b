"""Counts that were promised and figures that contradict each other."""

from collections.abc import Iterator, Sequence

from micic_desk.domain.entity import Entity
from micic_desk.domain.figures import discrepancies, figures_in
from micic_desk.domain.figures.reading import words_that_count
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Sentence
from micic_desk.domain.text import folded
from micic_desk.report.blocks import Block, BlockRole
from micic_desk.report.preflight.finding import Check, Finding

_KEY_POINTS = (
    "key point",
    "key message",
    "points cles",
    "point cle",
    "puntos clave",
    "ключев",
)
_RECOMMENDATIONS = ("recommendation", "recommandation", "recomendacion", "рекомендац")
_VAGUE = frozenset(
    """
    people person men man women woman child children family familie migrant worker day night week
    month year hour minute time
    personne homme femme enfant famille jour semaine moi an annee heure
    persona hombre mujere nino familia dia semana mes ano hora
    человек люди женщин мужчин детей дней недель месяцев лет часов раз
    """.split()  # noqa: SIM905 - a list of words reads better than a list of strings
)
"""Whatever is counted in these may be another such: 500 people and 24 people are no two figures
for one fact."""

_FEW_WORDS = 8
"""So near to the colon at its end a line must name the count of what it announces."""


def promised_counts(blocks: Sequence[Block]) -> Iterator[Finding]:
    """Where “five key points” are promised and four stand there, or “three groups:” above two."""
    key_points = sum(block.role is BlockRole.KEY_POINT for block in blocks)
    asked = sum(block.role is BlockRole.RECOMMENDATION for block in blocks)
    opening = True
    for at, block in enumerate(blocks):
        opening = opening and block.role is not BlockRole.KEY_POINT
        for said in figures_in(block.text, block.language):
            counted = folded(said.of)
            if not said.value.isdigit() or said.hedge:
                continue
            there = None
            if opening and counted.startswith(_KEY_POINTS):
                there = key_points
            elif opening and counted.startswith(_RECOMMENDATIONS):
                there = asked
            elif _announces(block, said.end):
                there = _under(blocks, at)
            if there is not None and there != int(said.value):
                yield _broken(block, block.text[said.start : said.end], said.of, there)


def contradictions(
    notebook: Notebook, consultation: str, blocks: Sequence[Block]
) -> Iterator[Finding]:
    """Two figures for one fact: of the ledger, and as the printed lines say them."""
    kept = [one for one in notebook.of_kind(EntityKind.FIGURE) if _of(notebook, one, consultation)]
    known = {(one.text("source"), one.text("value"), one.text("unit")) for one in kept}
    said = [
        one
        for at, block in enumerate(blocks)
        for one in _figures(block, at)
        if (one.text("source"), one.text("value"), one.text("unit")) not in known
    ]
    by_id = {one.id: one for one in (*kept, *said)}
    for found in discrepancies(notebook, by_id.values()):
        figures = [by_id[one] for one in found.figures]
        source = next((one.text("source") for one in figures if one.text("source")), consultation)
        values = ", ".join(dict.fromkeys(_shown(one) for one in figures))
        sentence = Sentence("{values}: two figures for “{of}”.", {"of": found.of, "values": values})
        yield Finding(Check.TWO_FIGURES, source, sentence, f"{found.of} {values}")


def _announces(block: Block, end: int) -> bool:
    rest = block.text[end:].rstrip()
    return rest.endswith(":") and rest.count(":") == 1 and len(rest.split()) <= _FEW_WORDS


def _under(blocks: Sequence[Block], at: int) -> int | None:
    """How many lines stand right under one; None where it announces nothing of the kind."""
    level, direct = blocks[at].level, 0
    for block in blocks[at + 1 :]:
        if block.level <= level or block.role in {BlockRole.KEY_POINT, BlockRole.HEADING}:
            break
        direct += block.level == level + 1
    return direct or None


def _broken(block: Block, promised: str, of: str, there: int) -> Finding:
    sentence = Sentence(
        "“{promised} {of}” is said; there are {there}.",
        {"promised": promised.strip(), "of": of, "there": there},
    )
    return Finding(Check.PROMISED_COUNT, block.source, sentence, f"{block.text} {there}")


def _figures(block: Block, at: int) -> Iterator[Entity]:
    """What a line says, as the ledger would keep it; one of many is no count."""
    for said in figures_in(block.text, block.language):
        counted = folded(said.of)
        if said.value == "1" or counted.startswith(_KEY_POINTS):
            continue
        if set(words_that_count(said.of)) <= _VAGUE:
            continue
        yield Entity(
            id=f"{block.source} {at} {said.start}",
            kind=EntityKind.FIGURE,
            parent=None,
            order="",
            fields={
                "value": said.value,
                "out_of": said.out_of,
                "unit": said.unit,
                "of": said.of,
                "source": block.source,
            },
            created=at,
        )


def _of(notebook: Notebook, figure: Entity, consultation: str) -> bool:
    above = notebook.consultation_of(figure.id)
    return above is not None and above.id == consultation


def _shown(figure: Entity) -> str:
    out_of = f"/{figure.text('out_of')}" if figure.text("out_of") else ""
    return f"{figure.text('value')}{out_of} {figure.text('unit')}".strip()
