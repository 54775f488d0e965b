"""Folders that others write into are known by name, by what lies in them, by their mount."""

import json
from pathlib import Path

import pytest

from micic_desk.runtime import places


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Council)", "Dropbox"),
        ("OneDrive - Council of Valleys", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_service_is_known_by_its_folder_s_name(tmp_path: Path, name: str, service: str) -> None:
    folder = tmp_path / name / "2026" / "Notes"
    folder.mkdir(parents=True)
    assert places.synced_by(folder) == service


def test_a_service_is_known_by_what_it_leaves(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    assert places.synced_by(folder) is None
    (tmp_path / "a" / ".stfolder").mkdir()
    assert places.synced_by(folder) == "Syncthing"


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".dropbox.cache", "Dropbox"),
    ],
)
def test_a_folder_of_any_name_is_known_by_its_marks(
    tmp_path: Path, mark: str, service: str
) -> None:
    folder = tmp_path / "Shared" / "Notes"
    folder.mkdir(parents=True)
    (tmp_path / "Shared" / mark).touch()
    assert places.synced_by(folder) == service


def test_a_service_that_says_where_its_folder_is_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Work of the council" / "Notes"
    folder.mkdir(parents=True)
    monkeypatch.setenv("OneDriveCommercial", str(folder.parent))
    assert places.synced_by(folder) == "OneDrive"
    monkeypatch.delenv("OneDriveCommercial")
    assert places.synced_by(folder) is None
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    noted = tmp_path / ".dropbox" / "info.json"
    noted.parent.mkdir()
    for said in ("", "[]", '{"personal": {"path": 1}}', '{"personal": {}}'):
        noted.write_text(said, encoding="utf-8")
        assert places.synced_by(folder) is None
    noted.write_text(json.dumps({"personal": {"path": str(folder.parent)}}), encoding="utf-8")
    assert places.synced_by(folder) == "Dropbox"


def test_what_mount_says_on_macos_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        f"//ada@server/Shared%20notes on {tmp_path}/Shared notes (smbfs, nodev, nosuid)\n"
        f"afp_0TQ on {tmp_path}/Old (afpfs, nodev)\n"
    )
    monkeypatch.setattr(places.sys, "platform", "darwin")
    monkeypatch.setattr(places, "_said_by_mount", lambda: said)
    assert places.on_network(tmp_path / "Shared notes" / "deep")
    assert places.on_network(tmp_path / "Old")
    assert not places.on_network(tmp_path)


def test_icloud_keeps_desktop_and_documents_where_it_was_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places.sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "Documents").mkdir()
    assert places.synced_by(tmp_path / "Documents") is None
    cloud = tmp_path / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    (cloud / "Documents").mkdir(parents=True)
    assert places.synced_by(tmp_path / "Documents") == "iCloud"


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("\\\\server\\share\\Notes", True),
        ("\\\\?\\UNC\\server\\share", True),
        ("\\\\?\\" + "C:" + "\\Notes", False),
        ("C:" + "\\Notes", False),
    ],
)
def test_windows_names_of_other_computers_are_known(
    folder: str, *, remote: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "absolute", lambda self: self)
    assert places._on_network_drive(Path(folder)) is remote


def test_a_folder_that_only_sounds_like_it_is_nobody_s(tmp_path: Path) -> None:
    folder = tmp_path / "About Dropbox and others"
    folder.mkdir()
    assert places.synced_by(folder) is None


def test_the_nearest_mount_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = [("/", "ext4"), (str(tmp_path / "share"), "cifs")]
    monkeypatch.setattr(places, "_mounts", mounts.copy)
    (tmp_path / "share" / "deep").mkdir(parents=True)
    (tmp_path / "shared").mkdir()
    assert places.on_network(tmp_path / "share" / "deep")
    assert not places.on_network(tmp_path / "shared")
    assert not places.on_network(tmp_path)
