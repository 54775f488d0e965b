"""Each test confines a process of its own, which must then be told no by the system."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from micic_desk.runtime.confining import ExtendedLimits, job_limits

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what Linux promises")
MEMORY = 100_000_000
FORBIDDEN = {
    "a socket": "import socket\n{confine}\nsocket.socket()",
    "a file to read": "{confine}\nopen('/etc/hostname', 'rb')",
    "a file to write": "{confine}\nopen('stolen', 'wb')",
    "a file that was open before": (
        "import os\nfile = os.open('stolen', os.O_WRONLY | os.O_CREAT)\n"
        "{confine}\nos.write(file, b'words')"
    ),
    "memory": "{confine}\nbytearray(200_000_000)",
    "the limits back": (
        "{confine}\nimport resource\n"
        "most = resource.RLIM_INFINITY\n"
        "import os\nos.setuid(65534) if os.getuid() == 0 else None\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))"
    ),
}


def confined(code: str, place: Path, seconds: int = 5) -> subprocess.CompletedProcess[str]:
    first = "import resource\nfrom micic_desk.runtime.confining import confine\n"
    call = f"confine({MEMORY}, {seconds})"
    return subprocess.run(
        [sys.executable, "-c", first + code.replace("{confine}", call) + "\nprint('did it')"],
        capture_output=True,
        text=True,
        check=False,
        cwd=place,
        timeout=60,
    )


@linux
@pytest.mark.parametrize("what", FORBIDDEN)
def test_it_can_have_no_more(what: str, tmp_path: Path) -> None:
    answer = confined(FORBIDDEN[what], tmp_path)
    assert answer.returncode != 0
    assert "did it" not in answer.stdout
    freely = confined(FORBIDDEN[what].replace("{confine}", ""), tmp_path)
    assert what == "the limits back" or "did it" in freely.stdout, "what is forbidden can be done"


@linux
def test_it_ends_when_its_seconds_are_over(tmp_path: Path) -> None:
    answer = confined("{confine}\nwhile True: pass", tmp_path, seconds=1)
    assert answer.returncode < 0


@linux
def test_what_it_needs_is_left(tmp_path: Path) -> None:
    code = "import sys, hashlib\n{confine}\nhashlib.sha256(bytes(20_000_000)).hexdigest()"
    assert confined(code, tmp_path).stdout == "did it\n"


def test_windows_is_told_in_its_own_form() -> None:
    wanted = job_limits(MEMORY, 3)
    assert wanted.basic.process_time == 30_000_000
    assert wanted.basic.processes == 1
    assert wanted.process_memory == MEMORY
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(ExtendedLimits) == 144
