"""Commands between rapporteurs: share, card, cards, know."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.share_contents import Contents, contents
from micic_desk.app.sharing import Keyring, add_card, export_card, read_card
from micic_desk.app.sharing import share as hand_out
from micic_desk.cli.opened import consultation_named, opened
from micic_desk.cli.passphrases import read_phrase_file
from micic_desk.cli.streams import Streams
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.cards import Card


def share(arguments: Namespace, streams: Streams) -> int:
    """Write a sealed file for co-rapporteurs, or say what it would hold."""
    with opened(arguments, streams) as desk:
        what = _asked_contents(desk, arguments)
        written = None
        if not arguments.preview:
            cards = [_card(desk, one) for one in arguments.cards]
            phrase = None if cards else _phrase(arguments, streams)
            if cards and arguments.phrase_file is not None:
                raise _both()
            written = hand_out(desk, arguments.to, what, passphrase=phrase, cards=cards)
    if arguments.json:
        streams.say_data(_contents_data(what, written.path if written else None))
        return 0
    if written:
        streams.say(str(written.path))
    tell = streams.say if arguments.preview else streams.tell
    for line in _contents_lines(what):
        tell(line)
    return 0


def _asked_contents(desk: Desk, arguments: Namespace) -> Contents:
    """What was asked to be shared; Refusal where a title or a name is not known."""
    consultation = session = None
    if arguments.consultation is not None:
        consultation = consultation_named(desk, arguments.consultation)
    if arguments.session is not None:
        session = _session_named(desk, arguments.session, consultation)
    beyond = [_card(desk, one).signing_key for one in arguments.beyond]
    return contents(
        desk,
        consultation,
        session=session,
        withhold_confidential=arguments.withhold_confidential,
        history=not arguments.latest_only,
        beyond=beyond,
    )


def _session_named(desk: Desk, title: str, consultation: str | None) -> str:
    """The one session with this title."""
    wanted = title.strip().casefold()
    found = [
        one.id
        for one in desk.notebook.of_kind(EntityKind.SESSION)
        if desk.notebook.shown(one.id)
        and one.text("title").strip().casefold() == wanted
        and consultation in (None, one.parent)
    ]
    if len(found) != 1:
        raise Refusal(
            "cli.no_such_session",
            "There is not exactly one session called “{title}”. “show” prints their titles.",
            title=title,
        )
    return found[0]


def cards(arguments: Namespace, streams: Streams) -> int:
    """Print whose cards are known; note that a code was compared, or forget a card."""
    with opened(arguments, streams) as desk:
        keyring = Keyring(desk)
        if arguments.compared is not None:
            keyring.note_compared(keyring.named(arguments.compared))
        if arguments.forget is not None:
            keyring.forget(keyring.named(arguments.forget))
        lines = [
            f"{one.name}\t{'compared' if keyring.is_compared(one) else 'not compared'}"
            for one in keyring.cards()
        ]
    for line in lines:
        streams.say(line)
    return 0


def _phrase(arguments: Namespace, streams: Streams) -> str | None:
    if arguments.phrase_file is not None:
        return read_phrase_file(arguments.phrase_file)
    return streams.ask(f"Passphrase for {arguments.to.name}: ") if streams.ask else None


def _both() -> Refusal:
    return Refusal(
        "cli.phrase_and_cards",
        "A share file is either for a passphrase or for people. Give --phrase-file or --for.",
    )


def _card(desk: Desk, said: str) -> Card:
    path = Path(said)
    return read_card(path) if path.exists() else Keyring(desk).named(said)


def _contents_lines(what: Contents) -> Sequence[str]:
    lines = [f"It holds: {_listed(what.holds)}."]
    if what.withheld:
        lines.append(f"It withholds: {_listed(what.withholds)}.")
    if what.once_private:
        lines.append(
            f"{what.once_private} line(s) were notes to yourself earlier; their earlier words "
            "travel in their history."
        )
    return lines


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in counts.items()) or (
        "nothing"
    )


def _contents_data(what: Contents, path: Path | None) -> dict[str, object]:
    return {
        "path": None if path is None else str(path),
        "title": what.title,
        "holds": what.holds,
        "withholds": what.withholds,
        "withheld": what.withheld,
        "people": len(what.people),
        "once_private": what.once_private,
        "operations": len(what.operations),
    }


def card(arguments: Namespace, streams: Streams) -> int:
    """Write one's own card."""
    with opened(arguments, streams) as desk:
        made = export_card(desk, arguments.to, arguments.author)
    streams.say(str(arguments.to))
    streams.tell(f"This is the card of {made.name}. It holds no secret; give it to colleagues.")
    return 0


def know(arguments: Namespace, streams: Streams) -> int:
    """Take a colleague's card in and print the code to compare."""
    with opened(arguments, streams) as desk:
        added, code = add_card(desk, arguments.card)
        people = desk.notebook.of_kind(EntityKind.PERSON)
        others = Keyring(desk).others_named_like(added)
    streams.say(code)
    known = any(one.text("name").casefold() == added.name.casefold() for one in people)
    who = added.name if known else f"{added.name} (not among the people of this notebook)"
    streams.tell(f"{who} is known now. Read this code to each other: it must be the same.")
    if others:
        streams.tell(
            f"Another card of {added.name} with other keys is known here. Where she did not make "
            "a new notebook, somebody may have put this card in between: share nothing before "
            "you have compared the code."
        )
    return 0
