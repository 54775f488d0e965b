"""JSON as this program writes it, and nothing looser.

Python's reader accepts what two programs would read differently: repeated keys, fractions,
NaN, integers that others round, half characters. A foreign file may hold none of them.
Every failure is a `NotStrictError` with a stable reason and no content.
"""

import json
import re
from typing import NoReturn, cast

from micic_desk.domain.operation import Json, canonical

DEEPEST = 32
"""Levels of lists and objects; the deepest value this program writes has six."""

LARGEST_INTEGER = 2**53
"""Beyond it other readers round."""

_LONGEST_INTEGER = len(str(LARGEST_INTEGER))
_STRUCTURE = re.compile(r'\\.|["\[\]{}]', re.DOTALL)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class NotStrictError(ValueError):
    """A text is not JSON as this program writes it; ``reason`` is stable and safe to log."""

    def __init__(self, reason: str) -> None:
        """Say why, in one word or two without any of the text."""
        super().__init__(reason)
        self.reason = reason


def parse_strict(text: str, *, deepest: int = DEEPEST) -> Json:
    """The value of a JSON text without repeated keys, fractions, NaN or half characters.

    Raises NotStrictError. The depth is counted before the text is parsed, in linear time.
    """
    check_depth(text, deepest)
    if _HALF_CHARACTER.search(text):
        raise NotStrictError("half character")
    try:
        value = _READER.decode(text)
    except NotStrictError:
        raise
    except (ValueError, RecursionError):
        raise NotStrictError("not JSON") from None
    if "\\u" in text:  # only an escape can still have made half a character
        _check_characters(value)
    return cast("Json", value)


def parse_canonical(text: str, *, deepest: int = DEEPEST) -> Json:
    """The value of a strict text that is also exactly ``canonical(value)``.

    Raises NotStrictError. What is shared byte for byte must have one spelling only.
    """
    value = parse_strict(text, deepest=deepest)
    if canonical(value) != text:
        raise NotStrictError("not canonical")
    return value


def parse_strict_bytes(data: bytes, *, deepest: int = DEEPEST) -> Json:
    """`parse_strict` of UTF-8 bytes without a byte order mark."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotStrictError("not UTF-8") from None
    return parse_strict(text, deepest=deepest)


def check_depth(text: str, deepest: int) -> None:
    """Raise NotStrictError where a JSON text has more levels; linear in its length."""
    if text.count("[") + text.count("{") <= deepest:
        return
    depth = 0
    inside = False
    for found in _STRUCTURE.finditer(text):
        sign = found.group()
        if sign == '"':
            inside = not inside
        elif inside or sign[0] == "\\":
            continue
        elif sign in "[{":
            depth += 1
            if depth > deepest:
                raise NotStrictError("too deep")
        else:
            depth -= 1


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise NotStrictError("repeated key")
    return made


def _no_fraction(_text: str) -> NoReturn:
    raise NotStrictError("number form")


def _integer(text: str) -> int:
    if len(text.lstrip("-")) > _LONGEST_INTEGER or text == "-0":
        raise NotStrictError("number form")
    value = int(text)
    if abs(value) > LARGEST_INTEGER:
        raise NotStrictError("number form")
    return value


_READER = json.JSONDecoder(  # made once: making one costs as much as reading an operation
    object_pairs_hook=_object,
    parse_constant=_no_fraction,
    parse_float=_no_fraction,
    parse_int=_integer,
)


def _check_characters(value: object) -> None:
    """Find half a character anywhere; the depth is already bounded."""
    if isinstance(value, str):
        if _HALF_CHARACTER.search(value):
            raise NotStrictError("half character")
    elif isinstance(value, list):
        for one in value:
            _check_characters(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            _check_characters(name)
            _check_characters(one)
