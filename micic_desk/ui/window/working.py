"""The commands of an open notebook: capture, sessions, going somewhere, undoing."""

from functools import partial

from PySide6.QtCore import QObject

from micic_desk.domain.edits.changing import Retype
from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.models.commands import Command, Menu
from micic_desk.ui.panels.capture.kind_keys import keys_of
from micic_desk.ui.panels.outline.keys import Wish
from micic_desk.ui.panels.sessions.panel import NEW_KEYS
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.window.choosing import chosen_lines
from micic_desk.ui.window.workspace import Workspace

MOST_SESSIONS = 9


class Working(QObject):
    """Makes the commands of one workspace and carries them out."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space)
        self._space = space

    def fit(self) -> None:
        """Register everything."""
        for commands in (self._editing(), self._lines(), self._going(), self._viewing()):
            self._space.commands.add(*commands)
        self._space.commands.about_to_run.connect(self._space.middle.messages.drop_answers)
        for command in ("edit.undo", "edit.redo"):
            self._space.top_bar.offer(command)

    def _editing(self) -> tuple[Command, ...]:
        space, desk = self._space, self._space.desk
        return (
            Command(
                id="edit.undo",
                text=self.tr("Undo"),
                act=space.undo,
                menu=Menu.EDIT,
                keys=("Ctrl+Z",),
                icon=Icon.UNDO,
                says=space.bridge.undo_words,
                enabled=partial(_is_there, desk.next_undo),
                why=self.tr("Nothing to undo"),
            ),
            Command(
                id="edit.redo",
                text=self.tr("Redo"),
                act=space.redo,
                menu=Menu.EDIT,
                keys=("Ctrl+Shift+Z", "Ctrl+Y"),
                icon=Icon.REDO,
                says=space.bridge.redo_words,
                enabled=partial(_is_there, desk.next_redo),
                why=self.tr("Nothing to redo"),
            ),
        )

    def _lines(self) -> tuple[Command, ...]:
        kinds = (
            Command(
                id=f"line.kind.{kind.value}",
                text=kind_name(kind),
                act=partial(self._set_kind, kind),
                menu=Menu.LINE,
                group=1,
                sub=self.tr("Kind"),
                keys=(keys_of(kind),),
                icon=kind_look(kind).icon,
            )
            for kind in ItemKind
        )
        return (
            Command(
                id="line.deeper",
                text=self.tr("Deeper"),
                act=partial(self._go_deeper, 1),
                menu=Menu.LINE,
                keys=("Ctrl+]",),
                icon=Icon.INDENT,
            ),
            Command(
                id="line.less_deep",
                text=self.tr("Less deep"),
                act=partial(self._go_deeper, -1),
                menu=Menu.LINE,
                keys=("Ctrl+[",),
                icon=Icon.OUTDENT,
            ),
            *self._keeping(),
            *kinds,
        )

    def _keeping(self) -> tuple[Command, ...]:
        capture = self._space.capture
        return (
            Command(
                id="line.set_down",
                text=self.tr("Keep at the margin, as a statement"),
                act=capture.set_down,
                menu=Menu.LINE,
                keys=("Ctrl+Return", "Ctrl+Enter"),
                within=capture.field,
                icon=kind_look(ItemKind.STATEMENT).icon,
            ),
            Command(
                id="line.stop_placing",
                text=self.tr("Stop placing lines in a key point"),
                act=capture.stop_filing,
                menu=Menu.LINE,
                keys=("Ctrl+T, K",),
                enabled=capture.is_filing,
            ),
        )

    def _going(self) -> tuple[Command, ...]:
        numbered = (
            Command(
                id=f"go.session.{number}",
                text=self.tr("Session {number}").format(number=number),
                act=partial(self._go_to_numbered, number),
                menu=Menu.GO,
                group=2,
                sub=self.tr("To a session"),
                keys=(f"Alt+{number}",),
                icon=Icon.SESSION,
                says=partial(self._numbered_title, number),
                enabled=partial(self._has_numbered, number),
                why=self.tr("No such session yet"),
            )
            for number in range(1, MOST_SESSIONS + 1)
        )
        return (*self._places(), *self._sessions(), *numbered)

    def _places(self) -> tuple[Command, ...]:
        space = self._space
        go = partial(Command, menu=Menu.GO)
        onward, back = partial(self._next_area, 1), partial(self._next_area, -1)
        outline = space.middle.focus_outline
        line = self.tr("To the capture line")
        return (
            go(id="go.line", text=line, act=space.go_to_line, keys=("Ctrl+J",), icon=Icon.EDIT),
            go(
                id="go.outline",
                text=self.tr("To the outline"),
                act=outline,
                keys=("Ctrl+Shift+J",),
            ),
            go(id="go.next_area", text=self.tr("Next area"), act=onward, keys=("F6",)),
            go(id="go.area_before", text=self.tr("Previous area"), act=back, keys=("Shift+F6",)),
        )

    def _sessions(self) -> tuple[Command, ...]:
        space = self._space
        go = partial(Command, menu=Menu.GO, group=1)
        there = partial(go, enabled=self._has_session, why=self.tr("No session yet"))
        rename, onward = space.sessions.rename, partial(self._step, 1)
        return (
            go(
                id="session.new",
                text=self.tr("New session"),
                act=space.new_session,
                keys=(NEW_KEYS,),
                icon=Icon.ADD,
            ),
            there(
                id="session.rename",
                text=self.tr("Rename the session"),
                act=rename,
                keys=("Shift+F2",),
                icon=Icon.EDIT,
            ),
            there(
                id="session.next",
                text=self.tr("Next session"),
                act=onward,
                keys=("Ctrl+PgDown",),
            ),
            there(
                id="session.before",
                text=self.tr("Previous session"),
                act=partial(self._step, -1),
                keys=("Ctrl+PgUp",),
            ),
        )

    def _viewing(self) -> tuple[Command, ...]:
        return (
            Command(
                id="view.report",
                text=self.tr("Report beside the session"),
                act=self._space.areas.toggle_right,
                menu=Menu.VIEW,
                keys=("F9", "Ctrl+Shift+R"),
                icon=Icon.REPORT,
                checked=self._space.areas.right_open,
            ),
        )

    def _set_kind(self, kind: ItemKind) -> None:
        space = self._space
        chosen = chosen_lines(space.choosers)
        if chosen:
            space.bridge.do(Retype(entities=chosen, kind=kind), by=self)
        else:
            space.capture.set_kind(kind)

    def _go_deeper(self, levels: int) -> None:
        outline = self._space.outline
        if outline.hasFocus() and outline.chosen():
            outline.grant(Wish.IN if levels > 0 else Wish.OUT)
        else:
            self._space.capture.go_deeper(levels)

    def _has_session(self) -> bool:
        return self._space.session is not None

    def _numbered(self, number: int) -> str | None:
        ids = self._space.sessions.model.ids()
        return ids[number - 1] if number <= len(ids) else None

    def _has_numbered(self, number: int) -> bool:
        return self._numbered(number) is not None

    def _numbered_title(self, number: int) -> str:
        session = self._numbered(number)
        if session is None:
            return self.tr("Session {number}").format(number=number)
        return self._space.bridge.notebook[session].text("title").replace("&", "&&")

    def _go_to_numbered(self, number: int) -> None:
        session = self._numbered(number)
        if session is not None:
            self._space.go_to_session(session)
            self._space.go_to_line()

    def _step(self, by: int) -> None:
        session = self._space.sessions.neighbour(self._space.session, by)
        if session is not None:
            self._space.go_to_session(session)
            self._space.go_to_line()

    def _next_area(self, by: int) -> None:
        self._space.areas.next_area(by)


def _is_there(what: object) -> bool:
    return callable(what) and what() is not None
