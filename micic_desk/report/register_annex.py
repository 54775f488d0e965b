"""The register as an annex of the report: a table of what is asked of whom, how and by when.

What nobody said is named too, once, so that a reader sees it is missing and not forgotten.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from micic_desk.report.blocks import Block, BlockRole, Plan, Table, TableRow
from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_wording import RegisterWording

_EXPECTED = (Part.ADDRESSEE, Part.STRENGTH, Part.ACTION, Part.BY_WHEN, Part.PHASE, Part.GUIDELINE)
"""Parts a reader looks for; groups, instruments and evidence need not be there."""

_COLUMNS = (Part.TEXT, Part.ADDRESSEE, Part.STRENGTH, Part.BY_WHEN)
_WIDTHS = (6, 56, 19, 14, 15)


def with_annex(plan: Plan, register: Register, wording: RegisterWording) -> Plan:
    """A plan that ends with the register; without recommendations, the plan as it was."""
    if not register.rows:
        return plan
    # Where the report has parts it belongs to none of them.
    parted = any(block.role is BlockRole.PART_TITLE for block in plan.blocks)
    role = BlockRole.PART_TITLE if parted else BlockRole.HEADING
    heading = Block(role=role, text=wording.annex)
    heads = dict(zip(Part, register.head, strict=True))
    table = Table(
        head=(wording.number, *(heads[part] for part in _COLUMNS)),
        widths=_WIDTHS,
        main=1,
        rows=tuple(_row(n, row, register, wording) for n, row in enumerate(register.rows, 1)),
    )
    return replace(
        plan, blocks=(*plan.blocks, heading, Block(role=BlockRole.TABLE, text="", table=table))
    )


def _row(number: int, row: Row, register: Register, wording: RegisterWording) -> TableRow:
    cells = dict(zip(Part, row.cells, strict=True))
    return TableRow(
        cells=(str(number), *(cells[part] for part in _COLUMNS)),
        notes=tuple(_notes(row, register, wording, apart_from=_COLUMNS)),
        source=row.source,
        stacked=tuple(_stacked(row, register, wording)),
    )


def _stacked(row: Row, register: Register, wording: RegisterWording) -> Iterator[Block]:
    point = BlockRole.POINT
    words = dict(zip(Part, row.cells, strict=True))[Part.TEXT]
    yield Block(role=point, level=1, text=words, source=row.source)
    for label, text in _notes(row, register, wording, apart_from=(Part.TEXT,)):
        yield Block(role=point, level=2, label=label, text=text, source=row.source)


def _notes(
    row: Row, register: Register, wording: RegisterWording, *, apart_from: Collection[Part]
) -> Iterator[tuple[str, str]]:
    """What is said of a recommendation besides, and then what is not."""
    told = list(zip(Part, register.head, row.cells, strict=True))
    for part, head, cell in told:
        if cell and part not in apart_from:
            yield f"{head}:", wording.semicolon.join(one.strip() for one in cell.splitlines())
    wanted = [one for one in told if one[0] in _EXPECTED and one[0] not in apart_from]
    missing = [head.lower() for _, head, cell in wanted if not cell]
    if missing:
        yield wording.not_said, wording.comma.join(missing)
