"""Which lines that a file brings may be statements somebody noted here already: a foretaste."""

from collections import defaultdict

from micic_desk.app.merging import Outcome
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import name_words
from micic_desk.merge.pairing import Noted, Pair, pairs
from micic_desk.merge.preview import Happening, Line

_MOST = 2_000
"""Lines of one session beyond which nobody is kept waiting for a foretaste."""

_SOMEBODY = "somebody else"
"""Whoever wrote an arriving line that does not say so: not whoever did not say so here."""


def possibly_same(notebook: Notebook, outcome: Outcome) -> dict[str, Pair]:
    """For each new line its strongest proposal, session by session; nothing is joined."""
    arriving: dict[str, list[Line]] = defaultdict(list)
    for line in outcome.differences.lines:
        if line.session and line.kind == EntityKind.ITEM and Happening.NEW in line.happenings:
            arriving[line.session].append(line)
    names = name_words(notebook)
    found: dict[str, Pair] = {}
    for session, lines in arriving.items():
        here = [one for one in notebook.below(session) if one.kind == EntityKind.ITEM]
        if not here or len(here) + len(lines) > _MOST:
            continue
        noted = [Noted(one.id, one.text("author"), one.text("text")) for one in here]
        noted += [Noted(one.entity, one.person or _SOMEBODY, one.text) for one in lines]
        new = {one.entity for one in lines}
        for pair in pairs(noted, names=names):
            for one in {pair.first, pair.second} & new:
                found.setdefault(one, pair)
    return found
