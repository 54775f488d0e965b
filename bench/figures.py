"""How a bench says what it found: ``name value unit floor ratio``, one a line."""

import statistics
from collections.abc import Sequence


def tell(name: str, value: float, unit: str, floor: float | None = None) -> None:
    """Print one figure; the floor in the same unit, and how many times it the value is."""
    if floor is None:
        print(f"{name} {value:.3f} {unit} - -")
    else:
        print(f"{name} {value:.3f} {unit} {floor:.3f} {value / floor:.2f}")


def quantile(figures: Sequence[float], share: int) -> float:
    """The figure that ``share`` of a hundred are not above."""
    return statistics.quantiles(figures, n=100, method="inclusive")[share - 1]
