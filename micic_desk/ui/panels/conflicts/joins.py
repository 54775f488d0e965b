"""What people disagree about in joins: which line is printed, and whether two are the same."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from micic_desk.domain.links import Group, Links
from micic_desk.domain.notebook import Notebook
from micic_desk.domain.people import called
from micic_desk.ui.panels.conflicts.question import Question, Side, Sort


def join_questions(notebook: Notebook, inside: Collection[str] | None) -> list[Question]:
    """The open ones among these entities, or everywhere."""
    found: list[Question] = []
    for group in Links(notebook).groups():
        if inside is not None and not any(one in inside for one in group.members):
            continue
        if len(group.claimed) > 1:
            found.append(_rivals(notebook, group))
        found.extend(_dispute(notebook, group, pair) for pair in group.disputed)
    return sorted(found, key=_place)


def _rivals(notebook: Notebook, group: Group) -> Question:
    sides = tuple(_line(notebook, one) for one in group.claimed)
    return Question(
        group.main, "main", _tr("Which one is printed"), sides[0].words, sides, Sort.MAIN
    )


def _dispute(notebook: Notebook, group: Group, pair: frozenset[str]) -> Question:
    first, second = (one for one in group.members if one in pair)
    about = f"{_words(notebook, first)} | {_words(notebook, second)}"
    same = Side(_tr("They are the same"), [group.main, first, second], "", None, "")
    apart = Side(_tr("They are not the same"), [first, second], "", None, "")
    return Question(first, "same", _tr("The same, or not"), about, (same, apart), Sort.SAME)


def _line(notebook: Notebook, one: str) -> Side:
    author = notebook.get(notebook[one].text("author"))
    who = called(author) if author is not None else ""
    return Side(_words(notebook, one), one, who, author.id if author is not None else None, "")


def _words(notebook: Notebook, one: str) -> str:
    entity = notebook[one]
    said = entity.text("text") or entity.text("title") or called(entity)
    return " ".join(said.split())


def _place(question: Question) -> tuple[str, str]:
    return question.entity, question.field


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflicts", text)
