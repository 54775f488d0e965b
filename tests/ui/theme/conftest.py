"""A look for every test of the theme, light and at 100 % to begin with."""

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
