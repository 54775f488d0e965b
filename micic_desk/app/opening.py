"""Making and opening notebooks."""

from functools import partial
from os.path import islink, realpath
from pathlib import Path
from typing import overload

from micic_desk.app.backing_up import sweep_copy_broken_off
from micic_desk.app.desk import Desk, Memory
from micic_desk.app.familiar import is_familiar, was_left_whole
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import ROOT, Json
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.exchange.phrase import same_phrase
from micic_desk.runtime.clock import Clock, system_clock
from micic_desk.runtime.places import on_network, synced_by, whole_home_on_network
from micic_desk.store.changes import Changes
from micic_desk.store.key import Cost, Secret
from micic_desk.store.opening import create, is_encrypted, open_notebook
from micic_desk.store.read_first import is_large, note_of
from micic_desk.store.session import Session
from micic_desk.store.unusable import DAMAGED

SUFFIX = ".micic"
CLOSING = "closing"
"""The setting that says that a notebook was about to be deleted."""


def needs_passphrase(path: Path) -> bool:
    """Whether a notebook asks for a passphrase; Refusal where the file is no notebook."""
    return is_encrypted(path)


def open_desk(
    path: Path,
    secret: Secret | None,
    *,
    clock: Clock = system_clock,
    salvage: bool = False,
    soon: bool = False,
) -> Desk:
    """Open a notebook; Refusal says what is wrong with file, passphrase, disk or version.

    A damaged notebook is restored from its second copy, and ``told`` says so; where both are
    damaged, only ``salvage`` makes it again from what is left. With ``soon`` a sealed notebook
    that this computer left whole is read to its end, and looked at, when it is open (`later`).
    """
    if islink(path):  # noqa: PTH114 - a name that cannot be is refused later, in a sentence
        # What belongs to a notebook lies beside its file, by whatever name that was reached.
        path = Path(realpath(path))
    if soon and not salvage:
        try:
            return _opened(path, secret, clock, soon=True)
        except Refusal as refusal:
            if refusal.code != DAMAGED:
                raise
            # What was read on the way is damaged after all: looked at first, it is made again.
    return _opened(path, secret, clock, salvage=salvage)


def _opened(
    path: Path,
    secret: Secret | None,
    clock: Clock,
    *,
    salvage: bool = False,
    soon: bool = False,
) -> Desk:
    plain = not needs_passphrase(path)
    known = is_familiar(path)
    later = partial(was_left_whole, path) if soon else bool
    said = _spelt(secret)
    session = open_notebook(path, said, clock=clock, salvage=salvage, known=known, later=later)
    warning = warning_of_place(path)
    if warning is not None:
        session.told.append(warning)
    try:
        desk = _at_work(Desk(session, plain=plain))
        session.told.extend(_closing_broken_off(desk))
        sweep_copy_broken_off(desk)
    except BaseException:
        session.close()
        raise
    return desk


def _closing_broken_off(desk: Desk) -> list[Sentence]:
    """What to say of a notebook that was about to be deleted when the program was ended."""
    memory = Memory(desk)
    if memory.get(CLOSING) is not True:
        return []
    memory.put(CLOSING, False)
    return [
        Sentence(
            "The closing of {name} was broken off before it was deleted. Every line is here; some "
            "of its backups may be gone. Close it again when you like.",
            {"name": desk.path.name},
        )
    ]


def create_desk(
    path: Path,
    passphrase: str | None,
    *,
    title: str = "",
    clock: Clock = system_clock,
    cost: Cost = Cost.STANDARD,
) -> Desk:
    """Make a notebook, with one consultation where a title is given, and open it."""
    _refuse_shared_place(path.parent)
    session = create(path, _spelt(passphrase), clock=clock, cost=cost)
    begun = _begun(session, title) if title else None
    desk = _at_work(Desk(session, plain=passphrase is None))
    if begun is not None:
        Workplace(desk).consultation = begun
    return desk


def _begun(session: Session, title: str) -> str:
    """The consultation a notebook begins with; nobody means to undo that, with the first key."""
    add = Add(kind=EntityKind.CONSULTATION, fields={"title": title})
    gesture = add.plan(Notebook(), session.writer)
    return Changes(session).write(gesture, undoable=False).entities[0].id


def _at_work(desk: Desk) -> Desk:
    """The session at work is what the next opening reads first."""

    def reads_first() -> Json:
        large = is_large(desk.notebook)
        return note_of(desk.notebook, Workplace(desk).session or ROOT) if large else None

    desk.reads_first = reads_first
    return desk


def _refuse_shared_place(folder: Path) -> None:
    """Refuse a folder that something else writes into, unless there is no other."""
    service = synced_by(folder)
    if service is not None:
        raise Refusal(
            "store.synced_place",
            "{folder} is kept in step with other computers by {service}, which can tear a notebook "
            "while you type. Keep the notebook in a folder of this computer alone, and put copies "
            "or files to share there instead.",
            folder=folder.name,
            service=service,
        )
    if on_network(folder) and not whole_home_on_network():
        raise Refusal(
            "store.network_place",
            "{folder} lies on a network, which can tear a notebook while you type. Keep the "
            "notebook in a folder of this computer, and put copies or files to share there "
            "instead.",
            folder=folder.name,
        )


def warning_of_place(path: Path) -> Sentence | None:
    """What to say of a notebook that is opened where others write too; None elsewhere."""
    service = synced_by(path.parent)
    if service is not None:
        return Sentence(
            "{name} lies in a folder of {service}, which can tear it while you type. Close "
            "it, move it to a folder of this computer alone, and share files instead.",
            {"name": path.name, "service": service},
        )
    if on_network(path.parent):
        return Sentence(
            "{name} lies on a network, which can tear it while you type. Where you can, move "
            "it to a folder of this computer.",
            {"name": path.name},
        )
    return None


@overload
def _spelt(secret: str | None) -> str | None: ...
@overload
def _spelt(secret: Secret | None) -> Secret | None: ...
def _spelt(secret: Secret | None) -> Secret | None:
    """The one spelling of a passphrase: capitals, hyphens or composed accents lock nobody out."""
    return same_phrase(secret) if isinstance(secret, str) else secret
