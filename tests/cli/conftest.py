"""Commands run in this process, where they are quick, or as a process of their own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from micic_desk.cli.main import main
from micic_desk.cli.streams import Streams
from micic_desk.store.key import Cost

REPOSITORY = Path(__file__).parents[2]
SEED = REPOSITORY.parent / "shared" / "seeds" / "report-back.md"


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Answer]


@pytest.fixture
def run() -> Run:
    """One command in this process; ``answers`` are what somebody types when asked."""

    def command(
        *argv: object, stdin: bytes = b"", answers: tuple[str, ...] | None = None
    ) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        waiting = iter(answers or ())

        def ask(_prompt: str) -> str:
            return next(waiting)

        streams = Streams(
            io.BytesIO(stdin), out, err, ask=None if answers is None else ask, cost=Cost.TRIVIAL
        )
        code = main([str(one) for one in argv], streams)
        assert "Traceback" not in err.getvalue()
        return Answer(code, out.getvalue(), err.getvalue())

    return command


def command_line(*argv: object) -> list[str]:
    """How the program is started, as ``run.py`` does it."""
    return [sys.executable, "-X", "utf8", "-m", "micic_desk", *(str(one) for one in argv)]


def surroundings(**more: str) -> Mapping[str, str]:
    """The environment of a command: this repository's program, and nobody's debugging."""
    kept = {name: value for name, value in os.environ.items() if name != "MICIC_DESK_DEBUG"}
    return {**kept, "PYTHONPATH": str(REPOSITORY), **more}


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """One command as a process of its own: its real exit code and its real streams."""

    def command(*argv: object, stdin: bytes = b"", before: tuple[str, ...] = ()) -> Answer:
        done = subprocess.run(
            [*before, *command_line(*argv)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=surroundings(),
            timeout=120,
            check=False,
        )
        err = done.stderr.decode()
        assert "Traceback" not in err
        return Answer(done.returncode, done.stdout.decode(), err)

    return command


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """A command that goes on while the test talks to it."""

    def begin(*argv: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command_line(*argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=surroundings(),
        )

    return begin


@pytest.fixture
def seed() -> Path:
    """The report-back this program was made for."""
    if not SEED.exists():
        pytest.skip("the seed is not here")
    return SEED


@pytest.fixture
def notebook(tmp_path: Path, run: Run) -> Path:
    """A plain notebook with one consultation."""
    path = tmp_path / "a.micic"
    assert run("new", path, "--title", "Consultation", "--plain").code == 0
    return path


@pytest.fixture
def phrase_file(tmp_path: Path) -> Path:
    path = tmp_path / "phrase.txt"
    path.write_text("one two three four five six\n", encoding="utf-8")
    return path


@pytest.fixture
def contents_of() -> Callable[[Path], dict[str, bytes]]:
    """Every file of a folder with its bytes: what must be the same after a refusal."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            str(one.relative_to(folder)): one.read_bytes()
            for one in sorted(folder.rglob("*"))
            if one.is_file()
        }

    return read
