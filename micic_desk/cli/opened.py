"""The notebook a command works on: opened, and closed again whatever happens."""

import math
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.cli.passphrases import passphrase_of
from micic_desk.cli.streams import Streams
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.operation import ROOT
from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import Secret

_SHORTEST_BEGINNING = 4


@contextmanager
def opened(arguments: Namespace, streams: Streams, secret: Secret | None = None) -> Iterator[Desk]:
    """The desk of ``arguments.notebook``; what opens it is asked for where it is not given."""
    if secret is None:
        secret = passphrase_of(arguments.notebook, arguments.passphrase_file, streams)
    salvage = getattr(arguments, "repair", False)
    with _counted(arguments.notebook, secret, streams):
        desk = open_desk(arguments.notebook, secret, clock=streams.clock, salvage=salvage)
    try:
        for sentence in (*desk.told, *desk.session.noted):
            streams.tell(str(sentence))
        yield desk
    finally:
        desk.close()


@contextmanager
def _counted(notebook: Path, secret: Secret | None, streams: Streams) -> Iterator[None]:
    """Wrong passphrases wait here as they do in the window."""
    if secret is None or streams.tries is None:
        yield
        return
    tries = streams.tries()
    wait = tries.wait(notebook)
    if wait:
        raise Refusal(
            "cli.wait",
            "Several wrong tries: the next one in {seconds} s. Nothing is lost by it.",
            seconds=math.ceil(wait),
        )
    try:
        yield
    except Refusal as refusal:
        if refusal.code == "store.wrong_passphrase":
            tries.was_wrong(notebook)
        raise
    tries.was_right(notebook)


def consultation_named(desk: Desk, title: str | None) -> str:
    """The consultation with a title; without one, the consultation at work."""
    if title is None:
        return Workplace(desk).need_consultation()
    wanted = title.strip().casefold()
    found = [
        one.id
        for one in desk.notebook.children(ROOT, EntityKind.CONSULTATION)
        if one.text("title").strip().casefold() == wanted
    ]
    if not found:
        raise Refusal(
            "cli.no_such_consultation",
            "This notebook has no consultation called “{title}”.",
            title=title,
        )
    if len(found) > 1:
        raise Refusal(
            "cli.two_consultations",
            "{count} consultations are called “{title}”. Give one of them another title first.",
            count=len(found),
            title=title,
        )
    return found[0]


def entity_named(desk: Desk, said: str) -> str:
    """The entity whose id is, or begins with, what was said."""
    wanted = said.strip().lower()
    if wanted in desk.notebook:
        return wanted
    if len(wanted) >= _SHORTEST_BEGINNING:
        found = [one.id for one in desk.notebook if one.id.startswith(wanted)]
        if len(found) == 1:
            return found[0]
    raise Refusal(
        "cli.no_such_id",
        "No single entry of this notebook has an id that begins with {id}. Look it up with "
        "“show --ids” or “search”.",
        id=said,
    )
