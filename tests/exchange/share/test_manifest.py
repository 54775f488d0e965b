import json
from dataclasses import replace

import pytest

from micic_desk.domain.sentences import Refusal
from micic_desk.exchange.share.manifest import Manifest, read_manifest

FULL = Manifest(
    sender="Ann",
    counter=3,
    scope={"consultation": "c" * 32, "title": "Éducation – Образование", "sessions": []},
    withheld=2,
    to=("0" * 64, "f" * 64),
    operations=7,
    digest="d" * 64,
    extra={"later": {"x": [1]}},
)


def test_it_comes_back_with_what_a_later_version_added() -> None:
    assert read_manifest(FULL.to_line()) == FULL
    assert read_manifest(FULL.to_line() + b"   ") == FULL


def test_a_later_version_is_read_if_it_says_that_we_can() -> None:
    assert read_manifest(replace(FULL, version=9).to_line()).version == 9
    with pytest.raises(Refusal) as caught:
        read_manifest(replace(FULL, version=9, reader=2).to_line())
    assert caught.value.code == "share.newer_format"


def test_a_newer_reader_is_said_before_its_other_keys_are_looked_at() -> None:
    with pytest.raises(Refusal) as caught:
        read_manifest(b'{"format":"micicx","reader":2,"to":{"groups":1}}')
    assert caught.value.code == "share.newer_format"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[(name, None) for name in ("format", "version", "reader", "from", "to", "counter")],
        *[(name, None) for name in ("scope", "withheld", "operations", "digest")],
        ("format", "other"),
        ("version", "1"),
        ("reader", True),
        ("from", 1),
        ("from", "x" * 201),
        ("to", "f" * 64),
        ("to", ["F" * 64]),
        ("to", [1]),
        ("counter", -1),
        ("scope", []),
        ("digest", "d" * 63),
    ],
)
def test_a_missing_or_misshapen_key_is_refused(name: str, value: object) -> None:
    body = json.loads(FULL.to_line())
    body[name] = value
    with pytest.raises(Refusal) as caught:
        read_manifest(json.dumps(body).encode())
    assert caught.value.code == "share.bad_manifest"


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b"\xff", b'{"format":"micicx"', b"[" * 9999])
def test_anything_else_is_no_manifest(line: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        read_manifest(line)
    assert caught.value.code == "share.bad_manifest"
