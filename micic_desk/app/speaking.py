"""Speaking time: the slot, the pace, what is said in it, and the script to speak from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import plan_report
from micic_desk.app.previewing import Printable, printable_plan
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.kinds import EntityKind, Heard
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import is_protected, names_of
from micic_desk.domain.sentences import Refusal
from micic_desk.report.blocks import Block, Plan
from micic_desk.report.interpreting import interpreters_copy
from micic_desk.report.layout import Layout
from micic_desk.report.preflight.acronyms import USED
from micic_desk.report.profile import Profile
from micic_desk.report.script import script, with_breaths
from micic_desk.report.speech import (
    HEADINGS,
    INTERPRETED_PACE,
    MAY_GO,
    MUST,
    PLAIN_PACE,
    USUAL,
    Speech,
    fit,
    spoken,
    spoken_words,
)
from micic_desk.report.wording import Wording

if TYPE_CHECKING:
    from micic_desk.domain.operation import Json

__all__ = ["MAY_GO", "MUST", "USUAL", "Block", "Layout", "Talk", "spoken_words", "talk"]

SCRIPT = Layout(large=True)
"""How a script is printed: it is read from a lectern, at arm's length."""

COPY = Layout(spacious=True)
"""How the interpreters' copy is printed: there is room for their signs between the lines."""

LONGEST_SLOT = 600
SLOWEST, FASTEST = 40, 300
SHORTEST_READING = 20.0
"""Seconds of reading aloud from which a pace can be told."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A consultation's report as it would be spoken; ``slot`` in minutes, None where none is set.

    ``all_words`` are those of the whole report, ``speech`` says what of it is said.
    """

    plan: Plan
    wording: Wording
    body: tuple[Block, ...]
    speech: Speech
    slot: int | None
    pace: int
    all_words: int

    @property
    def minutes(self) -> float:
        """How long what is said takes."""
        return self.speech.words / self.pace

    def lines(self) -> list[tuple[str, bool]]:
        """What is said, line by line, with its breaths marked; and whether it is a heading."""
        found = []
        for block in self.speech.said:
            line = " ".join(word for word in _said(block) if word)
            heading = block.role in HEADINGS
            found.append((line if heading else with_breaths(line), heading))
        return found


def talk(desk: Desk, consultation: str) -> Talk:
    """The report fitted into its slot; told to a room, it names no more than the public learns."""
    notebook = desk.notebook
    plan, wording = plan_report(desk, consultation, Profile.PUBLIC, annex=False)
    body = spoken(plan.blocks)
    slot = notebook[consultation].number("slot_minutes")
    pace = pace_of(notebook, consultation, body)
    words = sum(map(spoken_words, body))
    stated = _priorities(notebook, body)
    speech = fit(body, stated, slot * pace if slot else words)
    return Talk(plan, wording, body, speech, slot, pace, words)


def pace_of(notebook: Notebook, consultation: str, body: Iterable[Block]) -> int:
    """Words a minute: as set, else slower where somebody was heard through an interpreter."""
    said = notebook[consultation].number("pace")
    if said is not None and SLOWEST <= said <= FASTEST:
        return said
    items = (notebook.get(block.source) for block in body)
    heard = any(one is not None and one.text("heard") == Heard.INTERPRETER for one in items)
    return INTERPRETED_PACE if heard else PLAIN_PACE


def measured_pace(words: int, seconds: float) -> int:
    """The pace of somebody who read so many words aloud. Refused where that was too short."""
    if seconds < SHORTEST_READING:
        raise Refusal("speech.too_short", "Read for at least 20 seconds; a minute is better.")
    return max(SLOWEST, min(FASTEST, round(words * 60 / seconds)))


def setting_slot(consultation: str, typed: str) -> Edit:
    """The edit that sets the slot in minutes, or none. Refused where it is no such number."""
    return _number(consultation, "slot_minutes", typed, 1, LONGEST_SLOT)


def setting_pace(consultation: str, typed: str) -> Edit:
    """The edit that sets the words a minute, or leaves it to the usual."""
    return _number(consultation, "pace", typed, SLOWEST, FASTEST)


def setting_pages(consultation: str, typed: str) -> Edit:
    """The edit that sets how many pages the report may have, or any."""
    return _number(consultation, "page_limit", typed, 1, 9999)


def setting_priority(items: Iterable[str], priority: int) -> Edit:
    """The edit that states how important lines are; the usual is nothing stated."""
    said: Json = None if priority == USUAL else priority
    return Change(entities=tuple(items), fields={"priority": said}, act=Act.CHANGE)


def script_of(desk: Desk, talk: Talk) -> Printable:
    """The script as a PDF to be: see `Printable`."""
    people = desk.notebook.of_kind(EntityKind.PERSON)
    names = [name for one in people if not is_protected(one) for name in names_of(one)]
    names += [one.text("name") for one in desk.notebook.of_kind(EntityKind.REFERENCE)]
    plan = script(talk.plan, talk.speech, names, talk.wording, talk.pace)
    return printable_plan(desk, plan, talk.wording, Profile.PUBLIC)


def copy_of(desk: Desk, talk: Talk) -> Printable:
    """The interpreters' copy as a PDF to be: the words that will be spoken, and what is hard."""
    people = [one for one in desk.notebook.of_kind(EntityKind.PERSON) if not is_protected(one)]
    names = [name for one in people for name in names_of(one)]
    plan = interpreters_copy(
        talk.plan, talk.speech, names, _terms(desk.notebook), talk.wording, talk.pace
    )
    return printable_plan(desk, plan, talk.wording, Profile.INTERPRETERS)


def _terms(notebook: Notebook) -> dict[str, list[str]]:
    """What the notebook knows of abbreviations: organisations, bodies, instruments."""
    pairs = [
        (one.text("acronym"), one.text("organisation"))
        for one in notebook.of_kind(EntityKind.PERSON)
        if not is_protected(one)
    ]
    for one in notebook.of_kind(EntityKind.REFERENCE):
        said = (one.text("name"), *one.texts("aliases"))
        longest = max(said, key=len)
        pairs += [(short, longest) for short in said if USED.fullmatch(short)]
    found: dict[str, list[str]] = {}
    for short, whole in pairs:
        if short and whole and short != whole and whole not in found.setdefault(short, []):
            found[short].append(whole)
    return {short: meanings for short, meanings in found.items() if meanings}


def _said(block: Block) -> tuple[str, ...]:
    speaker = f"{block.speaker}:" if block.speaker else ""
    return (block.number, block.label, speaker, block.text)


def _priorities(notebook: Notebook, body: Iterable[Block]) -> dict[str, int]:
    found = {}
    for block in body:
        entity = notebook.get(block.source)
        said = entity.number("priority") if entity is not None else None
        if said is not None:
            found[block.source] = max(MUST, min(MAY_GO, said))
    return found


def _number(consultation: str, field: str, typed: str, least: int, most: int) -> Edit:
    text = typed.strip()
    if not text:
        return Change(entities=(consultation,), fields={field: None})
    if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
        raise Refusal(
            "speech.no_number",
            "“{typed}” is no number from {least} to {most}.",
            typed=text[:20],
            least=least,
            most=most,
        )
    return Change(entities=(consultation,), fields={field: int(text)})
