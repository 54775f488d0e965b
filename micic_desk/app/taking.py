"""A row of a list that is being taken in: what stood there, and what was understood of it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class ListRow:
    """One row, to be corrected before it is taken; ``line`` is what stood there."""

    line: str
    texts: dict[str, str] = field(default_factory=dict)
    taken: bool = field(default=True, kw_only=True)
