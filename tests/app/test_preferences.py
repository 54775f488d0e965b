import json
import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.app.preferences import (
    MOST_RECENT,
    Preferences,
    load_preferences,
    save_preferences,
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "window.json"
    kept = Preferences(theme="dark", zoom=150, geometry="01d9", report_open=False).with_recent(
        tmp_path / "Rivers.micic"
    )
    save_preferences(kept, file)
    assert load_preferences(file) == kept


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"zoom": "large", "theme": 5, "recent": [1, "\\u0000"], "keep_recent": 3}',
        b'{"zoom": true, "geometry": null, "report_open": "yes"}',
        b"[" * 50_000,
        b'{"theme": "' + b"x" * 100_000 + b'"}',
        rb'{"theme": "\ud800", "geometry": "\ud800", "recent": ["\ud800", "\u0000"]}',
    ],
)
def test_damage_means_the_usual_settings(tmp_path: Path, damaged: bytes) -> None:
    file = tmp_path / "window.json"
    file.write_bytes(damaged)
    assert load_preferences(file) == Preferences()


def test_no_file_and_no_place_for_one_are_no_errors(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none.json") == Preferences()
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    save_preferences(Preferences(zoom=200), blocked / "window.json")


def test_recent_notebooks_are_few_newest_first_and_only_where_wanted(tmp_path: Path) -> None:
    kept = Preferences()
    for number in range(MOST_RECENT + 3):
        kept = kept.with_recent(tmp_path / f"{number}.micic")
    kept = kept.with_recent(tmp_path / "5.micic")
    assert len(kept.recent) == MOST_RECENT
    assert [Path(one).stem for one in kept.recent[:2]] == ["5", str(MOST_RECENT + 2)]
    silent = Preferences(keep_recent=False, recent=("a",)).with_recent(tmp_path / "b.micic")
    assert silent.recent == ()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
_NAMES = [one.name for one in fields(Preferences)]


@given(st.dictionaries(st.sampled_from(_NAMES), _JSON))
def test_whatever_stands_in_the_file_the_window_can_start_with(said: dict[str, object]) -> None:
    """A file of settings may come from anybody's home, or have been bent by anything."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "window.json"
        file.write_text(json.dumps(said), encoding="utf-8")
        found = load_preferences(file)
    for text in (found.theme, found.geometry, found.strip, *found.recent, *found.used):
        text.encode()
    assert type(found.zoom) is int
    assert [Path(one).is_file() for one in found.recent] == [False] * len(found.recent)
    for keys in found.keys.values():
        "".join(keys).encode()
