"""The line captured last, put right from the empty capture line without leaving it."""

import re
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from micic_desk.domain.edits.wording import SplitAt
from micic_desk.domain.sentences import Sentence
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.outline.keys import Wish
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.workspace import Workspace

_SENTENCE_END = re.compile(r"[.!?;…؟؛。！？]+[\"”»’)]*\s*(?=\S)")


class LastLine(QObject):
    """Moves, joins, splits and opens it; what comes next is typed at its depth."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        space.capture.back_wished.connect(self.edit)

    def commands(self) -> tuple[Command, ...]:
        """Every wish, with the keys that mean it while the line is empty."""
        last = partial(
            Command,
            menu=Menu.LINE,
            group=3,
            sub=self.tr("The last line"),
            within=self._space.capture.field,
        )
        there = partial(last, enabled=self._is_there)
        split, words = self.tr("Last line: split off its last sentence"), self.tr("Last line: edit")
        return (
            *(
                there(
                    id=f"line.last.{name}",
                    text=text,
                    act=partial(self._grant, wish),
                    keys=(keys,),
                    icon=icon,
                )
                for name, text, wish, keys, icon in self._moves()
            ),
            last(
                id="line.last.confidential",
                text=self.tr("Save as confidential; last line: confidential, or open again"),
                act=self.withhold,
                keys=("Ctrl+Shift+X",),
                icon=Icon.HIDE,
            ),
            there(id="line.last.split", text=split, act=self.split, keys=("Ctrl+T, X",)),
            there(
                id="line.last.edit", text=words, act=self.edit, keys=("Ctrl+T, Up",), icon=Icon.EDIT
            ),
        )

    def _moves(self) -> tuple[tuple[str, str, Wish, str, Icon], ...]:
        """What is granted to the line as if it were chosen, with the keys of the outline."""
        return (
            ("deeper", self.tr("Last line: deeper"), Wish.IN, "Alt+Right", Icon.INDENT),
            ("less_deep", self.tr("Last line: less deep"), Wish.OUT, "Alt+Left", Icon.OUTDENT),
            ("up", self.tr("Last line: up"), Wish.UP, "Alt+Up", Icon.UP),
            ("down", self.tr("Last line: down"), Wish.DOWN, "Alt+Down", Icon.DOWN),
            (
                "join",
                self.tr("Last line: join it with the one before"),
                Wish.JOIN,
                "Ctrl+Shift+Up",
                Icon.LINK,
            ),
        )

    @Slot()
    def edit(self) -> None:
        """Open the line where it stands; Enter and Escape lead back to the capture line."""
        space, last = self._space, self._space.capture.last_item()
        if last is not None and space.outline.isVisible() and space.outline.edit_line(last):
            self._watch()
        elif last is None:
            space.middle.focus_outline()

    def withhold(self) -> None:
        """Make the line confidential, or open again; what is being typed is saved as that."""
        field = self._space.capture.field
        if not field.document().isEmpty():
            before = self._space.capture.last_item()
            field.entered.emit()
            # Refused it is still there, and of "# Session" there is no line.
            if not field.document().isEmpty() or self._space.capture.last_item() == before:
                return
        self._grant(Wish.WITHHOLD)

    def split(self) -> None:
        """Make a line of its own of the last sentence, right after it."""
        space, last = self._space, self._space.capture.last_item()
        if last is None or not space.outline.finish():
            return
        text = space.bridge.notebook[last].text("text")
        ends = [found.end() for found in _SENTENCE_END.finditer(text)]
        if not ends:
            space.refuse(Sentence("The last line is one sentence. Press Up to split it anywhere."))
            return
        space.bridge.do(SplitAt(entity=last, offset=ends[-1]), by=self)

    def _grant(self, wish: Wish) -> None:
        outline, last = self._space.outline, self._space.capture.last_item()
        if last is None or not outline.finish():
            return
        outline.choose((last,))
        outline.grant(wish)
        self._space.capture.follow_last()

    def _is_there(self) -> bool:
        return self._space.capture.last_item() is not None

    def _watch(self) -> None:
        editor = self._space.outline.editor
        if editor is not None:
            for over in (editor.left, editor.escaped, editor.split_wished, editor.join_wished):
                over.connect(self._come_back)

    @Slot()
    def _come_back(self) -> None:
        # The editor is still closing, or another one opens where a line was split.
        QTimer.singleShot(0, self, self._settle)

    @Slot()
    def _settle(self) -> None:
        outline = self._space.outline
        if outline.editor is not None:
            self._watch()
        elif outline.hasFocus():
            self._space.capture.focus_line()
