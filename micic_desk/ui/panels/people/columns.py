"""The columns of the table of people, and what becomes of what is typed in them."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from micic_desk.app.people import checked_code, code_order
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.gesture import Edit
from micic_desk.domain.kinds import Duty
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.domain.people import is_protected
from micic_desk.domain.sentences import Refusal, Sentence
from micic_desk.domain.text import folded
from micic_desk.ui.models.grid import Column

CONCEALED = "•••"

DUTIES = {
    Duty.RAPPORTEUR: str(QT_TRANSLATE_NOOP("People", "rapporteur")),
    Duty.CO_RAPPORTEUR: str(QT_TRANSLATE_NOOP("People", "co-rapporteur")),
    Duty.MODERATOR: str(QT_TRANSLATE_NOOP("People", "moderator")),
    Duty.ORGANISER: str(QT_TRANSLATE_NOOP("People", "organiser")),
    Duty.PARTICIPANT: str(QT_TRANSLATE_NOOP("People", "participant")),
}


class PeopleColumns:
    """Reads people off the notebook; ``granted`` carries an edit out, ``refuse`` says no.

    ``hidden`` says whether real names are concealed, ``lines`` in how many lines each speaks,
    ``me`` whose notebook it is.
    """

    def __init__(
        self,
        notebook: Notebook,
        granted: Callable[[Edit], bool],
        refuse: Callable[[Sentence], None],
        hidden: Callable[[], bool],
        lines: Callable[[str], int],
    ) -> None:
        self._notebook = notebook
        self._granted = granted
        self._refuse = refuse
        self._hidden = hidden
        self._lines = lines

    def columns(self) -> list[Column]:
        """Code first, then the names, then everything else."""
        return [
            Column(
                name=_tr("Code"),
                shows=self._code,
                put=self._put_code,
                sorts=self._code_order,
                width=70,
            ),
            self._name_column(),
            self._aliases_column(),
            self._text_column("role", _tr("Role"), 150),
            self._text_column("organisation", _tr("Organisation"), 150),
            self._text_column("acronym", _tr("Acronym"), 80),
            Column(name=_tr("Duties"), shows=self._duties, put=self._put_duties, width=130),
            Column(
                name=_tr("Protected"),
                shows=_nothing,
                ticked=self._is_protected,
                tick=self._protect,
                width=84,
            ),
            Column(
                name=_tr("Lines"),
                shows=self._count,
                sorts=self._lines,
                width=56,
                quiet=True,
            ),
        ]

    def _name_column(self) -> Column:
        def put(key: str, typed: str) -> bool:
            return self._change(key, {"name": typed or None})

        return Column(
            name=_tr("Real name"), shows=self._name, begin=self._true_name, put=put, width=160
        )

    def _aliases_column(self) -> Column:
        def put(key: str, typed: str) -> bool:
            names = [one.strip() for one in typed.split(";") if one.strip()]
            return self._change(key, {"aliases": list(names) or None})

        return Column(
            name=_tr("Other names"),
            shows=self._aliases,
            begin=self._true_aliases,
            put=put,
            width=130,
        )

    def _text_column(self, field: str, name: str, width: int) -> Column:
        def shows(key: str) -> str:
            return self._text(key, field)

        def put(key: str, typed: str) -> bool:
            return self._change(key, {field: typed or None})

        return Column(name=name, shows=shows, put=put, width=width)

    # -- what the cells show -----------------------------------------------------------------

    def _text(self, key: str, field: str) -> str:
        person = self._notebook.get(key)
        return person.text(field) if person is not None else ""

    def _code(self, key: str) -> str:
        return self._text(key, "code")

    def _code_order(self, key: str) -> object:
        code = self._text(key, "code")
        return (not code, code_order(code))

    def _name(self, key: str) -> str:
        return self._concealed(self._true_name(key))

    def _true_name(self, key: str) -> str:
        return self._text(key, "name")

    def _aliases(self, key: str) -> str:
        return self._concealed(self._true_aliases(key))

    def _true_aliases(self, key: str) -> str:
        person = self._notebook.get(key)
        return "; ".join(person.texts("aliases")) if person is not None else ""

    def _concealed(self, name: str) -> str:
        return CONCEALED if name and self._hidden() else name

    def _duties(self, key: str) -> str:
        person = self._notebook.get(key)
        said = person.texts("duties") if person is not None else ()
        return ", ".join(_tr(DUTIES[Duty(one)]) if one in set(Duty) else one for one in said)

    def _is_protected(self, key: str) -> bool:
        person = self._notebook.get(key)
        return person is not None and is_protected(person)

    def _count(self, key: str) -> str:
        return str(self._lines(key) or "")

    # -- what becomes of what is typed -------------------------------------------------------

    def _change(self, key: str, fields: dict[str, Json]) -> bool:
        return self._granted(Change(entities=(key,), fields=fields))

    def _put_code(self, key: str, typed: str) -> bool:
        try:
            code = checked_code(self._notebook, key, typed)
        except Refusal as refusal:
            self._refuse(refusal.sentence)
            return False
        return self._change(key, {"code": code or None})

    def _put_duties(self, key: str, typed: str) -> bool:
        known = {folded(_tr(words)): duty for duty, words in DUTIES.items()}
        said = [one.strip() for one in typed.replace(";", ",").split(",") if one.strip()]
        unknown = [one for one in said if folded(one) not in known]
        if unknown:
            duties = ", ".join(_tr(words) for words in DUTIES.values())
            text = "“{word}” is no duty here. Write one of these, with commas: {duties}."
            self._refuse(Sentence(text, {"word": unknown[0], "duties": duties}))
            return False
        return self._change(key, {"duties": [known[folded(one)].value for one in said]})

    def _protect(self, key: str, protected: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        return self._change(key, {"protected": protected})


def _nothing(_key: str) -> str:
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("People", text)
