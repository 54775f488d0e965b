"""Taking a co-rapporteur's file in: open it, see what it brings, then let it in as a whole."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.sharing import Keyring
from micic_desk.domain.entity import Entity
from micic_desk.domain.operation import Operation
from micic_desk.exchange.share.limits import LARGEST_FILE
from micic_desk.exchange.share.unseal import Opened as Unsealed
from micic_desk.exchange.share.unseal import unseal
from micic_desk.merge.preview import Differences, differences
from micic_desk.runtime.whole_file import read_bounded
from micic_desk.store.inbox import Source


@dataclass(frozen=True, slots=True)
class OpenedShare:
    """A share file, opened and checked; nothing of it is in the notebook yet."""

    path: Path
    digest: str
    content: Unsealed
    own: bool

    @property
    def sender(self) -> str:
        """What to call the sender: the name we know the key by, else the name it claims."""
        return self.content.sender_name or self.content.manifest.sender

    @property
    def verified(self) -> bool:
        """Whether the signature is that of somebody whose card we have, or our own."""
        return self.own or self.content.sender_verified

    @property
    def title(self) -> str:
        """The title of the consultation it says it holds; empty where it holds a notebook."""
        said = self.content.manifest.scope.get("title")
        return said if isinstance(said, str) else ""

    @property
    def withheld(self) -> int:
        """How many lines its sender left out."""
        return self.content.manifest.withheld

    def arriving(self) -> list[tuple[Operation, str]]:
        """Its operations with their verbatim texts."""
        return [(one.operation, one.text) for one in self.content.operations]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What taking a file in would do, or did.

    ``new`` and ``known`` count operations; ``altered`` are the ids of operations that arrived
    with other content than we have under the same id: those are refused and ours is kept.
    """

    new: int
    known: int
    altered: tuple[str, ...]
    differences: Differences

    @property
    def nothing_new(self) -> bool:
        """Whether everything in the file is here already."""
        return self.new == 0


def open_share(desk: Desk, path: Path, passphrase: str | None) -> OpenedShare:
    """Open a share file with a passphrase or with this notebook's own keys.

    Raises Refusal where it is cut, altered, for somebody else, or no share file.
    """
    data = read_bounded(path, LARGEST_FILE)
    keyring = Keyring(desk)
    identity = keyring.identity_if_made()
    content = unseal(data, passphrase=passphrase, identity=identity, known=keyring.known_names())
    own = identity is not None and identity.signing_key == content.sender_key
    return OpenedShare(path, hashlib.sha256(data).hexdigest(), content, own)


def preview(desk: Desk, shares: Sequence[OpenedShare]) -> Outcome:
    """What taking these files in, one after the other, would do; nothing is written."""
    arriving: dict[str, tuple[Operation, str]] = {}
    altered: list[str] = []
    count = 0
    for share in shares:
        for operation, text in share.arriving():
            count += 1
            first = arriving.setdefault(operation.id, (operation, text))
            if first[1] != text:
                altered.append(operation.id)
    foreseen = desk.foresee(list(arriving.values()))
    refused = (*foreseen.altered, *altered)
    return Outcome(
        new=foreseen.new,
        known=count - foreseen.new - len(refused),
        altered=refused,
        differences=differences(_standing(desk), foreseen.entities),
    )


def merge(desk: Desk, shares: Sequence[OpenedShare], *, by: object = None) -> Outcome:
    """Take files in, each in one transaction and one gesture that ``desk.undo`` takes back.

    The answer speaks of all of them together. Raises Refusal where the disk says no; what came
    with an earlier file of the row is then in and can be undone.
    """
    before = _standing(desk)
    new = known = 0
    altered: list[str] = []
    touched: dict[str, None] = {}
    for share in shares:
        source = Source(
            sender=share.sender,
            sender_key=share.content.sender_key,
            verified=share.verified,
            digest=share.digest,
        )
        received = desk.receive(share.arriving(), source, by=by)
        new += received.new
        known += received.known
        altered.extend(received.altered)
        touched.update(dict.fromkeys(one.id for one in received.entities))
    after = [desk.notebook[one] for one in touched if one in desk.notebook]
    return Outcome(new, known, tuple(altered), differences(before, after))


def _standing(desk: Desk) -> dict[str, Entity]:
    return {one.id: one for one in desk.notebook}
