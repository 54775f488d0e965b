"""Figures said in a line: found, read and set beside each other; the text is never touched."""

from micic_desk.domain.figures.comparing import DISTINCT, Discrepancy, discrepancies
from micic_desk.domain.figures.numbers import written_value
from micic_desk.domain.figures.reading import FigureSaid, figures_in
from micic_desk.domain.figures.values import number_of, shown_value

__all__ = [
    "DISTINCT",
    "Discrepancy",
    "FigureSaid",
    "discrepancies",
    "figures_in",
    "number_of",
    "shown_value",
    "written_value",
]
