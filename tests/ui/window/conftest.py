"""A look to see parts of the window in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from micic_desk.ui.theme.look import Look

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    yield Look.install(qapp, RESOURCES)
    Look.install(qapp, RESOURCES)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform grumbles of every window that has a least size."""
    grumble = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(grumble)
