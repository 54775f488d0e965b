"""Spelling in the window: the line and the editors of the outline looked after, two commands."""

from PySide6.QtCore import QObject, Slot

from micic_desk.app.dictionaries import Dictionaries, dictionary_folders
from micic_desk.app.spelling import Spelling
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.models.manner import language_name
from micic_desk.ui.panels.outline.editor import LineEditor
from micic_desk.ui.panels.spelling.waves import Waves
from micic_desk.ui.widgets.message_bar import Tone
from micic_desk.ui.window.workspace import Workspace


class SpellingHelp(QObject):
    """Fits spelling into a workspace; it is off altogether where no dictionary is installed."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space
        self._spelling = Spelling(space.desk, Dictionaries(dictionary_folders()))
        self._line: Waves | None = None
        self._editor: Waves | None = None

    def fit(self) -> None:
        """Join the workspace."""
        space = self._space
        self._line = Waves(space.capture.field, self._spelling, self._of_the_line)
        self._line.turn(on=self._is_on())
        self._line.learnt.connect(self._tell_learnt)
        space.outline.painter_of_rows.opened.connect(self._look_after)
        space.commands.add(
            Command(
                id="edit.next_misspelt",
                text=self.tr("Next word that no dictionary knows"),
                act=self._next,
                menu=Menu.EDIT,
                group=1,
                keys=("Alt+F7",),
            ),
            Command(
                id="view.spelling",
                text=self.tr("Spelling: mark unknown words"),
                act=self._turn,
                menu=Menu.VIEW,
                group=4,
                keys=("Ctrl+F7",),
                checked=self._is_on,
            ),
        )

    def _languages(self, entity: str) -> tuple[str, ...]:
        """Of an item, its session and its consultation, as far as they say."""
        notebook, space = self._space.bridge.notebook, self._space
        wanted = (entity, space.session, space.workplace.consultation)
        found = (notebook.get(one) for one in wanted if one)
        said = (one.text("language") for one in found if one is not None)
        return (*(one for one in said if one), "en")

    def _of_the_line(self) -> tuple[str, ...]:
        """Of what is being typed: first the language in which lines are heard just now."""
        heard = self._space.capture.hearing.now().language
        return (*([heard] if heard else []), *self._languages(""))

    def _of_the_editor(self) -> tuple[str, ...]:
        editor = self._space.outline.editor
        return self._languages(editor.entity if editor else "")

    def _is_on(self) -> bool:
        return self._space.frame.remembered.now.spelling

    def _turn(self) -> None:
        on = not self._is_on()
        self._space.frame.remembered.spelling(on=on)
        for waves in self._waves():
            waves.turn(on=on)

    def _waves(self) -> list[Waves]:
        editing = self._editor if self._space.outline.editor is not None else None
        return [one for one in (editing, self._line) if one is not None]

    def _next(self) -> None:
        """Select the next marked word: in what is edited, then in the line, then in the lines."""
        for waves in self._waves():
            if waves.go_to_next():
                return
        outline = self._space.outline
        start = outline.currentIndex().row() + 1
        rows = range(outline.lines.rowCount())
        lacking: str | None = None
        for row in (*rows[start:], *rows[:start]):
            line = outline.lines.line(row)
            languages = self._languages(line.id)
            if self._spelling.misspelt_at_last(line.text, languages):
                outline.edit_line(line.id)
                if self._editor is not None:
                    self._editor.go_to_start()
                return
            lacking = lacking or self._spelling.lacking(line.text, languages)
        self._say_none(lacking)

    def _say_none(self, lacking: str | None) -> None:
        """Say that nothing is marked; nobody knows about words that no dictionary could judge."""
        if lacking is None:
            self._space.say(self.tr("Every word is known here."), Tone.INFO)
            return
        said = self.tr(
            "There is no dictionary for {language} on this computer, so its words were not looked "
            "at. Install a Hunspell dictionary and start MICIC Desk again."
        )
        self._space.say(said.format(language=language_name(lacking)), Tone.INFO)

    @Slot(object)
    def _look_after(self, editor: LineEditor) -> None:
        self._editor = Waves(editor, self._spelling, self._of_the_editor)
        self._editor.turn(on=self._is_on())
        self._editor.learnt.connect(self._tell_learnt)
        editor.destroyed.connect(self._let_go)

    @Slot()
    def _let_go(self) -> None:
        if self._space.outline.editor is None:
            self._editor = None

    @Slot()
    def _tell_learnt(self) -> None:
        for waves in self._waves():
            waves.look()
