"""Abbreviations in the line: expanded in sight, taken back by one key, kept as they were typed."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Slot

from micic_desk.app.abbreviations import Abbreviations
from micic_desk.domain.grammar import Directive, Said
from micic_desk.domain.grammar.abbreviating import ENDS, LINKS, Expansion, expansion_at
from micic_desk.domain.kinds import ItemKind
from micic_desk.ui.bridge.bridge import Bridge
from micic_desk.ui.panels.capture.typed import TypedLine


@dataclass(frozen=True, slots=True)
class _Fresh:
    """The expansion that one key takes back, and the line right after it."""

    one: Expansion
    sign: str
    words: str
    place: int


class Abbreviating(QObject):
    """Watches the signs typed into a line."""

    def __init__(self, bridge: Bridge, typed: TypedLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known = Abbreviations(bridge.desk)
        self._typed = typed
        self._field = typed.field
        self._standing: list[Expansion] = []
        self._seen = ""
        self._fresh: _Fresh | None = None
        self._reached = False
        self._declined: set[tuple[int, str]] = set()
        typed.field.watch_signs(self._before_sign, self._take_back)
        typed.field.textChanged.connect(self._follow)

    def finish(self) -> None:
        """Expand the last word: the line is about to be taken."""
        self._expand("\n")

    def as_typed(self) -> str:
        """The raw line with every abbreviation as it was typed; empty where there is none."""
        if not self._standing:
            return ""
        raw, shift = self._typed.raw(), self._typed.depth
        for one in sorted(self._standing, key=_start, reverse=True):
            start = one.start + shift
            raw = raw[:start] + one.short + raw[start + len(one.words) :]
        return raw

    def _before_sign(self, sign: str) -> None:
        """See a sign before it is in the line."""
        fresh = self._fresh
        if fresh is not None and fresh.sign in LINKS and sign.isalnum() and self._is_fresh():
            # A letter right after the point: it was an address, and no word.
            self._take_back(Qt.Key.Key_Backspace)
        elif sign in ENDS:
            self._expand(sign)

    def _expand(self, sign: str) -> None:
        field = self._field
        if field.textCursor().hasSelection():
            return
        before = field.before_cursor()
        if field.words()[len(before) : len(before) + 1].isalnum():
            return
        one = expansion_at(before, self.known.known())
        if one is None or (one.start, one.short) in self._declined or self._is_verbatim(one, sign):
            return
        field.replace_before_cursor(len(one.short), one.words)
        self._standing.append(one)
        place, words = one.start + len(one.words), field.words()
        after = words[:place] + sign + words[place:]
        self._fresh, self._reached = _Fresh(one, sign, after, place + 1), False

    def _is_verbatim(self, one: Expansion, sign: str) -> bool:
        """Whether the line keeps its letters: a quotation, a correction, a speaker's name."""
        line = self._typed.understood()
        kind = self._typed.kind or line.kind
        if kind is ItemKind.QUOTATION or line.directive is Directive.MEND:
            return True
        if self._field.words().lstrip().startswith("s/"):
            return True
        return sign == ":" and self._typed.would_mean(f"{one.short}: x").said is Said.KNOWN

    def _is_fresh(self) -> bool:
        fresh = self._fresh
        field = self._field
        if fresh is None or field.textCursor().hasSelection() or field.place() != fresh.place:
            return False
        return field.words() == fresh.words

    def _take_back(self, key: Qt.Key) -> bool:
        """Take the expansion back, right after it was made; False where there is none."""
        del key
        fresh = self._fresh
        if fresh is None or not self._is_fresh():
            return False
        one, end = fresh.one, fresh.one.start + len(fresh.one.words)
        self._fresh = None
        self._declined.add((one.start, one.short))
        self._field.replace(one.start, end, one.short)
        return True

    @Slot()
    def _follow(self) -> None:
        """Know where the expansions stand after a change; one that was changed stands no more."""
        words = self._field.words()
        seen, self._seen = self._seen, words
        if not words:
            self._declined.clear()
        if self._fresh is not None:
            if self._reached and words != self._fresh.words:
                self._fresh = None
            else:
                self._reached = words == self._fresh.words
        if not self._standing or words == seen:
            return
        start = _common(seen, words)
        rest = min(_common(seen[::-1], words[::-1]), len(seen) - start, len(words) - start)
        end, grown = len(seen) - rest, len(words) - len(seen)
        self._standing = [
            one if one.start + len(one.words) <= start else replace(one, start=one.start + grown)
            for one in self._standing
            if one.start + len(one.words) <= start or one.start >= end
        ]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def _start(one: Expansion) -> int:
    return one.start
