"""One window for each notebook: a second one says so and brings the first to the front.

The only socket of the program: a local pipe whose name is a hash of the notebook's path, over
which nothing is sent but the wish to be raised.
"""

import os
from hashlib import blake2b
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 300


def pipe_name(path: Path) -> str:
    """The name of a notebook's pipe; tells nobody which notebook it is."""
    whole = os.path.normcase(os.path.realpath(path))
    return (
        "micic-desk-" + blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    )


def raise_other(path: Path) -> bool:
    """Ask the window that has a notebook open to come to the front; whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(pipe_name(path))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Answers for the window that has the notebook open: ``rung`` means come to the front."""

    rung = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._ring)
        name = pipe_name(path)
        # Whoever held this name is gone: the notebook's own lock says so.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Take the bell off the door."""
        self._server.close()

    @Slot()
    def _ring(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.close()
        self.rung.emit()
