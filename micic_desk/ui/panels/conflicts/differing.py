"""The words two texts turn on and differ in, said in a sentence each."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from micic_desk.merge.signs import Discrepancy, Sort


def sort_name(sort: Sort) -> str:
    """What a sort of word is called."""
    names = {
        Sort.FIGURE: _tr("Another figure"),
        Sort.NEGATION: _tr("Denied in one of them"),
        Sort.MODAL: _tr("Another must, should or may"),
        Sort.NAME: _tr("Another name"),
        Sort.INSTRUMENT: _tr("Another instrument or acronym"),
    }
    return names[sort]


def difference_words(found: Discrepancy) -> str:
    """One difference: "Another figure: 8 | 13"."""
    nothing = _tr("nothing")
    first = ", ".join(found.mine) or nothing
    second = ", ".join(found.theirs) or nothing
    said = _tr("{what}: {first} | {second}")
    return said.format(what=sort_name(found.sort), first=first, second=second)


def differences_words(found: Sequence[Discrepancy]) -> str:
    """All of them, a line each."""
    return "\n".join(difference_words(one) for one in found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Differing", text)
