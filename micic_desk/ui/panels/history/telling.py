"""What one gesture made of an entity, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from micic_desk.app.past import Past, Said
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.operation import DELETED, PLACE, ROOT, Json
from micic_desk.domain.people import called, who_wrote
from micic_desk.ui.models.days import when
from micic_desk.ui.panels.bin.telling import words_of
from micic_desk.ui.panels.conflicts.standing import field_name, value_words
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.roles import Role, Tint
from micic_desk.ui.widgets.reading import set_apart, side_by_side
from micic_desk.ui.widgets.two_lines import Told

_WORDS = ("text", "title", "wording", "name", "value")
_UNTOLD = frozenset({"layout", "noted_at", "typed", "author"})
"""How a source wrote it, and what its first words tell anyway."""

_ICONS = {PLACE: Icon.MOVE, DELETED: Icon.BIN}


def told(notebook: Notebook, me: str | None, one: Past) -> Told:
    """The row of one gesture."""
    said = tellable(one.said)
    words = [each for each in (_told(notebook, each, first=one.first) for each in said) if each]
    # Where nobody has said who she is, there is nobody to be told from.
    who = _tr("Somebody") if me is not None else ""
    person = who_wrote(notebook, one.actor)
    if person is not None:
        who = _tr("You") if person.id == me else called(person)
    below = [who, when(one.time)]
    if one.arrived:
        below.append(_tr("came with a merge"))
    icon = next((_ICONS[each.field] for each in said if each.field in _ICONS), Icon.EDIT)
    icon = Icon.ADD if one.first else icon
    ink = Tint.CO_RAPPORTEUR if person is not None and person.id != me else Role.TEXT_QUIET
    text = ", ".join(words) or _tr("Changed how it is laid out")
    return Told(id=one.id, text=text, below=side_by_side(below), icon=icon, ink=ink)


def tellable(said: Sequence[Said]) -> list[Said]:
    """The fields that say something to a person, words first."""
    found = [one for one in said if one.field not in _UNTOLD]
    return sorted(found, key=_weight)


def can_be_brought_back(one: Said, now: Json) -> bool:
    """Whether a field said something else then that it can say again."""
    return one.field not in (PLACE, DELETED) and one.after != now


def _weight(one: Said) -> int:
    if one.field in _WORDS:
        return _WORDS.index(one.field)
    return len(_WORDS) + (one.field in (PLACE, DELETED))


def _told(notebook: Notebook, one: Said, *, first: bool) -> str:
    if one.field == PLACE:
        return "" if first else _move(notebook, one)
    if one.field == DELETED:
        return _tr("deleted") if one.after else _tr("restored")
    after = " ".join(value_words(notebook, one.field, one.after).split())
    if one.field in _WORDS:
        return _tr("“{words}”").format(words=set_apart(after))
    if first or one.before is None:
        return _tr("{field}: {now}").format(field=field_name(one.field), now=after)
    before = value_words(notebook, one.field, one.before)
    changed = _tr("{field}: {now} instead of {before}")
    return changed.format(field=field_name(one.field), now=after, before=before)


def _move(notebook: Notebook, one: Said) -> str:
    before, after = _parent(one.before), _parent(one.after)
    if before == after or not before:
        return _tr("moved among its neighbours")
    said = _tr("moved from under {before} to under {after}")
    return said.format(
        before=set_apart(_place(notebook, before)), after=set_apart(_place(notebook, after))
    )


def _parent(place: Json) -> str:
    return str(place[0]) if isinstance(place, list | tuple) and place else ""


def _place(notebook: Notebook, entity: str) -> str:
    found = notebook.get(entity)
    if entity == ROOT or found is None:
        return _tr("a place that is not in this notebook")
    words = " ".join(words_of(notebook, found).split())
    if not words and found.kind == EntityKind.PART:
        return _tr("a part")
    return words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
