"""Commands that take files in and back: merge, merges, unmerge."""

from argparse import Namespace
from datetime import datetime

from micic_desk.app.desk import Desk
from micic_desk.app.merges import Merged, foresee_undo, merges, undo_merge, what_changed
from micic_desk.app.merging import OpenedShare, Outcome, open_share, refuse_other
from micic_desk.app.merging import merge as take_in
from micic_desk.app.merging import preview as look_at
from micic_desk.app.workplace import Workplace
from micic_desk.cli.brought import data_of, lines_of, sessions_of
from micic_desk.cli.opened import consultation_named, opened
from micic_desk.cli.passphrases import read_phrase_file
from micic_desk.cli.streams import Streams
from micic_desk.domain.sentences import Refusal


def merge(arguments: Namespace, streams: Streams) -> int:
    """Take files in, or say what they would bring; 1 where part of one was refused."""
    with opened(arguments, streams) as desk:
        shares = _opened_all(desk, arguments, streams)
        if not arguments.as_new:
            _refuse_others(desk, shares, arguments.consultation)
        only = _only(desk, shares, arguments.only)
        do = look_at if arguments.preview else take_in
        done = do(desk, shares, only=only)
        if arguments.json:
            streams.say_data(data_of(desk, shares, done))
        else:
            for line in lines_of(desk, shares, done, preview=arguments.preview):
                streams.say(line)
    return _refused_part(done, streams)


def _refuse_others(desk: Desk, shares: list[OpenedShare], title: str | None) -> None:
    """Refuse files of another consultation than the one asked for, or the one at work."""
    named = None if title is None else consultation_named(desk, title)
    consultation = named or Workplace(desk).consultation
    for one in shares if consultation is not None else ():
        refuse_other(desk, one, str(consultation))


def _only(desk: Desk, shares: list[OpenedShare], titles: list[str]) -> set[str] | None:
    """The sessions with these titles, here or in the files; None means all."""
    if not titles:
        return None
    known = sessions_of(desk, look_at(desk, shares))
    found: set[str] = set()
    for title in titles:
        wanted = title.strip().casefold()
        some = {one for one, name in known.items() if name.strip().casefold() == wanted}
        if not some:
            names = ", ".join(f"“{one}”" for one in sorted(set(known.values())) if one)
            raise Refusal(
                "cli.no_such_part",
                "The files bring nothing for a session called “{title}”. They bring: {names}.",
                title=title,
                names=names or "nothing new",
            )
        found |= some
    return found


def _opened_all(desk: Desk, arguments: Namespace, streams: Streams) -> list[OpenedShare]:
    """Every file, opened before anything of any of them is taken in."""
    phrase = None
    if arguments.phrase_file is not None:
        phrase = read_phrase_file(arguments.phrase_file)
    found = []
    for path in arguments.files:
        try:
            share_file = open_share(desk, path, phrase)
        except Refusal as refusal:
            if refusal.code != "share.phrase_needed" or streams.ask is None:
                raise
            phrase = streams.ask(f"Passphrase of {path.name}: ")
            share_file = open_share(desk, path, phrase)
        found.append(share_file)
    return found


def _refused_part(done: Outcome, streams: Streams) -> int:
    if not done.altered:
        return 0
    streams.tell(
        f"{len(done.altered)} change(s) in the file were altered since they were written: they "
        "were refused and yours are kept. Ask the sender for a new file."
    )
    return 1


def list_merges(arguments: Namespace, streams: Streams) -> int:
    """Print every merge there was, or what one of them changed."""
    with opened(arguments, streams) as desk:
        if arguments.number is not None:
            number = _numbered(desk, arguments.number).number
            changed = what_changed(desk, number)
            done = Outcome(new=len(changed.lines), known=0, altered=(), differences=changed)
            if arguments.json:
                streams.say_data(data_of(desk, (), done))
                return 0
            for line in lines_of(desk, (), done, preview=False):
                streams.say(line)
            return 0
        found = merges(desk)
    if arguments.json:
        streams.say_data([_data(one) for one in found])
        return 0
    for one in found:
        streams.say(_told(one))
    return 0


def unmerge(arguments: Namespace, streams: Streams) -> int:
    """Take a merge back, whatever was done since, or say what that would keep."""
    with opened(arguments, streams) as desk:
        number = _numbered(desk, arguments.number).number
        back = (foresee_undo if arguments.preview else undo_merge)(desk, number)
        kept = [desk.notebook[one].text("text") or one for one in back.kept]
    done = "would be taken back" if arguments.preview else "was taken back"
    streams.tell(f"Merge {number} {done}. Worked on here since, and kept: {len(kept)}.")
    for line in kept:
        streams.say(" ".join(line.split()))
    return 0


def _numbered(desk: Desk, number: int) -> Merged:
    for one in merges(desk):
        if one.number == number:
            return one
    raise Refusal(
        "cli.no_such_merge",
        "There is no merge {number} in this notebook. “merges” prints their numbers.",
        number=number,
    )


def _told(one: Merged) -> str:
    when = datetime.fromtimestamp(one.at).astimezone().strftime("%Y-%m-%d %H:%M")
    who = one.sender or "somebody who gives no name"
    sure = "signature verified" if one.verified else "sender not verified"
    state = "" if one.active else "\ttaken back"
    return f"{one.number}\t{when}\t{who} ({sure}){state}"


def _data(one: Merged) -> dict[str, object]:
    return {
        "number": one.number,
        "sender": one.sender,
        "verified": one.verified,
        "at": one.at,
        "standing": one.active,
    }
