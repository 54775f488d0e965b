"""No core file, and a memory that nobody else of the same person reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="told of Linux")

_NOBODY = 65534
_WAITING = """
import sys
sys.path.insert(0, {path!r})
import ctypes, os, resource
from micic_desk.runtime.sealing_off import seal_off
if {user}: os.setgroups([]); os.setgid({user}); os.setuid({user})
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as at the start of any program
if {seal}: seal_off()
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
sys.stdin.readline()
"""
_READING = """
import os, sys
if {user}: os.setgroups([]); os.setgid({user}); os.setuid({user})
try:
    open("/proc/{process}/mem", "rb").close()
except OSError:
    sys.exit(1)
"""


def can_be_read(*, seal: bool) -> tuple[bool, str]:
    """Whether another process of the same ordinary person opens the memory; its core limits."""
    user = _NOBODY if os.geteuid() == 0 else 0
    waiting = _WAITING.format(path=str(Path.cwd()), user=user, seal=seal)
    with subprocess.Popen(
        [sys.executable, "-c", waiting], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        limits = child.stdout.readline()
        reading = _READING.format(user=user, process=child.pid)
        done = subprocess.run([sys.executable, "-c", reading], check=False)
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.close()
    return done.returncode == 0, limits


def test_nobody_reads_the_memory_and_no_core_is_left() -> None:
    readable, limits = can_be_read(seal=True)
    assert not readable
    assert limits.strip() == "(0, 0)"


def test_without_it_everybody_could() -> None:
    readable, _limits = can_be_read(seal=False)
    if not readable:
        pytest.skip("this system closes every program's memory")
