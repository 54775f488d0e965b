"""The question: words and filters, shared by the field, the hits under it and the sheet."""

from PySide6.QtCore import QObject, Signal

from micic_desk.app.finding import Filter, Question


class Asking(QObject):
    """What is looked for now; ``changed`` when it is something else."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.question = Question()

    def say(self, words: str) -> None:
        """Look for other words."""
        self.ask(Question(words, self.question.filters))

    def add(self, one: Filter, words: str | None = None) -> None:
        """Look only for what passes one filter more; ``words`` are what stays in the field."""
        kept = self.question.words if words is None else words
        others = tuple(each for each in self.question.filters if each != one)
        self.ask(Question(kept, (*others, one)))

    def drop(self, one: Filter) -> None:
        """Do without a filter."""
        kept = tuple(each for each in self.question.filters if each != one)
        self.ask(Question(self.question.words, kept))

    def turn(self, one: Filter) -> None:
        """Add a filter, or do without it where it is there."""
        if one in self.question.filters:
            self.drop(one)
        else:
            self.add(one)

    def clear(self) -> None:
        """Do without any filter."""
        self.ask(Question(self.question.words))

    def ask(self, question: Question) -> None:
        """Look for something else altogether."""
        if question != self.question:
            self.question = question
            self.changed.emit()
