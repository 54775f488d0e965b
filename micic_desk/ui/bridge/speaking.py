"""Sentences of the rooms below, and the names of acts, in the user's language."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from micic_desk.app.desk import Waiting
from micic_desk.domain.gesture import Act
from micic_desk.domain.sentences import Sentence

SENTENCES = "Sentence"
"""The translation context of everything the rooms below ``ui`` say."""

_ACTS = "Act"


class _Name(NamedTuple):
    one: str
    several: str


_NAMES: dict[Act, _Name] = {
    act: _Name(str(one), str(several))
    for act, one, several in (
        (Act.ADD, QT_TRANSLATE_NOOP("Act", "new line"), QT_TRANSLATE_NOOP("Act", "%n new lines")),
        (
            Act.REWORD,
            QT_TRANSLATE_NOOP("Act", "rewording"),
            QT_TRANSLATE_NOOP("Act", "rewording of %n items"),
        ),
        (
            Act.RETYPE,
            QT_TRANSLATE_NOOP("Act", "change of kind"),
            QT_TRANSLATE_NOOP("Act", "change of kind of %n items"),
        ),
        (
            Act.CHANGE,
            QT_TRANSLATE_NOOP("Act", "change"),
            QT_TRANSLATE_NOOP("Act", "change of %n items"),
        ),
        (Act.MOVE, QT_TRANSLATE_NOOP("Act", "move"), QT_TRANSLATE_NOOP("Act", "move of %n items")),
        (
            Act.DELETE,
            QT_TRANSLATE_NOOP("Act", "deletion"),
            QT_TRANSLATE_NOOP("Act", "deletion of %n items"),
        ),
        (
            Act.RESTORE,
            QT_TRANSLATE_NOOP("Act", "return from the bin"),
            QT_TRANSLATE_NOOP("Act", "return of %n items from the bin"),
        ),
        (
            Act.PLACE,
            QT_TRANSLATE_NOOP("Act", "placing in the report"),
            QT_TRANSLATE_NOOP("Act", "placing of %n items in the report"),
        ),
        (
            Act.WITHDRAW,
            QT_TRANSLATE_NOOP("Act", "taking out of the report"),
            QT_TRANSLATE_NOOP("Act", "taking of %n items out of the report"),
        ),
        (
            Act.RESOLVE,
            QT_TRANSLATE_NOOP("Act", "answer to a conflict"),
            QT_TRANSLATE_NOOP("Act", "answer to %n conflicts"),
        ),
        (Act.JOIN, QT_TRANSLATE_NOOP("Act", "join"), QT_TRANSLATE_NOOP("Act", "join of %n items")),
        (
            Act.SPLIT,
            QT_TRANSLATE_NOOP("Act", "split"),
            QT_TRANSLATE_NOOP("Act", "split of %n items"),
        ),
        (
            Act.SAME,
            QT_TRANSLATE_NOOP("Act", "join as the same"),
            QT_TRANSLATE_NOOP("Act", "join of %n lines as the same"),
        ),
        (
            Act.PART,
            QT_TRANSLATE_NOOP("Act", "parting of joined lines"),
            QT_TRANSLATE_NOOP("Act", "parting of %n joined lines"),
        ),
        (
            Act.DISTINCT,
            QT_TRANSLATE_NOOP("Act", "“not the same”"),
            QT_TRANSLATE_NOOP("Act", "“not the same” for %n pairs"),
        ),
        (
            Act.IMPORT,
            QT_TRANSLATE_NOOP("Act", "import"),
            QT_TRANSLATE_NOOP("Act", "import of %n items"),
        ),
        (
            Act.MERGE,
            QT_TRANSLATE_NOOP("Act", "merge"),
            QT_TRANSLATE_NOOP("Act", "merge of %n items"),
        ),
        (
            Act.UNMERGE,
            QT_TRANSLATE_NOOP("Act", "taking back of a merge"),
            QT_TRANSLATE_NOOP("Act", "taking back of a merge of %n items"),
        ),
        (
            Act.FIGURES,
            QT_TRANSLATE_NOOP("Act", "new figure"),
            QT_TRANSLATE_NOOP("Act", "%n new figures"),
        ),
        (
            Act.PEOPLE,
            QT_TRANSLATE_NOOP("Act", "new person"),
            QT_TRANSLATE_NOOP("Act", "%n new people"),
        ),
        (
            Act.ONE_PERSON,
            QT_TRANSLATE_NOOP("Act", "making two people one"),
            QT_TRANSLATE_NOOP("Act", "making %n people one"),
        ),
        (
            Act.AGENDA,
            QT_TRANSLATE_NOOP("Act", "taking in of the agenda"),
            QT_TRANSLATE_NOOP("Act", "taking in of %n entries of the agenda"),
        ),
        (
            Act.REFERENCES,
            QT_TRANSLATE_NOOP("Act", "new reference"),
            QT_TRANSLATE_NOOP("Act", "%n new references"),
        ),
        (
            Act.DAYS,
            QT_TRANSLATE_NOOP("Act", "day meant"),
            QT_TRANSLATE_NOOP("Act", "%n days meant"),
        ),
        (
            Act.PASTE,
            QT_TRANSLATE_NOOP("Act", "paste"),
            QT_TRANSLATE_NOOP("Act", "paste of %n items"),
        ),
        (
            Act.DUPLICATE,
            QT_TRANSLATE_NOOP("Act", "duplicate"),
            QT_TRANSLATE_NOOP("Act", "duplicates of %n items"),
        ),
        (
            Act.REPLACE,
            QT_TRANSLATE_NOOP("Act", "replacement"),
            QT_TRANSLATE_NOOP("Act", "replacement in %n items"),
        ),
        (
            Act.EARLIER,
            QT_TRANSLATE_NOOP("Act", "return to an earlier version"),
            QT_TRANSLATE_NOOP("Act", "return of %n items to an earlier version"),
        ),
    )
}


def spoken(sentence: Sentence) -> str:
    """A sentence in the user's language, its facts filled in.

    A translation that names a fact the sentence does not have is passed over for the English.
    """
    translated = QCoreApplication.translate(SENTENCES, sentence.text)
    try:
        return translated.format(**sentence.facts)
    except (KeyError, IndexError, ValueError):
        return str(sentence)


def act_name(act: Act, count: int = 1) -> str:
    """What a gesture is called inside a sentence: "move", "move of 3 items"."""
    name = _NAMES[act]
    if count == 1:
        return QCoreApplication.translate(_ACTS, name.one)
    return QCoreApplication.translate(_ACTS, name.several, "", count)


def undo_text(waiting: Waiting | None) -> str:
    """The menu's words for undo: "Undo move of 3 items", or "Undo" where there is nothing."""
    if waiting is None:
        return QCoreApplication.translate(_ACTS, "Undo")
    said = QCoreApplication.translate(_ACTS, "Undo {act}")
    return said.format(act=act_name(waiting.act, waiting.count))


def redo_text(waiting: Waiting | None) -> str:
    """The menu's words for redo: "Redo move of 3 items", or "Redo" where there is nothing."""
    if waiting is None:
        return QCoreApplication.translate(_ACTS, "Redo")
    said = QCoreApplication.translate(_ACTS, "Redo {act}")
    return said.format(act=act_name(waiting.act, waiting.count))


def signed_words(count: int) -> str:
    """That lines which did not say whose they are now do."""
    if count == 1:
        return QCoreApplication.translate("Signing", "One line noted here before is yours now.")
    said = "%n lines noted here before are yours now."
    return QCoreApplication.translate("Signing", said, "", count)
