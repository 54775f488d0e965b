"""Closing a consultation from the command line: an archive without names, or handed over."""

from argparse import Namespace

from micic_desk.app.closing.archive import doubts_in, write_archive
from micic_desk.app.closing.deleting import Deleted, about_to_go, delete_here, would_go
from micic_desk.app.closing.handing import hand_over_all, what_stays
from micic_desk.app.desk import Desk
from micic_desk.app.opening import open_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import Keyring
from micic_desk.cli.passphrases import passphrase_of, read_phrase_file
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Refusal


def close(arguments: Namespace, streams: Streams) -> int:
    """Archive or hand a notebook over, prove it, and only then delete it here where asked to."""
    passphrase = passphrase_of(arguments.notebook, arguments.passphrase_file, streams)
    desk = open_desk(arguments.notebook, passphrase, clock=streams.clock)
    try:
        for sentence in desk.told:
            streams.tell(str(sentence))
        if arguments.preview:
            _foretell(desk, streams)
            return 0
        if arguments.archive is not None:
            if not isinstance(passphrase, str | None):
                raise Refusal(
                    "closing.words_needed",
                    "The archive is opened by the words of this notebook, so give those and not "
                    "its recovery sheet.",
                )
            _archive(desk, arguments, passphrase, streams)
        else:
            _hand_over(desk, arguments, streams)
        if arguments.delete_here:
            going = about_to_go(desk)
            desk.close()
            return _tell(delete_here(going), streams)
    finally:
        desk.close()
    return 0


def _foretell(desk: Desk, streams: Streams) -> None:
    for doubt in doubts_in(desk.notebook):
        streams.say(f"“{doubt.word}” → {doubt.code} ({doubt.count} times)")
    stays = what_stays(desk)
    streams.say(
        f"{stays.private} private, {stays.delivered} delivered, {stays.typing} being typed: these "
        "are not in what is handed over"
    )
    if stays.confidential:
        streams.say(f"{stays.confidential} confidential: these are, as they would be nowhere else")
    for one in would_go(desk):
        streams.say(str(one.path))


def _archive(desk: Desk, arguments: Namespace, passphrase: str | None, streams: Streams) -> None:
    done = write_archive(
        desk.notebook, arguments.archive, passphrase, ordinary=arguments.ordinary, cost=streams.cost
    )
    streams.say(str(done.path))
    streams.tell(
        f"{done.entities} entries, {done.people} people by codes alone; {done.looked_at} texts "
        f"looked through, {done.left} names found."
    )


def _hand_over(desk: Desk, arguments: Namespace, streams: Streams) -> None:
    cards = [Keyring(desk).named(one) for one in arguments.cards]
    if not cards and arguments.phrase_file is None:
        raise Refusal(
            "closing.for_whom",
            "Say for whom the file is: --phrase-file with a passphrase, or --for a known card.",
        )
    phrase = None if cards else read_phrase_file(arguments.phrase_file)
    done = hand_over_all(desk, arguments.hand_over, contents(desk), passphrase=phrase, cards=cards)
    streams.say(str(done.path))
    streams.tell(f"{done.operations} operations were read back from it, every one as it is.")


def _tell(done: Deleted, streams: Streams) -> int:
    streams.say(f"{done.name}: {done.gone} files deleted")
    for one in done.documents:
        streams.tell(f"{one} was exported before and lies there still.")
    for one in done.copies:
        streams.tell(f"{one} is a whole copy that was saved before, and lies there still.")
    if done.mirror_away is not None:
        streams.tell(f"{done.mirror_away} is a mirror that was not there: delete it on its stick.")
    for one in done.sealed:
        streams.tell(f"{one} is sealed for colleagues and lies there still.")
    for one in (*done.left, *done.remains):
        streams.tell(f"{one} could not be deleted.")
    if done.mentioned:
        streams.tell("Our settings on this computer still name it.")
    return 0 if done.complete else 1
