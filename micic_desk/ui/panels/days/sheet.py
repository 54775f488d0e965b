"""The days said in a consultation as a table: what they mean, and how that is known."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from micic_desk.app.dating import days_of, leaving_open, settling, spoken_on, typed_span
from micic_desk.app.desk import Changed
from micic_desk.domain.days import DayMeant, Standing, span_text
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.bridge.speaking import spoken
from micic_desk.ui.models.days import shown_day, shown_span
from micic_desk.ui.models.grid import Column
from micic_desk.ui.panels.grids.sheet import GridSheet
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.widgets.buttons import QuietButton, TextButton
from micic_desk.ui.widgets.choices import TickBox
from micic_desk.ui.widgets.message_bar import Tone

_KINDS = frozenset({EntityKind.ITEM, EntityKind.SESSION, EntityKind.CONSULTATION})


class DaysSheet(GridSheet):
    """Confirm with Space, correct by typing, say that no day is meant with Delete."""

    def __init__(self, bridge: Bridge, host: QWidget) -> None:
        super().__init__(self.tr("Days said"), bridge, host)
        self._consultation: str | None = None
        self._days: dict[str, DayMeant] = {}
        self.about.setText(
            self.tr(
                "Counted from the day each line was spoken on. The lines stay as they are; "
                "type another day where one is wrong."
            )
        )
        self.open_only = TickBox(self.tr("Open ones only"), self)
        self._go = QuietButton(self.tr("Go to the line"), keys="Ctrl+Return", parent=self)
        self._none = QuietButton(self.tr("No day is meant"), keys="Del", parent=self)
        self._again = TextButton(self.tr("Count again"), icon=Icon.UNDO, parent=self)
        self.of_a_row = (self._go, self._none)
        for widget in (self.open_only, self._go, self._none, self._again):
            self.foot.addWidget(widget)
        self.fit_grid(self.tr("Days said in this consultation"), self._columns(), self._keys)
        self.open_only.toggled.connect(self.model.refresh)
        self._go.clicked.connect(self._go_to_line)
        self._none.clicked.connect(self._no_day)
        self._again.clicked.connect(self._count_again)
        self.grid.gone_to.connect(self._go_to_line)
        self.grid.bin_wished.connect(self._no_day)

    def look(self, consultation: str | None) -> None:
        """Open with the days of a consultation."""
        self._consultation = consultation
        self.open_grid()

    def nothing_yet(self) -> str:
        """What belongs here."""
        if self.open_only.isChecked():
            return self.tr("No day is open.")
        return self.tr(
            "No line says a day. “Yesterday”, “last Monday”, “24 June” and the like appear here by "
            "themselves."
        )

    def concerns(self, changed: Changed) -> bool:
        """Lines, and what they are counted from."""
        notebook = self.bridge.notebook
        touched = (notebook.get(one) for one in changed.entities)
        return bool(changed.gone) or any(one and one.kind in _KINDS for one in touched)

    def _columns(self) -> list[Column]:
        return [
            Column(name=self.tr("Said"), shows=self._words, width=140),
            Column(
                name=self.tr("Means"),
                shows=self._meaning,
                begin=self._typed_meaning,
                put=self._put_meaning,
                sorts=self._first,
                width=190,
            ),
            Column(
                name=self.tr("Confirmed"),
                shows=self._standing,
                ticked=self._is_settled,
                tick=self._confirm,
                width=90,
            ),
            Column(
                name=self.tr("Spoken on"),
                shows=self._spoken,
                begin=self._typed_spoken,
                put=self._put_spoken,
                sorts=self._spoken_day,
                width=140,
            ),
            Column(name=self.tr("Line"), shows=self._line, width=260, quiet=True),
        ]

    def _keys(self) -> list[str]:
        found = days_of(self.bridge.notebook, self._consultation)
        self._days = {f"{one.item} {one.said.start}": one for one in found}
        if not self.open_only.isChecked():
            return list(self._days)
        return [key for key, day in self._days.items() if day.standing is Standing.OPEN]

    # -- what the cells show -----------------------------------------------------------------

    def _words(self, key: str) -> str:
        return self._days[key].said.words

    def _meaning(self, key: str) -> str:
        day = self._days[key]
        if day.span is not None:
            return shown_span(day.span)
        return self.tr("no day") if day.standing is Standing.NO_DAY else self.tr("open")

    def _typed_meaning(self, key: str) -> str:
        span = self._days[key].span
        return span_text(span) if span is not None else ""

    def _standing(self, key: str) -> str:
        return self._days[key].standing.value

    def _first(self, key: str) -> object:
        span = self._days[key].span
        return (span is None, span.first if span else date.max)

    def _is_settled(self, key: str) -> bool:
        return self._days[key].standing not in (Standing.OPEN, Standing.COUNTED)

    def _spoken(self, key: str) -> str:
        day = self._days[key].spoken
        return shown_day(day) if day is not None else ""

    def _typed_spoken(self, key: str) -> str:
        day = self._days[key].spoken
        return day.isoformat() if day is not None else ""

    def _spoken_day(self, key: str) -> object:
        return self._days[key].spoken or date.min

    def _line(self, key: str) -> str:
        item = self.bridge.notebook.get(self._days[key].item)
        return " ".join(item.text("text").split()) if item is not None else ""

    # -- what becomes of what is typed -------------------------------------------------------

    def _put_meaning(self, key: str, typed: str) -> bool:
        span = typed_span(typed)
        if span is None:
            self._refuse_day(typed)
            return False
        return self.granted(settling(self.bridge.notebook, self._days[key], span))

    def _put_spoken(self, key: str, typed: str) -> bool:
        span = typed_span(typed)
        if span is None or not span.is_day:
            self._refuse_day(typed)
            return False
        try:
            edit = spoken_on(self.bridge.notebook, self._days[key].item, span.first)
        except Refusal as refusal:
            self.say(spoken(refusal.sentence), Tone.REFUSED)
            return False
        return self.granted(edit)

    def _confirm(self, key: str, settled: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        day = self._days[key]
        if not settled:
            return self.granted(leaving_open(self.bridge.notebook, day))
        if day.span is None:
            self.say(self.tr("Type the day that is meant first."), Tone.INFO)
            return False
        return self.granted(settling(self.bridge.notebook, day, day.span))

    def _refuse_day(self, typed: str) -> None:
        said = self.tr("“{typed}” is no day. Write it as 24 June 2015 or 2015-06-24.")
        self.say(said.format(typed=typed[:40]), Tone.REFUSED)

    @Slot()
    def _no_day(self) -> None:
        for key in self.chosen():
            self.granted(settling(self.bridge.notebook, self._days[key], None))

    @Slot()
    def _count_again(self) -> None:
        for key in self.chosen():
            self.granted(leaving_open(self.bridge.notebook, self._days[key]))

    @Slot()
    def _go_to_line(self) -> None:
        for key in self.chosen()[:1]:
            self.go(self._days[key].item)
