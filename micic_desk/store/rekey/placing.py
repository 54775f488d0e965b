"""What a change of key has prepared, by its names: put in place, or taken away.

A prepared file is whole and names its own salt, so nobody needs a key to know where it belongs:
it is put in place where the notebook has that salt already, and taken away where it has not.
What is still being written has another name and is only ever taken away.
"""

import contextlib
import glob
import os
from pathlib import Path

from micic_desk.store.backups import backups_folder, has_log
from micic_desk.store.key import RawKey, salt_in, salt_read
from micic_desk.store.second.reading import salts_read, second_path

_PREPARED = ".rekeyed"
_UNFINISHED = ".new"


def note_path(path: Path) -> Path:
    """Where a notebook's change of key is noted while it is under way."""
    return path.with_name(f".{path.name}.rekeying")


def prepared(path: Path) -> Path:
    """Where what will replace a file is written."""
    return path.with_name(f".{path.name}{_PREPARED}")


def unfinished(fresh: Path) -> Path:
    """Where a prepared file is written until it is whole."""
    return fresh.with_name(f"{fresh.name}{_UNFINISHED}")


def salts_of_change(path: Path) -> tuple[bytes, bytes]:
    """The salts before and after a change that is under way; empty where none is."""
    try:
        with note_path(path).open("rb") as file:
            salts = file.read(32)
    except OSError:
        return b"", b""
    return salts[:16], salts[16:]


def put_in_place(path: Path, raw: RawKey, *, just_written: bool = False) -> list[Path]:
    """Exchange what is sealed with this key for what was there; gives what could not be.

    Of what was ``just_written`` nobody needs to read which key it is. What could not be put in
    place stays prepared for the next opening, unless somebody opened what it would replace.
    Raises OSError where nobody can say which backups were prepared; they stay too.
    """
    left, stays = [], False
    second = second_path(path)
    took = just_written or raw.salt == salts_of_change(path)[1]
    if _is_second_of(prepared(second), raw, took) and not _exchanged(prepared(second), second):
        # Without its second copy a notebook makes itself a new one.
        forget(second)
    for begun in _left_among_backups(path):
        backup = _replaced_by(begun)
        try:
            whole = begun == prepared(backup) and _is_sealed_with(begun, raw, just_written)
            # One that was thinned out meanwhile stays away.
            wanted = whole and backup.exists()
            in_use = wanted and has_log(backup)
        except OSError:
            left.append(backup)
            stays = True
            continue
        if in_use:
            # Its log must never meet another file, and may hold what was not prepared.
            left.append(backup)
        if in_use or not wanted:
            forget(begun)
        elif not _exchanged(begun, backup):
            left.append(backup)
            stays = True
    if not stays:
        discard(path)
    return left


def _is_second_of(fresh: Path, raw: RawKey, took: bool) -> bool:  # noqa: FBT001 - as said
    """Whether it was prepared for this key; where it cannot be read, whether the change ``took``.

    The one that stands there opens with the key from before alone, so nothing is lost by it.
    """
    try:
        return raw.salt in salts_read(fresh)
    except OSError:
        return took


def _is_sealed_with(fresh: Path, raw: RawKey, just_written: bool) -> bool:  # noqa: FBT001 - as said
    try:
        return salt_read(fresh) == raw.salt
    except OSError:
        if just_written:
            return True
        raise


def _left_among_backups(path: Path) -> list[Path]:
    """What was prepared or begun there; also of a notebook that was called otherwise once.

    Other notebooks' stay untouched. Raises OSError where its own backups cannot be listed.
    """
    own, ours = backups_folder(path), salts_of_change(path)
    found = _begun_in(own)
    for folder in _folders_beside(path):
        if folder != own:
            with contextlib.suppress(OSError):
                found += [one for one in _begun_in(folder) if _is_one_of(one, ours)]
    return found


def _folders_beside(path: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(path.parent.glob("Backups of *"))
    return []


def _begun_in(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [one for one in found if one.name.startswith(".") and _PREPARED in one.name]


def _is_one_of(begun: Path, salts: tuple[bytes, bytes]) -> bool:
    """Whether it or the backup it was made of has such a salt: what was begun may have none."""
    return salt_in(begun) in salts or salt_in(_replaced_by(begun)) in salts


def _replaced_by(begun: Path) -> Path:
    """The backup that a file was prepared for, or begun for."""
    return begun.with_name(begun.name[1 : begun.name.rindex(_PREPARED)])


def replace(fresh: Path, path: Path) -> None:
    """Put a file in another's place, and write over the beginning of what stood there.

    Without its salt what is left of it on the disk opens with no passphrase at all; only where
    the exchange is safe on disk, and where nobody else has a name for the old file.
    """
    with contextlib.ExitStack() as open_files:
        old = None
        if os.name != "nt":
            with contextlib.suppress(OSError):
                old = open_files.enter_context(path.open("r+b", buffering=0))
        fresh.replace(path)
        if old is not None and _is_safe(path.parent):
            with contextlib.suppress(OSError):
                if os.fstat(old.fileno()).st_nlink == 0:
                    old.write(bytes(3 * 4096))
                    os.fsync(old.fileno())


def _exchanged(fresh: Path, path: Path) -> bool:
    try:
        replace(fresh, path)
    except OSError:
        return False
    return True


def discard(path: Path) -> None:
    """Take away what was prepared and not put in place, the note last.

    The note stays where nobody can say what there is, so that the next opening looks again.
    """
    names = (prepared(path), prepared(second_path(path)))
    with contextlib.suppress(OSError):
        for name in names:
            # With its log, or what it is written into.
            for one in path.parent.glob(f"*{glob.escape(name.name)}*"):
                forget(one)
        for one in _left_among_backups(path):
            forget(one)
        forget(note_path(path))


def forget(path: Path) -> None:
    """Take a file away, if it is there."""
    with contextlib.suppress(OSError):
        path.unlink()


def _is_safe(folder: Path) -> bool:
    """Make the names in a folder durable; whether the system says that they are."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        return False
    return True
