"""The states of the window that ``screens.py`` takes pictures of, each driven as a person would."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from arabic_notebook import PHRASE, file_of_a_colleague
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from screen_texts import AGENDA, DOCUMENT, FIRST_MINUTE, LONG, PARTICIPANTS, RIGHT_TO_LEFT
from stage import Stage

from micic_desk.app.opening import create_desk
from micic_desk.ui.panels.closing.sheet import ClosingSheet
from micic_desk.ui.panels.importing.sheet import ImportSheet
from micic_desk.ui.panels.merging.sheet import MergeSheet
from micic_desk.ui.panels.preview.sheet import PreviewSheet
from micic_desk.ui.panels.search.panel import SearchHits
from micic_desk.ui.panels.taking.agenda import TakeAgendaSheet
from micic_desk.ui.panels.taking.people import TakePeopleSheet
from micic_desk.ui.panels.taking.sheet import TakeSheet
from micic_desk.ui.widgets.buttons import TextButton

State = Callable[[Stage], None]
ABOUT_A_LINE = frozenset({"line.history", "line.figures"})
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def first_start(stage: Stage) -> None:
    stage.rest()


def start_a_consultation(stage: Stage) -> None:
    stage.window.entrance.ask_new()
    stage.type("Consultation of the river cities")


def unlock(stage: Stage) -> None:
    path = stage.folder / "Rivers.micic"
    path.write_bytes(bytes(range(256)) * 64)
    stage.window.entrance.unlock(path)
    stage.type("tulip harbour")


def unlock_refused(stage: Stage) -> None:
    unlock(stage)
    stage.press(Qt.Key.Key_Return)
    stage.rest(1500)


def empty_consultation(stage: Stage) -> None:
    stage.open_empty("Consultation of the river cities")


def first_minute(stage: Stage) -> None:
    empty_consultation(stage)
    for text, deeper in FIRST_MINUTE:
        stage.line(text, deeper)
    stage.type("-> Consulates should answer the tele")


def busy_session(stage: Stage) -> None:
    stage.open_sample()


def line_chosen(stage: Stage) -> None:
    stage.open_sample()
    stage.run("go.outline")
    for _ in range(6):
        stage.press(Qt.Key.Key_Up)


def line_edited(stage: Stage) -> None:
    line_chosen(stage)
    stage.press(Qt.Key.Key_F2)
    stage.type(" and then some words more, so that the row must grow")


def speaker_asked(stage: Stage) -> None:
    stage.open_sample()
    stage.type("-> @")


def session_named(stage: Stage) -> None:
    stage.open_sample()
    stage.run("session.new")


def conflict(stage: Stage) -> None:
    stage.open_sample()
    stage.run("notebook.conflicts")


def search(stage: Stage) -> None:
    stage.open_sample()
    stage.run("edit.find")
    stage.type("camps")
    stage.wait(_hits(stage).isVisible)


def search_nothing(stage: Stage) -> None:
    stage.open_sample()
    stage.run("edit.find")
    stage.type("zebra")
    stage.rest(300)


def palette(stage: Stage) -> None:
    stage.open_sample()
    stage.run("go.palette")


def palette_searched(stage: Stage) -> None:
    palette(stage)
    stage.type("rep")


def key_list(stage: Stage) -> None:
    stage.open_sample()
    stage.run("help.keys")


def report_panel(stage: Stage) -> None:
    stage.open_sample()
    stage.run("go.next_area")
    stage.run("go.next_area")
    stage.run("go.next_area")
    stage.run("go.next_area")


def pdf_preview(stage: Stage) -> None:
    stage.open_sample()
    stage.run("report.preview")
    sheet = stage.space.sheets.get(PreviewSheet)
    stage.wait(sheet.isVisible)
    stage.rest(4000)


def merge_preview(stage: Stage) -> None:
    stage.open_sample()
    sheet = stage.space.sheets.get(MergeSheet)
    sheet.look_at(_file_of_a_colleague(stage))
    stage.wait(sheet.locked.isVisible)
    sheet.locked.field.line.setFocus()
    stage.type(PHRASE)
    stage.press(Qt.Key.Key_Return)
    stage.wait(sheet.accept.isVisible)
    stage.rest(400)


def merge_locked(stage: Stage) -> None:
    stage.open_sample()
    sheet = stage.space.sheets.get(MergeSheet)
    sheet.look_at(_file_of_a_colleague(stage))
    stage.wait(sheet.locked.isVisible)


def agenda_pasted(stage: Stage) -> None:
    stage.open_sample()
    _paste(stage, "session.paste_agenda", TakeAgendaSheet, AGENDA)


def people_pasted(stage: Stage) -> None:
    stage.open_sample()
    _paste(stage, "people.paste", TakePeopleSheet, PARTICIPANTS)


def a_mending(stage: Stage) -> None:
    stage.open_sample()
    stage.type("s/zebra/horse/")


def a_notice(stage: Stage) -> None:
    line_chosen(stage)
    stage.press(Qt.Key.Key_Delete)
    stage.run("edit.undo")
    stage.space.say("2 items moved to the bin.", undo=True)


def many_chosen(stage: Stage) -> None:
    line_chosen(stage)
    for _ in range(3):
        stage.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    stage.press(Qt.Key.Key_X, CTRL)


def search_filter(stage: Stage) -> None:
    search(stage)
    stage.run("edit.find_all")
    buttons = [one for one in stage.space.findChildren(TextButton) if one.isVisible()]
    next(one for one in buttons if one.accessibleName() == "Filter").click()


def passphrase(stage: Stage) -> None:
    """The change of a passphrase, which only an encrypted notebook has."""
    path = stage.folder / "Sealed.micic"
    create_desk(path, PHRASE, title="Consultation of the river cities").close()
    stage.window.entrance.unlock(path)
    stage.type(PHRASE)
    stage.press(Qt.Key.Key_Return)
    stage.wait(stage.is_open)
    stage.run("notebook.passphrase")


def import_offers(stage: Stage) -> None:
    stage.open_sample()
    path = stage.folder / "Notes of the morning.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    sheet = stage.space.sheets.get(ImportSheet)
    sheet.bring(path)
    stage.wait(_idle(sheet))
    stage.rest(300)


def right_to_left_lines(stage: Stage) -> None:
    stage.open_empty("Consultation of the river cities / مشاورة مدن النهر")
    for text, deeper in RIGHT_TO_LEFT:
        stage.line(text, deeper)
    stage.type("-> يجب أن تسجل المدارس الأطفال")


def long_titles(stage: Stage) -> None:
    stage.open_empty(LONG)
    stage.line(f"# {LONG}")
    stage.line(f"@{'Abd-al-Rahman-ibn-Muhammad'} {LONG}")
    stage.line("# Return")
    stage.line(f"-> {LONG} {LONG}")
    stage.line(
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    )
    stage.run("session.before")


def a_refusal(stage: Stage) -> None:
    first_minute(stage)
    stage.space.capture.field.put("x" * 100_001)
    stage.press(Qt.Key.Key_Return)


def menu_open(stage: Stage) -> None:
    stage.open_sample()
    _open_menu(stage, 2)


def kinds_menu(stage: Stage) -> None:
    stage.open_sample()
    chips = stage.space.capture.findChildren(QWidget)
    button = next(one for one in chips if one.accessibleName().startswith("Kind of the line"))
    button.click()  # type: ignore[attr-defined]


def consultations_menu(stage: Stage) -> None:
    stage.open_sample()
    bar = stage.space.top_bar
    button = next(
        one for one in bar.findChildren(QWidget) if "Consultations" in one.accessibleName()
    )
    button.click()  # type: ignore[attr-defined]


def handed_over(stage: Stage, *, arabic: bool = False) -> None:
    """A notebook that is closed and handed over, with all that is said of what goes and stays."""
    stage.open_sample(arabic=arabic)
    stage.line("She asks that this is not written down anywhere")
    stage.run("line.last.confidential")
    stage.type("Nobody asked us")
    stage.rest(900)
    stage.run("notebook.close_for_good")
    sheet = stage.space.sheets.get(ClosingSheet)
    stage.wait(partial(_at_rest, sheet))
    sheet.to_hand_over.setChecked(True)
    sheet.write.setFocus()


def handed_over_proved(stage: Stage) -> None:
    handed_over(stage)
    sheet = stage.space.sheets.get(ClosingSheet)
    sheet.write_to(stage.folder / "Basin handed over.micicx")
    stage.wait(partial(_at_rest, sheet))


def of_command(command: str, *, arabic: bool = False) -> State:
    """The state that one command leads to, in the sample or in the notebook in Arabic."""

    def state(stage: Stage) -> None:
        stage.open_sample(arabic=arabic)
        if command in ABOUT_A_LINE:
            stage.run("go.outline")
        stage.run(command)
        stage.rest(300)

    return state


def _paste(stage: Stage, command: str, sort: type[TakeSheet], text: str) -> None:
    stage.run(command)
    sheet = stage.space.sheets.get(sort)
    sheet.text.setPlainText(text)
    sheet.read_now()


def _hits(stage: Stage) -> SearchHits:
    found = stage.space.findChild(SearchHits)
    assert isinstance(found, SearchHits)
    return found


def _at_rest(sheet: ClosingSheet) -> bool:
    return not sheet.busy()


def _idle(sheet: ImportSheet) -> Callable[[], bool]:
    def idle() -> bool:
        return not sheet.busy()

    return idle


def _open_menu(stage: Stage, number: int) -> None:
    bar = stage.window.menuBar()
    menu = bar.actions()[number].menu()
    place = bar.actionGeometry(bar.actions()[number])
    menu.popup(bar.mapToGlobal(place.bottomLeft()))  # type: ignore[attr-defined]


def _file_of_a_colleague(stage: Stage) -> Path:
    """What somebody else wrote into her copy of the sample, as a share file."""
    return file_of_a_colleague(
        stage.sample,
        stage.folder,
        "Dana Sample",
        "Two harvest camps were closed without notice",
        "-> Wages of evacuated workers should be kept until they can be claimed",
        '" Without the book there is no March.',
        "أغلقت ثلاثة مخيمات في الثاني من أبريل",
    )


STATES: dict[str, State] = {
    "first-start": first_start,
    "start-a-consultation": start_a_consultation,
    "unlock": unlock,
    "unlock-refused": unlock_refused,
    "empty-consultation": empty_consultation,
    "first-minute": first_minute,
    "busy-session": busy_session,
    "line-chosen": line_chosen,
    "line-edited": line_edited,
    "speaker-asked": speaker_asked,
    "session-named": session_named,
    "conflict": conflict,
    "search": search,
    "search-nothing": search_nothing,
    "palette": palette,
    "palette-searched": palette_searched,
    "key-list": key_list,
    "report-panel": report_panel,
    "pdf-preview": pdf_preview,
    "read-back": of_command("view.read_back"),
    "strip": of_command("view.strip"),
    "agenda-pasted": agenda_pasted,
    "people-pasted": people_pasted,
    "mending": a_mending,
    "notice": a_notice,
    "many-chosen": many_chosen,
    "search-filter": search_filter,
    "passphrase": passphrase,
    "merge-preview": merge_preview,
    "merge-locked": merge_locked,
    "share": of_command("notebook.share"),
    "import-offers": import_offers,
    "preferences": of_command("view.preferences"),
    "right-to-left-lines": right_to_left_lines,
    "long-titles": long_titles,
    "refusal": a_refusal,
    "menu": menu_open,
    "kinds-menu": kinds_menu,
    "consultations-menu": consultations_menu,
    "handed-over": handed_over,
    "handed-over-arabic": partial(handed_over, arabic=True),
    "handed-over-proved": handed_over_proved,
}
