"""Who said a line, as far as a reader may know it: put in from the people table, never typed."""

from micic_desk.domain.entity import Entity
from micic_desk.domain.people import UNKNOWN_SPEAKER, called, is_protected
from micic_desk.report.profile import Attribution
from micic_desk.report.wording import Wording


def attributed(said: str, person: Entity | None, shows: Attribution, wording: Wording) -> str:
    """The words before a line that say who spoke; ``said`` is the line's own speaker field.

    What may not be told is left out step by step: the name, then function and organisation,
    then that anybody in particular spoke at all.
    """
    if not said or Attribution.SAID not in shows:
        return ""
    if said == UNKNOWN_SPEAKER:
        return said if Attribution.CODED in shows else wording.somebody_spoke
    if person is None:
        return ""
    if Attribution.CODED in shows:
        return called(person)
    if Attribution.NAME in shows:
        return _named(person) or wording.somebody_spoke
    told = []
    if Attribution.TITLE in shows:
        told.append(person.text("role"))
    if Attribution.AFFILIATION in shows:
        told.append(person.text("acronym") or person.text("organisation"))
    return wording.comma.join(one for one in told if one) or wording.somebody_spoke


def _named(person: Entity) -> str:
    return person.text("code") if is_protected(person) else person.text("name") or called(person)
