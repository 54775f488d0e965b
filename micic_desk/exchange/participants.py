"""A list of participants as people keep it: in columns, or "Name, role, organisation"."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from micic_desk.domain.text import folded
from micic_desk.exchange.rows import Row, heading_of, rows_of, without_bullet

_HEADINGS = {
    "name": "name, full name, participant, participants, nom, nom complet, nom et prenom, "
    "nombre, nombre completo, nombre y apellidos, имя, фио, участник, الاسم",
    "first": "first name, given name, forename, prenom, nombres, имя собственное",
    "last": "last name, surname, family name, nom de famille, apellido, apellidos, фамилия",
    "role": "role, function, title, position, job title, fonction, poste, titre, cargo, puesto, "
    "funcion, должность, роль, الوظيفة",
    "organisation": "organisation, organization, institution, affiliation, organisme, "
    "organizacion, institucion, entidad, организация, المنظمة",
    "acronym": "acronym, abbreviation, acronyme, sigle, sigla, siglas, аббревиатура",
    "code": "code, id, speaker code, codigo, код",
    "aliases": "aliases, other names, also known as, autres noms, otros nombres, другие имена",
}
HEADINGS = MappingProxyType(
    {folded(word): field for field, words in _HEADINGS.items() for word in words.split(",")}
)
_CODE = re.compile(r"(?:@(\w[\w.\-]{0,39})|([A-Z]{1,3}\d{1,3}))(?:[:,]?\s+|\Z)")
_ACRONYM = re.compile(r"([A-Z][A-Za-z0-9&.\-]{1,11})\s+[-–—]\s+(\S.*)")
_BRACKETED = re.compile(r"(\S.*?)\s*\(([A-Z][A-Za-z0-9&.\-]{1,11})\)")
_TITLES = frozenset(
    folded(one)
    for one in (
        *("participants", "list of participants", "participant list", "attendance"),
        *("liste des participants", "lista de participantes", "participantes"),
        *("список участников", "участники", "قائمة المشاركين", "المشاركون"),
    )
)
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class PersonRead:
    """One line of a list as it was understood; ``doubtful`` where it may be no person."""

    name: str
    line: str
    code: str = ""
    role: str = ""
    organisation: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    doubtful: bool = False


def read_participants(text: str) -> tuple[PersonRead, ...]:
    """Every line of a list, in its order; without headings a name, a role, an organisation.

    Raises Refusal where the text is too long.
    """
    rows = rows_of(text, commas=True)
    heading = heading_of(rows, HEADINGS)
    if heading is None:
        return tuple(_plain(row) for row in rows.rows)
    return tuple(_in_columns(row, heading) for row in rows.rows[1:])


def _in_columns(row: Row, heading: dict[int, str]) -> PersonRead:
    found = dict.fromkeys(("first", "last", *_HEADINGS), "")
    for at, cell in enumerate(row.cells):
        name = heading.get(at, "")
        if name and not found[name]:
            found[name] = cell
    if found["first"] and not found["last"]:
        # In French and Spanish lists "Nom" beside "Prénom" is the family name alone.
        found["last"], found["name"] = found["name"], ""
    whole = " ".join(part for part in (found["first"], found["last"]) if part)
    name = without_bullet(found["name"]) or whole
    organisation, acronym = _organisation(found["organisation"], found["acronym"])
    aliases = tuple(one.strip() for one in found["aliases"].split(";") if one.strip())
    return PersonRead(
        name=name,
        line=row.line,
        code=found["code"].removeprefix("@"),
        role=found["role"],
        organisation=organisation,
        acronym=acronym,
        aliases=aliases,
        doubtful=not (name or found["code"]),
    )


def _plain(row: Row) -> PersonRead:
    cells = [without_bullet(row.cells[0]), *row.cells[1:]]
    code = ""
    if said := _CODE.match(cells[0]):
        code = said[1] or said[2]
        cells[0] = cells[0][said.end() :].strip()
        if not cells[0] and len(cells) > 1:
            del cells[0]
    name, role, *rest = [*cells, "", ""]
    organisation, acronym = _organisation(", ".join(one for one in rest if one), "")
    name = name.rstrip(" ,;")
    return PersonRead(
        name=name,
        line=row.line,
        code=code,
        role=role,
        organisation=organisation,
        acronym=acronym,
        doubtful=_is_doubtful(name, code),
    )


def _organisation(said: str, acronym: str) -> tuple[str, str]:
    """An organisation and its acronym, where it stands before or behind it."""
    if acronym:
        return said, acronym
    if found := _ACRONYM.fullmatch(said):
        return found[2], found[1]
    if found := _BRACKETED.fullmatch(said):
        return found[1], found[2]
    return said, ""


def _is_doubtful(name: str, code: str) -> bool:
    """Whether a line looks like a heading or a sentence rather than like somebody."""
    if not name:
        return not code
    plain = folded(name).strip(" :")
    return name.endswith((":", ".")) or plain in _TITLES or len(name.split()) > _LONGEST_NAME
