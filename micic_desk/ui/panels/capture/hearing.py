"""The chip that says how lines are heard, and the small menu of languages."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from micic_desk.app.hearing import Ear, Hearing
from micic_desk.app.vocabulary import Sort, Vocabulary
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.models.manner import language_name
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Tint
from micic_desk.ui.widgets.chip import ChipButton
from micic_desk.ui.widgets.naming import give_name

INTERPRETER_KEYS = "Ctrl+Shift+I"
LANGUAGE_KEYS = "Ctrl+Shift+L"
OTHERS = (
    *("am", "ar", "bn", "de", "en", "es", "fa", "fr", "ha", "hi", "id", "it", "ja", "kk", "km"),
    *("ko", "ky", "lo", "ms", "my", "ne", "om", "pl", "ps", "pt", "ro", "ru", "si", "so", "sr"),
    *("sw", "ta", "tg", "th", "ti", "tl", "tr", "uk", "ur", "uz", "vi", "zh", "zu"),
)
"""Offered after the consultation's own, in the order of their names."""


class HearingChip(QObject):
    """Shows how the session is heard, wherever somebody has said it."""

    refused = Signal(object)

    def __init__(self, bridge: Bridge, known: Vocabulary, parent: QWidget) -> None:
        super().__init__(parent)
        self._known = known
        self._parent = parent
        self._chosen: Callable[[str], object] | None = None
        self.hearing = Hearing(bridge.desk)
        self.chip = ChipButton("-", "-", keys=LANGUAGE_KEYS, parent=parent)
        self.chip.clicked.connect(self.open_menu)
        self.show()

    def now(self) -> Ear:
        """How the next line is heard."""
        return self.hearing.now()

    def through_interpreter(self) -> bool:
        """Whether the next line is heard through the interpreter."""
        return self.hearing.now().interpreter

    @Slot()
    def show(self) -> None:
        """Show how the session at work is heard."""
        ear = self.hearing.now()
        language = language_name(ear.language) if ear.language else ""
        words = " · ".join(
            one for one in (self.tr("Interpreter") if ear.interpreter else "", language) if one
        )
        self.chip.setVisible(bool(words))
        said = self.tr("Heard: {how}. Press to choose the language.").format(how=words or "–")
        icon = Icon.INTERPRETER if ear.interpreter else Icon.LANGUAGE
        self.chip.show_state(words or "-", said, Tint.QUOTATION, icon)

    def turn_interpreter(self) -> None:
        """Switch the interpreter on or off for the lines that follow."""
        try:
            self.hearing.turn_interpreter()
        except Refusal as refusal:
            self.refused.emit(refusal.sentence)
        self.show()

    def speak(self, language: str) -> None:
        """Hear the lines that follow in another language."""
        try:
            self.hearing.speak(language)
        except Refusal as refusal:
            self.refused.emit(refusal.sentence)
        self.show()

    @Slot()
    def open_menu(self) -> None:
        """Ask for the language of the lines that follow."""
        self.ask(self.speak, self.hearing.now().language)

    def ask(self, chosen: Callable[[str], object], now: str) -> None:
        """Ask for a language: those of the consultation first, all others behind them."""
        self._chosen = chosen
        menu = QMenu(self._parent)
        give_name(menu, self.tr("Language of the line"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spoken = [one.text for one in self._known.beginning(Sort.LANGUAGE, "")]
        own = list(dict.fromkeys([*self.hearing.languages(), *spoken]))
        _offer(menu, self.tr("Not said"), "", now)
        for tag in own:
            _offer(menu, _called(tag), tag, now)
        more = menu.addMenu(self.tr("Other languages"))
        for tag in sorted((one for one in OTHERS if one not in own), key=language_name):
            _offer(more, _called(tag), tag, now)
        # An action of the menu behind it is one of this menu too.
        menu.triggered.connect(self._answer)
        over = self.chip if self.chip.isVisible() else self._parent
        menu.popup(over.mapToGlobal(QPoint(0, 0)))

    @Slot(QAction)
    def _answer(self, action: QAction) -> None:
        tag = action.data()
        if self._chosen is not None and isinstance(tag, str):
            self._chosen(tag)


def _offer(menu: QMenu, words: str, tag: str, now: str) -> None:
    action = menu.addAction(words.replace("&", "&&"))
    action.setData(tag)
    action.setCheckable(True)
    action.setChecked(tag == now)


def _called(tag: str) -> str:
    """A language as the interface calls it, and as it calls itself."""
    name, own = language_name(tag), QLocale(tag).nativeLanguageName()
    return f"{name} – {own}" if own and name not in own else name
