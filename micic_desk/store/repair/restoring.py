"""From a refusal to an open notebook: find the key that fits, gather, mend, say what happened."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.faults import refusal_for
from micic_desk.store.key import RawKey, Secret, derive, salt_in, some_page_opens
from micic_desk.store.migrations import refuse_newer
from micic_desk.store.repair.gathering import Gathered, gather
from micic_desk.store.repair.mending import mend
from micic_desk.store.second.frames import PLAIN_SALT, START
from micic_desk.store.second.reading import head_for, newer_format, salts_in, second_path
from micic_desk.store.second.rows import OPERATION


def restore(
    path: Path, passphrase: Secret | None, refusal: Refusal, *, salvage: bool
) -> tuple[RawKey | None, Sentence]:
    """Make a notebook again that was refused; gives its key and what to say of it.

    Raises the refusal where the second copy has no better answer, and another one where
    both are damaged and ``salvage`` was not asked for.
    """
    newer = newer_format(second_path(path))
    if newer is not None:
        refuse_newer(path, newer)
    fits, raw = _key_that_fits(path, passphrase, refusal)
    if not fits:
        raise refusal
    gathered = gather(path, raw)
    if gathered is None:
        raise refusal
    if not gathered.whole and not salvage:
        raise _both_damaged(path, gathered) from refusal
    try:
        kept = mend(path, raw, gathered)
    except OSError as problem:
        raise _no_room(path) from problem
    except DBAPIError as problem:
        raise (refusal_for(problem, path) or refusal) from problem
    return raw, _said(path, gathered, kept, refusal)


def _key_that_fits(
    path: Path, passphrase: Secret | None, refusal: Refusal
) -> tuple[bool, RawKey | None]:
    """The key of the notebook or of its second copy that a page or a head was sealed with."""
    known = salts_in(second_path(path))
    if passphrase is None:
        return PLAIN_SALT in known and _opens_second(path, None), None
    salts = [one for one in known if one != PLAIN_SALT]
    for salt in dict.fromkeys([*salts, *_salt_of(path)]):
        raw = derive(passphrase, salt)
        if _opens_second(path, raw) or _opens_notebook(path, raw):
            return True, raw
    if salts and refusal.code != "store.wrong_passphrase":
        raise Refusal(
            "store.wrong_passphrase",
            "This passphrase does not open {name}. Try again; nothing was changed.",
            name=path.name,
        ) from refusal
    return False, None


def _opens_second(path: Path, raw: RawKey | None) -> bool:
    try:
        with second_path(path).open("rb") as file:
            return head_for(file.read(START), raw) is not None
    except OSError:
        return False


def _opens_notebook(path: Path, raw: RawKey) -> bool:
    try:
        return some_page_opens(path, raw)
    except OSError:
        return False


def _salt_of(path: Path) -> list[bytes]:
    salt = salt_in(path)
    return [] if salt is None else [salt]


def _said(path: Path, gathered: Gathered, kept: str, refusal: Refusal) -> Sentence:
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
