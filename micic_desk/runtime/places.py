"""Folders that are not this computer's alone: kept in step by a service, or on a network.

A live notebook is two files that change with every word. A service that copies one of them
half-way, or a network that forgets a lock, tears it; so such places are known by name, by what
the services leave in them, and by how they are mounted.
"""

import os
import sys
from collections.abc import Iterable
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
_NETWORKS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "davfs", "9p"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.onedriver"),
    }
)
_REMOTE_DRIVE = 4


def synced_by(folder: Path) -> str | None:
    """The service that keeps a folder in step with other computers; None where none is known."""
    for one in _upwards(folder):
        name = one.name.casefold()
        known = _NAMES.get(name) or next(
            (service for start, service in _BEGINNINGS.items() if name.startswith(start)), None
        )
        if known:
            return known
        for mark, service in _MARKS.items():
            # In the home folder Dropbox keeps only its settings.
            if (one / mark).exists() and one != Path.home():
                return service
    return None


def on_network(folder: Path) -> bool:
    """Whether a folder lies on another computer; a home that does so as a whole counts too."""
    if sys.platform == "win32":
        return _on_network_drive(folder)
    return _mounted_as(folder, _mounts()) in _NETWORKS


def whole_home_on_network() -> bool:
    """Whether there is no better place on this computer, because all of its home is elsewhere."""
    return on_network(Path.home())


def _upwards(folder: Path) -> Iterable[Path]:
    try:
        whole = folder.resolve()
    except OSError:
        whole = folder.absolute()
    return (whole, *whole.parents)


def _mounts() -> list[tuple[str, str]]:
    """Where what is mounted, and as what; nothing where the system does not say."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    split = [line.split(" ") for line in lines]
    return [(one[1].replace("\\040", " "), one[2]) for one in split if len(one) > 2]


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
    if whole.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - this system alone needs it

        drive = os.path.splitdrive(whole)[0] + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE_DRIVE)
    return False
