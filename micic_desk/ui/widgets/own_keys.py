"""Keys that somebody has changed, for every tooltip and text that speaks of a usual key."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

_KEPT = "desk_own_keys"


class OwnKeys(QObject):
    """Knows for the usual keys which ones mean the same now; ``changed`` when others do."""

    changed = Signal()

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._now: dict[str, str] = {}

    @classmethod
    def current(cls) -> "OwnKeys":
        """The one of the running application, made when first asked for."""
        app = QCoreApplication.instance()
        if app is None:
            raise RuntimeError("keys are spoken of before there is an application")
        # Kept on it, as the look is: looking through its children loads dozens of Qt's classes.
        kept = vars(app).get(_KEPT)
        if not isinstance(kept, cls):
            kept = vars(app)[_KEPT] = cls(app)
        return kept

    def wear(self, now: Mapping[str, str]) -> None:
        """From now on these mean what the usual keys meant; empty keys mean there are none."""
        if dict(now) != self._now:
            self._now = dict(now)
            self.changed.emit()

    def now(self, usual: "QKeySequence | str | None") -> "QKeySequence | None":
        """The keys that mean today what ``usual`` meant; None where none do."""
        if usual is None:
            return None
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - a first window may have no keys

        keys = self._now.get(QKeySequence(usual).toString(), None)
        found = QKeySequence(usual if keys is None else keys)
        return None if found.isEmpty() else found
