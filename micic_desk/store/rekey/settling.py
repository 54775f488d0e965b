"""A change of key that was interrupted, brought to its end at the next opening, and told."""

import contextlib
from pathlib import Path

from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.store.key import RawKey, salt_in, salt_read
from micic_desk.store.rekey.placing import (
    discard,
    note_path,
    prepared,
    put_in_place,
    replace,
    salts_of_change,
)
from micic_desk.store.second.reading import salts_read, second_path


def settle(path: Path, raw: RawKey | None) -> Sentence | None:
    """Bring a change that was interrupted to its end, at opening, when the key is known.

    Gives what to say of it; None where nothing was under way.
    """
    if raw is None or not note_path(path).exists():
        return None
    before, after = salts_of_change(path)
    if raw.salt == before:
        # Nothing that was prepared is worth anything, whatever it says of itself.
        discard(path)
        return Sentence(
            "Changing the passphrase of {name} was interrupted before it took hold. The "
            "passphrase is the one from before, for its backups too.",
            {"name": path.name},
        )
    try:
        left = put_in_place(path, raw)
    except OSError:
        return _not_listed(path)
    if raw.salt != after:
        # The note cannot be read, so nobody knows which passphrase this is.
        return None
    if left:
        return Sentence(
            "Changing the passphrase of {name} was interrupted and is completed now, but "
            "{count} backups could not be written: they still open with the earlier one.",
            {"name": path.name, "count": len(left)},
        )
    return Sentence(
        "Changing the passphrase of {name} was interrupted and is completed now, for its backups "
        "too. Only the new passphrase opens them.",
        {"name": path.name},
    )


def _not_listed(path: Path) -> Sentence:
    return Sentence(
        "Changing the passphrase of {name} was interrupted after it took hold, and the folder of "
        "its backups cannot be read just now. What is there still opens with the earlier one; "
        "the next opening goes on with it.",
        {"name": path.name},
    )


def settle_second(path: Path) -> None:
    """Bring the second copy to the notebook's key, before anything is restored from it.

    Raises OSError where it cannot be read which key that is.
    """
    fresh, second = prepared(second_path(path)), second_path(path)
    if not fresh.exists():
        return
    salt = salt_read(path) if path.exists() else None
    if salt is not None and salt in salts_read(fresh):
        with contextlib.suppress(OSError):
            replace(fresh, second)


def told_of_change(path: Path, refusal: Refusal) -> Refusal:
    """What to say of a wrong passphrase where a change of it was interrupted."""
    if refusal.code != "store.wrong_passphrase" or not note_path(path).exists():
        return refusal
    salt, (before, after) = salt_in(path), salts_of_change(path)
    if salt == after:
        return Refusal(
            refusal.code,
            "The passphrase of {name} was being changed when the program ended, and the change "
            "took hold. Give the new passphrase.",
            name=path.name,
        )
    if salt == before:
        return Refusal(
            refusal.code,
            "The passphrase of {name} was being changed when the program ended, and the change did "
            "not take hold. Give the passphrase from before.",
            name=path.name,
        )
    return refusal
