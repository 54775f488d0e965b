"""Hearing that the computer goes to sleep or its screen is locked, where the system says so.

- Linux: from logind on the system's bus, and from the screen's own lock on the session's. The
  computer is asked to wait with its sleep until the notebook is locked. Nothing else is ever
  sent or heard there, and where there is no bus nothing is opened.
- Windows and macOS: nothing is heard; `Guarding` sees there, a moment after waking up, that the
  computer has slept.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_SCREENS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
_SYSTEM_BUS = Path("/run/dbus/system_bus_socket")


class Hearing(QObject):
    """``leaving`` when it is time to lock."""

    leaving = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: object = None

    def listen(self) -> None:
        """Begin, on a system that tells programs anything; costs nothing before."""
        if sys.platform != "linux":
            return
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - seldom and late

        if os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM_BUS.exists():
            self.listen_on(QDBusConnection.systemBus())
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            self.watch_screen(QDBusConnection.sessionBus())

    def listen_on(self, bus: "QDBusConnection") -> None:
        """Hear logind, and ask it to wait with sleep until this process has ended."""
        manager = f"{_LOGIN}.Manager"
        self._hear(bus, (_LOGIN, _LOGIN_PATH, manager, "PrepareForSleep"), "_sleep(bool)")
        self._hear(bus, (_LOGIN, session_path(), f"{_LOGIN}.Session", "Lock"), "_lock()")
        self._ask_to_wait(bus)

    def watch_screen(self, bus: "QDBusConnection") -> None:
        """Hear the lock of the screen."""
        for name, path in _SCREENS:
            self._hear(bus, (name, path, name, "ActiveChanged"), "_sleep(bool)")

    def _hear(self, bus: "QDBusConnection", said: tuple[str, str, str, str], slot: str) -> None:
        bus.connect(*said, self, SLOT(slot))  # type: ignore[call-overload]  # the stub says bytes

    def _ask_to_wait(self, bus: "QDBusConnection") -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher  # noqa: PLC0415 - late

        call = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, f"{_LOGIN}.Manager", "Inhibit")
        call.setArguments(["sleep", "MICIC Desk", "Locks what is open", "delay"])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        watcher.finished.connect(self._may_wait)

    @Slot("QDBusPendingCallWatcher*")
    def _may_wait(self, watcher: "QDBusPendingCallWatcher") -> None:
        # As long as this is held the computer waits, a few seconds at most.
        self._waiting = watcher.reply().arguments()

    @Slot(bool)
    def _sleep(self, begins: bool) -> None:  # noqa: FBT001 - a signal's argument
        if begins:
            self.leaving.emit()

    @Slot()
    def _lock(self) -> None:
        self.leaving.emit()


def session_path() -> str:
    """Where logind keeps this session; empty, which is any of them, where nobody knows."""
    said = os.environ.get("XDG_SESSION_ID", "")
    if not said.isalnum() or not said.isascii():
        return ""
    # As logind writes a name that begins with a digit.
    first = f"_{ord(said[0]):02x}" if said[0].isdecimal() else said[0]
    return f"{_LOGIN_PATH}/session/{first}{said[1:]}"
