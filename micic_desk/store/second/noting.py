"""Noting every row that changes, whoever writes it, through triggers of this connection alone.

Temporary triggers leave nothing in the file; they call back here, so that no writer has to
remember the second copy, and what the second copy gets is exactly what the notebook got.
"""

from typing import Any

from micic_desk.store.second.rows import KEPT, KEYS, Change

_CALL = "micic_note"


class Notes:
    """The rows that changed since they were taken last."""

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - the driver is untyped
        self._changes: list[Change] = []
        driver.create_function(_CALL, -1, self._note)
        for number, table in enumerate(KEPT):
            names = [column.name for column in table.columns]
            row = ", ".join(f'NEW."{name}"' for name in names)
            key = ", ".join(f'OLD."{name}"' for name in names[: KEYS[number]])
            for event, said in (
                ("INSERT", f"{number}, {row}"),
                ("UPDATE", f"{number}, {row}"),
                ("DELETE", f"{-1 - number}, {key}"),
            ):
                driver.execute(
                    f"CREATE TEMP TRIGGER note_{table.name}_{event} AFTER {event} "
                    f"ON main.{table.name} BEGIN SELECT {_CALL}({said}); END"
                )

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self._changes)

    def take(self) -> list[Change]:
        """What changed; begins anew."""
        taken, self._changes = self._changes, []
        return taken

    def _note(self, *change: Any) -> None:  # noqa: ANN401 - whatever a row holds
        self._changes.append(change)
