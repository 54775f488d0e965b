"""The key of a notebook as it stands on a printed recovery sheet: 14 groups of 5 signs.

Each group holds four signs of the key and one that checks them and the group's place, so that
one wrong sign, two that changed places, or two groups that did, are found and the group is
named. Signs are Crockford's 32: no I, L, O or U, and small letters are the same as capitals.
The last 3 of the 35 bytes check the whole key.
"""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass

from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import RawKey, RecoveryKey

GROUPS = 14
SIGNS = 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)}
_KEY, _CHECK = 32, 3
_PERSON = b"MICIC recovery 1"
_MARK = b"MICIC rec. mark"
_BETWEEN = re.compile(r"[\s\-–—.,;:/|]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a sheet has been typed: groups that are there, and the numbers of wrong ones."""

    there: int
    wrong: tuple[int, ...]

    @property
    def whole(self) -> bool:
        """Whether every group is there and right by itself."""
        return self.there == GROUPS and not self.wrong


def groups_of(raw: RawKey) -> tuple[str, ...]:
    """The groups that stand on the sheet."""
    data = raw.key + _check(raw.key)
    number = int.from_bytes(data, "big")
    signs = SIGNS - 1
    values = [(number >> 5 * place) & 31 for place in reversed(range(GROUPS * signs))]
    found = []
    for place in range(GROUPS):
        part = values[place * signs : (place + 1) * signs]
        found.append("".join(_ALPHABET[one] for one in (*part, _seal(part, place))))
    return tuple(found)


def mark_of(raw: RawKey) -> str:
    """Four signs that tell which sheet belongs to which notebook, and open nothing."""
    digest = hashlib.blake2b(raw.salt, digest_size=3, person=_MARK).digest()
    number = int.from_bytes(digest, "big")
    return "".join(_ALPHABET[(number >> 5 * place) & 31] for place in range(4))


def look_over(typed: str) -> Reading:
    """Which groups of what was typed so far cannot be right; the last may be unfinished."""
    groups = _groups(typed)
    last = len(groups)
    begun = bool(groups) and last <= GROUPS and len(groups[-1]) < SIGNS
    ready = groups[:-1] if begun else groups
    wrong = [number for number, one in enumerate(ready, 1) if not _is_right(one, number - 1)]
    return Reading(len(ready), tuple(wrong))


def read_sheet(typed: str) -> RecoveryKey:
    """The key on a sheet; Refusal names the group that was mistyped."""
    groups = _groups(typed)
    for number, one in enumerate(groups, 1):
        if number > GROUPS or not _is_right(one, number - 1):
            raise Refusal(
                "recovery.group",
                "Group {number} is not as it stands on the sheet. Compare it sign by sign.",
                number=min(number, GROUPS),
            )
    if len(groups) < GROUPS:
        raise Refusal(
            "recovery.short",
            "The sheet has {all} groups; {found} are here. Go on with the next.",
            all=GROUPS,
            found=len(groups),
        )
    number = 0
    for one in groups:
        for sign in one[: SIGNS - 1]:
            number = number << 5 | _VALUES[sign]
    data = number.to_bytes(_KEY + _CHECK, "big")
    if not hmac.compare_digest(_check(data[:_KEY]), data[_KEY:]):
        raise Refusal(
            "recovery.several",
            "More than one sign is not as it stands on the sheet. Compare every group.",
        )
    return RecoveryKey(data[:_KEY])


def _groups(typed: str) -> list[str]:
    """What was typed as groups: as it was parted, or every five signs where it was not."""
    plain = unicodedata.normalize("NFKC", typed)
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)
    parted = [one for one in _BETWEEN.split(plain.upper().translate(_ALIKE)) if one]
    if any(len(one) > SIGNS for one in parted):
        run = "".join(parted)
        return [run[at : at + SIGNS] for at in range(0, len(run), SIGNS)]
    return parted


def _is_right(group: str, place: int) -> bool:
    values = [_VALUES.get(sign, -1) for sign in group]
    if len(values) != SIGNS or -1 in values or place >= GROUPS:
        return False
    return _seal(values[:-1], place) == values[-1]


def _seal(values: list[int], place: int) -> int:
    """The sign that checks a group: a sum with other weights for each sign, in GF(32)."""
    found = place + 1
    for value in reversed(values):
        found ^= value
        # Times x, modulo x⁵ + x² + 1: no two of the weights are the same, and none is 1.
        found = found << 1 ^ (0b100101 if found & 16 else 0)
    return found


def _check(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=_CHECK, person=_PERSON).digest()
