"""Two people changed one sentence: what it would be if both were right.

A three-way merge at word level, which proposes and never applies. Merging by characters
invents words that nobody wrote; here every word of a proposal was written by one of the two,
and where their changes overlap or touch there is no proposal.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from micic_desk.merge.signs import WORD, Discrepancy, discrepancies

_TOKEN = re.compile(rf"(\s*)({WORD.pattern}|[^\w\s])")
MOST_WORDS = 2000
"""Beyond so many words in one text the comparison would be felt, and nobody would check it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that hold what both changed.

    ``careful`` are figures, negations, modals, names and instruments in which the two texts
    differ: while there is any, the proposal must not be chosen before a person has looked.
    """

    text: str
    careful: tuple[Discrepancy, ...]

    @property
    def may_be_chosen(self) -> bool:
        """Whether the proposal may stand as the answer that Enter takes."""
        return not self.careful


@dataclass(frozen=True, slots=True)
class _Token:
    """One word or sign, and the space that its writer put before it."""

    space: str
    word: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """The base's tokens from ``start`` to ``end`` replaced by others."""

    start: int
    end: int
    tokens: tuple[_Token, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(one.word for one in self.tokens)

    def same_as(self, other: "_Edit") -> bool:
        return (self.start, self.end, self.words) == (other.start, other.end, other.words)


def propose(
    base: str, mine: str, theirs: str, names: Collection[str] = frozenset()
) -> Proposal | None:
    """What both versions of a text say together; None where their changes touch.

    ``base`` is the version both writers saw. Spaces are those of whoever wrote the word.
    """
    text = _merged(base, mine, theirs)
    if text is None:
        return None
    return Proposal(text, discrepancies(mine, theirs, names))


def _merged(base: str, mine: str, theirs: str) -> str | None:
    if theirs in {mine, base}:
        return mine
    if mine == base:
        return theirs
    old = _tokens(base)
    if max(len(old), len(_tokens(mine)), len(_tokens(theirs))) > MOST_WORDS:
        return None
    ours, others = _edits(old, _tokens(mine)), _edits(old, _tokens(theirs))
    for one in ours:
        for other in others:
            if not one.same_as(other) and not _apart(old, one, other):
                return None
    wanted = [*ours, *(one for one in others if not any(one.same_as(each) for each in ours))]
    found: list[_Token] = []
    position = 0
    for edit in sorted(wanted, key=_start):
        found.extend(old[position : edit.start])
        found.extend(edit.tokens)
        position = edit.end
    found.extend(old[position:])
    return f"{_head(mine)}{_joined(found)}{_tail(mine) or _tail(theirs)}"


def _head(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _tail(text: str) -> str:
    return text[len(text.rstrip()) :] if text.strip() else ""


def _start(edit: _Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _tokens(text: str) -> list[_Token]:
    return [_Token(space, word) for space, word in _TOKEN.findall(text)]


def _edits(old: Sequence[_Token], new: Sequence[_Token]) -> list[_Edit]:
    matcher = SequenceMatcher(
        None, [one.word for one in old], [one.word for one in new], autojunk=False
    )
    return [
        _Edit(start, end, tuple(new[first:last]))
        for tag, start, end, first, last in matcher.get_opcodes()
        if tag != "equal"
    ]


def _apart(old: Sequence[_Token], one: _Edit, other: _Edit) -> bool:
    """Whether at least one word that both left alone stands between two changes."""
    first, second = sorted((one, other), key=_start)
    between = old[first.end : second.start]
    return any(WORD.fullmatch(token.word) for token in between)


def _joined(tokens: Sequence[_Token]) -> str:
    """The tokens as one text; words that came to stand side by side get a space."""
    found: list[str] = []
    for token in tokens:
        space = token.space
        if not found:
            space = ""
        elif not space and WORD.match(token.word) and WORD.fullmatch(found[-1].strip()):
            space = " "
        found.append(space + token.word)
    return "".join(found)
