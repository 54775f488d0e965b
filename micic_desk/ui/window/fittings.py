"""What is fitted into a workspace, in this order: each brings its own commands and sheets."""

from collections.abc import Callable

from micic_desk.ui.window.consultations import Consultations
from micic_desk.ui.window.working import Working
from micic_desk.ui.window.workspace import Workspace


def fit_all(space: Workspace) -> None:
    """Fit everything in."""
    for fit in _fittings():
        fit(space)


def _fittings() -> tuple[Callable[[Workspace], None], ...]:
    return (_working, _consultations)


def _working(space: Workspace) -> None:
    Working(space).fit()


def _consultations(space: Workspace) -> None:
    Consultations(space).fit()
