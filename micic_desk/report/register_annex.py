"""The register as an annex of the report: each recommendation with what is said of it.

What nobody said is named too, once, so that a reader sees it is missing and not forgotten.
"""

from collections.abc import Iterator
from dataclasses import replace

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_wording import RegisterWording

_EXPECTED = (Part.ADDRESSEE, Part.STRENGTH, Part.ACTION, Part.BY_WHEN, Part.PHASE, Part.GUIDELINE)
"""Parts a reader looks for; groups, instruments and evidence need not be there."""


def with_annex(plan: Plan, register: Register, wording: RegisterWording) -> Plan:
    """A plan that ends with the register; without recommendations, the plan as it was."""
    if not register.rows:
        return plan
    heading = Block(role=BlockRole.HEADING, text=wording.annex)
    told = [block for row in register.rows for block in _told(row, register, wording)]
    return replace(plan, blocks=(*plan.blocks, heading, *told))


def _told(row: Row, register: Register, wording: RegisterWording) -> Iterator[Block]:
    cells = dict(zip(Part, row.cells, strict=True))
    heads = dict(zip(Part, register.head, strict=True))
    point = BlockRole.POINT
    yield Block(role=point, level=1, text=cells[Part.TEXT], source=row.source)
    for part, cell in cells.items():
        if cell and part is not Part.TEXT:
            text = "; ".join(cell.splitlines())
            label = f"{heads[part]}:"
            yield Block(role=point, level=2, label=label, text=text, source=row.source)
    missing = [heads[part].lower() for part in _EXPECTED if not cells[part]]
    if missing:
        label, text = wording.not_said, ", ".join(missing)
        yield Block(role=point, level=2, label=label, text=text, source=row.source)
