"""This very computer is asked without privileges, without harm, and never for ever."""

import sys
from pathlib import Path

import pytest

from micic_desk.runtime.machine import linux
from micic_desk.runtime.machine.asking import ThisMachine, _names_in


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    machine = ThisMachine()
    assert machine.read(str(tmp_path / "nothing")) is None
    assert machine.names(str(tmp_path / "nothing")) == []
    assert machine.target(str(tmp_path / "nothing")) is None
    assert machine.run("no-such-command-of-any-system") is None
    assert machine.run(sys.executable, "-c", "raise SystemExit(1)") is None
    assert machine.read(f"{tmp_path}\0") is None


def test_names_of_programs_are_bare() -> None:
    assert _names_in('"Zoom.exe","12","Console"\r\n"a.exe","1"\r\n', '","') == {"zoom", "a"}
    assert _names_in("/Applications/zoom.us.app/Contents/MacOS/zoom.us\nps\n", "\n") == {
        "zoom.us",
        "ps",
    }
    assert _names_in(None, "\n") is None


@pytest.mark.skipif(sys.platform != "linux", reason="asks this system")
def test_the_whole_of_this_computer_is_looked_at(tmp_path: Path) -> None:
    found = linux.look(ThisMachine(), str(tmp_path))
    assert len(found) >= 7
    assert ThisMachine().programs()
    for one in found:
        assert str(one.said).endswith(".")
