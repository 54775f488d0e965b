"""A desk on disk and the bridge to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk
from micic_desk.app.workplace import Workplace
from micic_desk.ui.bridge.bridge import Bridge


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = create_desk(tmp_path / "a.micic", None, title="A consultation")
    Workplace(made).add_session("Morning")
    yield made
    made.close()


@pytest.fixture
def bridge(qapp: QApplication, desk: Desk) -> Iterator[Bridge]:
    del qapp
    made = Bridge(desk)
    yield made
    made.close()
