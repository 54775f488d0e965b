#!/usr/bin/env python3
"""Start MICIC Desk from a clone, with nothing on the machine but Python 3.11 or newer.

python3 run.py                      open the window
python3 run.py NOTEBOOK             open the window on a notebook
python3 run.py COMMAND …            one command without a window (python3 run.py --help)
python3 run.py test                 run the tests, on every core
python3 run.py test PYTEST …        run some of them, as pytest is told

The first start makes ``.venv`` from ``requirements.lock``, where every part is pinned with
its hash; later starts only compare a stamp. Standard library only. Everything said here goes
to standard error: standard output belongs to the command.
"""

import os
import shutil
import sys


def newer_python() -> str:
    """How this system gets a Python that is new enough; read by old Pythons, so plainly put."""
    for name in ("python3.13", "python3.12", "python3.11", "python3.14"):
        if shutil.which(name):
            return "start it with one that is here: %s run.py" % name  # noqa: UP031 - the same
    commands = (
        ("apt-get", "sudo apt-get install -y python3.11 python3.11-venv"),
        ("dnf", "sudo dnf install -y python3.12"),
        ("zypper", "sudo zypper install -y python312"),
        ("brew", "brew install python@3.13"),
        ("winget", "winget install Python.Python.3.13"),
    )
    for tool, command in commands:
        if shutil.which(tool):
            return "install a newer one: %s" % command  # noqa: UP031 - the same
    return "install a newer one from python.org"


if sys.version_info < (3, 11):  # noqa: UP036 - older ones must be told so, in syntax they can read
    sys.exit(
        "MICIC Desk needs Python 3.11 or newer and this is Python %d.%d; %s"  # noqa: UP031 - the same
        % (sys.version_info[0], sys.version_info[1], newer_python())
    )

import contextlib
import hashlib
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / ".made-from"
HALF_MADE = "half made\n"

# What Qt loads on Linux and its wheels do not carry: shared library, Debian's package.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Max retries|ProxyError"
    r"|Temporary failure in name resolution|Network is unreachable|Connection refused"
)


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then become the program; its exit code comes back."""
    require_packages(arguments)
    if not ready():
        with one_at_a_time():
            if not ready():
                set_up()
    if arguments[:1] == ["test"]:
        os.chdir(ROOT)
        return become(["-m", "pytest", *tests(arguments[1:])])
    # -P: a file that lies beside a notebook must never be imported as a part of the program.
    return become(["-P", "-m", "micic_desk", *arguments])


def tests(arguments: Sequence[str]) -> Sequence[str]:
    """What pytest is told: all tests on every core, a chosen few in one process."""
    return arguments or ["-n", "auto", "--dist", "worksteal"]


def become(arguments: Sequence[str]) -> int:
    """Replace this process by the program, so that signals and exit codes are its own."""
    command = [str(PYTHON), "-X", "utf8", *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    with subprocess.Popen(command) as program:
        while True:
            # Ctrl+C reaches both of us: what it means is the program's to say.
            with contextlib.suppress(KeyboardInterrupt):
                return program.wait()


# What the machine must have ------------------------------------------------------------------


def require_packages(arguments: Sequence[str]) -> None:
    """Say in one sentence everything the system lacks for this command, with one command."""
    libraries = missing_libraries(needed_libraries(arguments))
    venv = missing_venv()
    if libraries or venv:
        stop(sentence_for_missing(libraries, venv=venv))
    if wants_window(arguments) and sys.platform.startswith("linux") and not has_screen():
        stop(
            "There is no screen here to open a window on: start it on a desktop, or use the "
            "commands that need none, as in: python3 run.py --help"
        )


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether this opens a window: nothing was asked for, or a file (a command is one word)."""
    return not arguments or re.fullmatch(r"-.*|[a-z][a-z-]*", arguments[0]) is None


def has_screen() -> bool:
    """Whether a window has somewhere to go, or the user chose Qt's platform herself."""
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def needed_libraries(arguments: Sequence[str]) -> dict[str, str]:
    """The system libraries this command needs; the command line needs none of Qt's."""
    testing = arguments[:1] == ["test"]
    if not sys.platform.startswith("linux") or not (testing or wants_window(arguments)):
        return {}
    if testing or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return QT_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return QT_LIBRARIES | WAYLAND_LIBRARIES
    return QT_LIBRARIES | SCREEN_LIBRARIES


def missing_libraries(wanted: dict[str, str]) -> dict[str, str]:
    """Those of ``wanted`` that this system cannot load."""
    if not wanted:
        return {}
    import ctypes  # noqa: PLC0415 - commands without a window start faster without it

    missing = {}
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    return missing


def missing_venv() -> bool:
    """Whether an environment must be made and this Python cannot (Debian splits it off)."""
    if ready():
        return False
    from importlib.util import find_spec  # noqa: PLC0415 - only the first start asks

    return find_spec("venv") is None or find_spec("ensurepip") is None


def sentence_for_missing(libraries: dict[str, str], *, venv: bool) -> str:
    """One sentence that names what is missing and the exact command that installs it."""
    names = ["the venv module of Python"] * venv
    if libraries:
        names.append(f"libraries the window is drawn with ({', '.join(libraries)})")
    what = f"This system lacks {' and '.join(names)}"
    if shutil.which("apt-get"):
        packages = [f"python3.{sys.version_info.minor}-venv"] * venv + list(libraries.values())
        install = f"apt-get install -y {' '.join(packages)}"
        return f"{what}; install with: {as_root(install, 'apt-get update')}"
    for tool in ("dnf", "zypper"):
        if shutil.which(tool) and not venv:
            # Packages of these systems can be asked for by the library they provide.
            provided = " ".join(f"'{library}()(64bit)'" for library in libraries)
            return f"{what}; install with: {as_root(f'{tool} install -y {provided}')}"
    return f"{what}; install the packages of your system that hold them, then start again."


def as_root(command: str, before: str = "") -> str:
    """The command as this user must type it; ``before`` is done first."""
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return " && ".join(sudo + each for each in (before, command) if each)


# The environment -----------------------------------------------------------------------------


def ready() -> bool:
    """Whether ``.venv`` was finished from this very lock and its Python is still there."""
    try:
        digest, base = STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return False
    if digest != lock_digest() or not PYTHON.exists():
        return False
    # After an upgrade of the system .venv/bin/python may point to a Python of another version.
    return Path(base).exists() and (os.name == "nt" or os.path.realpath(PYTHON) == base)


def lock_digest() -> str:
    """What the environment is made from, as SHA-256 in hexadecimal."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def set_up() -> None:
    """Make or complete ``.venv``; the stamp is written last, so that a torn one is made anew."""
    say("Setting up MICIC Desk in .venv (once; about 150 MB are fetched) …")
    try:
        if VENV.exists() and not worth_filling():
            shutil.rmtree(VENV)
        VENV.mkdir(exist_ok=True)
        STAMP.write_text(HALF_MADE, encoding="utf-8")
        if not PYTHON.exists():
            make_environment()
        install()
        finish()
    except OSError as problem:
        stop(
            f"The environment could not be made in {VENV} ({problem.strerror or problem}); "
            "make room or ask for the right to write there, then start again."
        )
    except KeyboardInterrupt:
        say("Stopped; the next start sets up from the beginning.")
        raise SystemExit(130) from None


def worth_filling() -> bool:
    """Whether an environment that is there is whole, though not from this lock."""
    half = STAMP.exists() and STAMP.read_text(encoding="utf-8") == HALF_MADE
    return PYTHON.exists() and not half


def make_environment() -> None:
    """An empty environment with pip."""
    made = subprocess.run(
        [sys.executable, "-I", "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        last = (made.stdout + made.stderr).strip().splitlines()[-1:]
        stop(f"Python could not make an environment in {VENV} ({''.join(last)}).")


def install() -> None:
    """Everything in the lock, wheels only, each file checked against its hash."""
    options = ["--require-hashes", "--only-binary=:all:", "--disable-pip-version-check"]
    command = [str(PYTHON), "-I", "-m", "pip", "install", *options, "-r", str(LOCK)]
    environment = os.environ | {"PIP_USER": "0", "PYTHONUTF8": "1"}
    said = []
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            said.append(line.rstrip())
            show_progress(line, sum(one.startswith("Collecting ") for one in said))
    if sys.stderr.isatty():
        print(end="\r\033[K", file=sys.stderr)
    if pip.returncode:
        stop(sentence_for_pip(said))


def show_progress(line: str, count: int) -> None:
    """One line that moves, where somebody is watching."""
    if sys.stderr.isatty():
        if line.startswith("Collecting "):
            print(f"\r\033[K  {count}: {line.split()[1]}", end="", file=sys.stderr, flush=True)
        elif line.startswith("Installing "):
            print("\r\033[K  unpacking …", end="", file=sys.stderr, flush=True)


def sentence_for_pip(said: Sequence[str]) -> str:
    """Why pip gave up, in one sentence."""
    text = "\n".join(said)
    if NO_NETWORK.search(text):
        return (
            "The parts of MICIC Desk could not be fetched because the package index cannot be "
            "reached; connect to the internet for this one time and start again."
        )
    if "DO NOT MATCH THE HASHES" in text:
        return (
            "A fetched part is not the file that was checked when the program was made, so "
            "nothing of it was installed; try another network, or report it."
        )
    if "No space left on device" in text or "Errno 28" in text:
        return "The disk is full: MICIC Desk takes about 600 MB; make room and start again."
    errors = [line.removeprefix("ERROR: ") for line in said if line.startswith("ERROR: ")]
    why = errors[0].rstrip(".") if errors else "pip gave no reason"
    return f"The parts of MICIC Desk could not be installed ({why})."


def finish() -> None:
    """Put the clone on the environment's path and write the stamp."""
    ask = "import os, sys, sysconfig; print(os.path.realpath(sys._base_executable))"
    ask += "; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run(
        [str(PYTHON), "-I", "-X", "utf8", "-c", ask],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    base, packages = answer.stdout.splitlines()
    # Relative, so that the clone's own place is never written down.
    path = Path(packages) / "micic-desk-clone.pth"
    path.write_text(os.path.relpath(ROOT, packages) + "\n", encoding="utf-8")
    # Now, while somebody is waiting anyway: the first window then comes as quickly as all others.
    compile_ours = [str(PYTHON), "-I", "-m", "compileall", "-q", str(ROOT / "micic_desk")]
    subprocess.run(compile_ours, capture_output=True, check=False)
    whole = STAMP.with_name(".made-from.new")
    whole.write_text(f"{lock_digest()}\n{base}\n", encoding="utf-8")
    whole.replace(STAMP)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait while another start sets up: an impatient second click must not tear the first."""
    try:
        gate = (ROOT / ".venv.lock").open("w")
    except OSError as problem:
        stop(f"MICIC Desk cannot write in its folder {ROOT} ({problem.strerror}).")
    with gate:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            with contextlib.suppress(OSError):  # after ten seconds it goes on
                msvcrt.locking(gate.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - exists elsewhere only

            fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def say(sentence: str) -> None:
    """Tell the person who started this."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    """Say why this cannot go on, and end with exit code 1."""
    say(sentence)
    raise SystemExit(1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
