"""What is done about two notes: one edit for each answer, decided by how they stand."""

from micic_desk.domain.edits.joining import ChooseMain, JoinAsSame, NotTheSame, Part
from micic_desk.domain.gesture import Edit
from micic_desk.domain.links import Links
from micic_desk.domain.notebook import Notebook


def joining(notebook: Notebook, onto: str, line: str) -> Edit:
    """Join a line with another; a group that stands keeps its main line."""
    links = Links(notebook)
    group = links.group_of(onto) or links.group_of(line)
    main = group.main if group is not None else onto
    return JoinAsSame(entities=(onto, line), main=main)


def parting(notebook: Notebook, line: str) -> Edit | None:
    """Take a line out of its group; None where it is in none."""
    return Part(entities=(line,)) if Links(notebook).group_of(line) is not None else None


def printing(notebook: Notebook, line: str) -> Edit | None:
    """Let a line be the one that is printed; None where it is in no group, or is it already."""
    group = Links(notebook).group_of(line)
    settled = group is None or (group.main == line and len(group.claimed) < 2)
    return None if settled else ChooseMain(entity=line)


def telling_apart(first: str, second: str) -> Edit:
    """Say that two are not the same, for good."""
    return NotTheSame(first=first, second=second)
