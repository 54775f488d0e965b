"""Whatever happens, a command answers with one sentence and an exit code."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.cli import looking
from micic_desk.cli.main import main

Run = Callable[..., Any]
_HEAVY = ("PySide6", "alembic", "reportlab", "pypdfium2", "pyrage", "argon2")


def test_help_tells_every_command(process: Run) -> None:
    answer = process("--help")
    assert answer.code == 0
    for command in ("new", "import", "capture", "show", "search", "undo", "redo", "share"):
        assert command in answer.out
    for command in ("merge", "conflicts", "export", "check", "demo", "card", "know", "resolve"):
        assert command in answer.out
    assert answer.err == ""


@pytest.mark.parametrize(
    "argv",
    [
        ("nonsense",),
        ("show",),
        ("show", "a.micic", "--nonsense"),
        ("new", "a.micic", "--plain"),
        ("new", "a.micic", "--title", "  ", "--plain"),
        ("export", "a.micic", "--format", "odt", "--to", "x"),
        ("export", "a.micic", "--format", "md", "--profile", "everybody", "--to", "x"),
        ("merge", "a.micic"),
        ("search", "a.micic"),
        ("search", "a.micic", "x", "--most", "none"),
        ("--nonsense",),
    ],
)
def test_wrong_usage_is_two_and_one_sentence(
    process: Run, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    answer = process(*argv)
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_half_characters_in_a_title_are_wrong_usage(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(os.fsencode(one) for one in (sys.executable, "-m", "micic_desk", "new", "a.micic")),
            *(b"--title", b"\xff\xfe", b"--plain"),
        ],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_an_unexpected_fault_is_one_sentence_and_a_log_without_words(
    run: Run, notebook: Path, nobodys_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> int:
        raise RuntimeError("the secret words of a line")

    monkeypatch.setattr(looking, "show", fail)
    answer = run("show", notebook)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "code" in answer.err
    logs = list(nobodys_home.rglob("trouble.log"))
    assert len(logs) == 1
    noted = logs[0].read_text(encoding="utf-8")
    assert "RuntimeError" in noted
    assert "test_main.py" in noted
    assert "secret" not in noted
    assert str(notebook.parent) not in noted


def test_debugging_shows_where_it_happened(
    notebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> int:
        raise RuntimeError("words")

    monkeypatch.setattr(looking, "show", fail)
    monkeypatch.setenv("MICIC_DESK_DEBUG", "1")
    assert main(["show", str(notebook)]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_control_c_is_quiet(start: Callable[..., subprocess.Popen[bytes]], notebook: Path) -> None:
    running = start("capture", notebook)
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b"one line\n")
    running.stdin.flush()
    assert running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert err == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes")
def test_a_reader_who_leaves_is_no_fault(
    start: Callable[..., subprocess.Popen[bytes]], run: Run, notebook: Path
) -> None:
    lines = b"".join(b"%d %s\n" % (number, b"word " * 800) for number in range(60))
    assert run("capture", notebook, stdin=lines).code == 0
    with start("show", notebook) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 141


@pytest.mark.parametrize("command", ["show", "capture", "search"])
def test_quick_commands_load_nothing_heavy(notebook: Path, command: str) -> None:
    script = (
        "import sys; from micic_desk.cli.main import main; "
        f"main({[command, str(notebook), *(['x'] if command == 'search' else [])]!r}); "
        f"print([one for one in {_HEAVY!r} if one in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=b"a line\n",
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=True,
    )
    assert done.stderr.decode().splitlines()[-1] == "[]"
