"""What holds for every test: no screen, nobody's settings, no unexpected log line."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# "ci" is what everybody runs by default: the same examples each time, so that a red run is
# the change's doing and never the dice's. "dev" throws new dice, for as long as one likes.
settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", max_examples=500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_HOMES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/appdata",
    "LOCALAPPDATA": "home/localappdata",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "home/run",
}


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of the tests' own, for the whole run: no test reads or writes a person's settings."""
    base = tmp_path_factory.mktemp("nobody")
    for variable, folder in _HOMES.items():
        place = base / folder
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[variable] = str(place)
    return base / "home"


@pytest.fixture(autouse=True)
def _no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A log line of WARNING or above fails the test, unless it carries ``expects_log``."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("logged unexpectedly:\n" + "\n".join(loud), pytrace=False)


_WINDOWS = ("ui", "journeys")
_EVERYTHING_EVERY = 25


@pytest.fixture(autouse=True)
def _rubbish_is_found_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program (`Tidying`): a widget that a job's thread deleted would end the run."""
    place = request.path.relative_to(Path(__file__).parent).parts[0]
    if place not in _WINDOWS and "qtbot" not in request.fixturenames:
        gc.enable()
        yield
        return
    gc.disable()
    yield
    _TESTED.append(place)
    gc.collect(2 if len(_TESTED) % _EVERYTHING_EVERY == 0 else 1)


_TESTED: list[str] = []

_READ_HERE = ("app", "scenarios", "ui")


@pytest.fixture(autouse=True)
def _share_files_are_read_here(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the same reader, but not in a process of its own: hundreds of files are opened.

    The journeys, the command line and the tests of that process start it as users do.
    """
    if request.path.relative_to(Path(__file__).parent).parts[0] not in _READ_HERE:
        return
    from micic_desk.app import merging
    from micic_desk.exchange.share.unseal import unseal

    def here(data: bytes, *, check: object = None, **keys: Any) -> object:
        del check
        return unseal(data, **keys)

    monkeypatch.setattr(merging, "unseal_apart", here)
