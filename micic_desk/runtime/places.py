"""Folders that are not this computer's alone: kept in step by a service, or on a network.

A live notebook is two files that change with every word. A service that copies one of them
half-way, or a network that forgets a lock, tears it; so such places are known by name, by what
the services leave in them, by what they note of themselves, and by how they are mounted.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
}
_BEGINNINGS = {
    "onedrive - ": "OneDrive",
    "dropbox (": "Dropbox",
    "googledrive-": "Google Drive",
    "onedrive-": "OneDrive",
}
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
}
_PATTERNS = {
    "._sync_*.db": "Nextcloud",
    ".sync_*.db": "Nextcloud",
    ".owncloud*": "ownCloud",
}
"""What some services leave under names that differ from folder to folder."""
_HIDDEN = "."
_TOLD = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
}
"""Variables in which a service says where its folder lies, whatever that is called."""
_MOUNT = re.compile(r"^.* on (/.*) \(([^,)]+)", re.MULTILINE)
"""A line of what ``mount`` says on macOS: what, where, and as which kind."""
_NETWORKS = frozenset(
    {
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "ncpfs",
            "afs",
            "afpfs",
            "webdav",
            "ceph",
            "davfs",
            "9p",
        ),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.onedriver"),
    }
)
_REMOTE_DRIVE = 4
_LONG = "\\\\?\\"
"""What Windows puts before a long path, of this computer or not."""


def synced_by(folder: Path) -> str | None:
    """The service that keeps a folder in step with other computers; None where none is known."""
    told = dict(_told_by_services())
    for one in _upwards(folder):
        if one in told:
            return told[one]
        name = one.name.casefold()
        known = _NAMES.get(name) or next(
            (service for start, service in _BEGINNINGS.items() if name.startswith(start)), None
        )
        if known:
            return known
        # In the home folder Dropbox keeps only its settings.
        left_by = None if one == Path.home() else _service_that_left_marks(one)
        if left_by:
            return left_by
    return None


def on_network(folder: Path) -> bool:
    """Whether a folder lies on another computer; a home that does so as a whole counts too."""
    if sys.platform == "win32":
        return _on_network_drive(folder)
    return _mounted_as(folder, _mounts()) in _NETWORKS


def whole_home_on_network() -> bool:
    """Whether there is no better place on this computer, because all of its home is elsewhere."""
    return on_network(Path.home())


def _service_that_left_marks(folder: Path) -> str | None:
    try:
        names = [one.name.casefold() for one in folder.iterdir()]
    except OSError:
        # Of a folder that tells nothing one may still ask for a name.
        names = [mark for mark in _MARKS if _exists(folder / mark)]
    for name in names:
        if name in _MARKS:
            return _MARKS[name]
        if name.startswith(_HIDDEN):
            for pattern, service in _PATTERNS.items():
                if fnmatchcase(name, pattern):
                    return service
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _told_by_services() -> Iterator[tuple[Path, str]]:
    """The folders that services say are theirs."""
    for variable, service in _TOLD.items():
        if os.environ.get(variable):
            yield _whole(Path(os.environ[variable])), service
    for place in _dropbox_notes():
        try:
            noted = json.loads(place.read_text("utf-8"))
            for account in noted.values():
                yield _whole(Path(account["path"])), "Dropbox"
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            continue
    cloud = Path.home() / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    for name in ("Desktop", "Documents"):
        # There they stand where iCloud keeps these two folders as well.
        if sys.platform == "darwin" and (cloud / name).exists():
            yield _whole(Path.home() / name), "iCloud"


def _dropbox_notes() -> Iterator[Path]:
    yield Path.home() / ".dropbox" / "info.json"
    for variable in ("APPDATA", "LOCALAPPDATA"):
        if os.environ.get(variable):
            yield Path(os.environ[variable]) / "Dropbox" / "info.json"


def _upwards(folder: Path) -> Iterable[Path]:
    whole = _whole(folder)
    return (whole, *whole.parents)


def _whole(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder.absolute()


def _mounts() -> list[tuple[str, str]]:
    """Where what is mounted, and as what; nothing where the system does not say."""
    if sys.platform == "darwin":
        return _MOUNT.findall(_said_by_mount())
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    split = [line.split(" ") for line in lines]
    return [(one[1].replace("\\040", " "), one[2]) for one in split if len(one) > 2]


def _said_by_mount() -> str:
    try:
        asked = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return asked.stdout


def _mounted_as(folder: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """The kind of file system a folder lies on: that of the longest mount above it."""
    whole = os.path.realpath(folder)
    best, kind = "", ""
    for place, sort in mounts:
        inside = whole == place or whole.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, sort
    return kind


def _on_network_drive(folder: Path) -> bool:
    whole = str(folder.absolute())
    bare = whole.removeprefix(_LONG)
    if bare.upper().startswith("UNC\\") or (bare == whole and whole.startswith("\\\\")):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - this system alone needs it

        drive = os.path.splitdrive(bare)[0] + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE_DRIVE)
    return False
