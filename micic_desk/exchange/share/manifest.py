"""The first line of a share file: who made it for whom, and what it holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from micic_desk.domain.operation import Json, canonical
from micic_desk.domain.strict_json import NotStrictError, parse_strict_bytes
from micic_desk.exchange.share import refusals

FORMAT: Final = "micicx"
VERSION: Final = 1
"""What this program writes, and the newest minimum reader it can be."""

LARGEST_MANIFEST: Final = 64 << 10
"""Bytes of the manifest, without the spaces that round the file off."""

_KEY = re.compile(r"[0-9a-f]{64}\Z")
_LONGEST_NAME = 200
_OURS = frozenset(
    {
        *("format", "version", "reader", "from", "to"),
        *("counter", "scope", "withheld", "operations", "digest"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a share file says of itself.

    ``sender`` is the name its sender uses (a claim: who signed is a matter of keys);
    ``counter`` numbers the sender's files; ``scope`` says in the notebook's own terms what
    was shared (the consultation's id and title, sessions, "latest only" …); ``withheld``
    counts entities that were left out. ``to`` (signing keys), ``operations``, ``digest``
    are filled in when the file is sealed; ``extra`` holds keys of later versions.
    """

    sender: str
    counter: int
    scope: Mapping[str, Json] = field(default_factory=dict)
    withheld: int = 0
    to: tuple[str, ...] = ()
    operations: int = 0
    digest: str = ""
    version: int = VERSION
    reader: int = 1
    extra: Mapping[str, Json] = field(default_factory=dict)

    def to_line(self) -> bytes:
        """The canonical JSON line, without its line end."""
        body: dict[str, Json] = {
            **self.extra,
            "format": FORMAT,
            "version": self.version,
            "reader": self.reader,
            "from": self.sender,
            "to": self.to,
            "counter": self.counter,
            "scope": self.scope,
            "withheld": self.withheld,
            "operations": self.operations,
            "digest": self.digest,
        }
        return canonical(body).encode()


def read_manifest(line: bytes) -> Manifest:
    """Read the manifest; raises `Refusal` for a newer one and for anything else.

    What a newer version may have changed is looked at only after its number.
    """
    try:
        body = parse_strict_bytes(line.rstrip(b" "))
    except NotStrictError:
        raise refusals.bad_manifest() from None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise refusals.bad_manifest()
    if _number(body, "reader") > VERSION:
        raise refusals.newer_format()
    return Manifest(
        sender=_name(body),
        counter=_number(body, "counter"),
        scope=_scope(body),
        withheld=_number(body, "withheld"),
        to=_keys(body),
        operations=_number(body, "operations"),
        digest=_digest(body),
        version=_number(body, "version"),
        reader=_number(body, "reader"),
        extra={name: value for name, value in body.items() if name not in _OURS},
    )


def _number(body: Mapping[str, Json], name: str) -> int:
    value = body.get(name)
    if type(value) is not int or value < 0:
        raise refusals.bad_manifest()
    return value


def _name(body: Mapping[str, Json]) -> str:
    value = body.get("from")
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        raise refusals.bad_manifest()
    return value


def _scope(body: Mapping[str, Json]) -> Mapping[str, Json]:
    value = body.get("scope")
    if not isinstance(value, dict):
        raise refusals.bad_manifest()
    return value


def _digest(body: Mapping[str, Json]) -> str:
    value = body.get("digest")
    if not isinstance(value, str) or not _KEY.match(value):
        raise refusals.bad_manifest()
    return value


def _keys(body: Mapping[str, Json]) -> tuple[str, ...]:
    value = body.get("to")
    if not isinstance(value, list) or not all(
        isinstance(key, str) and _KEY.match(key) for key in value
    ):
        raise refusals.bad_manifest()
    return tuple(cast("list[str]", value))
