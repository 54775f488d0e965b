"""What the reader should know about the report itself, at its very end, in every format."""

from micic_desk.report.blocks import Plan
from micic_desk.report.wording import Wording


def closing_sentences(plan: Plan, wording: Wording) -> list[str]:
    """How much is not shown, how many names gave way, how much is not settled."""
    counted = (
        (plan.withheld, wording.not_shown),
        (plan.replaced, wording.names_replaced),
        (plan.open_conflicts, wording.two_versions if plan.both_shown else wording.not_settled),
    )
    return [sentence.format(n=count) for count, sentence in counted if count]


def version_label(initials: str, wording: Wording) -> str:
    """What stands before the other text of an open conflict."""
    if not initials:
        return f"{wording.other_version}: "
    return f"{wording.other_version_by.format(initials=initials)}: "
