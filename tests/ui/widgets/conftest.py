"""A look for every test of a widget, light and at 100 % to begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from micic_desk.ui.theme.look import Look


@pytest.fixture
def resources() -> Path:
    return Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture
def look(qapp: QApplication, resources: Path) -> Iterator[Look]:
    yield Look.install(qapp, resources)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    Look.install(qapp, resources)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screenless platform grumbles of every window that has a least size."""
    grumble = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(grumble)
