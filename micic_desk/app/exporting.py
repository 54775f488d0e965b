"""Printing and handing out: plan, look for names, write, look again, then put the file in place."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.domain.sentences import Refusal
from micic_desk.report.blocks import Plan
from micic_desk.report.channels import said_by
from micic_desk.report.leaks import Leak, leaks_in_plan, protected_names
from micic_desk.report.markdown import encode_markdown
from micic_desk.report.plan import make_plan
from micic_desk.report.profile import RULES, Profile
from micic_desk.report.structured import structured
from micic_desk.report.wording import Wording, load_wording
from micic_desk.runtime.whole_file import write_whole


class Format(StrEnum):
    """What a report can be written as."""

    PDF = "pdf"
    MARKDOWN = "md"
    JSON = "json"


class NamesFoundError(Refusal):
    """A protected name stands in what would be handed out; ``leaks`` says where."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        super().__init__(
            "export.names",
            "Not exported: a protected name stands in {count} place(s). Reword them, or mark the "
            "person as public if the name may be printed.",
            count=max(1, len(leaks)),
        )
        self.leaks = leaks


@dataclass(frozen=True, slots=True)
class Exported:
    """What was handed out, and what the reader was not shown."""

    path: Path
    size: int
    withheld: int
    open_conflicts: int
    replaced: int = 0


def plan_report(desk: Desk, consultation: str, profile: Profile) -> tuple[Plan, Wording]:
    """The report of a consultation for a reader, with the words its pages add."""
    entity = desk.notebook[consultation]
    wording = load_wording(entity.text("language") or "en")
    return make_plan(desk.notebook, consultation, profile, wording), wording


def export(
    desk: Desk,
    consultation: str,
    *,
    form: Format,
    profile: Profile,
    to: Path,
    progress: Callable[[int], None] | None = None,
) -> Exported:
    """Write a report to a file, whole or not at all.

    ``progress`` is told how many pages are set and may raise to cancel. Raises
    NamesFoundError where a protected name would be handed out, Refusal where the disk says no.
    """
    plan, wording = plan_report(desk, consultation, profile)
    data = rendered(desk, plan, wording, form=form, profile=profile, progress=progress)
    write_whole(to, data)
    return Exported(to, len(data), plan.withheld, plan.open_conflicts, plan.replaced)


def rendered(
    desk: Desk,
    plan: Plan,
    wording: Wording,
    *,
    form: Format,
    profile: Profile,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The bytes of a report, looked through for protected names before and after writing."""
    if RULES[profile].protected_names:
        return _written(plan, wording, form, progress)
    names = protected_names(desk.notebook)
    leaks = leaks_in_plan(plan, names)
    if leaks:
        raise NamesFoundError(tuple(leaks))
    data = _written(plan, wording, form, progress)
    people = names.people_in(said_by(data)) if names else set()
    if people:
        raise NamesFoundError(tuple(Leak(one, "") for one in sorted(people)))
    return data


def _written(
    plan: Plan, wording: Wording, form: Format, progress: Callable[[int], None] | None
) -> bytes:
    if form is Format.MARKDOWN:
        return encode_markdown(plan)
    if form is Format.JSON:
        text = json.dumps(structured(plan), ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8", "backslashreplace")
    from micic_desk.report.pdf.writer import write_pdf  # noqa: PLC0415 - only where it is wanted

    return write_pdf(plan, wording, progress=progress)
