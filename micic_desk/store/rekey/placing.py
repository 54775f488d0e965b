"""What a change of key has prepared, by its names: put in place, or taken away.

A prepared file names its own salt, so nobody needs a key to know where it belongs: it is put
in place where the notebook has that salt already, and taken away where it has not.
"""

import contextlib
import glob
import os
from collections.abc import Iterator
from pathlib import Path

from micic_desk.store.backups import backups_folder
from micic_desk.store.key import RawKey, salt_in
from micic_desk.store.second.reading import salts_in, second_path

_PREPARED = ".rekeyed"


def note_path(path: Path) -> Path:
    """Where a notebook's change of key is noted while it is under way."""
    return path.with_name(f".{path.name}.rekeying")


def prepared(path: Path) -> Path:
    """Where what will replace a file is written."""
    return path.with_name(f".{path.name}{_PREPARED}")


def salts_of_change(path: Path) -> tuple[bytes, bytes]:
    """The salts before and after a change that is under way; empty where none is."""
    try:
        with note_path(path).open("rb") as file:
            salts = file.read(32)
    except OSError:
        return b"", b""
    return salts[:16], salts[16:]


def _prepared_backups(path: Path) -> Iterator[Path]:
    """Also of a notebook that was called otherwise once; other notebooks' stay untouched."""
    own, ours = backups_folder(path), salts_of_change(path)
    with contextlib.suppress(OSError):
        for one in sorted(path.parent.glob(f"Backups of */.*{_PREPARED}*")):
            if one.parent == own or salt_in(one) in ours:
                yield one


def put_in_place(path: Path, raw: RawKey, *, just_written: bool = False) -> list[Path]:
    """Exchange what is sealed with this key for what was there; gives what could not be.

    Of what was ``just_written`` nobody needs to read which key it is.
    """
    left = []
    second = second_path(path)
    ours = raw.salt in salts_in(prepared(second)) or (just_written and prepared(second).exists())
    if ours and not _exchanged(prepared(second), second):
        # Without its second copy a notebook makes itself a new one.
        forget(second)
    for fresh in _prepared_backups(path):
        backup = fresh.with_name(fresh.name.removeprefix(".").removesuffix(_PREPARED))
        # One that was thinned out meanwhile stays away.
        ours = just_written or salt_in(fresh) == raw.salt
        if not ours or not backup.exists():
            forget(fresh)
        elif not _exchanged(fresh, backup):
            left.append(backup)
    if not left:
        discard(path)
    return left


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
    """Take away what was prepared and not put in place, the note last."""
    names = (prepared(path), prepared(second_path(path)))
    with contextlib.suppress(OSError):
        for name in names:
            # With its log, or what a second copy is written into.
            for one in path.parent.glob(f"*{glob.escape(name.name)}*"):
                forget(one)
    for fresh in _prepared_backups(path):
        forget(fresh)
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
