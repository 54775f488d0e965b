"""A plan straight from an imported document, so that reader and writer can be held together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from micic_desk.domain.kinds import ItemKind, SectionRole
from micic_desk.exchange.document import ImportedDocument, ImportedItem
from micic_desk.report.blocks import Block, BlockRole, Plan

_ROLES = {
    ItemKind.RECOMMENDATION: BlockRole.RECOMMENDATION,
    ItemKind.IMPLICATION: BlockRole.IMPLICATION,
    ItemKind.QUOTATION: BlockRole.QUOTATION,
    ItemKind.HAND_OVER: BlockRole.HAND_OVER,
}


def _item_block(item: ImportedItem) -> Block:
    role = BlockRole.POINT if item.level else BlockRole.PARAGRAPH
    return Block(
        role=_ROLES.get(item.kind, role),
        text=item.text,
        level=item.level,
        mark=item.mark,
        label=item.label,
        speaker=item.speaker,
        layout=item.layout,
    )


def _plan(document: ImportedDocument) -> Plan:
    blocks = [
        Block(role=BlockRole.TITLE_LINE, text=line.text, layout=line.layout)
        for line in document.title_lines
    ]
    blocks += [
        Block(role=BlockRole.BYLINE, text=person.line, layout=person.layout)
        for person in document.people
        if person.byline
    ]
    blocks += [_item_block(item) for item in document.loose]
    for section in document.sections:
        numbered = section.role is SectionRole.KEY_POINT
        blocks.append(
            Block(
                role=BlockRole.KEY_POINT if numbered else BlockRole.HEADING,
                text=section.title,
                number=section.number,
                layout=section.layout,
            )
        )
        blocks += [_item_block(item) for item in section.items]
    return Plan(
        title=document.title,
        language="en",
        profile="own",
        blocks=tuple(blocks),
        layout=document.layout,
    )


@pytest.fixture(scope="session")
def plan_of() -> Callable[[ImportedDocument], Plan]:
    """Turn an imported document into a plan that holds all of it."""
    return _plan


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples beside the repository; tests that need it skip without it."""
    folder = Path(__file__).resolve().parents[4] / "shared"
    if not folder.is_dir():
        pytest.skip("no samples beside the repository")
    return folder
