"""Folders that others write into are known by name, by what lies in them, by their mount."""

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
