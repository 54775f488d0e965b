"""What the capture line can do beyond typing: its speakers, and what was captured last."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from micic_desk.app.hearing import items_of, turn_lines
from micic_desk.domain.edits.changing import Change
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.capture.abbreviation_sheet import AbbreviationSheet
from micic_desk.ui.panels.capture.hearing import INTERPRETER_KEYS, LANGUAGE_KEYS
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.window.last_line import LastLine
from micic_desk.ui.window.workspace import Workspace


class TakingDown(QObject):
    """Fits the commands of the line into a workspace."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._last = LastLine(space)

    def fit(self) -> None:
        """Join the workspace."""
        speaking = self._space.capture.speaking
        self._space.sheets.add(AbbreviationSheet, self._make_abbreviations)
        said = partial(Command, menu=Menu.LINE, group=2)
        hearing = self._space.capture.hearing
        self._space.commands.add(
            *self._last.commands(),
            said(
                id="line.interpreter",
                text=self.tr("Heard through the interpreter"),
                act=self._turn_interpreter,
                keys=(INTERPRETER_KEYS,),
                icon=Icon.INTERPRETER,
                checked=hearing.through_interpreter,
            ),
            said(
                id="line.language",
                text=self.tr("Language of the line…"),
                act=self._ask_language,
                keys=(LANGUAGE_KEYS,),
                icon=Icon.LANGUAGE,
            ),
            said(
                id="line.speakers",
                text=self.tr("Recent speakers (in the line: Ctrl+1 to Ctrl+9)"),
                act=speaking.open_menu,
                keys=("Ctrl+Shift+W",),
                icon=Icon.PEOPLE,
                enabled=speaking.any,
            ),
            said(
                id="line.abbreviations",
                text=self.tr("Abbreviations…"),
                act=self._open_abbreviations,
                keys=("Ctrl+Shift+A",),
                icon=Icon.EDIT,
            ),
        )

    def _make_abbreviations(self, host: QWidget) -> AbbreviationSheet:
        return AbbreviationSheet(self._space.capture.abbreviating.known, host)

    def _open_abbreviations(self) -> None:
        self._space.sheets.get(AbbreviationSheet).open_abbreviations()

    def _chosen(self) -> tuple[str, ...]:
        """The captured lines that a wish is about; none where it is about the line."""
        outline = self._space.outline
        chosen = outline.chosen() if outline.hasFocus() else ()
        return items_of(self._space.bridge.notebook, chosen)

    def _turn_interpreter(self) -> None:
        space, chosen = self._space, self._chosen()
        if chosen:
            space.bridge.do(turn_lines(space.bridge.notebook, chosen), by=self)
        else:
            space.capture.hearing.turn_interpreter()

    def _ask_language(self) -> None:
        space, chosen = self._space, self._chosen()
        if not chosen:
            space.capture.hearing.open_menu()
            return
        now = space.bridge.notebook[chosen[0]].text("language")
        space.capture.hearing.ask(partial(self._say_language, chosen), now)

    def _say_language(self, chosen: tuple[str, ...], language: str) -> None:
        said = Change(entities=chosen, fields={"language": language or None})
        self._space.bridge.do(said, by=self)
