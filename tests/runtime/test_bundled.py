import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from micic_desk.runtime import bundled as module
from micic_desk.runtime.bundled import bundled, homes

REPOSITORY = Path(__file__).parents[2]


def test_a_clone_finds_its_files_beside_the_package() -> None:
    assert bundled("resources", "themes") == REPOSITORY / "resources" / "themes"
    assert bundled("db", "env.py").is_file()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="resources/no-such-thing"):
        bundled("resources", "no-such-thing")


def test_a_wheel_prefers_what_it_carries_to_what_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "micic_desk"
    carried = package / "_bundled" / "db"
    beside = package.parent / "db"
    for folder in (carried, beside):
        folder.mkdir(parents=True)
    monkeypatch.setattr(module, "_PACKAGE", package)
    assert bundled("db") == carried


def test_a_frozen_application_looks_only_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert homes(REPOSITORY / "micic_desk") == (tmp_path,)
    with pytest.raises(FileNotFoundError):
        bundled("resources")
    (tmp_path / "resources").mkdir()
    assert bundled("resources") == tmp_path / "resources"


@pytest.mark.slow
def test_a_wheel_built_from_the_sdist_carries_everything(tmp_path: Path) -> None:
    """Builds both; needs ``pip`` to fetch the build backend."""
    sdist, unpacked, wheels = (tmp_path / name for name in ("sdist", "unpacked", "wheels"))
    build = "import hatchling.build as b, sys; print(b.build_sdist(sys.argv[1]))"
    backend = tmp_path / "backend"
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--target", backend, "hatchling"], check=True)
    subprocess.run(
        [sys.executable, "-c", build, sdist],
        check=True,
        cwd=REPOSITORY,
        env={"PYTHONPATH": str(backend)},
    )
    (archive,) = sdist.iterdir()
    unpacked.mkdir()
    subprocess.run(["tar", "xzf", archive, "-C", unpacked], check=True)
    (tree,) = unpacked.iterdir()
    subprocess.run([*pip, "wheel", "--no-deps", "-w", wheels, tree], check=True)
    (wheel,) = wheels.iterdir()
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    ask = "from micic_desk.runtime.bundled import bundled; print(bundled('db', 'env.py'))"
    answer = subprocess.run(
        [sys.executable, "-c", ask],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
    ).stdout.strip()
    assert Path(answer) == installed / "micic_desk" / "_bundled" / "db" / "env.py"
    for name in ("icons", "themes", "wording", "reference"):
        assert (installed / "micic_desk" / "_bundled" / "resources" / name).is_dir()
