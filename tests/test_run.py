"""The bootstrap, tried on a small clone whose lock is empty, and on its judgements one by one."""

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

REPOSITORY = Path(__file__).parents[1]
PROGRAM = """\
import json, os, sys, time
if sys.argv[1:2] == ["wait"]:
    print("waiting", flush=True)
    time.sleep(60)
facts = {"arguments": sys.argv[1:], "folder": os.getcwd(), "utf8": sys.flags.utf8_mode}
print(json.dumps(facts | {"prefix": sys.prefix, "path": sys.path}))
raise SystemExit(7)
"""
# Offline, whatever the machine is set up with: only an empty lock can be installed.
OFFLINE = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_INDEX": "0",
    "PIP_INDEX_URL": "http://127.0.0.1:9/none",
    "PIP_RETRIES": "1",
    "PIP_NO_CACHE_DIR": "1",
}


def make_clone(folder: Path, lock: str = "# nothing\n") -> Path:
    (folder / "micic_desk").mkdir(parents=True)
    (folder / "micic_desk" / "__init__.py").touch()
    (folder / "micic_desk" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (folder / "requirements.lock").write_text(lock, encoding="utf-8")
    shutil.copy(REPOSITORY / "run.py", folder)
    return folder


def start(
    clone: Path, *arguments: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return subprocess.run(
        [sys.executable, str(clone / "run.py"), *arguments],
        cwd=cwd or clone,
        env=own | OFFLINE,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in a folder with a space, set up once."""
    made = make_clone(tmp_path_factory.mktemp("a place") / "clone")
    first = start(made, "show")
    assert first.returncode == 7, first.stderr
    assert "Setting up" in first.stderr
    return made


@pytest.fixture
def torn(clone: Path) -> Iterator[Path]:
    """The clone, for a test that spoils its environment; whole again afterwards."""
    yield clone
    assert start(clone, "show").returncode == 7


@pytest.fixture(scope="module")
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_under_test", REPOSITORY / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_arguments_folder_and_exit_code_pass_through(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('imported from beside a notebook')")
    answer = start(clone, "show", "Notizen ü.micic", "--json", cwd=tmp_path)
    assert answer.returncode == 7
    assert answer.stderr == ""
    facts = json.loads(answer.stdout)
    assert facts["arguments"] == ["show", "Notizen ü.micic", "--json"]
    assert Path(facts["folder"]) == tmp_path
    assert facts["utf8"] == 1
    assert Path(facts["prefix"]) == clone / ".venv"
    assert str(tmp_path) not in facts["path"]


def test_the_second_start_costs_far_less_than_a_second(clone: Path) -> None:
    def seconds(*command: str) -> float:
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False, cwd=clone)
        return time.perf_counter() - begun

    python = str(clone / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    direct = min(seconds(python, "-m", "micic_desk", "show") for _ in range(3))
    through = min(seconds(sys.executable, "run.py", "show") for _ in range(3))
    assert through - direct < 0.5


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_signals_reach_the_program_itself(clone: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(clone / "run.py"), "wait"], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "waiting\n"
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=10) == -signal.SIGTERM


def test_a_half_made_environment_is_made_anew(torn: Path, run: ModuleType) -> None:
    relic = torn / ".venv" / "relic"
    relic.touch()
    (torn / ".venv" / run.STAMP.name).write_text(run.HALF_MADE, encoding="utf-8")
    answer = start(torn, "show")
    assert "Setting up" in answer.stderr
    assert answer.returncode == 7
    assert not relic.exists()


def test_an_environment_of_an_older_lock_is_completed(torn: Path) -> None:
    relic = torn / ".venv" / "relic"
    relic.touch()
    (torn / "requirements.lock").write_text("# still nothing\n", encoding="utf-8")
    answer = start(torn, "show")
    assert "Setting up" in answer.stderr
    assert answer.returncode == 7
    assert relic.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows copies the interpreter")
def test_an_environment_whose_python_left_is_made_anew(torn: Path) -> None:
    python = torn / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(torn / "no-such-python")
    assert start(torn, "show").returncode == 7


def test_without_a_network_one_sentence_says_so(tmp_path: Path) -> None:
    lock = "no-such-part==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n"
    clone = make_clone(tmp_path / "clone", lock)
    for _ in range(2):  # the second start meets what the first one left
        answer = start(clone, "show")
        assert answer.returncode == 1
        assert answer.stdout == ""
        assert "connect to the internet" in answer.stderr
        assert "Traceback" not in answer.stderr
        assert len(answer.stderr.splitlines()) == 2


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupted_setting_up_heals(tmp_path: Path) -> None:
    clone = make_clone(tmp_path / "clone")
    with subprocess.Popen(
        [sys.executable, str(clone / "run.py"), "show"], stderr=subprocess.PIPE, text=True
    ) as setting_up:
        assert setting_up.stderr is not None
        assert "Setting up" in setting_up.stderr.readline()
        time.sleep(0.3)
        setting_up.kill()
    answer = start(clone, "show")
    assert answer.returncode == 7, answer.stderr


# What it thinks of a machine ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["notes.micic"], True),
        (["folder/notes"], True),
        (["demo", "x"], False),
        (["--help"], False),
        (["test"], False),
    ],
)
def test_a_window_is_wanted_for_nothing_or_a_file(
    run: ModuleType, arguments: list[str], *, window: bool
) -> None:
    assert run.wants_window(arguments) is window


def test_all_tests_are_spread_and_chosen_ones_are_not(run: ModuleType) -> None:
    assert run.tests([])[:2] == ["-n", "auto"]
    assert run.tests(["tests/house", "-x"]) == ["tests/house", "-x"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux packages")
def test_commands_need_no_library_of_qt(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert run.needed_libraries(["show", "x"]) == {}
    assert run.needed_libraries(["test"]) == run.QT_LIBRARIES
    assert set(run.needed_libraries([])) > set(run.QT_LIBRARIES)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "libwayland-egl.so.1" in run.needed_libraries([])


def test_libraries_that_cannot_be_loaded_are_found(run: ModuleType) -> None:
    assert run.missing_libraries({"libnosuch.so.9": "libnosuch9"}) == {
        "libnosuch.so.9": "libnosuch9"
    }


@pytest.mark.skipif(os.name == "nt", reason="Linux packages")
def test_one_sentence_with_one_exact_command(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name == "apt-get" else None)
    said = run.sentence_for_missing({"libGL.so.1": "libgl1"}, venv=True)
    minor = sys.version_info.minor
    assert said.endswith(
        f": sudo apt-get update && sudo apt-get install -y python3.{minor}-venv libgl1"
    )
    monkeypatch.setattr(run.os, "geteuid", lambda: 0)
    assert "sudo" not in run.sentence_for_missing({"libGL.so.1": "libgl1"}, venv=False)
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name == "dnf" else None)
    said = run.sentence_for_missing({"libGL.so.1": "libgl1"}, venv=False)
    assert said.endswith("dnf install -y 'libGL.so.1()(64bit)'")
    monkeypatch.setattr(run.shutil, "which", lambda _: None)
    assert "libGL.so.1" in run.sentence_for_missing({"libGL.so.1": "libgl1"}, venv=False)


def test_a_wrong_hash_and_other_refusals_of_pip_have_sentences(run: ModuleType) -> None:
    wrong = run.sentence_for_pip(["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM ..."])
    assert "is not the file that was checked" in wrong
    full = run.sentence_for_pip(["ERROR: ... [Errno 28] No space left on device"])
    assert "make room" in full
    other = run.sentence_for_pip(["Collecting x", "ERROR: No matching distribution found for x"])
    assert other.endswith("(No matching distribution found for x).")


def test_an_old_python_is_told_what_to_do() -> None:
    text = (REPOSITORY / "run.py").read_text(encoding="utf-8")
    head = text[: text.index("import contextlib")]
    pretend = head.replace("if sys.version_info < (3, 11)", "sys.version_info = (3, 6)\nif True")
    assert pretend != head
    answer = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("MICIC Desk needs Python 3.11 or newer and this is Python 3.6")
    assert len(answer.stderr.splitlines()) == 1
