"""The two ways to close a notebook, each with what has to be said first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from micic_desk.app.closing.archive import Doubt
from micic_desk.app.closing.handing import Left
from micic_desk.ui.panels.sharing.six_words import SixWords
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.choices import ChoiceBox
from micic_desk.ui.widgets.labels import PlainLabel
from micic_desk.ui.widgets.passphrase_field import PassphraseField
from micic_desk.ui.widgets.two_lines import Told, ToldList

_TALL = 150


class ArchivePart(QWidget):
    """The words of the notebook once more, and every word that may be a name.

    ``changed`` when something was typed or ticked.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sealed = True
        self._known = False
        self._doubts: dict[str, Doubt] = {}
        about = PlainLabel(
            self.tr(
                "A new notebook with codes instead of people, and codes where a name was written. "
                "No history, no bin, no settings; nothing can bring a name back. Whoever is in no "
                "list of people and before no colon cannot be known: read the archive once."
            ),
            ink=Role.TEXT_QUIET,
            parent=self,
        )
        self.field = PassphraseField(self.tr("The words that open this notebook"), self)
        self._caption = PlainLabel(
            self.tr("The words that open this notebook; they will open the archive too"),
            ink=Role.TEXT_QUIET,
            parent=self,
        )
        self.asked = PlainLabel("", parent=self)
        self.list = ToldList(self.tr("Words that may be names"), parent=self)
        self.list.setMinimumHeight(Look.current().px(_TALL))
        column = QVBoxLayout(self)
        Look.current().lay(column, (28, 0, 0, 0), 8)
        for widget in (about, self._caption, self.field, self.asked, self.list):
            column.addWidget(widget)
        self.field.edited.connect(self.changed)
        self.list.ticked.connect(self._count)

    def show_doubts(self, doubts: Sequence[Doubt] | None, *, sealed: bool) -> None:
        """Show what is asked about; every word is taken for a name until its tick is taken away.

        None while they are being looked for.
        """
        self._sealed, self._known = sealed, doubts is not None
        doubts = doubts or ()
        self._doubts = {one.word: one for one in doubts}
        self._caption.setVisible(sealed)
        self.field.setVisible(sealed)
        self.list.show_rows([self._told(one) for one in doubts])
        self.list.setVisible(bool(doubts))
        self._count()

    def passphrase(self) -> str:
        """What was typed."""
        return self.field.passphrase()

    def ordinary(self) -> list[str]:
        """The words that were said to be none."""
        rows = (self.list.rows.told(at) for at in range(self.list.rows.rowCount()))
        return [one.id for one in rows if not one.ticked]

    def ready(self) -> bool:
        """Whether an archive can be written."""
        return self._known and (not self._sealed or bool(self.passphrase()))

    def wipe(self) -> None:
        """Leave no passphrase behind."""
        self.field.wipe()

    @Slot()
    def _count(self) -> None:
        none = self.tr("No other word of the notes looks like a name.")
        if not self._known:
            none = self.tr("Looking for words that may be names…")
        said = self.tr(
            "These words may be names. Where the tick is, a code will stand; take it away from "
            "ordinary words (Space)."
        )
        self.asked.setText(said if self._doubts else none)
        self.changed.emit()

    def _told(self, doubt: Doubt) -> Told:
        times = self.tr("once") if doubt.count == 1 else self.tr("%n times", "", doubt.count)
        below = self.tr("{code} instead, {times}").format(code=doubt.code, times=times)
        return Told(id=doubt.word, text=doubt.word, below=below, icon=Icon.PERSON, ticked=True)


class HandOverPart(QWidget):
    """For whom the file is, and what will not be in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reader = ChoiceBox(self.tr("For whom"), self)
        self.six = SixWords(self)
        self.goes = PlainLabel("", ink=Tint.WARNING, parent=self)
        self.stays = PlainLabel("", ink=Tint.WARNING, parent=self)
        about = PlainLabel(
            self.tr(
                "Everything goes into one sealed file for whoever goes on with it; then nothing of "
                "this notebook stays on this computer."
            ),
            ink=Role.TEXT_QUIET,
            parent=self,
        )
        column = QVBoxLayout(self)
        Look.current().lay(column, (28, 0, 0, 0), 8)
        for widget in (about, self.reader, self.six, self.goes, self.stays):
            column.addWidget(widget)
        self.reader.currentIndexChanged.connect(self._turn)

    def show_choice(self, known: bool, stays: Left) -> None:  # noqa: FBT001 - a fact, no switch
        """Offer colleagues where cards are known, and say what stays behind for good."""
        self.reader.clear()
        if known:
            self.reader.addItem(self.tr("For everybody whose card is known"), True)
        self.reader.addItem(self.tr("For whoever knows six words"), False)
        self.six.renew()
        self.goes.setText(self._told_of_confidential(stays.confidential))
        self.goes.setVisible(bool(stays.confidential))
        said = self.tr("Not in the file, and gone with the notebook: {what}.")
        self.stays.setText(said.format(what=self.tr(", ").join(self._parts_of(stays))))
        self.stays.setVisible(stays.anything)
        self._turn()

    def _told_of_confidential(self, count: int) -> str:
        if count == 1:
            return self.tr("One confidential line goes with it: it would be nowhere else.")
        return self.tr("%n confidential lines go with it: they would be nowhere else.", "", count)

    def _parts_of(self, stays: Left) -> list[str]:
        """What there is none of is not spoken of."""
        found = (
            (self.tr("notes to yourself ({count})"), stays.private),
            (self.tr("kept deliveries ({count})"), stays.delivered),
            (self.tr("lines being typed ({count})"), stays.typing),
        )
        return [text.format(count=count) for text, count in found if count]

    def words(self) -> str | None:
        """The six words of the file; None where it is for people."""
        return None if self.reader.currentData() else self.six.words.text()

    def say_what_opens(self, name: str) -> None:
        """Say which file the words open."""
        if self.words() is not None:
            self.six.open_file(name)

    @Slot()
    def _turn(self) -> None:
        self.six.setVisible(not self.reader.currentData())
