"""The register of recommendations for one reader: what is asked of whom, by when, on what ground.

Redaction happens here, as it does in the plan: what a reader may not see reaches no writer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from micic_desk.domain.entity import Entity
from micic_desk.domain.key_points import place_of
from micic_desk.domain.kinds import EntityKind, SectionRole
from micic_desk.domain.links import Links
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.recommending import in_report, is_recommendation, placement_in_report
from micic_desk.report.guidelines import Guidelines
from micic_desk.report.plan import printed_text
from micic_desk.report.profile import Profile, Rules, Versions, rules_for
from micic_desk.report.redaction import BlackPen
from micic_desk.report.register_wording import RegisterWording
from micic_desk.report.wording import load_wording


class Part(StrEnum):
    """The columns of the register, in order; each is called as its field is."""

    KEY_POINT = "key_point"
    TEXT = "text"
    ADDRESSEE = "addressee"
    STRENGTH = "strength"
    ACTION = "action"
    BY_WHEN = "by_when"
    PHASE = "phase"
    GUIDELINE = "guideline"
    INSTRUMENTS = "instruments"
    GROUPS = "groups"
    EVIDENCE = "evidence"
    SUPPORT = "support"
    OTHER_WORDING = "other_wording"
    STATUS = "status"


LISTS = frozenset({Part.GUIDELINE, Part.INSTRUMENTS, Part.GROUPS})
"""Parts that hold several things, written with "; " between them."""

_Position: TypeAlias = tuple[bool, tuple[tuple[str, str], ...], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation: its cells in the order of `Part`, and the line it is."""

    source: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A whole register, ready to be written.

    ``withheld`` rows are not for this reader, ``replaced`` protected names gave way in others.
    """

    title: str
    language: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    withheld: int = 0
    replaced: int = 0


def make_register(
    notebook: Notebook,
    consultation: str,
    profile: Profile,
    wording: RegisterWording,
    known: Guidelines,
) -> Register:
    """The register of one consultation for one reader."""
    entity = notebook[consultation]
    rules = rules_for(profile, entity)
    items = in_order(notebook, consultation, recommendations(notebook))
    allowed = [one for one in items if _may_be_shown(notebook, rules, one)]
    title = entity.text("title") or entity.text("initiative")
    language = entity.text("language") or wording.language
    rows = [
        Row(one, tuple(_cell(notebook, rules, wording, known, one, part) for part in Part))
        for one in allowed
    ]
    replaced = 0
    if not rules.protected_names:
        pen = BlackPen(notebook, load_wording(language).somebody)
        rows = [Row(one.source, tuple(map(pen.text, one.cells))) for one in rows]
        title, replaced = pen.text(title, counts=False), pen.count
    return Register(
        title=title,
        language=language,
        head=tuple(wording.parts[one] for one in Part),
        rows=tuple(rows),
        withheld=len(items) - len(allowed),
        replaced=replaced,
    )


def recommendations(notebook: Notebook) -> list[str]:
    """Every shown line of a notebook that asks for something."""
    return [one.id for one in notebook.of_kind(EntityKind.ITEM) if is_recommendation(one)]


def in_order(notebook: Notebook, consultation: str, items: Iterable[str]) -> list[str]:
    """Those of one consultation: in printing order, then what stands nowhere in the report.

    Of lines that were joined only the main one stands here, as it does in print.
    """
    links = Links(notebook)
    placed: list[tuple[_Position, str]] = []
    for one in items:
        above = notebook.consultation_of(one)
        group = links.group_of(one)
        speaks = group is None or group.disputed or group.main == one
        if above is not None and above.id == consultation and speaks:
            placed.append((_position(notebook, one), one))
    return [one for _, one in sorted(placed)]


def text_of(notebook: Notebook, item: str) -> str:
    """The words of a recommendation as the report prints them."""
    placement = placement_in_report(notebook, item)
    said = placement.text("wording") if placement is not None else ""
    return said or printed_text(notebook[item])


def texts_of(item: Entity, part: Part) -> tuple[str, ...]:
    """What a part that can hold several things holds."""
    said = item.text(part)
    return (said,) if said else item.texts(part)


def guideline_words(known: Guidelines, code: str, not_verified: str) -> str:
    """A guideline as it is shown: its code and title, and where that was not verified, so."""
    found = known.get(code)
    if found is None:
        return code
    words = f"{found.code} {found.title}"
    return words if found.verified else f"{words} ({not_verified})"


def key_point_of(notebook: Notebook, item: str) -> Entity | None:
    """The section of the report in which a recommendation stands."""
    standing = in_report(notebook, item)
    if standing is None:
        return None
    chain = notebook.ancestors(standing.id)
    return next((one for one in chain if one.kind == EntityKind.SECTION), None)


def other_wordings(item: Entity) -> tuple[str, ...]:
    """How those who did not agree would have it, and the other versions of an open conflict."""
    said = item.text(Part.OTHER_WORDING)
    versions = (one.value for one in item.conflicts.get("text", ()))
    others = [one for one in versions if isinstance(one, str) and one != item.text("text")]
    return tuple(one for one in (said, *others) if one)


def _cell(
    notebook: Notebook,
    rules: Rules,
    wording: RegisterWording,
    known: Guidelines,
    source: str,
    part: Part,
) -> str:
    item = notebook[source]
    match part:
        case Part.KEY_POINT:
            section = key_point_of(notebook, source)
            return _section_name(notebook, section) if section is not None else ""
        case Part.TEXT:
            return text_of(notebook, source)
        case Part.GUIDELINE:
            said = texts_of(item, part)
            return wording.semicolon.join(
                guideline_words(known, one, wording.not_verified) for one in said
            )
        case Part.EVIDENCE:
            lines = (notebook.get(one) for one in item.texts(part))
            shown = (one for one in lines if one is not None and notebook.shown(one.id))
            lawful = (one for one in shown if _may_be_shown(notebook, rules, one.id))
            return "\n".join(map(printed_text, lawful))
        case Part.OTHER_WORDING:
            said_so = item.text(Part.OTHER_WORDING)
            both = rules.versions is Versions.BOTH
            return "\n".join(other_wordings(item)) if both else said_so
        case _:
            said = texts_of(item, part)
            return wording.semicolon.join(wording.values.get(f"{part}.{one}", one) for one in said)


def _section_name(notebook: Notebook, section: Entity) -> str:
    number = section.text("number").strip()
    if not number and section.text("role") == SectionRole.KEY_POINT:
        number = f"{place_of(notebook, section)}."
    return " ".join(one for one in (number, section.text("title").strip()) if one)


def _position(notebook: Notebook, item: str) -> _Position:
    """Where an item is printed; what is not comes after all that is, as it was captured."""
    standing = in_report(notebook, item)
    inside = standing if standing is not None else notebook[item]
    chain = [inside, *notebook.ancestors(inside.id)]
    path = tuple((one.order, one.id) for one in reversed(chain))
    own = notebook[item]
    return (standing is None, path, (own.order, own.id))


def _may_be_shown(notebook: Notebook, rules: Rules, item: str) -> bool:
    above = (one for one in notebook.ancestors(item) if one.kind == EntityKind.ITEM)
    return all(rules.allows(one) for one in (notebook[item], *above))
