"""The live grammar: what a rapporteur means by a line typed at the speed of speech.

A mark at the start gives the kind, Tab or two spaces give the depth, ``@code`` or a known
``Name:`` gives the speaker, in any order. Everything else is text and stays as it is. Nothing
typed is lost: ``CapturedLine.raw`` is the line as it was typed. Text that comes from outside
goes through ``domain.text.clean_text`` first.
"""

from micic_desk.domain.grammar.captured import CapturedLine, Directive, Part, Said, Span
from micic_desk.domain.grammar.pasting import understand_many
from micic_desk.domain.grammar.reading import understand
from micic_desk.domain.grammar.rules import RULES, Rule

__all__ = [
    "RULES",
    "CapturedLine",
    "Directive",
    "Part",
    "Rule",
    "Said",
    "Span",
    "understand",
    "understand_many",
]
