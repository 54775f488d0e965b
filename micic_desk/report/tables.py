"""Tables of a plan as lists, for forms and readers that a table does not serve."""

from collections.abc import Iterator
from dataclasses import replace

from micic_desk.report.blocks import Block, Plan


def stacked(plan: Plan) -> Plan:
    """The plan with each table told line by line; the very same plan where it has none."""
    if not any(block.table for block in plan.blocks):
        return plan
    return replace(plan, blocks=tuple(_told(plan)))


def _told(plan: Plan) -> Iterator[Block]:
    for block in plan.blocks:
        if block.table is None:
            yield block
        else:
            for row in block.table.rows:
                yield from row.stacked
