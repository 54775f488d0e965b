"""The readers a report is made for, as a choice; the first one is told least."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from micic_desk.app.previewing import Profile
from micic_desk.ui.widgets.choices import ChoiceBox


class ReaderChoice(ChoiceBox):
    """For whom something is handed out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_tr("For whom"), parent)
        names = reader_names()
        for profile in Profile:
            self.addItem(names[profile], profile)

    def profile(self) -> Profile:
        """The reader chosen."""
        return Profile(self.currentData())


def reader_names() -> dict[Profile, str]:
    """What each reader is called."""
    return {
        Profile.PUBLIC: _tr("For the public"),
        Profile.PARTICIPANTS: _tr("For the participants"),
        Profile.SECRETARIAT: _tr("For the secretariat"),
        Profile.INTERPRETERS: _tr("For the interpreters"),
        Profile.PARTNER: _tr("For the co-rapporteur"),
        Profile.OWN: _tr("For myself: names and all"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReaderChoice", text)
