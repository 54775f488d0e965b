"""What is asked of a system: files, folders, the registry, programs that run, a few commands.

Everything is bounded in size and time, nothing is written, and no network is used. What cannot
be found out is None, never a guess.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

_LARGEST = 1 << 20
_SECONDS = 8
_PROCESSES = Path("/proc")


class Machine(Protocol):
    """A system that can be asked; tests ask one that never was."""

    @property
    def system(self) -> str:
        """The system's name as `sys.platform` has it."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of this program."""

    def read(self, path: str) -> str | None:
        """The beginning of a text file."""

    def names(self, folder: str) -> list[str]:
        """The names in a folder; none where it cannot be read."""

    def target(self, path: str) -> str | None:
        """Where a link leads in the end."""

    def device(self, path: str) -> str | None:
        """The number (``major:minor``) of the device that a file lies on."""

    def run(self, *command: str) -> str | None:
        """What a command of the system says."""

    def registry(self, key: str, name: str) -> str | int | None:
        """A value of Windows' registry; ``key`` begins with HKCU or HKLM."""

    def programs(self) -> frozenset[str] | None:
        """The names of the programs that run, in small letters and without ``.exe``."""


class ThisMachine:
    """The computer this runs on."""

    @property
    def system(self) -> str:
        """As Python calls it."""
        return sys.platform

    @property
    def environment(self) -> Mapping[str, str]:
        """Our own."""
        return os.environ

    def read(self, path: str) -> str | None:
        """None where there is no such file or it may not be read."""
        try:
            with Path(path).open("rb") as file:
                return file.read(_LARGEST).decode("utf-8", "replace")
        except (OSError, ValueError):
            return None

    def names(self, folder: str) -> list[str]:
        """In no order."""
        try:
            return [one.name for one in Path(folder).iterdir()]
        except (OSError, ValueError):
            return []

    def target(self, path: str) -> str | None:
        """None where nothing stands there."""
        return os.path.realpath(path) if Path(path).exists() else None

    def device(self, path: str) -> str | None:
        """As the kernel numbers it; None where there are no such numbers."""
        if sys.platform == "win32":
            return None
        try:
            number = Path(path).stat().st_dev
        except OSError:
            return None
        return f"{os.major(number)}:{os.minor(number)}"

    def run(self, *command: str) -> str | None:
        """None where the system has no such command, or it takes too long or fails."""
        name, *rest = command
        program = _program_of_the_system(name)
        if program is None:
            return None
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            done = subprocess.run(  # noqa: S603 - literal commands of the system, no shell
                [program, *rest],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=_SECONDS,
                creationflags=flags,
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None

    def registry(self, key: str, name: str) -> str | int | None:
        """Several texts in one value come as one, line by line."""
        if sys.platform != "win32":
            return None
        import winreg  # noqa: PLC0415 - this system alone has it

        root, _, rest = key.partition("\\")
        tree = winreg.HKEY_CURRENT_USER if root == "HKCU" else winreg.HKEY_LOCAL_MACHINE
        try:
            with winreg.OpenKey(tree, rest) as opened:
                value, _ = winreg.QueryValueEx(opened, name)
        except OSError:
            return None
        if isinstance(value, list):
            return "\n".join(str(one) for one in value)
        return value if isinstance(value, str | int) else None

    def programs(self) -> frozenset[str] | None:
        """Of everybody, as far as the system tells."""
        if sys.platform == "win32":
            return _names_in(self.run("tasklist", "/fo", "csv", "/nh"), '","')
        if not _PROCESSES.is_dir():
            return _names_in(self.run("ps", "-axo", "comm"), "\n")
        numbers = (one for one in self.names(str(_PROCESSES)) if one.isdecimal())
        found = (self.read(f"{_PROCESSES}/{number}/comm") for number in numbers)
        return frozenset(one.strip().casefold() for one in found if one)


def _names_in(said: str | None, after: str) -> frozenset[str] | None:
    if said is None:
        return None
    firsts = (line.partition(after)[0].strip(' "\r') for line in said.splitlines())
    bases = (one.replace("\\", "/").rpartition("/")[2].casefold() for one in firsts)
    return frozenset(one.removesuffix(".exe") for one in bases if one)


def _program_of_the_system(name: str) -> str | None:
    """A program of the system's own folders.

    Never one that a path of this person names first, or that lies where the window was started:
    Windows looks there before anywhere else.
    """
    if sys.platform == "win32":
        root = os.environ.get("SYSTEMROOT")
        if not root:
            return None
        folder = Path(root) / "System32"
        places = [folder / f"{name}.exe", folder / "WindowsPowerShell" / "v1.0" / f"{name}.exe"]
    else:
        places = [Path(folder, name) for folder in ("/usr/sbin", "/usr/bin", "/sbin", "/bin")]
    return next((str(one) for one in places if one.is_file()), None)
