"""A computer that never was: what it says is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest


@dataclass
class Told:
    """Answers from tables; whatever is not written down could not be found out."""

    system: str = "linux"
    environment: Mapping[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    devices: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, ...], str] = field(default_factory=dict)
    values: dict[tuple[str, str], str | int] = field(default_factory=dict)
    running: frozenset[str] | None = frozenset()

    def read(self, path: str) -> str | None:
        return self.files.get(path)

    def names(self, folder: str) -> list[str]:
        return self.folders.get(folder, [])

    def target(self, path: str) -> str | None:
        return self.links.get(path)

    def device(self, path: str) -> str | None:
        return self.devices.get(path)

    def run(self, *command: str) -> str | None:
        return next((said for known, said in self.commands.items() if known == command), None)

    def registry(self, key: str, name: str) -> str | int | None:
        return self.values.get((key.rpartition("\\")[2], name))

    def programs(self) -> frozenset[str] | None:
        return self.running


@pytest.fixture
def told() -> type[Told]:
    return Told
