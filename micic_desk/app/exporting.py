"""Printing and handing out: plan, look for names, write, look again, then put the file in place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.handed_out import note_handed_out
from micic_desk.app.writing import Format, written
from micic_desk.domain.sentences import Refusal
from micic_desk.report.blocks import Plan
from micic_desk.report.channels import said_by
from micic_desk.report.guidelines import guidelines
from micic_desk.report.layout import Layout
from micic_desk.report.leaks import Leak, leaks_in_plan, place_of, protected_names
from micic_desk.report.plan import make_plan
from micic_desk.report.profile import RULES, Profile, rules_for
from micic_desk.report.register import make_register
from micic_desk.report.register_annex import with_annex
from micic_desk.report.register_wording import load_register_wording
from micic_desk.report.wording import Wording, load_wording
from micic_desk.runtime.whole_file import write_whole

__all__ = [
    "REGISTER_ANNEX",
    "Exported",
    "Format",
    "NamesFoundError",
    "export",
    "plan_report",
    "rendered",
]

REGISTER_ANNEX = "register_annex"
"""The field of a consultation that says whether its report ends with the register."""


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
    """What was handed out, and what the reader was not shown.

    ``fonts`` are those of this computer a PDF needed, ``missing`` the signs that no font has.
    """

    path: Path
    size: int
    withheld: int
    open_conflicts: int
    replaced: int = 0
    fonts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def plan_report(
    desk: Desk, consultation: str, profile: Profile, *, annex: bool = True
) -> tuple[Plan, Wording]:
    """The report of a consultation for a reader, with the words its pages add.

    Without ``annex`` it does not end with the register, whether that is wished or not.
    """
    entity = desk.notebook[consultation]
    wording = load_wording(entity.text("language") or "en")
    plan = make_plan(desk.notebook, consultation, profile, wording)
    wished = annex and entity.fields.get(REGISTER_ANNEX) is True
    if wished and rules_for(profile, entity).annexes:
        words = load_register_wording(wording.language)
        register = make_register(desk.notebook, consultation, profile, words, guidelines())
        plan = with_annex(plan, register, words)
    return plan, wording


def export(
    desk: Desk,
    consultation: str,
    *,
    form: Format,
    profile: Profile,
    to: Path,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
) -> Exported:
    """Write a report to a file, whole or not at all.

    ``progress`` is told how many pages are set and may raise to cancel. Raises
    NamesFoundError where a protected name would be handed out, Refusal where the disk says no.
    """
    plan, wording = plan_report(desk, consultation, profile)
    data = rendered(
        desk, plan, wording, form=form, profile=profile, layout=layout, progress=progress
    )
    write_whole(to, data)
    note_handed_out(desk, to)
    return exported(to, data, plan, form)


def exported(to: Path, data: bytes, plan: Plan, form: Format) -> Exported:
    """What is to be told of a file that was written."""
    fonts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    if form is Format.PDF:
        from micic_desk.report.pdf.borrowing import borrow  # noqa: PLC0415 - slow to import

        borrowed = borrow(plan)
        fonts, missing = borrowed.names, borrowed.missing
    return Exported(
        to, len(data), plan.withheld, plan.open_conflicts, plan.replaced, fonts, missing
    )


def rendered(
    desk: Desk,
    plan: Plan,
    wording: Wording,
    *,
    form: Format,
    profile: Profile,
    layout: Layout | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The bytes of a report, looked through for protected names before and after writing."""
    if RULES[profile].protected_names:
        return written(plan, wording, form=form, layout=layout, progress=progress)
    names = protected_names(desk.notebook)
    leaks = leaks_in_plan(plan, names)
    if leaks:
        raise NamesFoundError(tuple(leaks))
    data = written(plan, wording, form=form, layout=layout, progress=progress)
    people = names.people_in(said_by(data)) if names else set()
    if people:
        found = (Leak(one, place_of(plan, names, one)) for one in sorted(people))
        raise NamesFoundError(tuple(found))
    return data
