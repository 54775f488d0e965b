"""What the file of a notebook may be called, so that the names of what lies beside it fit too."""

import os
from pathlib import Path

from micic_desk.domain.sentences import Refusal

LONGEST_NEW = 200
"""Bytes: a backup, or a file that is set aside, is called what the notebook is, and when."""
_LONGEST = 243
"""Bytes: beside a longer name there can be no lock (``.NAME.micic-lock``)."""


def refuse_long_name(path: Path, longest: int = _LONGEST) -> None:
    """Refuse what no notebook can be called on any disk."""
    if len(os.fsencode(path.name)) > longest:
        raise Refusal(
            "store.name_too_long",
            "The file name of this notebook is too long. Choose one of at most {letters} letters.",
            letters=longest // 2,
        )
