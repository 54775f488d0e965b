"""From a refusal to an open notebook: find the key that fits, gather, mend, say what happened."""

from collections.abc import Callable
from errno import EIO
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.faults import disk_fails, refusal_for
from micic_desk.store.key import RawKey, Secret, derive, salt_read, some_page_opens
from micic_desk.store.migrations import refuse_newer
from micic_desk.store.repair.gathering import Gathered, gather
from micic_desk.store.repair.mending import mend
from micic_desk.store.second.frames import PLAIN_SALT, read_heads
from micic_desk.store.second.reading import beginning, head_for, newer_format, second_path
from micic_desk.store.second.rows import OPERATION
from micic_desk.store.unread import unread
from micic_desk.store.unusable import DAMAGED

_Read = TypeVar("_Read")


def restore(
    path: Path, passphrase: Secret | None, refusal: Refusal, *, salvage: bool, lost: bool = False
) -> tuple[RawKey | None, Sentence]:
    """Make a notebook again that was refused; gives its key and what to say of it.

    Raises the refusal where the second copy has no better answer, and another one where
    both are damaged and ``salvage`` was not asked for. What cannot be read is no damage: then
    the disk is to blame, and nothing is made or set aside. A notebook that is ``lost``, because
    the disk failed to give it more than once, is made again where its second copy is whole.
    """
    try:
        newer = newer_format(second_path(path))
        if newer is not None:
            refuse_newer(path, newer)
        fits, raw = _key_that_fits(path, passphrase, refusal)
        if not fits:
            raise refusal
        gathered = gather(path, raw, lost=lost)
    except OSError as problem:
        raise unread(path, problem) from problem
    except (DBAPIError, dbapi2.Error) as problem:
        raise _of_a_new_file(path, problem) from problem
    if gathered is None or (lost and not gathered.whole):
        raise refusal
    if not gathered.whole and not salvage:
        raise _both_damaged(path, gathered) from refusal
    try:
        kept = mend(path, raw, gathered, lost=lost)
    except OSError as problem:
        raise (disk_fails(path) if problem.errno == EIO else _no_room(path)) from problem
    except (DBAPIError, dbapi2.Error) as problem:
        raise _of_a_new_file(path, problem) from problem
    return raw, _said(path, gathered, kept, refusal, lost=lost)


def _of_a_new_file(path: Path, problem: Exception) -> Refusal:
    """What was made a moment ago is not damaged: its disk does not give it back."""
    told = refusal_for(problem, path)
    return told if told is not None and told.code != DAMAGED else disk_fails(path)


def _key_that_fits(
    path: Path, passphrase: Secret | None, refusal: Refusal
) -> tuple[bool, RawKey | None]:
    """The key of the notebook or of its second copy that a page or a head was sealed with.

    Where none fits and something could not be read, the disk is to blame and not the passphrase.
    """
    failures: list[OSError] = []
    head = _read(partial(beginning, second_path(path)), failures) or b""
    known = list(dict.fromkeys(one.salt for one, _ in read_heads(head)))
    if passphrase is None:
        if PLAIN_SALT in known and head_for(head, None) is not None:
            return True, None
    else:
        salts = [one for one in known if one != PLAIN_SALT]
        own = _read(partial(salt_read, path), failures)
        for salt in dict.fromkeys([*salts, *([own] if own is not None else [])]):
            raw = derive(passphrase, salt)
            if head_for(head, raw) is not None:
                return True, raw
            if _read(partial(some_page_opens, path, raw), failures):
                return True, raw
        if salts and not failures and refusal.code != "store.wrong_passphrase":
            raise Refusal(
                "store.wrong_passphrase",
                "This passphrase does not open {name}. Try again; nothing was changed.",
                name=path.name,
            ) from refusal
    if failures:
        raise unread(path, failures[0]) from failures[0]
    return False, None


def _read(read: Callable[[], _Read], failures: list[OSError]) -> _Read | None:
    """What was read; None where there is no file, or it cannot be read."""
    try:
        return read()
    except FileNotFoundError:
        return None
    except OSError as problem:
        failures.append(problem)
        return None


def _said(path: Path, gathered: Gathered, kept: str, refusal: Refusal, *, lost: bool) -> Sentence:
    name = path.name
    if not gathered.whole:
        return Sentence(
            "{name} was restored from what was left of it and of its second copy; at least "
            "{missing} changes could not be read, and the newest may be missing. The damaged "
            "file was kept as {kept}.",
            {"name": name, "missing": gathered.missing, "kept": kept},
        )
    if not kept:
        return Sentence(
            "{name} was missing. It was restored from its second copy, and nothing is lost.",
            {"name": name},
        )
    if lost:
        return Sentence(
            "The disk does not give {name} any more. It was made again from its second copy, and "
            "nothing is lost. What cannot be read was kept as {kept}. Do not trust this disk: "
            "save a copy on another one.",
            {"name": name, "kept": kept},
        )
    if refusal.code == "store.behind":
        return Sentence(
            "{name} was an older version than its second copy. What was missing was brought "
            "back, and nothing is lost. The older file was kept as {kept}.",
            {"name": name, "kept": kept},
        )
    return Sentence(
        "{name} was damaged. It was restored from its second copy, and nothing is lost. The "
        "damaged file was kept as {kept}.",
        {"name": name, "kept": kept},
    )


def _both_damaged(path: Path, gathered: Gathered) -> Refusal:
    entries = len(gathered.rows.tables[OPERATION])
    return Refusal(
        "store.both_damaged",
        "{name} and its second copy are both damaged. {found} of at least {all} changes can still "
        "be read. Look for a backup or a mirror on a stick first; “Restore” makes the notebook "
        "again from what is left and keeps the damaged files beside it.",
        name=path.name,
        found=entries,
        all=entries + gathered.missing,
    )


def _no_room(path: Path) -> Refusal:
    return Refusal(
        "store.cannot_restore",
        "{name} is damaged and can be restored from its second copy, but its folder takes no new "
        "file. Free some space on the disk and open it again; nothing is lost.",
        name=path.name,
    )
