"""Sentences a user reads: kept whole with their facts apart, so that every one can be translated.

The text is English and is its own key in the translation tables; the command line prints
it as it is, the window translates it and then fills in the facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """One translatable sentence with ``{named}`` places and the facts that fill them."""

    text: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in English, facts filled in."""
        return self.text.format(**self.facts)


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to the user, not a programmer's error
    """The world said no: a file, key, text or disk that cannot be used as asked.

    ``code`` is stable and safe to log; ``sentence`` says what is wrong and what to do.
    Nothing is half done when a refusal is raised.
    """

    def __init__(self, code: str, text: str, **facts: object) -> None:
        """Make a refusal with a stable code and one sentence of English with its facts."""
        super().__init__(code)
        self.code = code
        self.sentence = Sentence(text, facts)

    def __str__(self) -> str:
        """The sentence in English, facts filled in."""
        return str(self.sentence)
