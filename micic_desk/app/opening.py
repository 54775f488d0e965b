"""Making and opening notebooks."""

from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind
from micic_desk.exchange.phrase import same_phrase
from micic_desk.runtime.clock import Clock, system_clock
from micic_desk.store.key import Cost
from micic_desk.store.opening import create, is_encrypted, open_notebook

SUFFIX = ".micic"


def needs_passphrase(path: Path) -> bool:
    """Whether a notebook asks for a passphrase; Refusal where the file is no notebook."""
    return is_encrypted(path)


def open_desk(
    path: Path, passphrase: str | None, *, clock: Clock = system_clock, salvage: bool = False
) -> Desk:
    """Open a notebook; Refusal says what is wrong with file, passphrase, disk or version.

    A damaged notebook is restored from its second copy, and ``told`` says so; where both are
    damaged, only ``salvage`` makes it again from what is left.
    """
    plain = not needs_passphrase(path)
    session = open_notebook(path, _spelt(passphrase), clock=clock, salvage=salvage)
    try:
        return Desk(session, plain=plain)
    except BaseException:
        session.close()
        raise


def create_desk(
    path: Path,
    passphrase: str | None,
    *,
    title: str = "",
    clock: Clock = system_clock,
    cost: Cost = Cost.STANDARD,
) -> Desk:
    """Make a notebook, with one consultation where a title is given, and open it."""
    session = create(path, _spelt(passphrase), clock=clock, cost=cost)
    desk = Desk(session, plain=passphrase is None)
    if title:
        made = desk.do(Add(kind=EntityKind.CONSULTATION, fields={"title": title}))
        Workplace(desk).consultation = made.entities[0].id
    return desk


def _spelt(passphrase: str | None) -> str | None:
    """The one spelling of a passphrase: capitals, hyphens or composed accents lock nobody out."""
    return None if passphrase is None else same_phrase(passphrase)
