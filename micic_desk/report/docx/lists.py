"""Bullets and running numbers as Word's own lists (numbering.xml)."""

from micic_desk.report.docx.parts import HEAD, NAMESPACE

BULLETS, NUMBERS = 1, 2
DEEPEST = 9
"""Word knows nine levels; what is deeper stands further in on the ninth."""
STEP = 360
"""From one level to the next, in twentieths of a point."""

_SIGNS = ("•", "–", "◦", "▪")


def sign(level: int) -> str:
    """The bullet of a list level, 1 for the outermost; as on the printed page."""
    return _SIGNS[level - 1] if level <= len(_SIGNS) else _SIGNS[1 + (level - 2) % 3]


def edge(level: int) -> int:
    """Where the words of a list level begin, in twentieths of a point."""
    return STEP * min(level, 30)


def numbering() -> str:
    """The part with both lists."""
    bullets = "".join(_level(depth, "bullet", sign(depth + 1)) for depth in range(DEEPEST))
    numbers = "".join(_level(depth, "decimal", f"%{depth + 1}.") for depth in range(DEEPEST))
    return (
        f"{HEAD}<w:numbering {NAMESPACE}>"
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{bullets}</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{numbers}</w:abstractNum>"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{NUMBERS}"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )


def _level(depth: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{edge(depth + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
    )
