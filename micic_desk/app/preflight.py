"""The checks before a report is handed out, and leaving something as it is for a reason."""

from micic_desk.app.desk import Desk
from micic_desk.app.speaking import talk
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.gesture import Act, Edit
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.domain.text import clean_text
from micic_desk.report.blocks import Plan
from micic_desk.report.plan import make_plan
from micic_desk.report.preflight.finding import Check, Finding, reason_for, waived_fields
from micic_desk.report.preflight.looking import look_through
from micic_desk.report.profile import Profile
from micic_desk.report.speech import NEARLY
from micic_desk.report.wording import Wording, load_wording

__all__ = ["Check", "Finding", "findings", "leaving", "looking_again", "reason_of"]

LONGEST_REASON = 500


class _EnoughPagesError(Exception):
    """So many pages are set that the rest need not be."""


def findings(desk: Desk, consultation: str | None) -> list[Finding]:
    """All there is to look at in the report of a consultation, waived or not."""
    if consultation is None or not desk.notebook.shown(consultation):
        return []
    wording = load_wording(desk.notebook[consultation].text("language") or "en")
    plan = make_plan(desk.notebook, consultation, Profile.OWN, wording, reasons=False)
    found = look_through(desk.notebook, consultation, plan)
    found += _limits(desk, consultation)
    return [one for one in found if one.source in desk.notebook]


def _limits(desk: Desk, consultation: str) -> list[Finding]:
    """Longer than the slot, longer than the pages that were asked for."""
    found = []
    spoken = talk(desk, consultation)
    minutes = spoken.all_words / spoken.pace
    if spoken.slot and minutes > spoken.slot * (1 + NEARLY):
        sentence = Sentence(
            "Spoken whole it takes {minutes} minutes; the slot has {slot}.",
            {"minutes": f"{minutes:.1f}", "slot": spoken.slot},
        )
        said = f"{spoken.slot} {spoken.all_words}"
        found.append(Finding(Check.SPEAKING_TIME, consultation, sentence, said))
    limit = desk.notebook[consultation].number("page_limit")
    if limit and _has_more_pages(spoken.plan, spoken.wording, limit):
        sentence = Sentence("It has more than {pages} pages.", {"pages": limit})
        found.append(Finding(Check.PAGE_LIMIT, consultation, sentence, str(limit)))
    return found


def _has_more_pages(plan: Plan, wording: Wording, limit: int) -> bool:
    from micic_desk.report.pdf.writer import write_pdf  # noqa: PLC0415 - slow to import

    def enough(pages: int) -> None:
        if pages > limit:
            raise _EnoughPagesError

    try:
        write_pdf(plan, wording, progress=enough)
    except _EnoughPagesError:
        return True
    return False


def reason_of(notebook: Notebook, finding: Finding) -> str | None:
    """Why it was left as it is; None while it is open."""
    return reason_for(notebook.get(finding.source), finding)


def leaving(notebook: Notebook, finding: Finding, reason: str) -> Edit:
    """The edit that leaves something as it is. Refused without a reason, save for a yes or no."""
    said = " ".join(clean_text(reason, LONGEST_REASON).text.split())
    if not said and finding.check is not Check.IDENTIFYING:
        raise Refusal("checks.no_reason", "Say in a few words why this may stay as it is.")
    fields = waived_fields(notebook[finding.source], finding, said)
    return Change(entities=(finding.source,), fields=fields, act=Act.CHANGE)


def looking_again(notebook: Notebook, finding: Finding) -> Edit:
    """The edit that opens something again."""
    fields = waived_fields(notebook[finding.source], finding, None)
    return Change(entities=(finding.source,), fields=fields, act=Act.CHANGE)
