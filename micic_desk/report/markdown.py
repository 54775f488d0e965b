"""The report as Markdown: canonical where it was captured live, as it was where it was imported.

A block's layout says how its source wrote it; what the text says always wins. So an unchanged
import is the same file again, byte for byte, and a changed one keeps the rest of its form.
"""

import codecs
import re
from collections.abc import Mapping

from micic_desk.domain.grammar.markdown import is_bold
from micic_desk.report import markdown_layout as layouts
from micic_desk.report.blocks import Block, BlockRole, OtherVersion, Plan
from micic_desk.report.markdown_forms import (
    is_code_block,
    is_settings,
    protected,
    protected_behind_mark,
    protected_heading,
    protected_in_item,
    protected_in_quotation,
)

_HEADINGS: Mapping[BlockRole, int] = {
    BlockRole.PART_TITLE: 1,
    BlockRole.HEADING: 2,
    BlockRole.KEY_POINT: 2,
}
_NUMBER = re.compile(r"\d{1,3}[.)]|[a-z]\)", re.ASCII)
_STEP = 2
_TAB = 4


def write_markdown(plan: Plan) -> str:
    """The whole report as Markdown text, with the line endings it is to have in its file."""
    return _Writer(plan).write()


def encode_markdown(plan: Plan) -> bytes:
    """The whole report as the bytes of a file: UTF-8, with a byte order mark if it had one.

    A lone surrogate cannot stand in a file; its number is written instead, visibly.
    """
    data = write_markdown(plan).encode("utf-8", "backslashreplace")
    return codecs.BOM_UTF8 + data if layouts.switch(plan.layout, "bom", default=False) else data


class _Writer:
    """Writes the blocks of one plan, in order."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._newline = layouts.sign(plan.layout, "newline") or "\n"
        self._out: list[str] = []
        self._above = ""
        self._indents: list[str] = []
        self._speaker = ""

    def write(self) -> str:
        """The text of all blocks."""
        blocks = [block for block in self._plan.blocks if not _is_empty(block)]
        for at, block in enumerate(blocks):
            if block.role is BlockRole.TITLE_LINE:
                follows = at + 1 < len(blocks) and blocks[at + 1].role is BlockRole.TITLE_LINE
                self._title_line(block, last=not follows)
            elif block.role in _HEADINGS:
                self._heading(block)
            else:
                self._item(block)
            for other in block.other_versions:
                self._other_version(block, other)
        for line in layouts.lines(self._plan.layout, "after") or ():
            self._line(line)
        if not layouts.switch(self._plan.layout, "final_newline", default=True) and self._out:
            self._out[-1] = self._out[-1].rstrip("\r\n")
        return "".join(self._out)

    def _line(self, text: str, end: str = "") -> None:
        """One line of the file; ``end`` may bring a line ending of its own."""
        ended = end.endswith(("\r", "\n")) or text.endswith(("\r", "\n"))
        self._out.append(text + end + ("" if ended else self._newline))

    def _before(self, block: Block, here: str) -> None:
        """The lines between the block above and this one."""
        wanted = layouts.lines(block.layout, "before")
        if wanted is None:
            tight = not self._above or (self._above == here and here in ("title", "list"))
            wanted = [] if tight else [""]
        for line in wanted:
            self._line(line)
        self._above = here

    def _title_line(self, block: Block, *, last: bool) -> None:
        self._before(block, "title")
        text = _one_line(block.text)
        hashes = layouts.count(block.layout, "hashes", 0, 6)
        bold = layouts.switch(block.layout, "bold", default=True) and is_bold(f"**{text}**")
        end = layouts.sign(block.layout, "end")
        if end is None:
            end = "" if last or hashes or not bold else "  "
        self._headline(block, f"**{text}**" if bold else text, hashes, end)

    def _heading(self, block: Block) -> None:
        self._before(block, "other")
        self._indents, self._speaker = [], ""
        hashes = layouts.count(block.layout, "hashes", _HEADINGS[block.role], 6)
        bold = layouts.switch(block.layout, "bold", default=True)
        text = _one_line(block.text)
        number = f"{block.number}{layouts.gaps(block.layout)[0]}" if block.number else ""
        bold = bold and is_bold(f"**{number}{text}**")
        if not number:
            text = protected_heading(text, plain=hashes > 0 and not bold)
        text = f"**{number}{text}**" if bold else number + text
        self._headline(block, text, hashes, layouts.sign(block.layout, "end") or "")

    def _headline(self, block: Block, text: str, hashes: int, end: str) -> None:
        gap = layouts.sign(block.layout, "gap")
        if gap is None or (not gap and hashes == 1):
            gap = " "
        lead = "#" * hashes + gap if hashes else ""
        indent = layouts.sign(block.layout, "indent") or ""
        close = layouts.sign(block.layout, "close") or ""
        bare = text.rstrip("#")
        if hashes and not close and bare != text and bare.endswith((" ", "\t")):
            close = " #"
        self._line(f"{indent}{lead}{text}{close}", end)
        if underline := layouts.sign(block.layout, "underline"):
            self._line(underline)

    def _item(self, block: Block) -> None:
        bullet = self._bullet(block)
        bold_first = self._above in ("", "title") and not block.level
        self._before(block, "list" if bullet else "other")
        indent = self._indent(block, bulleted=bool(bullet))
        gap = (layouts.sign(block.layout, "gap") or " ") if bullet else ""
        lead = f"{indent}{bullet}{gap}"
        signs, text = self._signs(block, bullet), _normal(block.text).lstrip(" \t").rstrip(" \t\n")
        self._speaker = block.speaker
        further = " " * len(lead) if bullet else indent
        lines, glue = _physical_lines(text, block.layout, further)
        verbatim = not signs and (
            is_code_block(lines) or (is_settings(lines) and not self._out and not lead)
        )
        if verbatim:
            glue = [(before.lstrip("\\"), "") for before, _ in glue]
        else:
            hard = ["\\" * before.startswith("\\") for before, _ in glue]
            lines = [text + sign for text, sign in zip(lines, [*hard, ""], strict=True)]
            glue = [(before.removeprefix("\\"), after) for before, after in glue]
            lines = _protected_lines(block, lines, bullet + gap, signs, bold_first=bold_first)
        self._lines(lead + signs, lines, glue, layouts.sign(block.layout, "end") or "")

    def _lines(self, lead: str, lines: list[str], glue: list[tuple[str, str]], end: str) -> None:
        for text, (before, after) in zip(lines, glue, strict=False):
            self._line(lead + text, before)
            lead = after
        self._line(lead + lines[-1], end)

    def _bullet(self, block: Block) -> str:
        """The bullet in front of an item; an item's number stands in its mark."""
        if not block.level:
            return ""
        kept = layouts.sign(block.layout, "bullet")
        if _is_number(block.mark) and kept != "":
            return block.mark
        return "-" if kept is None else kept

    def _indent(self, block: Block, *, bulleted: bool) -> str:
        """White space that puts a block at its level among those above it."""
        kept = layouts.sign(block.layout, "indent")
        if not block.level:
            indent = "" if kept is None or self._open_under(kept) else kept
            self._indents = []
            return indent
        depth = min(block.level, len(self._indents) + 1)
        floor = _column(self._indents[depth - 2]) if depth > 1 else -1
        ceiling = _column(self._indents[depth - 1]) if depth <= len(self._indents) else None
        canonical = " " * (_STEP * (block.level - 1))
        indent = " " * (floor + _STEP) if ceiling is None else self._indents[depth - 1]
        for wanted in (canonical, kept):
            reach = -1 if wanted is None else _column(wanted)
            if wanted is not None and floor < reach and (ceiling is None or reach <= ceiling):
                indent = wanted
        self._indents = (
            [*self._indents[: depth - 1], indent] if bulleted else self._open_under(indent)
        )
        return indent

    def _open_under(self, indent: str) -> list[str]:
        """The open list levels that a line with this indentation leaves open."""
        reach = _column(indent)
        return [level for level in self._indents if _column(level) < reach]

    def _signs(self, block: Block, bullet: str) -> str:
        """What stands between the bullet and the text: quotation sign, mark, label, speaker."""
        first, second = layouts.gaps(block.layout)
        signs = ""
        if block.role is BlockRole.QUOTATION:
            signs = layouts.sign(block.layout, "quote") or "> "
        if block.mark and block.mark != bullet:
            signs += block.mark + first
        if block.label:
            signs += block.label + second
        if not block.speaker:
            return signs
        setting = layouts.sign(block.layout, "speaker") or ""
        if setting in ("...", "…"):
            if block.speaker == self._speaker:
                return signs + setting + second
            setting = ""
        inside = setting.startswith(":")
        emphasis = setting.lstrip(":")
        name = f"{block.speaker}:{emphasis}" if inside else f"{block.speaker}{emphasis}:"
        return f"{signs}{emphasis}{name}{second}"

    def _other_version(self, block: Block, other: OtherVersion) -> None:
        """A version that lost for the moment: printed under the one shown, never left out."""
        by = f" ({other.initials})" if other.initials else ""
        text = f"Other version{by}: {other.text}"
        self._item(Block(role=BlockRole.POINT, text=text, level=block.level + 1))


def _physical_lines(
    text: str, layout: Mapping[str, object], further: str
) -> tuple[list[str], list[tuple[str, str]]]:
    """A text cut where its lines end in the file, and what goes around each line ending."""
    kept = layouts.breaks(layout)
    ends = {at for at, sign in enumerate(text) if sign == "\n"} if "\n" in text else set()
    ends |= {at for at in kept if 0 < at < len(text) - 1 and text[at] in " \n"}
    lines, glue, start = [], [], 0
    for at in sorted(ends):
        lines.append(text[start:at])
        glue.append(kept.get(at, ("\\", further)))
        start = at + 1
    return [*lines, text[start:]], glue


def _protected_lines(
    block: Block, lines: list[str], bullet: str, signs: str, *, bold_first: bool
) -> list[str]:
    """The lines of a text, each kept from being read as structure."""
    first, *rest = lines
    if not layouts.switch(block.layout, "raw", default=False):
        if not signs:
            first = protected_in_item(first, bullet) if bullet else protected(first)
            if bold_first and not rest and is_bold(first.lstrip("\\")):
                first = "\\" + first
        elif block.role is BlockRole.QUOTATION and not (block.label or block.speaker):
            first = protected_in_quotation(first)
        elif not (block.label or block.speaker):
            first = protected_behind_mark(first)
    return [first, *(_further(line) for line in rest)]


def _further(line: str) -> str:
    body = line.lstrip(" \t")
    return line[: len(line) - len(body)] + protected(body)


def _is_empty(block: Block) -> bool:
    words = (block.text, block.label, block.number, block.speaker, block.mark)
    return not any(word.strip(" \t\r\n") for word in words) and not block.other_versions


def _is_number(mark: str) -> bool:
    return bool(_NUMBER.fullmatch(mark))


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _one_line(text: str) -> str:
    return " ".join(_normal(text).split("\n")).strip(" \t")


def _column(indent: str) -> int:
    return len(indent.expandtabs(_TAB))
