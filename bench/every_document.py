"""One of each document that can be handed out, of one made-up report."""

import itertools
from collections.abc import Callable, Iterator

from micic_desk.app.writing import Format, written
from micic_desk.report.blocks import Block, BlockRole, Plan
from micic_desk.report.interpreting import interpreters_copy
from micic_desk.report.layout import Extent, Layout, Paper
from micic_desk.report.register import Part, Register, Row
from micic_desk.report.register_csv import encode_csv
from micic_desk.report.register_xlsx import encode_xlsx
from micic_desk.report.script import script
from micic_desk.report.speech import fit, spoken, spoken_words
from micic_desk.report.wording import load_wording


def documents(day: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Everything that can be handed out, by name; ``day`` stands in the title."""
    words = load_wording("en")
    plan = report(day)
    layouts = [Layout(extent=extent, paper=paper) for extent in Extent for paper in Paper]
    layouts += [Layout(large=True), Layout(black=True), Layout(numbered=True, spacious=True)]
    for form, (at, layout) in itertools.product(Format, enumerate(layouts)):
        yield f"{form}-{at}", lambda f=form, one=layout: written(plan, words, form=f, layout=one)
    rows = tuple(Row(str(at), tuple(f"{part} {at}" for part in Part)) for at in range(40))
    register = Register("Title", "en", tuple(part.value for part in Part), rows)
    yield "register.xlsx", lambda: encode_xlsx(register, "Sheet")
    yield "register.csv", lambda: encode_csv(register)
    body = spoken(plan.blocks)
    speech = fit(body, {}, sum(map(spoken_words, body)) / 2)
    told = script(plan, speech, ("Anna Example",), words, 125)
    copy = interpreters_copy(
        plan, speech, ("Anna Example",), {"CSO": ["civil society"]}, words, 100
    )
    yield "script.pdf", lambda: written(told, words, form=Format.PDF, layout=Layout(large=True))
    yield "copy.pdf", lambda: written(copy, words, form=Format.PDF, layout=Layout(spacious=True))


def report(day: str) -> Plan:
    """A report of several scripts, roles and levels."""
    texts = ("one ➔ 12 km", "حق 12 (OHCHR)", "Права ӨҮ", "İstanbul ığ", "ქართული", "中文")
    roles = [role for role in BlockRole if role is not BlockRole.TABLE]
    blocks = tuple(
        Block(role=roles[at % len(roles)], text=f"{texts[at % len(texts)]} {at}", level=at % 4)
        for at in range(160)
    )
    title = f"Consultation {day}".strip()
    return Plan(title=title, language="en", profile="public", blocks=blocks)
