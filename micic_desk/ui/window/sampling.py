"""The sample, opened to look round in: a notebook of its own that nobody has to clear away."""

import tempfile
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.sample import create_sample
from micic_desk.ui.bridge.jobs import Progress

NAME = "Sample.micic"


def open_sample(progress: Progress) -> Desk:
    """Make the sample in a folder for passing things and open it."""
    del progress
    folder = Path(tempfile.mkdtemp(prefix="micic-desk-sample-"))
    return create_sample(folder / NAME, None)


def is_sample(path: Path) -> bool:
    """Whether a notebook is the sample, which is not remembered."""
    return path.name == NAME and path.parent.name.startswith("micic-desk-sample-")
