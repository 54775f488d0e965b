"""The lock pins what the project asks for, every file with its hash and nothing else."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def lock_faults(text: str) -> Iterator[str]:
    hashes, pin = 1, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if PIN.match(line):
            if not hashes:
                yield f"{pin} has no hash"
            hashes, pin = 0, line
        elif HASH.match(line):
            hashes += 1
        elif line.strip() and not line.lstrip().startswith("#"):
            yield f"{number}: {line}"
    if not hashes:
        yield f"{pin} has no hash"


@pytest.fixture(scope="module")
def lock(repository: Path) -> str:
    return (repository / "requirements.lock").read_text(encoding="utf-8")


def test_the_lock_holds_pins_and_hashes_only(lock: str) -> None:
    assert list(lock_faults(lock)) == []


def test_the_lock_satisfies_the_project(lock: str, repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pins = {pin["name"]: pin["version"] for line in lock.splitlines() if (pin := PIN.match(line))}
    assert len(pins) >= len(asked) > 15
    for each in map(Requirement, asked):
        assert each.specifier.contains(pins[canonicalize_name(each.name)]), each


@pytest.mark.parametrize(
    "bad",
    [
        "thing==1.0\n",
        "thing==1.0 \\\nother==1.0 \\\n    --hash=sha256:" + "0" * 64,
        "thing>=1.0 \\\n    --hash=sha256:" + "0" * 64,
        "--ind" + "ex-url https://example.org\n",
        "thing @ file:thing.whl\n",
    ],
)
def test_a_bad_lock_is_caught(bad: str) -> None:
    assert list(lock_faults(bad))
    assert not list(
        lock_faults("thing==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:" + "0" * 64)
    )
