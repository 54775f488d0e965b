"""What filters are called in the user's language, and what can be filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from micic_desk.app.desk import Memory
from micic_desk.app.finding import Facet, Filter, State, tags_of
from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import Duty, EntityKind, ItemKind
from micic_desk.domain.people import called, names_of
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.people.sheet import HIDE_NAMES
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.kinds import kind_look, kind_name
from micic_desk.ui.theme.roles import Tint

_CONTEXT = "Facets"
_WRITERS = frozenset({Duty.RAPPORTEUR.value, Duty.CO_RAPPORTEUR.value})
MOST_TAGS = 40

_KEYS: dict[Facet, str] = {
    Facet.KIND: str(QT_TRANSLATE_NOOP("Facets", "kind")),
    Facet.SPEAKER: str(QT_TRANSLATE_NOOP("Facets", "speaker")),
    Facet.AUTHOR: str(QT_TRANSLATE_NOOP("Facets", "by")),
    Facet.PLACE: str(QT_TRANSLATE_NOOP("Facets", "in")),
    Facet.TAG: str(QT_TRANSLATE_NOOP("Facets", "tag")),
    Facet.STATE: str(QT_TRANSLATE_NOOP("Facets", "is")),
}
_TITLES: dict[Facet, str] = {
    Facet.KIND: str(QT_TRANSLATE_NOOP("Facets", "Kind")),
    Facet.SPEAKER: str(QT_TRANSLATE_NOOP("Facets", "Speaker")),
    Facet.AUTHOR: str(QT_TRANSLATE_NOOP("Facets", "Noted by")),
    Facet.PLACE: str(QT_TRANSLATE_NOOP("Facets", "Session or consultation")),
    Facet.TAG: str(QT_TRANSLATE_NOOP("Facets", "Tag")),
    Facet.STATE: str(QT_TRANSLATE_NOOP("Facets", "State")),
}
_ICONS: dict[Facet, Icon] = {
    Facet.KIND: Icon.POINT,
    Facet.SPEAKER: Icon.PERSON,
    Facet.AUTHOR: Icon.EDIT,
    Facet.PLACE: Icon.SESSION,
    Facet.TAG: Icon.TAG,
    Facet.STATE: Icon.FILTER,
}
_STATES: dict[State, tuple[str, str, Icon, Tint]] = {
    state: (str(word), str(name), icon, tint)
    for state, word, name, icon, tint in (
        (
            State.UNPLACED,
            QT_TRANSLATE_NOOP("Facets", "unplaced"),
            QT_TRANSLATE_NOOP("Facets", "Not in the report"),
            Icon.REPORT,
            Tint.INFO,
        ),
        (
            State.MINE,
            QT_TRANSLATE_NOOP("Facets", "mine"),
            QT_TRANSLATE_NOOP("Facets", "Noted by me"),
            Icon.EDIT,
            Tint.MINE,
        ),
        (
            State.THEIRS,
            QT_TRANSLATE_NOOP("Facets", "theirs"),
            QT_TRANSLATE_NOOP("Facets", "Noted by a co-rapporteur"),
            Icon.EDIT,
            Tint.CO_RAPPORTEUR,
        ),
        (
            State.CONFLICT,
            QT_TRANSLATE_NOOP("Facets", "conflict"),
            QT_TRANSLATE_NOOP("Facets", "In conflict"),
            Icon.CONFLICT,
            Tint.CONFLICT,
        ),
        (
            State.CONFIDENTIAL,
            QT_TRANSLATE_NOOP("Facets", "confidential"),
            QT_TRANSLATE_NOOP("Facets", "Confidential"),
            Icon.LOCK,
            Tint.WARNING,
        ),
        (
            State.UNKNOWN_SPEAKER,
            QT_TRANSLATE_NOOP("Facets", "unknown-speaker"),
            QT_TRANSLATE_NOOP("Facets", "Unknown speaker"),
            Icon.GAP,
            Tint.GAP,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Value:
    """One filter as it is shown: its words, and what may be typed for it beside them."""

    filter: Filter
    name: str
    icon: Icon
    tint: Tint = Tint.PLAIN
    typed: tuple[str, ...] = ()
    detail: str = ""


def key_of(facet: Facet) -> str:
    """What is typed before the colon."""
    return _tr(_KEYS[facet])


def facet_of(key: str) -> Facet | None:
    """The facet behind what was typed before a colon, in the user's language or in English."""
    wanted = key.casefold()
    for facet, word in _KEYS.items():
        if wanted in (_tr(word).casefold(), word):
            return facet
    return None


def title_of(facet: Facet) -> str:
    """What a facet is called in a menu."""
    return _tr(_TITLES[facet])


def icon_of(facet: Facet) -> Icon:
    """The sign of a facet."""
    return _ICONS[facet]


def values(facet: Facet, bridge: Bridge) -> Iterator[Value]:
    """Everything a facet can be asked for in this notebook."""
    notebook = bridge.notebook
    if facet is Facet.KIND:
        yield from (_kind(one) for one in ItemKind)
    elif facet is Facet.STATE:
        yield from (_state(one) for one in State)
    elif facet is Facet.TAG:
        yield from (_tag(one) for one in tags_of(notebook)[:MOST_TAGS])
    elif facet is Facet.PLACE:
        yield from _places(bridge)
    else:
        people = sorted(notebook.of_kind(EntityKind.PERSON), key=called)
        for person in people:
            if facet is Facet.SPEAKER or _WRITERS & set(person.texts("duties")):
                yield _person(facet, person, bridge)


def shown(asked: Filter, bridge: Bridge) -> Value:
    """How a filter is shown."""
    if asked.facet is Facet.KIND and asked.value in set(ItemKind):
        return _kind(ItemKind(asked.value))
    if asked.facet is Facet.STATE and asked.value in set(State):
        return _state(State(asked.value))
    entity = bridge.notebook.get(asked.value)
    if asked.facet is Facet.TAG or entity is None:
        return _tag(asked.value) if asked.facet is Facet.TAG else _gone(asked)
    if asked.facet is Facet.PLACE:
        return _place(entity, "")
    return _person(asked.facet, entity, bridge)


def spoken(value: Value) -> str:
    """A filter for a screen reader: its facet and its words."""
    said = _tr("{facet}: {value}")
    return said.format(facet=title_of(value.filter.facet), value=value.name)


def _kind(kind: ItemKind) -> Value:
    look = kind_look(kind)
    typed = (kind.value.replace("_", " "),)
    return Value(Filter(Facet.KIND, kind.value), kind_name(kind), look.icon, look.tint, typed)


def _state(state: State) -> Value:
    word, name, icon, tint = _STATES[state]
    typed = (_tr(word), word, state.value.replace("_", " "))
    return Value(Filter(Facet.STATE, state.value), _tr(name), icon, tint, typed)


def _tag(tag: str) -> Value:
    return Value(Filter(Facet.TAG, tag), f"#{tag}", Icon.TAG, Tint.PLAIN, (tag,))


def _person(facet: Facet, person: Entity, bridge: Bridge) -> Value:
    names = names_of(person)
    told = person.text("code") and names and not Memory(bridge.desk).get(HIDE_NAMES)
    detail = names[0] if told else ""
    typed = (person.text("code"), *names)
    return Value(
        Filter(facet, person.id), called(person), icon_of(facet), Tint.PLAIN, typed, detail
    )


def _places(bridge: Bridge) -> Iterator[Value]:
    """The consultations and their sessions, the one at work first."""
    notebook = bridge.notebook
    consultations = notebook.of_kind(EntityKind.CONSULTATION)
    several = len(consultations) > 1
    for consultation in consultations:
        title = consultation.text("title")
        for session in notebook.children(consultation.id, EntityKind.SESSION):
            yield _place(session, title if several else "")
        if several:
            yield _place(consultation, "")


def _place(entity: Entity, detail: str) -> Value:
    icon = Icon.SESSION if entity.kind == EntityKind.SESSION else Icon.CONSULTATION
    name = " ".join(entity.text("title").split()) or _tr("Without a title")
    return Value(Filter(Facet.PLACE, entity.id), name, icon, Tint.PLAIN, (name,), detail)


def _gone(asked: Filter) -> Value:
    return Value(asked, _tr("Not there any more"), icon_of(asked.facet))


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
