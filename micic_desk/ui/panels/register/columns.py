"""The columns of the register: what each cell shows, offers, and takes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from micic_desk.app.register import Register
from micic_desk.app.vocabulary import Sort, Vocabulary
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import Support
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.recommending import Phase, Status, Strength
from micic_desk.domain.sentences import Sentence
from micic_desk.domain.text import folded
from micic_desk.report.register import (
    LISTS,
    Part,
    guideline_words,
    key_point_of,
    other_wordings,
    text_of,
    texts_of,
)
from micic_desk.ui.models.grid import Column
from micic_desk.ui.models.placing import section_badge

MISSING = "–"

NAMES: Mapping[Part, str] = {
    Part.KEY_POINT: str(QT_TRANSLATE_NOOP("Register", "Key point")),
    Part.TEXT: str(QT_TRANSLATE_NOOP("Register", "Recommendation")),
    Part.ADDRESSEE: str(QT_TRANSLATE_NOOP("Register", "Addressee")),
    Part.STRENGTH: str(QT_TRANSLATE_NOOP("Register", "Strength")),
    Part.ACTION: str(QT_TRANSLATE_NOOP("Register", "Action")),
    Part.BY_WHEN: str(QT_TRANSLATE_NOOP("Register", "By when")),
    Part.PHASE: str(QT_TRANSLATE_NOOP("Register", "Phase")),
    Part.GUIDELINE: str(QT_TRANSLATE_NOOP("Register", "Guideline or principle")),
    Part.INSTRUMENTS: str(QT_TRANSLATE_NOOP("Register", "Instruments")),
    Part.GROUPS: str(QT_TRANSLATE_NOOP("Register", "Groups")),
    Part.EVIDENCE: str(QT_TRANSLATE_NOOP("Register", "Evidence")),
    Part.SUPPORT: str(QT_TRANSLATE_NOOP("Register", "Support")),
    Part.OTHER_WORDING: str(QT_TRANSLATE_NOOP("Register", "Other wording")),
    Part.STATUS: str(QT_TRANSLATE_NOOP("Register", "Status")),
}
_WIDTHS = {
    Part.KEY_POINT: 84,
    Part.TEXT: 340,
    Part.ADDRESSEE: 130,
    Part.STRENGTH: 88,
    Part.ACTION: 150,
    Part.BY_WHEN: 92,
    Part.PHASE: 84,
    Part.GUIDELINE: 190,
    Part.SUPPORT: 100,
    Part.STATUS: 104,
}
_VALUES: Mapping[Part, Mapping[str, str]] = {
    Part.STRENGTH: {
        Strength.MUST: str(QT_TRANSLATE_NOOP("Register", "must")),
        Strength.SHOULD: str(QT_TRANSLATE_NOOP("Register", "should")),
        Strength.COULD: str(QT_TRANSLATE_NOOP("Register", "could")),
    },
    Part.PHASE: {
        Phase.BEFORE: str(QT_TRANSLATE_NOOP("Register", "before")),
        Phase.DURING: str(QT_TRANSLATE_NOOP("Register", "during")),
        Phase.AFTER: str(QT_TRANSLATE_NOOP("Register", "after")),
    },
    Part.SUPPORT: {
        Support.CONSENSUS: str(QT_TRANSLATE_NOOP("Register", "consensus")),
        Support.BROAD: str(QT_TRANSLATE_NOOP("Register", "broad")),
        Support.SOME: str(QT_TRANSLATE_NOOP("Register", "some")),
        Support.ONE: str(QT_TRANSLATE_NOOP("Register", "one")),
        Support.CONTESTED: str(QT_TRANSLATE_NOOP("Register", "contested")),
    },
    Part.STATUS: {
        Status.DRAFT: str(QT_TRANSLATE_NOOP("Register", "draft")),
        Status.AGREED: str(QT_TRANSLATE_NOOP("Register", "agreed")),
        Status.PUT_FORWARD: str(QT_TRANSLATE_NOOP("Register", "put forward")),
        Status.TAKEN_UP: str(QT_TRANSLATE_NOOP("Register", "taken up")),
        Status.NOT_TAKEN_UP: str(QT_TRANSLATE_NOOP("Register", "not taken up")),
    },
}
_OPEN = frozenset({Part.STATUS})
"""Parts with known values that take other words too."""

_NAMED = frozenset({Part.ADDRESSEE, Part.INSTRUMENTS, Part.GROUPS})


class RegisterColumns:
    """Reads recommendations off the notebook.

    ``put`` writes a cell's words (a value where the part has some) and answers whether they
    were taken; ``refuse`` says why words cannot be meant.
    """

    def __init__(
        self,
        notebook: Notebook,
        register: Register,
        words: Vocabulary,
        put: Callable[[str, Part, str], bool],
        refuse: Callable[[Sentence], None],
    ) -> None:
        self._notebook = notebook
        self._register = register
        self._words = words
        self._put = put
        self._refuse = refuse

    def columns(self) -> list[Column]:
        """All of them, in the order of `Part`."""
        return [self._column(part) for part in Part]

    def _column(self, part: Part) -> Column:
        def shows(key: str) -> str:
            return self.shown(key, part)

        def begin(key: str) -> str:
            return self._begun(key, part)

        def put(key: str, typed: str) -> bool:
            return self._take(key, part, typed)

        def hints(key: str) -> str:
            return self.hint(key, part)

        def offers(key: str, typed: str) -> list[str]:
            return self.offers(key, part, typed)

        def sorts(key: str) -> object:
            return self._order(key, part)

        return Column(
            name=name_of(part),
            shows=shows,
            begin=begin,
            put=put,
            hints=hints,
            offers=None if part in {Part.TEXT, Part.ACTION, Part.OTHER_WORDING} else offers,
            sorts=sorts if part in _VALUES or part is Part.KEY_POINT else None,
            width=_WIDTHS.get(part, 130),
        )

    # -- what the cells show -----------------------------------------------------------------

    def shown(self, key: str, part: Part) -> str:
        """What a cell says."""
        item = self._notebook.get(key)
        if item is None:
            return ""
        match part:
            case Part.KEY_POINT:
                section = key_point_of(self._notebook, key)
                return section_badge(self._notebook, section) if section is not None else ""
            case Part.TEXT:
                return text_of(self._notebook, key)
            case Part.EVIDENCE:
                lines = (self._notebook.get(one) for one in item.texts(part))
                said = tuple(_on_one_line(one) for one in lines if one is not None)
            case Part.OTHER_WORDING:
                said = other_wordings(item)
            case Part.GUIDELINE:
                known, note = self._register.known, _tr("not verified")
                said = tuple(guideline_words(known, one, note) for one in texts_of(item, part))
            case _:
                said = tuple(
                    _tr(_VALUES.get(part, {}).get(one, one)) for one in texts_of(item, part)
                )
        return "; ".join(said)

    def hint(self, key: str, part: Part) -> str:
        """What an empty cell shows: what its words propose, else that it is missing."""
        offered = self._register.offered(key, part) if key in self._notebook else ""
        if not offered:
            return MISSING
        return f"{_tr(_VALUES.get(part, {}).get(offered, offered))}?"

    def offers(self, key: str, part: Part, typed: str) -> list[str]:
        """Whole texts of a cell that fit to what is typed in it."""
        if part in _VALUES:
            begun = folded(typed)
            words = [_tr(one) for one in _VALUES[part].values()]
            return [one for one in words if folded(one).startswith(begun)]
        if part is Part.EVIDENCE:
            begun = folded(typed)
            near = self._register.lines_near(key)
            return [
                " ".join(one.text("text").split())
                for one in near
                if begun in folded(one.text("text"))
            ]
        before, last = _parted(typed) if part in LISTS else ("", typed)
        found = self._terms(part, last.strip())
        offered = self._register.offered(key, part)
        if offered and not typed.strip():
            found.insert(0, offered)
        return [f"{before}{one}" for one in found]

    def _terms(self, part: Part, begun: str) -> list[str]:
        if part is Part.GUIDELINE:
            note, wanted = _tr("not verified"), folded(begun)
            known = self._register.known
            named = [guideline_words(known, one.code, note) for one in known]
            coded = [one for one in named if folded(one).startswith(wanted)]
            return coded + [one for one in named if wanted in folded(one) and one not in coded]
        if part in _NAMED:
            return [one.text for one in self._words.beginning(Sort.NAME, begun)]
        return []

    def _begun(self, key: str, part: Part) -> str:
        """What an editor starts with: of evidence nothing, because a line is added to it."""
        if part is Part.EVIDENCE:
            return ""
        if part is Part.OTHER_WORDING:
            return self._notebook[key].text(part)
        return self.shown(key, part)

    def _order(self, key: str, part: Part) -> object:
        if part is Part.KEY_POINT:
            shown = self.shown(key, part)
            return (not shown, len(shown), shown)
        said = self._notebook[key].text(part) if key in self._notebook else ""
        values = list(_VALUES[part])
        return (not said, values.index(said) if said in values else len(values), said)

    # -- what becomes of what is typed -------------------------------------------------------

    def _take(self, key: str, part: Part, typed: str) -> bool:
        note = f" ({_tr('not verified')})"
        words = typed.replace(note, "") if part is Part.GUIDELINE else typed
        if part not in _VALUES or not words:
            return self._put(key, part, words)
        value = _value(part, words)
        if value is None and part not in _OPEN:
            known = ", ".join(_tr(one) for one in _VALUES[part].values())
            text = "“{word}” cannot stand there. Write one of these: {known}."
            self._refuse(Sentence(text, {"word": words[:40], "known": known}))
            return False
        return self._put(key, part, value or words)


def name_of(part: Part) -> str:
    """What a column is called in the user's language."""
    return _tr(NAMES[part])


def _on_one_line(item: Entity) -> str:
    return " ".join(item.text("text").split())


def _value(part: Part, words: str) -> str | None:
    """The value somebody means; the beginning of its name is enough where it is one's alone."""
    begun = folded(words)
    names = {value: folded(_tr(name)) for value, name in _VALUES[part].items()}
    exact = [value for value, name in names.items() if name == begun]
    found = exact or [value for value, name in names.items() if name.startswith(begun)]
    return found[0] if len(found) == 1 else None


def _parted(typed: str) -> tuple[str, str]:
    """What stands before the last of several things, and the last one."""
    before, sign, last = typed.rpartition(";")
    return (f"{before}; " if sign else "", last)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Register", text)
