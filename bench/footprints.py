"""What a whole session leaves on the disk, and where it reaches: nothing but what it should.

``bench/footprints.py [ITEMS]`` runs ``bench/walker.py`` under strace, every process of it, in a
home of its own. Marked lines, titles and names are looked for in every byte that was written
anywhere, also in files that are gone again: as UTF-8, UTF-16, hexadecimal, Base64, deflated,
escaped. Only the documents that were exported on purpose may hold them, and after the lock no
memory of what still runs. No socket may be opened but the windows' own pipe, and nothing be
written outside the notebook's folder, the documents and our own settings. The negative control is
the same session that leaks on purpose.
"""

import argparse
import base64
import contextlib
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.figures import tell
from micic_desk.app.opening import create_desk
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.kinds import EntityKind

HERE = Path(__file__).parent
MARK = "vörlanquist"
"""In every line, title and name: a word that nothing else in the world says."""
WORDS = "kestrel pump lantern quarry mellow tarnish"
"""What opens the notebook: it must be nowhere at all."""
FILE_WORDS = "six other words for one file"
CALLS = "open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,socket,connect,execve"
_OPENED = re.compile(r"(?:open|openat|creat)\((?:[^\"]*, )?\"((?:\\x[0-9a-f]{2})*)\"(.*)= (\d+)<")
_WROTE = re.compile(r"\b(?:p?writev?2?|pwrite64)\(\d+<([^>]*)>(.*)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_SOCKET = re.compile(r"\bsocket\((AF_\w+)")
_CONNECT = re.compile(
    r'\bconnect\(\d+<[^>]*>, \{sa_family=(AF_\w+)(?:, sun_path=@?"((?:\\x[0-9a-f]{2})*)")?'
)
_FOR_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|creat")
_DEFLATED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04")
_AFTER = 4.0
"""Seconds for a lock to close its files, and for the fresh window to come up."""
SYSTEM_BUS = "/run/dbus/system_bus_socket"
"""Where an open notebook hears of sleep and of the screen's lock."""
SHORT = MARK[2:]
"""The mark without its accent, which JSON and others write by escapes."""


@dataclass(slots=True)
class Found:
    """What a session did: where it wrote the marks, what it opened, to whom it spoke."""

    marks: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    in_memory: int = 0
    still: int = 0
    files: int = 0
    written: int = 0
    exported: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was found, where there was something to find."""
        nothing = not (self.marks or self.sockets or self.outside or self.in_memory)
        return nothing and self.exported > 0 and self.written > 0


def can_trace() -> bool:
    """Whether this system lets us."""
    strace = shutil.which("strace")
    if strace is None or sys.platform != "linux":
        return False
    return subprocess.run([strace, "-f", "true"], capture_output=True, check=False).returncode == 0


def shapes(word: str) -> list[bytes]:
    """A word in every way that it may be written."""
    raw = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    found = [*raw, *(one.upper() for one in raw), word.title().encode()]
    for one in raw:
        found += [one.hex().encode(), one.hex().upper().encode()]
        for lead in range(3):
            # The middle of it stands the same whatever comes before; its edges do not.
            packed = base64.b64encode(bytes(lead) + one)
            found += [packed[4:-4], base64.urlsafe_b64encode(bytes(lead) + one)[4:-4]]
    return list(dict.fromkeys(found))


def holds(data: bytes, wanted: list[bytes]) -> bool:
    """Whether bytes hold a word, as they are or packed."""
    return any(one in each for each in (data, *_unpacked(data)) for one in wanted)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Whatever in it was deflated: by itself, by gzip, in a zip."""
    for match in _DEFLATED.finditer(data):
        bits, start = 15, match.start()
        if match[0].startswith(b"\x1f"):
            bits = 31
        elif match[0].startswith(b"PK"):
            name, more = struct.unpack_from("<HH", data.ljust(start + 30), start + 26)
            bits, start = -15, start + 30 + name + more
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj(bits).decompress(data[start : start + (1 << 20)], 1 << 22)


def make_folders(folder: Path) -> None:
    """The home, the folder for passing things, the notes and the documents of a session."""
    for name in ("home", "tmp", "notes", "out", "in", "trace"):
        (folder / name).mkdir()


def session(folder: Path, items: int, *, leaky: bool = False) -> Found:
    """Run a whole session and look at all that came of it."""
    make_folders(folder)
    _colleague(folder / "in" / "colleague.micicx", folder / "trace")
    for part in ("first", "crash"):
        _run(folder, part, items, leaky=leaky and part == "first")
    return look(folder)


def _colleague(to: Path, folder: Path) -> None:
    """A file from somebody else, made before anything is traced."""
    desk = create_desk(folder / "colleague.micic", None, title=f"Consultation of {MARK}")
    place = Workplace(desk)
    place.me = place.person_named(f"Bela {MARK.title()}")
    for number in range(20):
        fields = {"kind": "point", "text": f"A colleague heard {MARK} {number}"}
        desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=place.need_session()))
    share(desk, to, contents(desk), passphrase=FILE_WORDS)
    desk.close()
    for one in folder.iterdir():
        one.unlink()


def _run(folder: Path, part: str, items: int, *, leaky: bool) -> None:
    asked = [sys.executable, str(HERE / "walker.py"), part, str(folder), str(items)]
    said = watch(folder, part, [*asked, *(["--leaky"] if leaky else [])])
    if part == "crash" and "True" not in said:
        raise RuntimeError(f"the line was not as it was left: {said}")


def watch(folder: Path, part: str, asked: list[str], after: float = _AFTER) -> str:
    """Run a command under the tracer in a home of its own, until it says that it is done."""
    home = folder / "home"
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(folder / "tmp"),
        "XDG_RUNTIME_DIR": str(folder / "tmp"),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [
        *("strace", "-f", "-qq", "-y", "-xx", "-s", str(1 << 22), "--seccomp-bpf", "-e"),
        *(f"trace={CALLS}", "-o", str(folder / "trace" / part), *asked),
    ]
    said = folder / "tmp" / f"{part}.said"
    with said.open("wb") as out:
        child = subprocess.Popen(
            command,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(child, said, part, after)
            still = len(_living(home))
            (folder / "trace" / f"{part}.memory").write_text(f"{still} {_in_memory(home)}")
        finally:
            # The window that asks for the words after a lock waits for ever, in a group of its own.
            for one in (child.pid, *_living(home)):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one, signal.SIGKILL)
            child.wait()
    return said.read_text("utf-8", "replace")


def _living(home: Path) -> list[int]:
    """Every process that was started in this home, and is none of the tracer's own."""
    wanted = f"HOME={home}".encode()
    found = []
    for one in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            parts = (one / "environ").read_bytes().split(b"\0") if one.name.isdecimal() else []
            if wanted in parts and b"strace" not in (one / "comm").read_bytes():
                found.append(int(one.name))
    return found


def _in_memory(home: Path) -> int:
    """How many places of the memory of what still runs hold the mark, after a lock or a crash.

    A process that lets nobody read its memory has none to find.
    """
    wanted, count = shapes(SHORT)[:3], 0
    for process in _living(home):
        with contextlib.suppress(OSError):
            maps = Path(f"/proc/{process}/maps").read_text().splitlines()
            with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
                for line in maps:
                    places, rights = line.split(" ")[:2]
                    start, end = (int(one, 16) for one in places.split("-"))
                    if rights.startswith("rw"):
                        with contextlib.suppress(OSError, ValueError):
                            memory.seek(start)
                            count += sum(memory.read(end - start).count(one) for one in wanted)
    return count


def _wait(child: subprocess.Popen[bytes], said: Path, part: str, after: float) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        text = said.read_text("utf-8", "replace")
        if "failed" in text:
            raise RuntimeError(text)
        if f"done {part}" in text:
            # The lock closes files, and a fresh window opens; the crash falls.
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(after)
            return
        if child.poll() is not None:
            raise RuntimeError(text)
        time.sleep(0.1)
    raise TimeoutError


def look(folder: Path) -> Found:
    """Look at everything that a traced session wrote and opened."""
    found = Found()
    wanted = [*shapes(SHORT), WORDS.encode(), *shapes(WORDS.rsplit(maxsplit=1)[-1] + " ")[:1]]
    wanted = [one for one in wanted if len(one) > 5]
    out = str(folder / "out")
    for path, data in _everything(folder):
        if path.startswith(out):
            found.exported += holds(data, wanted)
            continue
        found.files += 1
        found.written += len(data)
        if holds(data, wanted):
            found.marks.append(path)
    allowed = (
        *(str(folder / one) for one in ("notes", "out", "tmp", "trace")),
        str(folder / "home" / ".config" / "micic-desk"),
        str(folder / "home" / ".local" / "state" / "micic-desk"),
        "/dev/null",
        "/proc/self/",
    )
    for trace in (folder / "trace").iterdir():
        if trace.suffix == ".memory":
            still, marks = map(int, trace.read_text().split())
            found.still += still
            found.in_memory += marks
            continue
        for line in trace.read_text("utf-8", "replace").splitlines():
            _note_call(line, allowed, found)
    found.marks = sorted(set(found.marks))
    return found


def _everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that is there at the end, and every byte that was ever written to any."""
    for root in ("home", "tmp", "notes", "out"):
        for one in (folder / root).rglob("*"):
            if one.is_file():
                yield str(one), one.read_bytes()
    written: dict[str, bytearray] = {}
    for trace in (folder / "trace").iterdir():
        for line in trace.read_text("utf-8", "replace").splitlines():
            call = _WROTE.search(line)
            # What one process of ours tells another by a pipe is on no disk.
            if call is not None and _path(call[1]).startswith("/"):
                data = written.setdefault(_path(call[1]), bytearray())
                for part in _BYTES.findall(call[2]):
                    data += _raw(part)
    for path, data in written.items():
        yield path, bytes(data)


def _note_call(line: str, allowed: tuple[str, ...], found: Found) -> None:
    opened = _OPENED.search(line)
    if opened is not None and _FOR_WRITING.search(opened[2]):
        path = _path(line.rpartition("= ")[2].partition("<")[2].rstrip(">"))
        if not path.startswith(allowed):
            found.outside.append(path)
    spoke = _SOCKET.search(line)
    if spoke is not None and spoke[1] not in {"AF_UNIX", "AF_LOCAL"}:
        found.sockets.append(spoke[1])
    met = _CONNECT.search(line)
    if met is not None:
        name = _raw(met[2] or "").decode("utf-8", "replace")
        if "micic-desk-" not in name and name != SYSTEM_BUS:
            found.sockets.append(f"{met[1]} {name}")


def _path(said: str) -> str:
    return _raw(said).decode("utf-8", "replace") if "\\x" in said else said


def _raw(said: str) -> bytes:
    return bytes.fromhex(said.replace("\\x", ""))


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("items", type=int, nargs="?", default=2_000)
    given = asked.parse_args()
    if not can_trace():
        print("needs Linux and strace")
        return 2
    clean = []
    for leaky in (False, True):
        with tempfile.TemporaryDirectory() as place:
            found = session(Path(place), given.items if not leaky else 50, leaky=leaky)
        name = "control" if leaky else "session"
        for what in ("marks", "sockets", "outside"):
            tell(f"footprints.{name}.{what}", len(getattr(found, what)), "found")
            for one in getattr(found, what)[:10]:
                print("  ", one)
        tell(f"footprints.{name}.in_memory", found.in_memory, "found")
        tell(f"footprints.{name}.written", found.written / 1e6, "MB")
        tell(f"footprints.{name}.files", found.files, "files")
        clean.append(found)
    noticed = clean[1].marks and clean[1].sockets and clean[1].outside
    return 0 if clean[0].clean and noticed else 1


if __name__ == "__main__":
    sys.exit(main())
