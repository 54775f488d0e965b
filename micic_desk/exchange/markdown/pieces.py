"""Lines into pieces: one piece for each heading, bullet, paragraph line and code block.

Only syntax is decided here, in one pass without recursion; what a piece means comes later.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from micic_desk.domain.grammar.markdown import BULLET, FENCE, HEADING, RULE, closes_fence
from micic_desk.exchange.markdown.forms import begins_block, nests, unescaped
from micic_desk.exchange.markdown.lines import Line, column


class Form(Enum):
    """How a piece is written."""

    HEADING = auto()
    BULLET = auto()
    TEXT = auto()
    FENCE = auto()
    SETTINGS = auto()


@dataclass(slots=True)
class Piece:
    """One element as it was written. ``body`` is its text, not yet taken apart.

    ``plain``: a backslash says that it does not begin with a mark; ``raw``: it looks like
    structure and is none; ``verbatim``: a code block or settings, kept line by line.
    """

    number: int
    form: Form
    body: str
    before: list[str] = field(default_factory=list)
    indent: str = ""
    bullet: str = ""
    gap: str = " "
    end: str = ""
    hashes: int = 0
    underline: str = ""
    breaks: list[list[object]] = field(default_factory=list)
    level: int = 0
    parent: int | None = None
    raw: bool = False
    plain: bool = False
    verbatim: bool = False

    more: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """Put text behind the body; ``settle`` joins it, so that many lines cost no more."""
        self.length = (self.length or len(self.body)) + len(text)
        self.more.append(text)

    def cut(self) -> None:
        """Take the last character off."""
        self.length = (self.length or len(self.body)) - 1
        if self.more:
            self.more[-1] = self.more[-1][:-1]
        else:
            self.body = self.body[:-1]

    def settle(self) -> None:
        """Make one body of all that was added."""
        if self.more:
            self.body, self.more, self.length = self.body + "".join(self.more), [], 0

    @property
    def last_sign(self) -> str:
        """The last character so far."""
        return (self.more[-1] if self.more else self.body)[-1:]

    @property
    def head(self) -> str:
        """The first line as it stood in the file: only there a mark or a label can stand."""
        stop = self.body.find("\n")
        first = stop if stop >= 0 else len(self.body)
        for offset, before, _ in self.breaks[:1]:
            if isinstance(offset, int) and offset <= first:
                return self.body[:offset] + ("\\" if str(before).startswith("\\") else "")
        return self.body[:first] + ("\\" if first == stop else "")

    @property
    def content_indent(self) -> str:
        """The canonical white space in front of a further line of this piece."""
        return " " * len(f"{self.indent}{self.bullet}{self.gap}") if self.bullet else self.indent


class Scanner:
    """Cuts lines into pieces. Use ``scan``."""

    def __init__(self, lines: Sequence[Line], *, hashes: bool = True) -> None:
        """Take the lines; ``hashes`` false: plain text, where ``#`` and fences mean nothing."""
        self._lines = lines
        self._markdown = hashes
        self._at = 0
        self._pending: list[str] = []
        self._open: list[tuple[int, int]] = []
        self._reach = self._closers()
        self.pieces: list[Piece] = []

    def scan(self) -> tuple[list[Piece], list[str]]:
        """The pieces, and the lines behind the last of them."""
        self._settings()
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if not line.body:
                self._pending.append(line.text + line.odd)
            elif RULE.match(line.body):
                self._rule(line)
            elif not self._continues(line):
                self._begin(line)
        for piece in self.pieces:
            piece.settle()
        return self.pieces, self._pending

    def _closers(self) -> list[tuple[int, int]]:
        """For each line, the longest closing fence of backticks and of tildes from there on.

        A stray opening fence is known by it at once, so that many of them cost no more.
        """
        reach = [(0, 0)] * (len(self._lines) + 1)
        for at in range(len(self._lines) - 1, -1, -1):
            body = self._lines[at].body
            ticks, tildes = reach[at + 1]
            if body.startswith("```") and not body.strip("`"):
                ticks = max(ticks, len(body))
            elif body.startswith("~~~") and not body.strip("~"):
                tildes = max(tildes, len(body))
            reach[at] = (ticks, tildes)
        return reach

    def _settings(self) -> None:
        """Take the settings between two ``---`` lines at the very top as one piece."""
        if not (self._markdown and self._lines and self._lines[0].text == "---"):
            return
        for at, line in enumerate(self._lines[1:], 1):
            if line.text == "---":
                piece = Piece(1, Form.SETTINGS, "---")
                self._take_verbatim(piece, self._lines[0], at)
                self.pieces.append(piece)
                return

    def _take_verbatim(self, piece: Piece, first: Line, last: int) -> None:
        """Add the lines up to index ``last`` to a piece as they are."""
        parts = [piece.body + first.text[len(first.text.rstrip(" \t")) :]]
        length, previous = len(parts[0]), first
        start = first.number
        for line in self._lines[start : last + 1]:
            if previous.odd:
                piece.breaks.append([length, previous.odd, ""])
            text = line.text if line.number - 1 < last else line.text.rstrip(" \t")
            parts.append(text)
            length += 1 + len(text)
            previous = line
        piece.body = "\n".join(parts)
        piece.verbatim = True
        piece.end = self._lines[last].end
        self._at = last + 1

    def _rule(self, line: Line) -> None:
        """A line of dashes underlines the paragraph line above it, or is a rule between blocks."""
        above = self.pieces[-1] if self.pieces else None
        alone = above and (above.before or len(self.pieces) == 1)
        if (
            above
            and alone
            and not self._pending
            and above.form is Form.TEXT
            and not (above.breaks or above.level or above.raw or above.plain or above.more)
            and line.body[0] in "-="
            and not begins_block(above.body)
        ):
            above.form = Form.HEADING
            above.underline = line.text + line.odd
            self._open.clear()
            return
        self._pending.append(line.text + line.odd)

    def _continues(self, line: Line) -> bool:
        """Join a further line of the piece above: after a backslash, or indented in a list."""
        above = self.pieces[-1] if self.pieces else None
        if above is None or self._pending or above.form not in (Form.BULLET, Form.TEXT):
            return False
        if above.verbatim or begins_block(line.body):
            return False
        hard = above.last_sign == "\\" and not above.end.strip("\r\n")
        wrapped = above.form is Form.BULLET and column(line.indent) > column(above.indent)
        if not (hard or wrapped):
            return False
        self._join(above, line, hard=hard)
        return True

    def _join(self, above: Piece, line: Line, *, hard: bool) -> None:
        canonical = above.content_indent
        spaced = above.form is Form.BULLET and "  " in above.end
        indent, body, sign = line.indent, line.body, "\n" if hard or spaced else " "
        if hard and line.text.startswith(canonical):
            indent, body = canonical, line.text[len(canonical) :].rstrip(" \t")
        before = "\\" + above.end if hard else above.end
        if hard:
            above.cut()
        if not hard or before != "\\" or indent != canonical:
            above.breaks.append([above.length or len(above.body), before, indent])
        above.add(sign + unescaped_line(body))
        above.end = line.end

    def _begin(self, line: Line) -> None:
        """Begin a piece with a line."""
        body = line.body
        before, self._pending = self._pending, []
        piece = Piece(line.number, Form.TEXT, body, before, line.indent, end=line.end)
        if self._markdown and (found := HEADING.match(body)):
            piece.form = Form.HEADING
            piece.hashes = len(found[1] or found[3])
            piece.gap, piece.body = found[2] or "", body[found.end() :]
            self._open.clear()
        else:
            if found := BULLET.match(body):
                piece.form, piece.bullet, piece.gap = Form.BULLET, found[1], found[2]
                piece.body = body[found.end() :]
            self._place(piece)
            self._fence(piece, line)
            if not piece.verbatim and self._markdown:
                bare = unescaped(piece.body, piece.bullet and piece.bullet + piece.gap)
                piece.plain, piece.body = bare != piece.body, bare
                if piece.bullet and not piece.plain and nests(bare):
                    piece.raw = True
        self.pieces.append(piece)

    def _place(self, piece: Piece) -> None:
        """Find the list item a piece stands under, by indentation."""
        reach = column(piece.indent)
        while self._open and self._open[-1][0] >= reach:
            self._open.pop()
        piece.parent = self._open[-1][1] if self._open else None
        if piece.form is Form.BULLET:
            piece.level = len(self._open) + 1
            self._open.append((reach, piece.number))
        else:
            piece.level = len(self._open) + 1 if self._open else 0

    def _fence(self, piece: Piece, line: Line) -> None:
        """Take a whole code block as one piece; a fence that is never closed is only text."""
        found = FENCE.match(piece.body) if self._markdown else None
        if not found:
            return
        opener = found[0]
        if len(opener) > self._reach[self._at][opener[0] == "~"]:
            piece.raw = True
            return
        at = self._at
        while not closes_fence(self._lines[at].body, opener):
            at += 1
        if piece.form is Form.TEXT:
            piece.form = Form.FENCE
        self._take_verbatim(piece, line, at)


def unescaped_line(body: str) -> str:
    """A further line of a piece without the backslash that kept it from beginning a block."""
    lead = body[: len(body) - len(body.lstrip(" \t"))]
    return lead + unescaped(body[len(lead) :])
