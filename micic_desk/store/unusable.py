"""What is said of a file that cannot be opened as a notebook."""

from pathlib import Path

from micic_desk.domain.sentences import Refusal

DAMAGED = "store.damaged"
"""The code of the refusal of whatever is not as it was written."""


def unreadable(path: Path) -> Refusal:
    """A file that may not or cannot be read."""
    return Refusal(
        "store.unreadable",
        "{name} cannot be read. Check that you may read it and that the disk is there.",
        name=path.name,
    )


def foreign(path: Path) -> Refusal:
    """A file that is no notebook."""
    return Refusal(
        "store.foreign",
        "{name} is not a MICIC Desk notebook. Choose another file.",
        name=path.name,
    )


def damaged(path: Path) -> Refusal:
    """A notebook that cannot be believed as it stands."""
    return Refusal(
        DAMAGED,
        "{name} is damaged or was not copied whole. Leave it as it is and open a backup or the "
        "original.",
        name=path.name,
    )
