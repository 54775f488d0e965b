import tomllib
from pathlib import Path

from micic_desk.runtime.version import VERSION


def test_it_is_the_version_that_is_packed() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    assert tomllib.loads(project.read_text("utf-8"))["project"]["version"] == VERSION
