from pathlib import Path

import pytest

from micic_desk.runtime.small_file import LARGEST, read_object


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'"words"',
        b"{",
        b'{"a": \xff}',
        b'{"a": ' + b"[" * 100_000,
        b'{"a": "' + b"x" * LARGEST + b'"}',
    ],
)
def test_what_is_no_object_is_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_object(path) == {}


def test_an_object_is_read_and_a_missing_file_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert read_object(path) == {}
    path.write_text('{"theme": "dark"}', encoding="utf-8")
    assert read_object(path) == {"theme": "dark"}
    assert read_object(tmp_path) == {}
