"""One session from the first start to a crash, for ``footprints.py``: run under a tracer.

``bench/walker.py PART FOLDER ITEMS [--leaky]``. Parts: ``first`` (a new notebook made, lines
typed and noted, a colleague's file taken in, the report exported, a fault, the lock) and
``crash`` (opened again, half a line, and the process falls). With ``--leaky`` it does what must
never be done: writes a line where nothing of ours belongs, packed, and opens a socket.
"""

import argparse
import base64
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.fingers import Fingers, wait_for
from bench.footprints import FILE_WORDS, MARK, WORDS
from micic_desk.app.exporting import Format, export
from micic_desk.app.merging import merge, open_share
from micic_desk.app.register_export import TableForm, table
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import Duty, EntityKind
from micic_desk.report.profile import Profile
from micic_desk.ui.dialogs.new_consultation import Keeping, NewNotebook
from micic_desk.ui.window import startup
from micic_desk.ui.window.main_window import MainWindow

_TYPED = 25


class Session(QObject):
    """Does its part once the window of the real start has been painted."""

    def __init__(self, given: argparse.Namespace) -> None:
        super().__init__()
        self._given = given
        self.failed = False

    def begin(self, window: MainWindow) -> None:
        """Go on when the event loop runs."""
        self._fingers = Fingers(window)
        window.painted.connect(self._soon)

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._run)

    def _run(self) -> None:
        try:
            {"first": self._first, "crash": self._crash}[self._given.part]()
        except BaseException as problem:  # noqa: BLE001 - a bench that failed must say so
            self.failed = True
            print("failed", type(problem).__name__, problem.__traceback__.tb_lineno, flush=True)
            QApplication.exit(1)

    def _first(self) -> None:
        fingers, folder, items = self._fingers, self._given.folder, self._given.items
        _make(fingers, folder / "notes" / "Notebook.micic")
        space = fingers.space
        desk, workplace = space.desk, space.workplace
        workplace.me = workplace.person_named(f"Anna {MARK.title()}", Duty.RAPPORTEUR)
        for number in range(min(_TYPED, items)):
            fingers.type(f"-> line {number} of {MARK}")
            fingers.press("Return")
        _note(space, items - _TYPED)
        merge(desk, [open_share(desk, folder / "in" / "colleague.micicx", FILE_WORDS)])
        fingers.press("Ctrl+F")
        fingers.type(MARK[2:8])
        fingers.press("Escape")
        for form in (Format.PDF, Format.WORD, Format.JSON):
            to = folder / "out" / f"report.{form.value}"
            consultation = workplace.need_consultation()
            export(desk, consultation, form=form, profile=Profile.OWN, to=to)
        table(desk, consultation, Profile.OWN).export(TableForm.XLSX, folder / "out" / "r.xlsx")
        space.commands.run("notebook.giving_away")
        fingers.idle(1.0)
        fingers.press("Escape")
        if self._given.leaky:
            _leak(desk.notebook.of_kind(EntityKind.ITEM)[0].text("text"))
        QTimer.singleShot(0, self, _fall)
        fingers.idle(0.1)
        fingers.type(f"half a line of {MARK}")
        fingers.idle(1.5)
        print("done first", len(desk.notebook.of_kind(EntityKind.ITEM)), flush=True)
        space.commands.run("notebook.lock")
        fingers.idle(0.5)
        QApplication.exit(0)

    def _crash(self) -> None:
        fingers = self._fingers
        fingers.open(self._given.folder / "notes" / "Notebook.micic", WORDS)
        fingers.type(f" and more of {MARK}")
        fingers.idle(1.5)
        said = fingers.space.capture.raw()
        print("done crash", said == f"half a line of {MARK} and more of {MARK}", flush=True)
        os.kill(os.getpid(), signal.SIGSEGV)


def _make(fingers: Fingers, path: Path) -> None:
    """A new notebook by its page, with a passphrase of one's own."""
    wish = NewNotebook(
        title=f"Consultation of {MARK}",
        path=path,
        keeping=Keeping.OWN,
        passphrase=WORDS,
        again=WORDS,
    )
    fingers.window.equipment.opener.make(wish)
    wait_for(lambda: fingers.window.workspace is not None)
    wait_for(fingers.space.capture.field.hasFocus)


def _note(space: object, count: int) -> None:
    """Many lines at once, as a paste or an import brings them."""
    seeds = tuple(
        Seedling(
            kind=EntityKind.ITEM,
            fields={"kind": "point", "text": f"Noted {number}: {MARK} said “{number * 7}”"},
        )
        for number in range(max(count, 0))
    )
    if seeds:
        session = space.workplace.need_session()
        space.bridge.do(AddTrees(trees=seeds, parent=session, act=Act.IMPORT))


def _fall() -> None:
    raise LookupError(f"a fault that says {MARK}")


def _leak(text: str) -> None:
    """What must never be done, and must be noticed."""
    with tempfile.NamedTemporaryFile(dir=os.environ["HOME"]) as file:
        file.write(base64.b64encode(text.encode()))
        file.flush()
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("part", choices=("first", "crash"))
    asked.add_argument("folder", type=Path)
    asked.add_argument("items", type=int)
    asked.add_argument("--leaky", action="store_true")
    session = Session(asked.parse_args())
    first_page = startup.show_first_page

    def show_first_page(window: MainWindow, argv: list[str]) -> None:
        first_page(window, argv)
        session.begin(window)

    startup.show_first_page = show_first_page
    code = startup.start([""])
    return code or int(session.failed)


if __name__ == "__main__":
    sys.exit(main())
