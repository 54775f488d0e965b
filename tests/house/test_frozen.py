"""The application PyInstaller makes: built, then used as on a laptop without Python."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from micic_desk.store import tables

pytestmark = pytest.mark.slow
FIRST_REVISION = "0001"


@pytest.fixture(scope="module")
def application(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The executable, in a folder of its own away from the sources."""
    place = tmp_path_factory.mktemp("frozen")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    folders = ["--distpath", str(place / "dist"), "--workpath", str(place / "build")]
    subprocess.run(
        [*build, *folders, str(repository / "build.spec")], check=True, cwd=place, timeout=900
    )
    suffix = ".exe" if os.name == "nt" else ""
    return place / "dist" / "micic-desk" / f"micic-desk{suffix}"


def use(
    application: Path, *arguments: str | Path, code: int = 0
) -> subprocess.CompletedProcess[str]:
    answer = subprocess.run(
        [application, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=application.parent,
        # Nothing of the Python that runs the tests, and a locale in which ➔ is no letter.
        env={"HOME": os.environ["HOME"], "PATH": os.defpath, "LC_ALL": "C"},
    )
    assert answer.returncode == code, answer.stderr
    return answer


@pytest.fixture
def notebook(application: Path, tmp_path: Path) -> Path:
    source = tmp_path / "notes.md"
    source.write_text("## **1. Вода – eau**\n\n- The well is dry.\n\n➔ Dig another.\n", "utf-8")
    made = tmp_path / "made.micic"
    use(application, "new", made, "--title", "Water", "--plain")
    use(application, "import", made, source)
    return made


def test_it_reads_shows_and_prints(application: Path, notebook: Path, tmp_path: Path) -> None:
    assert "The well is dry." in use(application, "show", notebook).stdout
    report = tmp_path / "report.pdf"
    use(application, "export", notebook, "--format", "pdf", "--profile", "own", "--to", report)
    said = "".join(page.extract_text() for page in pypdf.PdfReader(report).pages)
    assert "The well is dry." in said


def test_it_encrypts_and_refuses_in_one_sentence(application: Path, tmp_path: Path) -> None:
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text("six words of nobody in particular", "utf-8")
    wrong.write_text("six words of somebody in particular", "utf-8")
    sealed = tmp_path / "sealed.micic"
    use(application, "new", sealed, "--title", "Water", "--passphrase-file", right)
    assert "Water" in use(application, "show", sealed, "--passphrase-file", right).stdout
    refused = use(application, "show", sealed, "--passphrase-file", wrong, code=1)
    assert len(refused.stderr.splitlines()) == 1


def test_it_opens_a_share_file_in_a_process_of_its_own(
    application: Path, notebook: Path, tmp_path: Path
) -> None:
    phrase, sealed, other = tmp_path / "phrase", tmp_path / "for.micicx", tmp_path / "other.micic"
    phrase.write_text("river lamp stone", "utf-8")
    use(application, "share", notebook, "--to", sealed, "--phrase-file", phrase)
    use(application, "new", other, "--title", "Fire", "--plain")
    use(application, "merge", other, sealed, "--phrase-file", phrase)
    assert "The well is dry." in use(application, "show", other).stdout
    sealed.write_bytes(sealed.read_bytes()[:-1])
    refused = use(application, "merge", other, sealed, "--phrase-file", phrase, code=1)
    assert "not complete" in refused.stderr


def test_it_migrates_an_older_notebook(application: Path, notebook: Path, repository: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{notebook}", poolclass=sa.NullPool)
    config = Config()
    config.set_main_option("script_location", str(repository / "db"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        config.attributes["metadata"] = tables.metadata
        command.downgrade(config, FIRST_REVISION)
    assert _revision(engine) == FIRST_REVISION
    assert "The well is dry." in use(application, "show", notebook).stdout
    assert _revision(engine) == tables.HEAD


def _revision(engine: sa.Engine) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(sa.select(tables.revision.c.version_num)))


def test_it_runs_the_demonstration(application: Path, tmp_path: Path) -> None:
    use(application, "demo", tmp_path / "demo")
    made = {path.suffix for path in (tmp_path / "demo").rglob("*")}
    assert {".pdf", ".md", ".micic"} <= made


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[str]:
    """An X server of its own; its name."""
    if not (shutil.which("Xvfb") and shutil.which("xwininfo")):
        pytest.skip("needs Xvfb and xwininfo")
    with (tmp_path / "number").open("w+b") as number:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(number.fileno()), "-screen", "0", "1280x800x24"],
            pass_fds=[number.fileno()],
            stderr=subprocess.DEVNULL,
        )
        try:
            _until(lambda: (tmp_path / "number").read_text().endswith("\n"))
            yield ":" + (tmp_path / "number").read_text().strip()
        finally:
            server.terminate()
            server.wait(timeout=10)


def test_it_opens_its_window(application: Path, screen: str) -> None:
    own = {"HOME": os.environ["HOME"], "PATH": os.defpath, "DISPLAY": screen, "LANG": "C.UTF-8"}
    window = subprocess.Popen([application], env=own, stderr=subprocess.PIPE, text=True)
    try:
        assert _until(lambda: "MICIC Desk" in _windows(screen) or window.poll() is not None)
        assert window.poll() is None, window.stderr.read() if window.stderr else ""
    finally:
        window.terminate()
        window.communicate(timeout=20)


def _windows(screen: str) -> str:
    asked = ["xwininfo", "-root", "-tree", "-display", screen]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def _until(holds: object, seconds: float = 20) -> bool:
    assert callable(holds)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False
