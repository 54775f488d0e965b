"""Exchanging through a folder that several people write to, such as one on a stick.

Everybody writes files of her own under names drawn by chance and never touches another's, so
nothing has to be locked and a stick may be pulled at any moment: a file is there whole or not
at all. Who reads a file twice takes nothing in twice.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk, Memory
from micic_desk.app.heard import Heard, Known
from micic_desk.app.merging import OpenedShare, open_share, preview
from micic_desk.app.share_contents import Contents, contents
from micic_desk.app.sharing import Card, Keyring, share
from micic_desk.domain.operation import Json, canonical
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.limits import LARGEST_FILE
from micic_desk.exchange.share.seal import SHARE_SUFFIX
from micic_desk.runtime.whole_file import read_bounded

_FOLDER = "stick_folder"
_READ = "stick_read"
_WRITTEN = "stick_written"
_FOLDERS = "stick_folders"
_TOLD = "stick_told"
_MOST_FOLDERS = 8
_MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A colleague's file that brings something new."""

    path: Path
    sender: str
    new: int


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one exchange did.

    ``written`` is the new file, None where nobody needs one; one that holds nothing says only
    what has arrived here (``acknowledged``), so that colleagues need not send it again.
    ``waiting`` are the files to look at, oldest first; ``others`` counts files that this
    notebook cannot open; ``cleared`` counts one's own files that everybody has taken in and
    that are gone now.
    """

    written: Path | None
    waiting: tuple[Waiting, ...]
    others: int
    cleared: int
    acknowledged: bool = False


def folder_of(desk: Desk) -> Path | None:
    """The folder chosen for this notebook."""
    kept = Memory(desk).get(_FOLDER)
    return Path(kept) if isinstance(kept, str) and kept else None


def choose_folder(desk: Desk, folder: Path) -> None:
    """Remember the folder; nothing is written to it by that."""
    kept = [str(folder), *(str(one) for one in folders(desk) if one != folder)]
    Memory(desk).put(_FOLDERS, kept[:_MOST_FOLDERS])
    Memory(desk).put(_FOLDER, str(folder))


def folders(desk: Desk) -> list[Path]:
    """Every folder that was ever chosen, the newest first: several sticks may go round."""
    kept = Memory(desk).get(_FOLDERS)
    found = [one for one in kept if isinstance(one, str)] if isinstance(kept, list | tuple) else []
    now = folder_of(desk)
    return [Path(one) for one in found] or ([now] if now is not None else [])


def exchange(desk: Desk) -> Exchanged:
    """Write what is new here, and say what is new there; nothing is taken in by that.

    Raises Refusal where no folder was chosen, where it is not there (the stick is out), where
    nobody's card is known, and where the stick says no.
    """
    folder, cards = folder_of(desk), Keyring(desk).cards()
    if folder is None:
        raise Refusal("stick.no_folder", "Choose the folder that you and your colleagues share.")
    if not cards:
        raise Refusal(
            "stick.no_cards",
            "Take the card of a colleague in first, so that the file can be sealed for her.",
        )
    if not folder.is_dir():
        raise Refusal(
            "stick.not_there",
            "The folder “{name}” is not there. Put the stick in, or choose another folder.",
            name=folder.name,
        )
    waiting, others = _look(desk, folder)
    written, empty = _write(desk, folder, cards)
    return Exchanged(written, waiting, others, _clear(desk, folder, cards, written), empty)


def to_write(desk: Desk) -> Contents:
    """What the next exchange would write: never a note to oneself nor a confidential line."""
    keys = [card.signing_key for card in Keyring(desk).cards()]
    return contents(desk, withhold_confidential=True, beyond=keys)


def own_files(desk: Desk) -> list[Path]:
    """One's own sealed files that lie in the folder still, for colleagues to take in."""
    folder = folder_of(desk)
    there = (folder / name for name in _written(desk)) if folder is not None else ()
    return sorted(one for one in there if one.is_file())


def _look(desk: Desk, folder: Path) -> tuple[tuple[Waiting, ...], int]:
    memory = Memory(desk)
    kept = memory.get(_READ)
    read = [one for one in kept if isinstance(one, str)] if isinstance(kept, list | tuple) else []
    known, own = set(read), _written(desk)
    found: list[Waiting] = []
    others = 0
    for path in sorted(folder.glob(f"*{SHARE_SUFFIX}"), key=_age):
        if path.name in own:
            continue
        try:
            digest = hashlib.sha256(read_bounded(path, LARGEST_FILE)).hexdigest()
            if digest in known:
                continue
            opened = open_share(desk, path, None)
        except Refusal:
            others += 1
            continue
        new = preview(desk, [opened]).new
        if new:
            found.append(Waiting(path, opened.sender, new))
        else:
            read.append(digest)
            # What she wrote about what I have tells what she has, also without a merge.
            _learn(desk, opened)
    if len(read) > len(known):
        memory.put(_READ, read[-_MOST_KEPT:])
    return tuple(found), others


def _learn(desk: Desk, opened: OpenedShare) -> None:
    if not opened.own:
        heard, key = Heard(desk), opened.content.sender_key
        heard.learn(key, (one for one, _ in opened.arriving()))
        heard.learn_claim(key, opened.content.manifest.scope.get("has"))


def _write(desk: Desk, folder: Path, cards: list[Card]) -> tuple[Path | None, bool]:
    """A file with what somebody has not shown to have; None where the folder holds it already.

    Where there is nothing of that kind, but more has arrived here than was ever told into this
    folder, a file that tells it and holds nothing: the answer's second part.
    """
    what = to_write(desk)
    told = [*what.operations, *map(str, cards), canonical(what.has)]
    said = hashlib.sha256("\n".join(told).encode()).hexdigest()
    lying = [name for name, digest in _written(desk).items() if digest == said]
    if any((folder / name).exists() for name in lying):
        return None, False
    if not what.operations and not _has_news(desk, folder, what.has):
        return None, False
    path = folder / f"{secrets.token_hex(8)}{SHARE_SUFFIX}"
    share(desk, path, what, cards=cards)
    memory = Memory(desk)
    memory.put(_WRITTEN, {**_written(desk), path.name: said})
    memory.put(_TOLD, {**_told(desk), str(folder): _digest(what.has)})
    return path, not what.operations


def _has_news(desk: Desk, folder: Path, has: Mapping[str, Json]) -> bool:
    """Whether something of others is here that nobody was told of through this folder."""
    others = any(path.name not in _written(desk) for path in folder.glob(f"*{SHARE_SUFFIX}"))
    return bool(has) and others and _told(desk).get(str(folder)) != _digest(has)


def _told(desk: Desk) -> dict[str, str]:
    """For each folder a digest of what was last told to have arrived here."""
    kept = Memory(desk).get(_TOLD)
    found = kept.items() if isinstance(kept, Mapping) else ()
    return {name: said for name, said in found if isinstance(said, str)}


def _digest(has: Mapping[str, Json]) -> str:
    return hashlib.sha256(canonical(has).encode()).hexdigest()


def _clear(desk: Desk, folder: Path, cards: Iterable[Card], written: Path | None) -> int:
    """Remove one's own files of which everybody has everything, or finds it in the new one."""
    heard = Heard(desk)
    newest = set() if written is None else _ids_in(desk, written)
    everybody = [heard.of(card.signing_key) for card in cards]
    own = _written(desk)
    gone: list[str] = []
    here = [name for name in own if (folder / name).exists()]
    for name in here:
        path = folder / name
        if path == written:
            continue
        try:
            opened = open_share(desk, path, None)
            if not opened.arriving() and name == here[-1]:
                continue  # nobody says that she has read what has arrived here
            if _is_known(opened, everybody, newest):
                path.unlink()
                gone.append(name)
        except (Refusal, OSError):
            continue  # it stays; the stick may be read-only
    if gone:
        left = {name: said for name, said in own.items() if name not in gone}
        Memory(desk).put(_WRITTEN, left)
    return len(gone)


def _ids_in(desk: Desk, path: Path) -> set[str]:
    return {one.id for one, _ in open_share(desk, path, None).arriving()}


def _is_known(opened: OpenedShare, everybody: Iterable[Known], newest: set[str]) -> bool:
    operations = [one for one, _ in opened.arriving() if one.id not in newest]
    return all(known.holds(one.actor, one.sequence) for known in everybody for one in operations)


def _written(desk: Desk) -> dict[str, str]:
    """One's own files by name, and a digest of what each said."""
    kept = Memory(desk).get(_WRITTEN)
    found = kept.items() if isinstance(kept, Mapping) else ()
    return {name: said for name, said in found if isinstance(said, str)}


def _age(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name
