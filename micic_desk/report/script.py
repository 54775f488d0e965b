"""The speaker's script: breaths marked, figures and names set apart, and the rest as an annex."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from micic_desk.domain.figures import figures_in
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.speech import HEADINGS, Speech
from micic_desk.report.wording import Wording

_SENTENCE_END = re.compile(r"(?<=[.!?؟。…])(?<!\d[.])(?<!\b[A-ZА-Я][.])\s+(?=[^\W\d_]|[\"“«(¿¡])")
_CLAUSE_END = re.compile(r"(?<=[,;:،؛])\s+|\s+(?=[–—]\s)")
_SHORTEST_BREATH = 4
"""Words between two breaths inside a sentence."""


def script(plan: Plan, speech: Speech, names: Iterable[str], wording: Wording, pace: int) -> Plan:
    """The plan of a script: to be printed large."""
    known = names_pattern(names)
    front = [one for one in plan.blocks if one.role in {BlockRole.TITLE_LINE, BlockRole.BYLINE}]
    minutes = wording.decimal(speech.words / pace)
    told = wording.script_time.format(words=speech.words, minutes=minutes, pace=pace)
    head = Block(role=BlockRole.PARAGRAPH, text=f"{wording.check_against_delivery}. {told}")
    said = [_readable(block, known) for block in speech.said]
    return replace(plan, blocks=(*front, head, *said, *annex(plan, speech, wording)))


def annex(plan: Plan, speech: Speech, wording: Wording) -> list[Block]:
    """What there was no time for, under the headings it belongs to; empty where all was said."""
    if not speech.left:
        return []
    left = {id(block) for block in speech.left}
    blocks = [Block(role=BlockRole.PART_TITLE, text=wording.not_said)]
    heading: Block | None = None
    for block in plan.blocks:
        if block.role in {BlockRole.KEY_POINT, BlockRole.HEADING}:
            heading = block
        if id(block) not in left:
            continue
        if heading is not None and id(heading) not in left:
            blocks.append(replace(heading, role=BlockRole.HEADING, other_versions=()))
        heading = None
        blocks.append(block)
    return blocks


def with_breaths(text: str) -> str:
    """A text with "//" where a sentence ends and "/" where one may breathe inside it."""
    sentences = []
    for sentence in _sentences(text):
        pieces, since = [""], 0
        for clause in _CLAUSE_END.split(sentence):
            if pieces[-1] and since >= _SHORTEST_BREATH:
                pieces.append(clause)
                since = 0
            else:
                pieces[-1] = f"{pieces[-1]} {clause}".strip()
            since += len(clause.split())
        sentences.append(" / ".join(pieces))
    return " // ".join(sentences)


def _sentences(text: str) -> Iterator[str]:
    """Sentences; after "incl." and the like, what begins with a small letter is no new one."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not text[end.end()].islower():
            yield text[start : end.start()]
            start = end.end()
    yield text[start:]


def _readable(block: Block, names: re.Pattern[str] | None) -> Block:
    text = block.text if block.role in HEADINGS else with_breaths(block.text)
    apart = [(said.start, said.end) for said in figures_in(text, block.language)]
    if names is not None:
        apart += [found.span() for found in names.finditer(text)]
    return replace(block, text=text, apart=in_order(apart))


def in_order(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans from left to right; of two that overlap, the first."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of these names as whole words; None where there are none."""
    said = sorted({one for one in names if len(one) > 1}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, said))})(?!\w)") if said else None
