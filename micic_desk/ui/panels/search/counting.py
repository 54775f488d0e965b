"""How many were found, in words."""

from PySide6.QtCore import QCoreApplication

from micic_desk.ui.panels.search.model import Hits


def counted(hits: Hits) -> str:
    """That there are 3, that these are the newest 50, or that there is nothing."""
    count = hits.rowCount()
    if not hits.question.asks:
        return _tr("Words, “a phrase”, or a filter")
    if not count:
        return _tr("Nothing fits.") if hits.done else _tr("Looking …")
    if not hits.done:
        return _tr("The newest {count}").format(count=count)
    return _tr("1 found") if count == 1 else _tr("{count} found").format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Counting", text)
