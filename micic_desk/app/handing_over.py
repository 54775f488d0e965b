"""Handing a part of the report over as one act: who presents it, and the file that gives it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import Card, Shared, share
from micic_desk.domain.edits.handing import HandPart
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A part that was handed over.

    ``open`` are the lines and sections of the part that wait for an answer: questions somebody
    noted, and whatever stands in several versions or is asked about.
    """

    shared: Shared
    open: tuple[str, ...]


def open_in(notebook: Notebook, part: str) -> tuple[str, ...]:
    """What of a part of the report waits for an answer, in the order of the report."""
    found: dict[str, None] = {}
    for one in (notebook[part], *notebook.below(part)):
        line = one
        if one.kind == EntityKind.PLACEMENT:
            line = notebook.get(one.text("item")) or one
        if _waits(line) or _waits(one):
            found[line.id] = None
        if one.kind == EntityKind.PLACEMENT:
            found.update((each.id, None) for each in notebook.below(line.id) if _waits(each))
    return tuple(found)


def hand_over(
    desk: Desk,
    hand: HandPart,
    to: Path,
    *,
    passphrase: str | None = None,
    cards: Sequence[Card] = (),
    by: object = None,
) -> HandedOver:
    """Give a person her part: its presenter, the hand-over line, and a file ``to`` give her.

    The file holds the consultation without notes to oneself and confidential lines, so that
    order and numbering are hers as they are here. The change is one gesture; where the file
    cannot be written it is taken back again. Raises Refusal as ``HandPart`` and ``share`` do.
    """
    consultation = desk.notebook.consultation_of(hand.part)
    if consultation is None:
        raise Refusal("hand.part", "Choose a part of the report and the person who presents it.")
    done = desk.do(replace(hand, author=hand.author or desk.me or ""), by=by)
    try:
        what = contents(desk, consultation.id, withhold_confidential=True)
        shared = share(desk, to, what, passphrase=passphrase, cards=cards)
    except BaseException:
        if done.entities:
            desk.undo(by=by)
        raise
    return HandedOver(shared, open_in(desk.notebook, hand.part))


def _waits(entity: Entity) -> bool:
    question = entity.kind == EntityKind.ITEM and entity.text("kind") == ItemKind.QUESTION
    return question or bool(entity.conflicts) or bool(entity.flags)
