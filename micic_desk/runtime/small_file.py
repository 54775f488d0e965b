"""Small files of settings: read as what they hold, or as nothing."""

import json
from pathlib import Path
from typing import Any

LARGEST = 1 << 16
"""Bytes of a small file; what is larger was not written by us."""


def read_object(path: Path, largest: int = LARGEST) -> dict[str, Any]:
    """The JSON object in a file; empty where there is none, or something else."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(largest))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
