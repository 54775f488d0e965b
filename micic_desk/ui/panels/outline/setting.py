"""How one line is set into a row: indent, fold triangle, mark, wrapped text, chips."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from micic_desk.domain.agreeing import Agreement
from micic_desk.domain.kinds import EntityKind, ItemKind
from micic_desk.domain.people import UNKNOWN_SPEAKER
from micic_desk.ui.models.joining import notes_words
from micic_desk.ui.models.line import Line
from micic_desk.ui.models.manner import Manner
from micic_desk.ui.theme.icons import Icon
from micic_desk.ui.theme.look import Look
from micic_desk.ui.theme.metrics import Step
from micic_desk.ui.theme.roles import Tint
from micic_desk.ui.widgets.reading import reads_right_to_left
from micic_desk.ui.widgets.strokes import chip_size

SIDE = 10
STEP = 22
FOLD = 20
GAP = 6
TEXT_TOP = 5
CHIP_MOST = 150
MOST_DAYS = 2
KEPT = 600
"""Set rows kept for painting them again; a screen shows well under a hundred."""

LINE_SEPARATOR = "\u2028"
_NEW_LINES = str.maketrans({"\n": LINE_SEPARATOR, "\r": LINE_SEPARATOR, "\u2029": LINE_SEPARATOR})


@dataclass(frozen=True, slots=True)
class ChipFace:
    """One chip of a row."""

    text: str
    tint: Tint
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class SetRow:
    """A line set for one width; all places count from the row's own corner."""

    height: int
    body: QRect
    guides: tuple[int, ...]
    fold: QRect
    mark: QRect
    words: QRect
    text: QTextLayout
    chips: tuple[tuple[QRect, ChipFace], ...]
    right_to_left: bool


class Setter:
    """Sets lines for one look, and keeps what it has set."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._kept: OrderedDict[tuple[object, ...], SetRow] = OrderedDict()
        self._heights: dict[str, tuple[Line, tuple[object, ...], int]] = {}
        self.my_initials = False

    def forget(self) -> None:
        """Drop what was set, because the look has changed."""
        self._kept.clear()
        self._heights.clear()

    def height(self, line: Line, width: int, direction: Qt.LayoutDirection) -> int:
        """How high the row of a line is; asked of every row on screen at every change."""
        known, how = self._heights.get(line.id), (width, direction, self.my_initials)
        if known is not None and known[0] is line and known[1] == how:
            return known[2]
        height = self.set(line, width, direction).height
        if len(self._heights) > KEPT:
            self._heights.clear()
        self._heights[line.id] = (line, how, height)
        return height

    def set(self, line: Line, width: int, direction: Qt.LayoutDirection) -> SetRow:
        """The row of a line at a width in pixels."""
        key = (line, width, direction, self.my_initials)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._set(line, width, direction)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def font(self, line: Line) -> QFont:
        """The type of a line."""
        if line.entity == EntityKind.SECTION:
            return self._look.font(Step.LEAD, QFont.Weight.DemiBold)
        if line.entity == EntityKind.PART:
            return self._look.font(Step.CAPTION, QFont.Weight.DemiBold)
        return self._look.font()

    def indent(self, depth: int, width: int) -> int:
        """Where a line of a depth begins; very deep lines keep half of the width for words."""
        return min(self._look.px(STEP) * depth, width // 2)

    def level_at(self, start: int) -> int:
        """The depth a line dropped ``start`` pixels from the leading edge asks for."""
        return max(0, (start - self._look.px(SIDE)) // self._look.px(STEP))

    def _set(self, line: Line, width: int, direction: Qt.LayoutDirection) -> SetRow:
        px = self._look.px
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        right_to_left = _turns(line, mirrored=mirrored)
        metrics = QFontMetrics(self.font(line))
        pad = px(GAP) if _stands_out(line) else 0
        top = px(TEXT_TOP) + pad // 2
        start = px(SIDE) + self.indent(line.depth, width)
        body = QRect(start + px(FOLD), 0, max(width - start - px(FOLD) - px(SIDE), 1), 0)
        side = 0 if line.is_heading else metrics.height()
        faces = self._faces(line)
        sizes = [self._chip(face) for face in faces]
        taken = sum(one.width() + px(GAP) for one in sizes)
        below = bool(faces) and taken > body.width() * 2 // 5
        begin = pad + (side + px(GAP) if side else 0)
        room = max(body.width() - begin - pad - (0 if below else taken), px(40))
        text = self._text(line, room, right_to_left=right_to_left)
        tall = int(text.boundingRect().height() + 0.99)
        words = QRect(body.left() + begin, top, room, tall)
        height = top + tall + top + (self._chip_height() + px(4) if below else 0)
        body.setHeight(height)
        inside = body.adjusted(0, 0, -pad, 0)
        chips = self._chips(faces, sizes, words, inside, metrics.height(), below=below)
        # Marks and chips stand where the window has them, so that depth and kind can be seen
        # down the page; only the words are set from the side they are read from.
        mark = QRect(body.left() + pad, top, side, metrics.height())
        fold = QRect(start, top, px(FOLD), metrics.height())
        whole = QRect(0, 0, width, height)
        flip = [self._turned(one, whole, turn=mirrored) for one in (body, fold, mark, words)]
        return SetRow(
            height=height,
            body=flip[0],
            guides=self._guides(line.depth, width, mirrored=mirrored),
            fold=flip[1],
            mark=flip[2],
            words=flip[3],
            text=text,
            chips=tuple((self._turned(box, whole, turn=mirrored), face) for box, face in chips),
            right_to_left=right_to_left,
        )

    def _guides(self, depth: int, width: int, *, mirrored: bool) -> tuple[int, ...]:
        """The lines that lead down from the triangles of everything above a line."""
        middle = self._look.px(SIDE) + self._look.px(FOLD) // 2
        found = [middle + self.indent(one, width) for one in range(depth)]
        return tuple(width - one if mirrored else one for one in found)

    def _turned(self, box: QRect, around: QRect, *, turn: bool) -> QRect:
        if not turn:
            return box
        left = around.left() + around.right() - box.right()
        return QRect(left, box.top(), box.width(), box.height())

    def _text(self, line: Line, room: int, *, right_to_left: bool) -> QTextLayout:
        head = " ".join(one for one in (line.number, line.label) if one)
        said = f"{head} {line.text}" if head else line.text
        layout = QTextLayout(said.translate(_NEW_LINES), self.font(line))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        edge = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if line.label:
            bold = QTextLayout.FormatRange()
            style = QTextCharFormat()
            style.setFontWeight(QFont.Weight.DemiBold)
            bold.format, bold.start, bold.length = style, 0, _utf16(head)
            layout.setFormats([bold])
        _wrap(layout, room)
        return layout

    def _faces(self, line: Line) -> list[ChipFace]:
        faces = []
        if line.conflicts:
            many = str(line.conflicts) if line.conflicts > 1 else ""
            faces.append(ChipFace(many, Tint.CONFLICT, Icon.CONFLICT))
        if line.flags:
            faces.append(ChipFace("", Tint.WARNING, Icon.WARNING))
        if line.missing:
            faces.append(ChipFace("", Tint.WARNING, Icon.BIN))
        if line.agreed is not Agreement.NONE:
            good = line.agreed is Agreement.AGREED
            tint = Tint.SUCCESS if good else Tint.WARNING
            faces.append(ChipFace("" if good else "?", tint, Icon.OK))
        if line.speaker:
            known = line.speaker_known and line.speaker != UNKNOWN_SPEAKER
            tint = Tint.PLAIN if known else Tint.GAP
            faces.append(ChipFace(line.speaker, tint, Icon.PERSON))
        faces.extend(_of_manner(line.manner))
        if line.placed:
            faces.append(ChipFace(line.placed, Tint.INFO, Icon.KEY_POINT))
        for day in line.days[:MOST_DAYS]:
            tint = Tint.GAP if day.is_open else Tint.PLAIN
            faces.append(ChipFace(day.chip, tint, Icon.CLOCK))
        if line.follows:
            faces.append(ChipFace(f"+{line.follows}", Tint.PLAIN))
        return [*faces, *self._of_authors(line)]

    def _of_authors(self, line: Line) -> list[ChipFace]:
        """Whose line it is; of a joined one, how many notes there are and whose."""
        tint = Tint.MINE if line.mine else Tint.CO_RAPPORTEUR
        if line.joined is not None:
            one = Tint.SUCCESS if line.joined.main else Tint.PLAIN
            notes = ChipFace(notes_words(line.joined.count), one, Icon.JOIN)
            said = line.joined.voices or line.author
            return [notes, ChipFace(said, tint)] if said else [notes]
        shown = line.author and (self.my_initials or not line.mine)
        return [ChipFace(line.author, tint)] if shown else []

    def _chip(self, face: ChipFace) -> QSize:
        size = chip_size(self._look, face.text, face.icon)
        return QSize(min(size.width(), self._look.px(CHIP_MOST)), size.height())

    def _chip_height(self) -> int:
        return chip_size(self._look, "X").height()

    def _chips(
        self,
        faces: list[ChipFace],
        sizes: list[QSize],
        words: QRect,
        body: QRect,
        line_height: int,
        *,
        below: bool,
    ) -> list[tuple[QRect, ChipFace]]:
        gap = self._look.px(GAP)
        across = (
            words.left() if below else body.right() + 1 - sum(one.width() + gap for one in sizes)
        )
        found = []
        for face, size in zip(faces, sizes, strict=True):
            down = words.bottom() + self._look.px(4)
            if not below:
                across += gap
                down = words.top() + (line_height - size.height()) // 2
            found.append((QRect(across, down, size.width(), size.height()), face))
            across += size.width() + (gap if below else 0)
        return found


def _of_manner(manner: Manner) -> list[ChipFace]:
    """Whether a line is confidential; when something was missed; how a line was heard."""
    faces = []
    if manner.confidential:
        faces.append(ChipFace("", Tint.WARNING, Icon.HIDE))
    if manner.missed_at:
        faces.append(ChipFace(manner.missed_at, Tint.GAP, Icon.CLOCK))
    if manner.interpreter or manner.language:
        icon = Icon.INTERPRETER if manner.interpreter else Icon.LANGUAGE
        faces.append(ChipFace(manner.language, Tint.PLAIN, icon))
    return faces


def _turns(line: Line, *, mirrored: bool) -> bool:
    own = reads_right_to_left(line.text)
    return mirrored if own is None else own


def _stands_out(line: Line) -> bool:
    return line.kind is ItemKind.RECOMMENDATION and not line.is_heading


def _wrap(layout: QTextLayout, room: int) -> None:
    layout.beginLayout()
    height = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(room)
        row.setPosition(QPointF(0, height))
        height += row.height()
    layout.endLayout()


def height_of(text: str, font: QFont, room: int) -> int:
    """Pixels that plain words take when they are wrapped to a width."""
    layout = QTextLayout(text.translate(_NEW_LINES), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    _wrap(layout, room)
    return int(layout.boundingRect().height() + 0.99)


def _utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2
