"""The interpreters' copy: every line numbered, with room to write, and what is hard told first.

Its words are those that will be spoken. What stands in square brackets is added for the
interpreters and will not be.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from micic_desk.domain.figures import figures_in
from micic_desk.report.blocks import Block, BlockRole, Plan, Table, TableRow
from micic_desk.report.preflight.acronyms import USED, meanings_in
from micic_desk.report.script import in_order, names_pattern
from micic_desk.report.speech import HEADINGS, Speech
from micic_desk.report.wording import Wording

_WORD = re.compile(r"\S+")
_PHRASE_END = re.compile(r"[.,;:!?()،؛؟。，；：]")
_AROUND = 4
"""Words after a figure that say of what it is."""

Terms = Mapping[str, Sequence[str]]
"""What an abbreviation may mean; more than one meaning is asked for, not guessed."""


def interpreters_copy(
    plan: Plan, speech: Speech, names: Iterable[str], terms: Terms, wording: Wording, pace: int
) -> Plan:
    """The plan of the copy: to be printed with wide lines (`Layout.spacious`)."""
    front = [one for one in plan.blocks if one.role in {BlockRole.TITLE_LINE, BlockRole.BYLINE}]
    minutes = wording.decimal(speech.words / pace)
    told = wording.script_time.format(words=speech.words, minutes=minutes, pace=pace)
    head = f"{wording.interpreters_copy}. {wording.check_against_delivery}. {told}"
    said = _numbered(speech.said)
    known = _with_own(terms, plan.blocks)
    names = list(names)
    terms_used = _terms(said, known, wording)
    tables = [
        *_table(wording.abbreviations, (wording.short, wording.in_full), terms_used),
        *_table(wording.names, (wording.name, wording.spelt), _spelt([*front, *said], names)),
        *_table(wording.figures, (wording.line, wording.figure), _figures(said)),
    ]
    body = list(_set_apart(_spelled_out(said, known), names))
    start = Block(role=BlockRole.PART_TITLE, text=wording.speech)
    blocks = (*front, Block(role=BlockRole.PARAGRAPH, text=head), *tables, start, *body)
    return replace(plan, blocks=blocks)


def spelt(name: str) -> str:
    """A name letter by letter."""
    return "  ".join("-".join(word) for word in name.split())


def _numbered(said: Iterable[Block]) -> list[Block]:
    """Every spoken line with its number in the order of delivery; headings keep their own."""
    count, found = 0, []
    for block in said:
        if block.role in HEADINGS or block.role is BlockRole.HAND_OVER:
            found.append(block)
            continue
        count += 1
        found.append(replace(block, number=f"{count}."))
    return found


def _with_own(terms: Terms, said: Sequence[Block]) -> dict[str, list[str]]:
    """What is known, and what the speech itself spells out."""
    known = {short: list(meanings) for short, meanings in terms.items()}
    for short, meanings in meanings_in(said).items():
        known.setdefault(short, [])
        known[short] += [one for one in meanings if one not in known[short]]
    return known


def _terms(said: Sequence[Block], known: Terms, wording: Wording) -> Iterator[tuple[str, str]]:
    used = dict.fromkeys(short for block in said for short in USED.findall(block.text))
    for short in sorted(used):
        yield short, " / ".join(known.get(short, ())) or wording.ask_speaker


def _spelt(blocks: Sequence[Block], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    pattern = names_pattern(names)
    if pattern is None:
        return
    texts = (f"{block.speaker}: {block.text}" for block in blocks)
    found = dict.fromkeys(one[0] for text in texts for one in pattern.finditer(text))
    for name in found:
        yield name, spelt(name)


def _figures(said: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for block in said:
        if block.role in HEADINGS:
            continue
        for one in figures_in(block.text, block.language):
            phrase = _PHRASE_END.split(block.text[one.end :], maxsplit=1)[0]
            after = _WORD.findall(phrase)[:_AROUND]
            figure = block.text[one.start : one.end]
            yield block.number, " ".join((figure, *after))


def _spelled_out(said: Iterable[Block], known: Terms) -> Iterator[Block]:
    """An abbreviation is followed by its words where it is first said, if they are certain."""
    done: set[str] = set()
    for block in said:
        text = block.text
        for found in reversed(list(USED.finditer(block.text))):
            short = found[0]
            meanings = known.get(short, ())
            first = block.text.find(short) == found.start() and short not in done
            if first and len(meanings) == 1 and meanings[0] not in block.text:
                text = f"{text[: found.end()]} [{meanings[0]}]{text[found.end() :]}"
        done.update(USED.findall(block.text))
        yield replace(block, text=text)


def _set_apart(said: Iterable[Block], names: Sequence[str]) -> Iterator[Block]:
    pattern = names_pattern(names)
    for block in said:
        apart = [(one.start, one.end) for one in figures_in(block.text, block.language)]
        if pattern is not None:
            apart += [found.span() for found in pattern.finditer(block.text)]
        yield replace(block, apart=() if block.role in HEADINGS else in_order(apart))


def _table(title: str, head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """A list of pairs under a title; nothing where there are none."""
    told = [
        TableRow(
            cells=pair,
            stacked=(Block(role=BlockRole.POINT, level=1, label=f"{pair[0]}:", text=pair[1]),),
        )
        for pair in rows
    ]
    if told:
        table = Table(head=head, widths=(1, 3), main=1, rows=tuple(told))
        yield Block(role=BlockRole.HEADING, text=title)
        yield Block(role=BlockRole.TABLE, text="", table=table)
