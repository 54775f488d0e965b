"""Sleep and the screen's lock, heard on a bus of the test's own with somebody playing logind."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from micic_desk.ui.window import hearing
from micic_desk.ui.window.hearing import Hearing, session_path

LOGIN, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"


@pytest.fixture
def address() -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("needs dbus-daemon")
    with subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


class Room:
    """A bus with a logind that is played, and what was heard of it."""

    def __init__(self, address: str) -> None:
        self.system = QDBusConnection.connectToBus(address, "system")
        assert self.system.registerService(LOGIN)
        self.parent = QObject()
        self.heard = 0
        ears = Hearing(self.parent)
        ears.leaving.connect(self._hear)
        bus = QDBusConnection.connectToBus(address, "listener")
        ears.listen_on(bus)
        ears.watch_screen(bus)

    def _hear(self) -> None:
        self.heard += 1

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert self.system.send(message)


@pytest.fixture
def room(address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    assert qtbot is not None
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    yield Room(address)
    QDBusConnection.disconnectFromBus("listener")
    QDBusConnection.disconnectFromBus("system")


def test_sleep_is_heard_when_it_begins_and_not_when_it_ends(room: Room, qtbot: QtBot) -> None:
    room.say(PATH, f"{LOGIN}.Manager", "PrepareForSleep", False)
    room.say(PATH, f"{LOGIN}.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: room.heard == 1)


def test_the_lock_of_this_session_is_heard_and_no_other(room: Room, qtbot: QtBot) -> None:
    room.say(f"{PATH}/session/_33", f"{LOGIN}.Session", "Lock")
    room.say(f"{PATH}/session/_32", f"{LOGIN}.Session", "Lock")
    qtbot.waitUntil(lambda: room.heard == 1)


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("2", f"{PATH}/session/_32"),
        ("17", f"{PATH}/session/_317"),
        ("c2", f"{PATH}/session/c2"),
        ("", ""),
        ("../x", ""),
    ],
)
def test_a_session_is_called_as_logind_calls_it(
    monkeypatch: pytest.MonkeyPatch, said: str, path: str
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", said)
    assert session_path() == path


def test_where_there_is_no_bus_nothing_is_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert qtbot is not None
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(hearing, "_SYSTEM_BUS", tmp_path / "none")
    monkeypatch.setattr(Hearing, "listen_on", None)
    parent = QObject()
    Hearing(parent).listen()
