"""capture: a printed id is a promise."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Start = Callable[..., subprocess.Popen[bytes]]


def test_each_item_gets_an_id_as_soon_as_its_line_is_there(
    start: Start, run: Run, notebook: Path
) -> None:
    with start("capture", notebook, "--session", "Morning", "--as", "Ada Alder") as running:
        assert running.stdin is not None
        assert running.stdout is not None
        ids = []
        for line in (b"one\n", b"\ttwo\n", b"-> three\n"):
            running.stdin.write(line)
            running.stdin.flush()
            ids.append(running.stdout.readline().decode().strip())
        running.stdin.write(b"\n# Another session\nfour without a line end")
        running.stdin.close()
        ids.extend(running.stdout.read().decode().split())
        assert running.wait(30) == 0
    assert len(set(ids)) == 4
    shown = run("show", notebook, "--ids").out
    for one, said in zip(ids, ("one", "two", "Recommendation: three", "four"), strict=True):
        assert any(line.startswith(one) and said in line for line in shown.splitlines())
    assert "Session: Morning" in shown
    assert "Session: Another session" in shown
    assert "Ada Alder" in shown


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_was_printed_outlives_a_kill(start: Start, run: Run, notebook: Path) -> None:
    with start("capture", notebook) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"".join(b"line %d\n" % number for number in range(400)))
        running.stdin.flush()
        ids = [running.stdout.readline().decode().strip() for _ in range(25)]
        running.send_signal(signal.SIGKILL)
        ids.extend(one for one in running.stdout.read().decode().split("\n")[:-1] if one)
        running.stdin.close()
    shown = run("show", notebook, "--ids").out
    assert [one for one in ids if one not in shown] == []
    assert run("check", notebook).code == 0


def test_bad_lines_are_told_by_number_and_stop_nothing(run: Run, notebook: Path) -> None:
    lines = [
        b"\xef\xbb\xbfgood one",
        b"caf\xe9",
        b"good two\x00",
        b"x" * 200_000,
        b"y" * 3_000_000,
        b"->",
        b"good three",
    ]
    answer = run("capture", notebook, stdin=b"\n".join(lines) + b"\n")
    assert answer.code == 1
    assert len(answer.lines) == 3
    told = answer.err.splitlines()
    assert [one.split(":")[0] for one in told] == [
        "Line 2 was not taken",
        "Line 4 was not taken",
        "Line 5 was not taken",
        "Line 6",
    ]
    shown = run("show", notebook).out
    assert "- good one\n" in shown
    assert "- good two\N{SYMBOL FOR NULL}\n" in shown
    assert "- good three\n" in shown


def test_nothing_in_nothing_out(run: Run, notebook: Path, contents_of: Any) -> None:
    before = contents_of(notebook.parent)
    for stdin in (b"", b"\n\n", b"   \n"):
        answer = run("capture", notebook, stdin=stdin)
        assert (answer.code, answer.out) == (0, "")
    assert contents_of(notebook.parent) == before


def test_who_writes_stays_who_she_is(run: Run, notebook: Path) -> None:
    run("capture", notebook, "--as", "Ada Alder", stdin=b"mine\n")
    run("capture", notebook, "--as", "Bea Birch", stdin=b"hers\n")
    run("capture", notebook, stdin=b"mine again\n")
    import json

    said = json.loads(run("show", notebook, "--json").out)
    names = {one["id"]: one["name"] for one in said["people"]}
    items = said["consultations"][0]["sessions"][0]["items"]
    assert [names[one["author"]] for one in items] == ["Ada Alder", "Bea Birch", "Ada Alder"]


@pytest.mark.skipif(os.name == "nt", reason="limits")
def test_a_full_disk_costs_no_line_that_was_printed(
    start: Start, run: Run, notebook: Path, process: Run
) -> None:
    del start
    limit = f"ulimit -f {notebook.stat().st_size // 512 + 100}; trap '' XFSZ; exec \"$@\""
    lines = b"".join(b"%d %s\n" % (number, b"word " * 300) for number in range(200))
    answer = process("capture", notebook, stdin=lines, before=("sh", "-c", limit, "sh"))
    assert answer.code == 1
    assert "was not taken" in answer.err
    assert 0 < len(answer.lines) < 200
    assert run("check", notebook).code == 0
    shown = run("show", notebook, "--ids").out
    assert [one for one in answer.lines if one not in shown] == []
    assert run("capture", notebook, stdin=b"room again\n").code == 0
