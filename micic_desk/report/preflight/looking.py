"""All checks over one report, as its own author sees it."""

from collections.abc import Iterator, Sequence

from micic_desk.domain.days import Standing, days_meant
from micic_desk.domain.entity import Entity
from micic_desk.domain.gaps import Missing, gaps_in
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Sentence
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.preflight.acronyms import ambiguous_acronyms
from micic_desk.report.preflight.counting import contradictions, promised_counts
from micic_desk.report.preflight.finding import Check, Finding
from micic_desk.report.preflight.identifying import identifying


def look_through(notebook: Notebook, consultation: str, plan: Plan) -> list[Finding]:
    """Everything found in a report planned for its own author, by check, then in its order."""
    blocks = plan.blocks
    found = [
        *(one for block in blocks if (one := identifying(block)) is not None),
        *_conflicts(blocks),
        *contradictions(notebook, consultation, blocks),
        *promised_counts(blocks),
        *_asking_nothing(blocks),
        *ambiguous_acronyms(blocks),
        *_missing_glyphs(plan),
        *(one for block in blocks for one in _in_line(notebook, block)),
    ]
    order = list(Check)
    once = {one.key: one for one in found}
    return sorted(once.values(), key=lambda one: order.index(one.check))


def _conflicts(blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        if block.other_versions:
            said = "\n".join((block.text, *(one.text for one in block.other_versions)))
            sentence = Sentence("This line stands in two versions.")
            yield Finding(Check.OPEN_CONFLICT, block.source, sentence, said)


def _asking_nothing(blocks: Sequence[Block]) -> Iterator[Finding]:
    point: Block | None = None
    asks = True
    for block in (*blocks, None):
        ends = block is None or block.role in {BlockRole.KEY_POINT, BlockRole.PART_TITLE}
        if ends and point is not None and not asks:
            sentence = Sentence("This key point has no recommendation.")
            yield Finding(Check.ASKS_NOTHING, point.source, sentence, point.text)
        if ends:
            point = block if block is not None and block.role is BlockRole.KEY_POINT else None
            asks = False
        elif block is not None and block.role is BlockRole.RECOMMENDATION:
            asks = True


def _in_line(notebook: Notebook, block: Block) -> Iterator[Finding]:
    """What is missing in one line: words, a speaker, the day that is meant."""
    item = notebook.get(block.source)
    if item is None or item.kind != EntityKind.ITEM:
        return
    for gap in gaps_in(item):
        if gap.missing is Missing.WORDS:
            yield _finding(Check.GAP, item, "Something was not heard here.")
        elif gap.missing is Missing.SPEAKER:
            # Words before a colon that name nobody are printed as they stand.
            yield _finding(Check.UNNAMED_SPEAKER, item, "Nobody knows yet who said this.")
    for day in days_meant(notebook, item):
        if day.standing is Standing.OPEN:
            sentence = Sentence("“{words}” may mean any day.", {"words": day.said.words})
            yield Finding(Check.OPEN_DAY, item.id, sentence, item.text("text"))


def _missing_glyphs(plan: Plan) -> Iterator[Finding]:
    from micic_desk.report.pdf.borrowing import borrow  # noqa: PLC0415 - slow to import

    missing = borrow(plan).missing
    for block in plan.blocks if missing else ():
        here = [one for one in missing if one in block.text]
        if here:
            signs = ", ".join(f"{one} (U+{ord(one):04X})" for one in here[:5])
            sentence = Sentence("No font on this computer has {signs}.", {"signs": signs})
            yield Finding(Check.MISSING_GLYPH, block.source, sentence, "".join(here))


def _finding(check: Check, item: Entity, text: str) -> Finding:
    return Finding(check, item.id, Sentence(text), item.text("text") + item.text("speaker_hint"))
