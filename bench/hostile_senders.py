"""Who sends hostile share files to whom, and how such a file is sealed."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.sharing import Keyring
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import canonical
from micic_desk.domain.order import OrderKeys
from micic_desk.exchange.share import age_file, envelope
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.manifest import Manifest
from micic_desk.store import log

PHRASE = "river lamp stone"
SAID = "Zarina-said-this"
MANIFEST = Manifest(sender=SAID, counter=1, scope={"title": SAID})
KEY = OrderKeys("hostile").between(None, None)


@dataclass(frozen=True)
class World:
    """Who receives, whose file it is, who else there is, and what an honest file holds."""

    desk: Desk
    anna: Identity
    ben: Identity
    eve: Identity
    consultation: str
    session: str
    bodies: tuple[str, ...]

    def payload(self, body: bytes, **changes: object) -> bytes:
        """A manifest that fits, and a body."""
        filled = replace(
            MANIFEST,
            to=(self.anna.signing_key,),
            operations=body.count(b"\n"),
            digest=hashlib.sha256(body).hexdigest(),
        )
        return replace(filled, **cast("Any", changes)).to_line() + b"\n" + body

    def sealed(self, payload: bytes, signer: Identity | None = None) -> bytes:
        """A payload of anybody's making, signed by Ben and sealed for Anna."""
        plain = envelope.wrap(payload, signer or self.ben)
        return age_file.encrypt_for_people(plain, [self.anna.recipient])

    def file(self, *lines: str | bytes, **changes: object) -> bytes:
        """A file of these lines."""
        body = b"".join((one if isinstance(one, bytes) else one.encode()) + b"\n" for one in lines)
        return self.sealed(self.payload(body, **changes))


@dataclass(frozen=True)
class Share:
    """One hostile share file."""

    name: str
    wanted: str
    data: Callable[[World], bytes]
    altered: int = 0
    phrase: str | None = None


def world(folder: Path) -> World:
    """Anna's notebook, which receives everything."""
    desk = create_desk(folder / "anna.micic", None, title="Water")
    work = Workplace(desk)
    session = work.need_session()
    for number in range(4):
        fields = {"kind": "point", "text": f"line {number}"}
        desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session))
    with desk.session.transaction() as connection:
        bodies = tuple(log.bodies(connection))
    return World(
        desk,
        Keyring(desk).identity(),
        Identity.generate(),
        Identity.generate(),
        work.need_consultation(),
        session,
        bodies,
    )


def note(number: int, **changes: object) -> dict[str, Any]:
    """An operation as an honest program writes it."""
    body: dict[str, Any] = {"id": f"{number:032x}", "a": "a" * 32, "s": number + 1}
    body |= {"l": number + 1, "t": 1_790_000_000, "e": f"{number:032x}", "k": "item"}
    body |= {"g": "b" * 32, "w": {"kind": "point", "text": f"{SAID} {number}"}}
    return body | changes


def honest_file(one: World, count: int = 40) -> bytes:
    """What Ben would send."""
    return one.file(*(canonical(note(number)) for number in range(count)))


def by_phrase(one: World, factor: int = 10) -> bytes:
    """A file for a passphrase, cheaper to open than ours."""
    plain = envelope.wrap(one.payload(canonical(note(1)).encode() + b"\n"), one.ben)
    return age_file.encrypt_with_phrase(plain, PHRASE, work_factor=factor)
