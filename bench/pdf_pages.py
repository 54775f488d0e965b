"""Pages per second of the printed report, against the same words in bare reportlab Paragraphs.

The floor uses reportlab's own TrueType embedding of the same fonts, its accelerator, and the same
measure, sizes and leading, but no bullets, panels, bookmarks, keeps or page numbers of any m. Both
are timed in this process, in turn, by the processor's own clock, best of the rounds; the ratio is
our pages per second to the floor's, above 1 is faster. ``pdf_memory`` is the most memory that a
process of its own ever had which wrote the report once, with the same of the floor's beside it.
Usage: pdf_pages.py [PAGES ...], by default 40 and 400.
"""

import gc
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import _rl_accel  # noqa: F401 - the floor is measured with reportlab's accelerator or not at all

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.pdf.faces import Cut
from micic_desk.report.pdf.style import A4, LEADING, indent
from micic_desk.report.pdf.writer import write_pdf
from micic_desk.report.wording import load_wording

ROUNDS = 5
MEMORY = "--memory-of"
WORDS = (
    *("migrants", "governments", "employers", "consulates", "border", "crisis", "support"),
    *("families", "return", "passport", "rights", "protection", "evacuation", "diaspora"),
    *("agencies", "local", "communities", "workers", "contract", "access", "services"),
    *("justice", "information", "the", "of", "and", "to", "in", "for", "with", "before"),
    *("during", "after", "should", "must"),
)


def invented(blocks: int) -> Plan:
    """A report of invented words, with the mixture of roles and lengths of a real one."""
    dice = random.Random(7)

    def words(least: int, most: int) -> str:
        chosen = [
            word if dice.random() < 0.7 else f"{word}{dice.randrange(300)}"
            for word in dice.choices(WORDS, k=dice.randint(least, most))
        ]
        return " ".join(chosen).capitalize()

    made = [Block(role=BlockRole.TITLE_LINE, text="A consultation of invented words")]
    for number in range(blocks):
        kind = dice.random()
        if number % 14 == 0:
            made.append(Block(role=BlockRole.KEY_POINT, number=f"{number}.", text=words(4, 9)))
        elif kind < 0.15:
            text = words(12, 40)
            made.append(
                Block(role=BlockRole.RECOMMENDATION, mark="➔", label="Recommendation:", text=text)
            )
        elif kind < 0.3:
            made.append(Block(role=BlockRole.PARAGRAPH, text=words(10, 60)))
        else:
            level = dice.randint(1, 3)
            made.append(Block(role=BlockRole.POINT, text=words(6, 45), level=level))
    return Plan(
        title="A consultation of invented words", language="en", profile="own", blocks=tuple(made)
    )


def floor(plan: Plan, fonts: dict[Cut, str]) -> Callable[[], bytes]:
    """The same words in one bare Paragraph each."""
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - after our own settings' guard
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # noqa: PLC0415 - likewise

    def style(level: int, size: float, cut: Cut) -> ParagraphStyle:
        return ParagraphStyle(
            f"{level}-{size}",
            fontName=fonts[cut],
            fontSize=size,
            leading=LEADING[size],
            leftIndent=indent(level),
            spaceBefore=5,
        )

    body = {level: style(level, 10.5, Cut.REGULAR) for level in range(4)}
    heading = style(0, 13.5, Cut.BOLD)

    def make() -> bytes:
        story = [
            Paragraph(
                f"{block.number} {block.label} {block.text}".strip(),
                heading if block.role is BlockRole.KEY_POINT else body[block.level],
            )
            for block in plan.blocks
        ]
        target = io.BytesIO()
        SimpleDocTemplate(
            target,
            pagesize=(A4.width, A4.height),
            leftMargin=A4.left - 6,
            rightMargin=A4.right - 6,
            topMargin=A4.top - 6,
            bottomMargin=A4.bottom - 6,
        ).build(story)
        return target.getvalue()

    return make


def registered(folder: Path) -> dict[Cut, str]:
    """The two cuts the floor needs, as reportlab wants them: as files."""
    import importlib  # noqa: PLC0415 - only here

    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - after our own settings' guard
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - likewise

    names = {}
    for cut in (Cut.REGULAR, Cut.BOLD):
        path = folder / f"{cut}.ttf"
        path.write_bytes(importlib.import_module(f"pymupdf_fonts.FiraGO_{cut}").fontbuffer)
        names[cut] = f"Floor-{cut}"
        pdfmetrics.registerFont(TTFont(names[cut], str(path)))
    return names


def pages_in(data: bytes) -> int:
    return data.count(b"/Type /Page\n") + data.count(b"/Type /Page ")


def seconds(make: Callable[[], bytes]) -> tuple[float, int]:
    gc.collect()
    begun = time.process_time()
    data = make()
    return time.process_time() - begun, pages_in(data)


def measure(wanted: int, fonts: dict[Cut, str]) -> None:
    """Print one line for a report of about ``wanted`` pages."""
    wording = load_wording("en")
    trial = invented(200)
    blocks = round(200 * wanted / pages_in(write_pdf(trial, wording)))
    plan = invented(blocks)
    bare = floor(plan, fonts)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: write_pdf(plan, wording)))
        theirs.append(seconds(bare))
    time_ours, pages_ours = min(ours)
    time_floor, pages_floor = min(theirs)
    rate, floor_rate = pages_ours / time_ours, pages_floor / time_floor
    print(f"pdf_pages_{wanted} {rate:.1f} pages/s {rate / floor_rate:.2f}")
    print(f"pdf_same_words_{wanted} {time_ours * 1000:.0f} ms {time_ours / time_floor:.2f}")
    print(f"pdf_floor_{wanted} {floor_rate:.1f} pages/s 1.00")
    most, bare_most = memory(blocks, "ours"), memory(blocks, "floor")
    print(f"pdf_memory_{wanted} {most:.0f} MiB {most / bare_most:.2f}")
    print(f"pdf_memory_floor_{wanted} {bare_most:.0f} MiB 1.00")


def memory(blocks: int, which: str) -> float:
    """The most memory, in MiB, of a process that writes a report of so many blocks."""
    asked = [sys.executable, str(Path(__file__).resolve()), MEMORY, which, str(blocks)]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=600)
    return float(done.stdout)


def write_once(which: str, blocks: int, folder: Path) -> None:
    """What that process does, and says."""
    plan = invented(blocks)
    if which == "ours":
        write_pdf(plan, load_wording("en"))
    else:
        floor(plan, registered(folder))()
    print(_most_so_far())


def _most_so_far() -> float:
    """The most memory this process ever had, in MiB.

    Where it can be had from Linux' own file: what `resource` says begins with the parent's.
    """
    status = Path("/proc/self/status")
    if status.exists():
        said = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(said.split()[1]) / (1 << 10)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        if sys.argv[1:2] == [MEMORY]:
            write_once(sys.argv[2], int(sys.argv[3]), Path(folder))
            return
        fonts = registered(Path(folder))
        for wanted in [int(argument) for argument in sys.argv[1:]] or [40, 400]:
            measure(wanted, fonts)


if __name__ == "__main__":
    main()
