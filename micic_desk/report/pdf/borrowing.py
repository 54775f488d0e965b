"""What a report needs beyond the shipped fonts, and which fonts of this computer have it."""

from dataclasses import dataclass

from micic_desk.report.blocks import Plan
from micic_desk.report.pdf.characters import printable
from micic_desk.report.pdf.faces import Cut
from micic_desk.report.pdf.shaping import missing_in
from micic_desk.report.pdf.system_fonts import Fallbacks, fallbacks
from micic_desk.report.tables import stacked


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Faces of this computer by character, their names, and what it has no face for.

    On the page what is missing stands as its number, and is still copied as itself.
    """

    faces: Fallbacks
    names: tuple[str, ...]
    missing: tuple[str, ...]


def borrow(plan: Plan) -> Borrowed:
    """What ``plan`` needs of this computer; nothing at all, usually."""
    needed = _not_shipped(plan)
    found = fallbacks(needed, _han_language(plan))
    names = dict.fromkeys(found[one][Cut.REGULAR].family for one in needed if one in found)
    return Borrowed(found, tuple(names), tuple(one for one in needed if one not in found))


def _not_shipped(plan: Plan) -> tuple[str, ...]:
    texts = [plan.title, plan.subtitle]
    texts += [one for block in plan.blocks if block.table for one in block.table.head]
    for block in stacked(plan).blocks:
        texts += [block.number, block.mark, block.label, block.speaker, block.text, block.author]
        for version in block.other_versions:
            texts += [version.text, version.initials]
    # Every shipped font has the letters of ASCII.
    return missing_in(printable("".join(one for one in texts if not one.isascii())))


def _han_language(plan: Plan) -> str:
    """The language that says how Han characters look: the document's, else the first that does."""
    said = (plan.language, *(block.language for block in plan.blocks))
    return next((one for one in said if one[:2].casefold() in {"zh", "ja", "ko"}), "")
