"""Handing a whole notebook over, and proving that it can be opened before anything is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.delivering import deliveries
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.merging import open_share
from micic_desk.app.share_contents import Contents, contents, private_ids
from micic_desk.app.sharing import Card, Shared, share
from micic_desk.domain.kinds import EntityKind, Sensitivity
from micic_desk.domain.sentences import Refusal


@dataclass(frozen=True, slots=True)
class Left:
    """What does not go with a notebook that is handed over, and would be gone with it.

    ``confidential`` lines do go with it: without them they would be gone.
    """

    private: int
    delivered: int
    typing: int
    confidential: int

    @property
    def anything(self) -> bool:
        """Whether there is any."""
        return bool(self.private or self.delivered or self.typing)


def what_stays(desk: Desk) -> Left:
    """Notes to oneself, kept deliveries and lines being typed: a share file never holds them."""
    notebook = desk.notebook
    consultations, private = notebook.of_kind(EntityKind.CONSULTATION), private_ids(notebook)
    return Left(
        private=contents(desk).withheld,
        delivered=sum(len(deliveries(desk, one.id)) for one in consultations),
        typing=len(Memory(desk).drafts()),
        confidential=sum(
            one.text("sensitivity") == Sensitivity.CONFIDENTIAL and one.id not in private
            for one in notebook.of_kind(EntityKind.ITEM)
        ),
    )


def hand_over_all(
    desk: Desk,
    to: Path,
    what: Contents,
    *,
    passphrase: str | None = None,
    cards: Sequence[Card] = (),
) -> Shared:
    """Write everything but what is private to a file, and prove it by reading it back.

    ``what`` are the contents of the whole notebook, taken where it may be read. Raises Refusal
    where the file cannot be written or does not hold it all; nothing is deleted.
    """
    shared = share(desk, to, what, passphrase=passphrase, cards=cards)
    # A file for people is sealed for its sender too.
    opened = open_share(desk, to, passphrase)
    if sorted(one.text for one in opened.content.operations) != sorted(what.operations):
        raise Refusal(
            "closing.not_proved",
            "The file {name} does not hold everything when it is read back, so nothing was "
            "deleted. Check the disk, or write it to another place.",
            name=to.name,
        )
    return shared
