"""The report as data: the plan's blocks, for programs that read a report."""

from micic_desk.report.blocks import Block, Plan


def structured(plan: Plan) -> dict[str, object]:
    """A plan as plain lists and mappings, ready to be written as JSON."""
    return {
        "format": "micic-report",
        "version": 1,
        "title": plan.title,
        "subtitle": plan.subtitle,
        "language": plan.language,
        "profile": plan.profile,
        "withheld": plan.withheld,
        "open_conflicts": plan.open_conflicts,
        "names_replaced": plan.replaced,
        "blocks": [_block(block) for block in plan.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    said: dict[str, object] = {
        "role": block.role.value,
        "level": block.level,
        "number": block.number,
        "mark": block.mark,
        "label": block.label,
        "text": block.text,
        "speaker": block.speaker,
        "author": block.author,
        "language": block.language,
    }
    if block.other_versions:
        said["other_versions"] = [
            {"text": version.text, "by": version.initials} for version in block.other_versions
        ]
    return {name: value for name, value in said.items() if value or name in {"role", "text"}}
