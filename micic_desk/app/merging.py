"""Taking a co-rapporteur's file in: open it, see what it brings, then let it in as a whole."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.heard import Heard
from micic_desk.app.sharing import Keyring
from micic_desk.domain.entity import Entity
from micic_desk.domain.hollow import agree
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.links import Links
from micic_desk.domain.operation import Operation
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.apart import unseal_apart
from micic_desk.exchange.share.limits import LARGEST_FILE
from micic_desk.exchange.share.unseal import Opened as Unsealed
from micic_desk.merge.preview import Differences, differences
from micic_desk.runtime.letting_go import let_go
from micic_desk.runtime.whole_file import read_bounded
from micic_desk.store.inbox import Inbox, Source


@dataclass(frozen=True, slots=True)
class OpenedShare:
    """A share file, opened and checked; nothing of it is in the notebook yet.

    ``consultations`` are those it speaks of, each with its title where it says one: gone
    through once, by whoever opens the file, because a window must not.
    """

    path: Path
    digest: str
    content: Unsealed
    own: bool
    consultations: Mapping[str, str]

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

    @property
    def source(self) -> Source:
        """Whose file it is, as the notebook remembers it."""
        return Source(
            sender=self.sender,
            sender_key=self.content.sender_key,
            verified=self.verified,
            digest=self.digest,
        )

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
    copied: bool = False
    """Whether two copies of one notebook write at once: a sender's, or this one's."""

    @property
    def nothing_new(self) -> bool:
        """Whether everything in the file is here already."""
        return self.new == 0


def open_share(
    desk: Desk,
    path: Path,
    passphrase: str | None,
    check: Callable[[], None] | None = None,
) -> OpenedShare:
    """Open a share file with a passphrase or with this notebook's own keys.

    ``check`` is called now and then and may raise to give it up. Raises Refusal where it is
    cut, altered, for somebody else, or no share file.
    """
    data = read_bounded(path, LARGEST_FILE)
    keyring = Keyring(desk)
    identity = keyring.identity_if_made()
    content = unseal_apart(
        data,
        passphrase=passphrase,
        identity=identity,
        known=keyring.known_names(),
        check=check,
    )
    own = identity is not None and identity.signing_key == content.sender_key
    return OpenedShare(path, hashlib.sha256(data).hexdigest(), content, own, _held(content))


def _held(content: Unsealed) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in content.operations:
        if one.operation.kind == EntityKind.CONSULTATION:
            title = one.operation.writes.get("title")
            found.setdefault(one.operation.entity, "")
            if isinstance(title, str):
                found[one.operation.entity] = title
    return found


def refuse_other(desk: Desk, share: OpenedShare, consultation: str) -> None:
    """Refuse a file that is of another consultation than the one at work, by its title.

    One of several that are joined as the same, or a whole notebook that holds it, is welcome.
    """
    members = Links(desk.notebook).group_of(consultation)
    welcome = {consultation, *(members.members if members is not None else ())}
    held = share.consultations
    if not held or welcome & held.keys():
        return
    titles = [share.title, *held.values()]
    ours = desk.notebook[consultation].text("title")
    if ours.strip() and ours.casefold().split() in [one.casefold().split() for one in titles]:
        raise Refusal(
            "merge.begun_apart",
            "You and your colleague each began a consultation “{title}”, so this file is of one "
            "of its own. Nothing of it was taken in. Take it in as a new one; you are then asked "
            "whether both are the same.",
            title=ours,
        )
    raise Refusal(
        "merge.other_consultation",
        "This file is of another consultation, “{title}”. Nothing of it was taken in. Go to that "
        "consultation first, or take the file in as a new one.",
        title=next((one for one in titles if one), share.path.name),
    )


def preview(
    desk: Desk, shares: Sequence[OpenedShare], *, only: Collection[str] | None = None
) -> Outcome:
    """What taking these files in, one after the other, would do; nothing is written.

    ``only`` are the sessions (and sections of the report) to take in, with all that is of no
    session: see `Line.session` of a preview of everything. What is left out stays new.
    """
    return _foreseen(desk, shares, only, _standing(desk))


class Merging:
    """Files about to be taken in: made where the notebook may be read, written on any thread."""

    def __init__(
        self, desk: Desk, shares: Sequence[OpenedShare], *, only: Collection[str] | None = None
    ) -> None:
        self._desk = desk
        self._shares = shares
        self._only = only
        self._standing = list(desk.notebook)

    def write(self, progress: Callable[[float], None] | None = None) -> Outcome:
        """Take all of them in, or none: one transaction; ``desk.catch_up`` tells of it.

        ``progress`` is told how much is done, from 0 to 1, and may raise to cancel. Raises
        Refusal where the disk says no.
        """
        desk = self._desk
        before = {one.id: one for one in self._standing}
        chosen = _chosen(desk, self._shares, self._only, before)
        files = [
            (
                [one for one in share.arriving() if chosen is None or one[0].entity in chosen],
                share.source,
            )
            for share in self._shares
        ]
        received = desk.take_in(files, progress)
        heard = Heard(desk)
        copied = False
        for share, one in zip(self._shares, received, strict=True):
            copied = copied or _copied(desk, [share], one.new)
            heard.learn(share.content.sender_key, (each for each, _ in share.arriving()))
            counter = share.content.manifest.counter
            heard.learn_claim(share.content.sender_key, share.content.manifest.scope.get("has"))
            heard.note_number(share.content.sender_key, counter, share.digest)
        after = {entity.id: entity for one in received for entity in one.entities}
        return Outcome(
            sum(one.new for one in received),
            sum(one.known for one in received),
            tuple(each for one in received for each in one.altered),
            differences(before, after.values()),
            copied,
        )


def merge(
    desk: Desk,
    shares: Sequence[OpenedShare],
    *,
    only: Collection[str] | None = None,
    by: object = None,
    progress: Callable[[float], None] | None = None,
) -> Outcome:
    """Take files in, all of them or none, each as one gesture that ``desk.undo`` takes back.

    The answer speaks of all of them together. ``only`` is as in `preview`. ``progress`` is
    told how much is done, from 0 to 1, and may raise to cancel. Raises Refusal where the disk
    says no.
    """
    try:
        return Merging(desk, shares, only=only).write(progress)
    finally:
        desk.catch_up(by=by)


def _foreseen(
    desk: Desk,
    shares: Sequence[OpenedShare],
    only: Collection[str] | None,
    before: Mapping[str, Entity],
) -> Outcome:
    arriving: dict[str, tuple[Operation, str]] = {}
    files: list[set[str]] = []
    altered: list[str] = []
    count = 0
    chosen = _chosen(desk, shares, only, before)
    for share in shares:
        files.append(set())
        for operation, text in share.arriving():
            if chosen is not None and operation.entity not in chosen:
                continue
            count += 1
            files[-1].add(operation.id)
            first = arriving.setdefault(operation.id, (operation, text))
            if first[1] != text and not agree(first[0], operation):
                altered.append(operation.id)
    foreseen = Inbox(desk.session).foresee(list(arriving.values()), files)
    let_go(arriving)
    refused = (*foreseen.altered, *altered)
    return Outcome(
        new=foreseen.new,
        known=count - foreseen.new - len(refused),
        altered=refused,
        differences=differences(before, foreseen.entities),
        copied=_copied(desk, shares, foreseen.new),
    )


def _chosen(
    desk: Desk,
    shares: Sequence[OpenedShare],
    only: Collection[str] | None,
    before: Mapping[str, Entity],
) -> set[str] | None:
    """The entities that are taken in where some sessions are chosen; None means all.

    Whole entities or nothing of them: those of the chosen sessions, those of no session, and
    what is of no reader's concern.
    """
    if only is None:
        return None
    everything = _foreseen(desk, shares, None, before)
    left_out = {
        line.entity
        for line in everything.differences.lines
        if line.entity not in only and line.session is not None and line.session not in only
    }
    left_out |= {
        line.entity
        for line in everything.differences.lines
        if line.kind == EntityKind.SESSION and line.entity not in only
    }
    return {one.entity for share in shares for one, _ in share.arriving()} - left_out


def _copied(desk: Desk, shares: Sequence[OpenedShare], new: int) -> bool:
    """Whether a file shows that two copies of a notebook are being written in."""
    heard = Heard(desk)
    return any(
        (share.own and new > 0)
        or heard.is_copied(share.content.sender_key, share.content.manifest.counter, share.digest)
        for share in shares
    )


def _standing(desk: Desk) -> dict[str, Entity]:
    # First a list, which is made in one breath: the notebook may change while it is gone through.
    return {one.id: one for one in list(desk.notebook)}
