"""What stands inside hostile share files: signed and whole, and yet not what we write."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.hostile_senders import KEY, SAID, Share, World, note
from micic_desk.domain.operation import canonical
from micic_desk.exchange.share.limits import LARGEST_FILE, LONGEST_LINE

BAD = "share.bad_operation"
LEVELS = 100_000


def contents() -> Iterator[Share]:
    """All of them."""
    for make in (_keys, _lines, _manifests, _bombs, _taken):
        yield from make()


_ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**53, 10**400, "", "x", "x" * 65, "ab" * 16, [], [1], ["x"], {}),
    *({"": 1}, {"x" * 65: 1}, {"place": 7}, {"place": ["root", "no key"]}, {"deleted": "yes"}),
    *([["ab" * 16]], {"text": ["ab" * 16]}, {"text": "ab" * 16}, "AB" * 16, "\ud800", float("nan")),
)


def _well_formed(name: str, value: object) -> bool:
    """Whether a value may stand under a key, by the letter of ``docs/notebook-format.md``."""
    if isinstance(value, float) or "\\ud" in json.dumps(value):
        return False
    ids = isinstance(value, list) and all(one == "ab" * 16 for one in value)
    texts = isinstance(value, list) and all(
        isinstance(one, str) and len(one) <= 64 for one in value
    )
    whole = type(value) is int and abs(value) < 2**53
    return (
        bool(
            {
                **dict.fromkeys("aeg", value == "ab" * 16),
                "id": value == "ab" * 16,
                **dict.fromkeys("sl", whole and value >= 1),
                "t": whole,
                "k": isinstance(value, str) and 0 < len(value) <= 64,
                "w": isinstance(value, dict)
                and all(0 < len(one) <= 64 for one in value)
                and not {"place", "deleted"} & value.keys(),
                "p": isinstance(value, dict) and all(one == ["ab" * 16] for one in value.values()),
                "b": isinstance(value, dict) and not value,
                "saw": value is None or ids,
                **dict.fromkeys("qox", texts),
                "later": True,
            }[name]
        )
        and value != 10**400
    )


def _keys() -> Iterator[Share]:
    """Every key of an operation missing, or with every odd value."""
    for name in ("id", *"aegsltkwpbqox", "saw", "later"):
        for at, value in enumerate(_ODD):
            text = json.dumps(note(7, **{name: value}), sort_keys=True, separators=(",", ":"))
            wanted = "" if _well_formed(name, value) else BAD
            yield Share(f"{name}: odd value {at}", wanted, lambda one, text=text: one.file(text))
        if name in {"id", "a", "e", "g", "s", "l", "t", "k", "w"}:
            less = {key: value for key, value in note(7).items() if key != name}
            yield Share(f"{name}: missing", BAD, lambda one, less=less: one.file(canonical(less)))


def _bent_lines() -> dict[str, str | bytes]:
    good = canonical(note(500))
    return {
        "a key twice": good.replace('"l":', '"l":1,"l":', 1),
        "no number": good.replace('"t":1790000000', '"t":NaN', 1),
        "infinity": good.replace('"t":1790000000', '"t":Infinity', 1),
        "minus nought": good.replace('"t":1790000000', '"t":-0', 1),
        "a fraction": good.replace('"t":1790000000', '"t":1.0', 1),
        "an exponent": good.replace('"t":1790000000', '"t":1e9', 1),
        "a hundred digits": good.replace('"t":1790000000', '"t":' + "9" * 100, 1),
        "half a character": good.replace(SAID, "\\ud800", 1),
        "another half": good.replace(SAID, "\\udfff\\ud800", 1),
        "an escape too many": good.replace(SAID, "\\u005a", 1),
        "spaces": good.replace(":", ": ", 1),
        "another order": '{"w":{},' + good[1:],
        "no object": "[]",
        "a text": '"x"',
        "null": "null",
        "nothing": "",
        "cut short": good[:-1],
        "two in one": good + good,
        "a comma too many": good[:-1] + ",}",
        "a remark": good + "//",
        "a tab": "\t" + good,
        "a mark before": "\ufeff" + good,
        "carriage return": good + "\r",
        "no UTF-8": good.encode().replace(b"Zarina", b"\xff\xfe"),
        "overlong UTF-8": good.encode().replace(b"Zarina", b"\xc0\x80"),
        "half in UTF-8": good.encode().replace(b"Zarina", b"\xed\xa0\x80"),
        "a bare zero": good.encode().replace(b"Zarina", b"\0"),
        "a path": good.replace(f"{500:032x}", "../../../etc/passwd", 1),
        "lists in lists": good.replace('"w":{', '"w":{"a":' + "[" * 40 + "]" * 40 + ",", 1),
    }


def _lines() -> Iterator[Share]:
    """JSON that two programs could read differently, as the first, a middle and the last line."""
    others = [canonical(note(number)) for number in range(6)]
    for name, line in _bent_lines().items():
        for where, at in {"first": 0, "in the middle": 3, "last": 6}.items():
            yield Share(
                f"{name}, {where}",
                BAD,
                lambda one, line=line, at=at: one.file(*others[:at], line, *others[at:]),
            )
    for where, at in {"first": 0, "last": 6}.items():
        yield Share(
            f"one twice, {where}",
            "share.repeated_operation",
            lambda one, at=at: one.file(*others[:at], others[3], *others[at:]),
        )


def _manifests() -> Iterator[Share]:
    for name in (
        "format",
        "version",
        "reader",
        "from",
        "to",
        "counter",
        "scope",
        "withheld",
        "operations",
        "digest",
    ):
        for at, value in enumerate(
            (None, True, -1, 1.5, "x", "", [], [1], {}, 10**400, "x" * 300, "\ud800", 2, 10**15)
        ):
            wanted = _of_manifest(name, value)
            yield Share(
                f"manifest {name}: odd value {at}",
                wanted,
                lambda one, name=name, value=value: _with_manifest(one, {name: value}),
            )
        yield Share(
            f"manifest without {name}",
            "share.bad_manifest",
            lambda one, name=name: _with_manifest(one, {name: ...}),
        )
    odd = {
        "empty": b"\n", "a list": b"[]\n", "no JSON": b"{\n", "deep": b"[" * 60_000 + b"\n",
        "long": b" " * 80_000 + b"{}\n", "no end": b"{}", "no UTF-8": b'{"from":"\xff"}\n',
    }  # fmt: skip
    for what, payload in odd.items():
        yield Share(
            f"manifest: {what}",
            "share.bad_manifest",
            lambda one, payload=payload: one.sealed(payload),
        )


def _of_manifest(name: str, value: object) -> str:
    whole = type(value) is int and 0 <= value <= 2**53
    good = {
        **dict.fromkeys(("version", "counter", "withheld"), whole),
        "reader": whole and value in {0, 1},
        "from": isinstance(value, str) and len(value) <= 200 and value != "\ud800",
        "scope": value == {},
    }
    if name == "reader" and whole and not good["reader"]:
        return "share.newer_format"
    if name == "operations" and whole:
        return "share.altered"
    if name == "to" and value == []:
        return "share.not_for_you"
    return "" if good.get(name) else "share.bad_manifest"


def _with_manifest(one: World, changes: dict[str, Any]) -> bytes:
    line, body = one.payload(canonical(note(1)).encode() + b"\n").split(b"\n", 1)
    said = json.loads(line) | changes
    told = {key: value for key, value in said.items() if value is not ...}
    return one.sealed(
        json.dumps(told, sort_keys=True, separators=(",", ":")).encode() + b"\n" + body
    )


def _bombs() -> Iterator[Share]:
    open_, close = "[" * LEVELS, "]" * LEVELS
    good = canonical(note(5))
    objects = '{"a":' * LEVELS + "1" + "}" * LEVELS
    for name, line in {
        "levels of lists": good.replace('"w":{', f'"w":{{"a":{open_}{close},', 1),
        "levels of objects": good.replace('"w":{', f'"w":{{"a":{objects},', 1),
        "levels left open": open_,
        "levels in a key": good.replace('"w":{', f'"later":{open_}{close},"w":{{', 1),
        "a million digits": good.replace('"t":1790000000', '"t":' + "9" * 1_000_000, 1),
        "a line of 17 MB": canonical(note(5, w={"text": "x" * (LONGEST_LINE + 1)})),
        "a key of 1 MB": canonical(note(5, w={"x" * (1 << 20): 1})),
        "quotes": '"' * 1_000_000,
        "backslashes": good.replace(SAID, "\\\\" * 500_000, 1)[:-1],
    }.items():
        yield Share(f"bomb: {name}", BAD, lambda one, line=line: one.file(line))
    yield Share(
        "bomb: two million lines", "share.too_many", lambda one: one.file(*[b""] * 2_000_000)
    )
    yield Share(
        "bomb: a line of 200 MB",
        "file.too_large",
        lambda _: b"age-encryption.org/v1\n" + b"x" * (200 << 20),
    )
    yield Share(
        "bomb: larger than a file may be", "file.too_large", lambda _: bytes(LARGEST_FILE + 1)
    )
    yield Share("bomb: all noughts", "share.not_a_share_file", lambda _: bytes(LARGEST_FILE))
    many = {f"{number:032x}" for number in range(100_000)}
    yield Share(
        "bomb: a hundred thousand predecessors",
        "",
        lambda one: one.file(canonical(note(5, p={"text": sorted(many)}))),
    )
    yield Share(
        "bomb: ten thousand fields",
        "",
        lambda one: one.file(canonical(note(5, w={f"f{at}": at for at in range(10_000)}))),
    )


def _shaped(name: str, count: int) -> Callable[[World], bytes]:
    def item(number: int, parent: str, **more: object) -> str:
        placed = {"kind": "point", "text": "x", "place": [parent, KEY]}
        return canonical(note(number, w=placed, **more))

    def lines(one: World) -> Iterator[str]:
        names = [f"{number:032x}" for number in range(2 * count)]
        for at in range(count):
            if name == "circles":
                yield item(at, names[at ^ 1])
            elif name == "one circle":
                yield item(at, names[(at + 1) % count])
            elif name == "a way down":
                yield item(at, names[at - 1] if at else one.session)
            elif name == "one line worded by all":
                yield canonical(note(at, e=names[0], w={"kind": "point", "text": f"x{at}"}))
            elif name == "a knot":
                yield item(at, names[at + 1])
                yield item(count + at, names[at // 2], e=names[count])
            else:
                yield item(at, one.session)

    return lambda one: one.file(*lines(one))


def _taken() -> Iterator[Share]:
    """What is taken in, whole or but for what is refused of it."""
    yield Share(
        "unknown kinds",
        "",
        lambda one: one.file(*(canonical(note(at, k=f"mood{at}")) for at in range(50))),
    )
    yield Share(
        "unknown fields",
        "",
        lambda one: one.file(canonical(note(1, w={"hue": {"deep": [1, None]}}, zz=["later"]))),
    )
    yield Share("unknown features", "", lambda one: one.file(canonical(note(1, q=["telepathy"]))))
    yield Share(
        "one id with two bodies",
        "",
        lambda one: one.file(
            *(_reworded(body) for body in one.bodies if '"line 1"' in body), canonical(note(1))
        ),
        altered=1,
    )
    yield Share("our own back", "", lambda one: one.file(*one.bodies))
    yield Share(
        "numbers that leap", "merge.not_counted", lambda one: one.file(canonical(note(1, l=2**52)))
    )
    other = note(1, k="consultation", w={"title": SAID, "place": ["root", KEY]})
    yield Share(
        "of another consultation",
        "merge.other_consultation",
        lambda one: one.file(canonical(other)),
    )
    yield Share("of a year long past", "", lambda one: one.file(canonical(note(1, t=-(2**53) + 1))))
    yield from _shapes()


def _shapes() -> Iterator[Share]:
    for name in (
        "circles",
        "one circle",
        "a way down",
        "one line worded by all",
        "beside each other",
    ):
        yield Share(f"shape: {name}", "", _shaped(name, 2000))
    yield Share("shape: a knot", "merge.knotted", _shaped("a knot", 3000))


def _reworded(body: str) -> str:
    return body.replace("line 1", "another line")
