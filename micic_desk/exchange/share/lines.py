"""Operations as lines: read with distrust, kept byte for byte."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from micic_desk.domain.operation import MalformedOperationError, Operation, parse_operation
from micic_desk.domain.strict_json import NotStrictError, parse_canonical
from micic_desk.exchange.share import refusals
from micic_desk.exchange.share.limits import LONGEST_LINE, MOST_OPERATIONS

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class SharedOperation:
    """An operation and the very text it was shared as, which is what must be stored."""

    operation: Operation
    text: str


def lines_in(body: bytes, start: int) -> int:
    """How many lines there are; a piece at a time, because counting lets no other thread go on."""
    pieces = range(start, len(body), _PIECE)
    return sum(body.count(b"\n", at, at + _PIECE) for at in pieces)


def read_lines(body: bytes, start: int = 0) -> tuple[SharedOperation, ...]:
    """The operations from ``start``, one a line; raises `Refusal` at the first bad one."""
    return tuple(each_line(body, start))


def each_line(body: bytes, start: int = 0) -> Iterator[SharedOperation]:
    """`read_lines`, one after the other, so that whoever only looks keeps nothing."""
    if len(body) <= start:
        return
    if not body.endswith(b"\n"):
        raise refusals.altered()
    if lines_in(body, start) > MOST_OPERATIONS:
        raise refusals.too_many(MOST_OPERATIONS)
    yield from _distinct(_texts(body, start))


def write_lines(texts: Iterable[str]) -> tuple[bytes, int]:
    """The body of a payload and how many operations it holds.

    Each text is read as the receiver will read it: a file that our own reader refuses is
    never handed out. Raises `Refusal`.
    """
    lines: list[bytes] = []
    for _ in _distinct(_counted(texts, lines)):
        if len(lines) > MOST_OPERATIONS:
            raise refusals.too_many(MOST_OPERATIONS)
    return b"".join(lines), len(lines)


def _counted(texts: Iterable[str], lines: list[bytes]) -> Iterator[tuple[int, str]]:
    for number, text in enumerate(texts, 1):
        try:
            line = text.encode()
        except UnicodeEncodeError:
            raise refusals.bad_operation(number, "half character") from None
        if len(line) > LONGEST_LINE:
            raise refusals.bad_operation(number, "too long")
        lines.append(line + b"\n")
        yield number, text


def _texts(body: bytes, start: int) -> Iterator[tuple[int, str]]:
    number = 0
    while start < len(body):
        number += 1
        end = body.index(b"\n", start)
        if end - start > LONGEST_LINE:
            raise refusals.bad_operation(number, "too long")
        try:
            yield number, body[start:end].decode("utf-8")
        except UnicodeDecodeError:
            raise refusals.bad_operation(number, "not UTF-8") from None
        start = end + 1


def _distinct(numbered: Iterable[tuple[int, str]]) -> Iterator[SharedOperation]:
    seen: set[str] = set()
    for number, text in numbered:
        shared = SharedOperation(_operation(number, text), text)
        if shared.operation.id in seen:
            raise refusals.repeated_operation(number)
        seen.add(shared.operation.id)
        yield shared


def _operation(number: int, text: str) -> Operation:
    try:
        body = parse_canonical(text)
    except NotStrictError as fault:
        raise refusals.bad_operation(number, fault.reason) from None
    if not isinstance(body, dict):
        raise refusals.bad_operation(number, "not an object")
    try:
        return parse_operation(body)
    except MalformedOperationError as fault:
        raise refusals.bad_operation(number, str(fault)) from None
