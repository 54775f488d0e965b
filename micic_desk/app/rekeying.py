"""Another passphrase for a notebook, its second copy and its backups; its recovery sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.handed_out import copied
from micic_desk.app.mirroring import stale_mirror
from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.phrase import same_phrase
from micic_desk.store.key import RawKey, RecoveryKey, Secret, cost_of, derive, new_salt, salt_in
from micic_desk.store.recovery import groups_of, mark_of
from micic_desk.store.rekeying import Rekeyed, change_key


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """What stands on a recovery sheet: the key in groups, and which sheet it is."""

    groups: tuple[str, ...]
    mark: str


def _unheard(done: int, whole: int) -> None:
    del done, whole


def change_passphrase(
    desk: Desk, secret: Secret, wished: str, hear: Callable[[int, int], None] = _unheard
) -> Rekeyed:
    """Seal everything with another passphrase; ``secret`` is what opens the notebook now.

    ``hear`` is told how many files of how many are done, and may raise. Raises Refusal; then
    everything is as it was.
    """
    refuse_another(desk, secret)
    raw = _raw(desk)
    cost = cost_of(raw.salt)
    assert cost is not None
    done = change_key(desk.session, derive(same_phrase(wished), new_salt(cost)), hear)
    done.left += [one for one in copied(desk) if one.exists() and one not in done.left]
    mirror = stale_mirror(desk)
    if mirror is not None:
        done.left.append(mirror)
    return done


def refuse_another(desk: Desk, secret: Secret) -> None:
    """Refuse what does not open this notebook: an open laptop alone changes nothing."""
    raw = _raw(desk)
    said = secret if isinstance(secret, RecoveryKey) else same_phrase(secret)
    if derive(said, raw.salt) != raw:
        raise Refusal(
            "rekey.not_this",
            "That is not what opens {name} now. Type its passphrase again; nothing was changed.",
            name=desk.path.name,
        )


def recovery_sheet(desk: Desk) -> Sheet:
    """What is printed on the sheet that opens this notebook until its passphrase is changed."""
    raw = _raw(desk)
    return Sheet(groups_of(raw), mark_of(raw))


def mark_of_sheet(path: Path) -> str:
    """The mark on the sheet that opens a notebook's file; empty where the file does not say."""
    salt = salt_in(path)
    return "" if salt is None else mark_of(RawKey(b"", salt))


def _raw(desk: Desk) -> RawKey:
    raw = desk.session.raw
    if raw is None:
        raise Refusal(
            "rekey.plain", "{name} has no passphrase: it is not encrypted.", name=desk.path.name
        )
    return raw
