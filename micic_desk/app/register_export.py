"""The register handed out as a table: for one reader, looked through for names, whole or not.

What needs the notebook is taken from it when a `Table` is made; writing then needs none, so
that it can be done on another thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import Exported, NamesFoundError
from micic_desk.app.handed_out import note_handed_out
from micic_desk.report.channels import said_by
from micic_desk.report.guidelines import guidelines
from micic_desk.report.leaks import Leak, protected_names
from micic_desk.report.naming import Names
from micic_desk.report.profile import RULES, Profile
from micic_desk.report.register import Register, make_register
from micic_desk.report.register_csv import encode_csv
from micic_desk.report.register_wording import load_register_wording
from micic_desk.report.register_xlsx import encode_xlsx
from micic_desk.runtime.whole_file import write_whole


class TableForm(StrEnum):
    """What a register can be written as."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Table:
    """The register of one consultation for one reader, and the names that must not be in it."""

    register: Register
    sheet: str
    names: Names | None
    wrote: Callable[[Path], object] | None = field(default=None, compare=False)

    def export(
        self, form: TableForm, to: Path, progress: Callable[[int], None] | None = None
    ) -> Exported:
        """Write it to a file, whole or not at all.

        Raises NamesFoundError where a protected name would be handed out, Refusal where the
        disk says no, and whatever ``progress`` raises to stop; no file is made then.
        """
        leaks = [
            Leak(person, row.source)
            for row in (self.register.rows if self.names else ())
            for person in sorted(self._people_in(" \n ".join(row.cells)))
        ]
        if leaks:
            raise NamesFoundError(tuple(dict.fromkeys(leaks)))
        if form is TableForm.CSV:
            data = encode_csv(self.register)
        else:
            data = encode_xlsx(self.register, self.sheet, progress)
        people = self._people_in(said_by(data)) if self.names else ()
        if people:
            raise NamesFoundError(tuple(Leak(one, "") for one in sorted(people)))
        if progress is not None:
            progress(len(self.register.rows))
        write_whole(to, data)
        if self.wrote is not None:
            self.wrote(to)
        return Exported(to, len(data), self.register.withheld, 0, self.register.replaced)

    def _people_in(self, text: str) -> set[str]:
        return self.names.people_in(text) if self.names is not None else set()


def table(desk: Desk, consultation: str, profile: Profile) -> Table:
    """The register as it now is, on the thread that owns the notebook."""
    wording = load_register_wording(desk.notebook[consultation].text("language") or "en")
    register = make_register(desk.notebook, consultation, profile, wording, guidelines())
    names = None if RULES[profile].protected_names else protected_names(desk.notebook)
    return Table(register, wording.sheet, names, partial(note_handed_out, desk))
