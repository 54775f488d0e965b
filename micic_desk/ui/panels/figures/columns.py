"""The columns of the ledger and of what is proposed for it."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from micic_desk.app.figuring import Proposed
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.entity import Entity
from micic_desk.domain.figures import number_of, shown_value, written_value
from micic_desk.domain.gesture import Edit
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import Json
from micic_desk.ui.models.grid import Column

_OF = re.compile(r"\s*(?:/|\bout of\b|\bof\b)\s*")


class Read:
    """The texts of one figure, kept or proposed, and how a cell changes them.

    ``texts`` gives a row's fields, ``put`` takes new ones and answers whether they were taken,
    ``refuse`` says why a value is no number.
    """

    def __init__(
        self,
        texts: Callable[[str, str], str],
        put: Callable[[str, dict[str, Json]], bool],
        refuse: Callable[[str], None],
    ) -> None:
        self._texts = texts
        self._put = put
        self._refuse = refuse

    def columns(self) -> list[Column]:
        """Value, unit, hedge and what is counted."""
        return [
            Column(
                name=_tr("Figure"),
                shows=self._value,
                begin=self._typed_value,
                put=self._put_value,
                sorts=self._number,
                width=110,
            ),
            self._text_column("unit", _tr("Unit"), 70),
            self._text_column("hedge", _tr("How near"), 100),
            self._text_column("of", _tr("Of what"), 200),
        ]

    def _text_column(self, field: str, name: str, width: int) -> Column:
        def shows(key: str) -> str:
            return self._texts(key, field)

        def put(key: str, typed: str) -> bool:
            return self._put(key, {field: typed or None})

        return Column(name=name, shows=shows, put=put, width=width)

    def _value(self, key: str) -> str:
        value, whole = self._texts(key, "value"), self._texts(key, "out_of")
        if not whole:
            return shown_value(value)
        said = _tr("{part} of {whole}")
        return said.format(part=shown_value(value), whole=shown_value(whole))

    def _typed_value(self, key: str) -> str:
        value, whole = self._texts(key, "value"), self._texts(key, "out_of")
        return f"{value} / {whole}" if whole else value

    def _put_value(self, key: str, typed: str) -> bool:
        part, *rest = _OF.split(typed, maxsplit=1)
        value = written_value(part)
        whole = written_value(rest[0]) if rest else ""
        if value is None or whole is None:
            self._refuse(typed)
            return False
        return self._put(key, {"value": value, "out_of": whole or None})

    def _number(self, key: str) -> object:
        number = number_of(self._texts(key, "value"))
        return (number is None, number or 0)


def kept_columns(
    notebook: Notebook, granted: Callable[[Edit], bool], refuse: Callable[[str], None]
) -> list[Column]:
    """The columns of the ledger itself; ``granted`` carries an edit out."""

    def texts(key: str, field: str) -> str:
        figure = notebook.get(key)
        return figure.text(field) if figure is not None else ""

    def put(key: str, fields: dict[str, Json]) -> bool:
        return granted(Change(entities=(key,), fields=fields))

    def is_sure(key: str) -> bool:
        figure = notebook.get(key)
        return figure is not None and figure.fields.get("sure") is not False

    def say_sure(key: str, sure: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        return put(key, {"sure": sure})

    def line(key: str) -> str:
        figure = notebook.get(key)
        return line_of(notebook, figure) if figure is not None else ""

    return [
        *Read(texts, put, refuse).columns(),
        Column(name=_tr("Sure?"), shows=_nothing, ticked=is_sure, tick=say_sure, width=64),
        Column(name=_tr("Line"), shows=line, width=280, quiet=True),
    ]


def proposed_columns(
    figures: Callable[[], list[Proposed]],
    changed: Callable[[], None],
    refuse: Callable[[str], None],
) -> list[Column]:
    """The columns of what is proposed; keys are places in the list that ``figures`` gives."""

    def one(key: str) -> Proposed:
        return figures()[int(key)]

    def texts(key: str, field: str) -> str:
        return one(key).texts.get(field, "")

    def put(key: str, fields: dict[str, Json]) -> bool:
        one(key).texts.update({name: str(text or "") for name, text in fields.items()})
        changed()
        return True

    def is_taken(key: str) -> bool:
        return one(key).taken

    def take(key: str, taken: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        one(key).taken = taken
        changed()
        return True

    def is_sure(key: str) -> bool:
        return one(key).sure

    def say_sure(key: str, sure: bool) -> bool:  # noqa: FBT001 - a tick's own shape
        one(key).sure = sure
        changed()
        return True

    return [
        Column(name=_tr("Keep"), shows=_nothing, ticked=is_taken, tick=take, width=60),
        *Read(texts, put, refuse).columns(),
        Column(name=_tr("Sure?"), shows=_nothing, ticked=is_sure, tick=say_sure, width=64),
    ]


def line_of(notebook: Notebook, figure: Entity) -> str:
    """The line a figure was read off, on one line; said where it is in the bin."""
    source = notebook.get(figure.text("source")) or notebook.get(figure.parent or "")
    text = " ".join(source.text("text").split()) if source is not None else ""
    if source is not None and not notebook.shown(source.id):
        return _tr("In the bin: {line}").format(line=text)
    return text


def in_words(figure: Entity) -> str:
    """A figure as one says it: "more than 2 000 000 Syrians", "15 of 24 organisations"."""
    value, whole = shown_value(figure.text("value")), figure.text("out_of")
    if whole:
        value = _tr("{part} of {whole}").format(part=value, whole=shown_value(whole))
    said = (figure.text("hedge"), value, figure.text("unit"), figure.text("of"))
    return " ".join(part for part in said if part)


def _nothing(_key: str) -> str:
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Figures", text)
