"""What is asked of this very computer."""

import sys
from pathlib import Path

import pytest

from micic_desk.runtime.machine.asking import ThisMachine


@pytest.mark.skipif(sys.platform == "win32", reason="a program there is no script")
def test_a_command_is_the_system_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever can write a file beside a notebook, or first in a path, runs nothing by that."""
    for name in ("true", "no-command-of-any-system"):
        hostile = tmp_path / name
        hostile.write_text("#!/bin/sh\necho hostile\n", encoding="utf-8")
        hostile.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert ThisMachine().run("true") == ""
    assert ThisMachine().run("no-command-of-any-system") is None
