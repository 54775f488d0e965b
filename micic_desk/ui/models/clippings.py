"""The clipboard as the outlines of one notebook share it: what is cut looks cut until pasted."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from micic_desk.app.desk import Changed
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.widgets.copying import copy_text


class Clippings(QObject):
    """Puts the text of lines on the clipboard, and remembers which lines it is the text of.

    Nothing but the text leaves the program. Whatever is put on the clipboard after it, here or
    in another program, ends this: a line that was cut just stays where it is. ``changed`` when
    other lines look cut than before.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._notebook = bridge.notebook
        self._held: tuple[str, ...] = ()
        self._cut: tuple[str, ...] = ()
        self._putting = False
        self._listening = False
        bridge.changed.connect(self._follow)

    @classmethod
    def of(cls, bridge: Bridge) -> "Clippings":
        """The one of an open notebook."""
        return bridge.findChild(cls) or cls(bridge)

    @property
    def held(self) -> tuple[str, ...]:
        """The lines whose text is on the clipboard."""
        return self._held

    @property
    def pending(self) -> tuple[str, ...]:
        """The lines that were cut and not yet pasted."""
        return self._cut

    def cut(self, entities: Iterable[str], text: str) -> None:
        """Put lines on the clipboard, to be moved by the next paste."""
        self._put(tuple(entities), text)
        self._set(self._held)

    def copy(self, entities: Iterable[str], text: str) -> None:
        """Put lines on the clipboard."""
        self._put(tuple(entities), text)
        self._set(())

    def forget(self) -> bool:
        """Let what was cut stay where it is; whether something was cut."""
        had = bool(self._cut)
        self._set(())
        return had

    def is_cut(self, entity: str) -> bool:
        """Whether a line, or a line it stands under, was cut."""
        if not self._cut:
            return False
        above = (one.id for one in self._notebook.ancestors(entity))
        return entity in self._cut or any(one in self._cut for one in above)

    def _put(self, entities: tuple[str, ...], text: str) -> None:
        clipboard = QGuiApplication.clipboard()
        if not self._listening:
            clipboard.dataChanged.connect(self._overtaken)
            self._listening = True
        self._putting = True
        try:
            copy_text(text)
        finally:
            self._putting = False
        self._held = entities

    def _set(self, cut: tuple[str, ...]) -> None:
        if cut != self._cut:
            self._cut = cut
            self.changed.emit()

    @Slot()
    def _overtaken(self) -> None:
        if not self._putting:
            self._held = ()
            self._set(())

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        del changed
        if self._cut and not all(self._notebook.shown(one) for one in self._cut):
            self._set(tuple(one for one in self._cut if self._notebook.shown(one)))
