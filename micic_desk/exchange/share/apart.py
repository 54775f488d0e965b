"""Opening a share file where it can do no harm: in a process of its own, with narrow limits.

That process decrypts the file and looks it through. What it hands back is the content as it
was signed, and that is read once more here, by the same rules: a process that a file has taken
over can refuse the file, and nothing else.
"""

import json
import re
from collections.abc import Callable, Mapping

from micic_desk.domain.sentences import Refusal
from micic_desk.domain.strict_json import NotStrictError, parse_strict_bytes
from micic_desk.exchange.phrase import same_phrase
from micic_desk.exchange.share import refusals
from micic_desk.exchange.share.age_head import read_head
from micic_desk.exchange.share.identity import Identity
from micic_desk.exchange.share.limits import LARGEST_FILE, MOST_OPERATIONS
from micic_desk.exchange.share.reader import LONGEST_LINE
from micic_desk.exchange.share.unseal import Opened, opened
from micic_desk.runtime.apart import ApartError, Budget, Fate, ask

MEMORY = 300_000_000
"""Bytes the other process may take."""

_ERRAND = "--read-a-share-file"
"""The hidden argument that `micic_desk.__main__` answers with `reader.serve`."""

_REASON = re.compile(r"[A-Za-z][A-Za-z0-9 -]{0,39}\Z")
_PLAIN: Mapping[str, Callable[[], Refusal]] = {
    "share.empty": refusals.empty,
    "share.not_a_share_file": refusals.not_a_share_file,
    "share.cut": refusals.cut,
    "share.altered": refusals.altered,
    "share.wrong_phrase": refusals.wrong_phrase,
    "share.phrase_needed": refusals.phrase_needed,
    "share.not_for_you": refusals.not_for_you,
    "share.newer_format": refusals.newer_format,
    "share.work_factor": refusals.work_factor,
    "share.bad_manifest": refusals.bad_manifest,
}
"""What the other process may say, in our own words whatever it says."""


def unseal_apart(
    data: bytes,
    *,
    passphrase: str | None = None,
    identity: Identity | None = None,
    known: Mapping[str, str] | None = None,
    check: Callable[[], None] | None = None,
) -> Opened:
    """`unseal` in a process of its own; ``check`` may raise, and ends it by that.

    Raises `Refusal`: those of `unseal`, ``share.stopped`` where the file was too much for the
    process, ``share.no_reader`` where there is none.
    """
    if len(data) > LARGEST_FILE:
        raise refusals.too_large(LARGEST_FILE >> 20)
    phrase = None if passphrase is None else same_phrase(passphrase)
    budget = budget_for(len(data))
    own_key = None if identity is None else identity.signing_key
    asked = {
        "memory": budget.memory,
        "seconds": budget.processor,
        "phrase": phrase,
        "secret_key": None if identity is None else identity.secret_key,
        "own_key": own_key,
    }
    try:
        answer = ask(_ERRAND, [json.dumps(asked).encode() + b"\n", data], budget, check)
    except ApartError as fault:
        raise (
            refusals.no_reader() if fault.fate is Fate.NOT_STARTED else refusals.stopped()
        ) from None
    start = _content(answer)
    # What the other process survived is safe to look at here too; what it says is not believed.
    lock = read_head(data).lock
    return opened(answer, start, lock=lock, own_key=own_key, known=known or {})


def budget_for(size: int) -> Budget:
    """What a file of ``size`` bytes may cost: several times what an honest one does."""
    seconds = 4 + size // (4 << 20)
    return Budget(MEMORY, seconds, patience=12 + 3 * seconds, answer=size + LONGEST_LINE)


def _content(answer: bytes) -> int:
    """Where the content begins; raises the refusal that stands there instead."""
    end = answer.find(b"\n", 0, LONGEST_LINE)
    try:
        told = parse_strict_bytes(answer[: max(end, 0)], deepest=2)
    except NotStrictError:
        raise refusals.stopped() from None
    if told == {}:
        return end + 1
    raise _refusal(told) if isinstance(told, dict) else refusals.stopped()


def _refusal(told: Mapping[str, object]) -> Refusal:
    code, facts = told.get("code"), told.get("facts")
    if isinstance(code, str) and code in _PLAIN:
        return _PLAIN[code]()
    if code == "share.too_many":
        return refusals.too_many(MOST_OPERATIONS)
    number = facts.get("number") if isinstance(facts, dict) else None
    if type(number) is not int or not 0 < number <= MOST_OPERATIONS:
        return refusals.stopped()
    if code == "share.repeated_operation":
        return refusals.repeated_operation(number)
    reason = facts.get("reason") if isinstance(facts, dict) else None
    if code == "share.bad_operation" and isinstance(reason, str) and _REASON.match(reason):
        return refusals.bad_operation(number, reason)
    return refusals.stopped()
