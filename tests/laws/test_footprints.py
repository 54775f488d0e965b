"""A whole session leaves no word on the disk and speaks to nobody; what would is noticed."""

import base64
import gzip
import io
import json
import sys
import zipfile
import zlib
from pathlib import Path
from types import ModuleType

import pytest

from tests.laws.benches import bench

BENCH = Path(__file__).resolve().parents[2]


def zipped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", data)
    return made.getvalue()


@pytest.fixture(scope="module")
def footprints() -> ModuleType:
    sys.path.insert(0, str(BENCH))
    module = bench("footprints")
    sys.path.remove(str(BENCH))
    return module


def test_the_mark_is_seen_in_every_way_it_may_be_written(footprints: ModuleType) -> None:
    said = f"a line of {footprints.MARK} and more"
    raw = said.encode()
    ways = {
        "utf-8": raw,
        "utf-16-le": said.encode("utf-16-le"),
        "utf-16-be": said.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "json": json.dumps(said).encode(),
        "deflated": b"%PDF stream " + zlib.compress(raw) + b" endstream",
        "gzip": b"before" + gzip.compress(raw),
        "zip": zipped(raw),
        **{f"base64 {lead}": base64.b64encode(bytes(lead) + raw) for lead in range(3)},
        "base64 utf-16": base64.b64encode(said.encode("utf-16-le")),
    }
    wanted = footprints.shapes(footprints.SHORT)
    unseen = [name for name, data in ways.items() if not footprints.holds(data, wanted)]
    assert unseen == []
    assert not footprints.holds(b"a line of nothing" * 9, wanted)


_LEAK = """
import base64, os, socket, tempfile
from pathlib import Path
with tempfile.NamedTemporaryFile(dir=os.environ["HOME"]) as file:
    file.write(base64.b64encode({said!r}.encode()))
    file.flush()
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
print("done leak", flush=True)
"""


def test_a_leak_into_a_file_that_is_gone_again_is_noticed(
    footprints: ModuleType, tmp_path: Path
) -> None:
    """The negative control."""
    if not footprints.can_trace():
        pytest.skip("needs Linux and strace")
    footprints.make_folders(tmp_path)
    code = _LEAK.format(said=f"a line of {footprints.MARK}")
    footprints.watch(tmp_path, "leak", [sys.executable, "-c", code])
    found = footprints.look(tmp_path)
    assert len(found.marks) == len(found.outside) == 1
    assert found.sockets == ["AF_INET"]
    assert not found.clean


_HOLDS = """
import subprocess, sys, time
code = "import time; held = [str(n) + {said!r} for n in range(99)]; time.sleep(60)"
subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
time.sleep(1)
print("done hold", flush=True)
"""


def test_a_process_that_still_holds_words_is_noticed(
    footprints: ModuleType, tmp_path: Path
) -> None:
    """The negative control for memory; nothing of it runs on."""
    if not footprints.can_trace():
        pytest.skip("needs Linux and strace")
    footprints.make_folders(tmp_path)
    code = _HOLDS.format(said=f" line of {footprints.MARK}")
    footprints.watch(tmp_path, "hold", [sys.executable, "-c", code], after=0.5)
    found = footprints.look(tmp_path)
    assert found.still == 1
    assert found.in_memory >= 50
    assert footprints._living(tmp_path / "home") == []


def test_a_whole_session_leaves_nothing_and_speaks_to_nobody(
    footprints: ModuleType, tmp_path: Path
) -> None:
    if not footprints.can_trace():
        pytest.skip("needs Linux and strace")
    found = footprints.session(tmp_path, 60)
    assert found.clean, found
    assert found.exported >= 4
    assert found.still == 1  # the window that asks for the words after the lock
    assert found.written > 1_000_000


@pytest.mark.slow
def test_a_session_of_two_thousand_lines(footprints: ModuleType, tmp_path: Path) -> None:
    if not footprints.can_trace():
        pytest.skip("needs Linux and strace")
    assert footprints.session(tmp_path, 2_000).clean
