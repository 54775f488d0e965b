"""purge: a name is out of the notebook and of what lies beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_a_name_is_looked_for_then_taken_out(run: Run, notebook: Path) -> None:
    assert run("capture", notebook, stdin=b"Osprey said so\nnothing here\n").code == 0
    assert run("purge", notebook, "osprey", "--preview").out.startswith("1 standing")
    assert run("purge", notebook, "osprey", "--instead", "D-7").code == 0
    assert "D-7 said so" in run("show", notebook).out
    assert run("purge", notebook, "osprey", "--preview").out.startswith("0 standing, 0 earlier")
    assert run("purge", notebook, "o").code == 1
