from dataclasses import astuple

import pytest

from micic_desk.exchange.participants import PersonRead, read_participants


def said(one: PersonRead) -> tuple[str, ...]:
    return one.code, one.name, one.role, one.organisation, one.acronym


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        (
            "Anna Kestrel, Coordinator, LN - Lantern Network",
            ("", "Anna Kestrel", "Coordinator", "Lantern Network", "LN"),
        ),
        (
            "3. Anna Kestrel; Coordinator; Lantern Network (LN)",
            ("", "Anna Kestrel", "Coordinator", "Lantern Network", "LN"),
        ),
        ("- Dauren Velt", ("", "Dauren Velt", "", "", "")),
        ("@S5 Marta, Domestic worker", ("S5", "Marta", "Domestic worker", "", "")),
        ("S7: Tobias, Nurse", ("S7", "Tobias", "Nurse", "", "")),
        ("S8, Ilse, Chair", ("S8", "Ilse", "Chair", "", "")),
        ("A, b, c, d", ("", "A", "b", "c, d", "")),
        ("Гульмира, учительница", ("", "Гульмира", "учительница", "", "")),
    ],
)
def test_a_line_is_a_name_a_role_and_an_organisation(
    line: str, understood: tuple[str, ...]
) -> None:
    (one,) = read_participants(line)
    assert said(one) == understood
    assert not one.doubtful


@pytest.mark.parametrize(
    "text",
    [
        "Name\tRole\tOrganisation\tAcronym\nAnna Kestrel\tCoordinator\tLantern\tLN",
        "Nom;Prénom;Fonction;Organisme;Sigle;Courriel\nKestrel;Anna;Coordinator;Lantern;LN;a@b",
        "Organización,Cargo,Nombre completo,Siglas\nLantern,Coordinator,Anna Kestrel,LN",
        "First name,Surname,Title,Organization,Acronym\nAnna,Kestrel,Coordinator,Lantern,LN",
    ],
)
def test_a_row_of_headings_says_which_column_is_what(text: str) -> None:
    (one,) = read_participants(text)
    assert said(one) == ("", "Anna Kestrel", "Coordinator", "Lantern", "LN")


@pytest.mark.parametrize(
    "line", ["List of participants", "Participants:", "We thank all of those who came so far to us"]
)
def test_what_is_no_person_is_there_and_doubtful(line: str) -> None:
    (one,) = read_participants(line)
    assert one.doubtful
    assert one.line == line


def test_nothing_is_nobody() -> None:
    assert read_participants(" \n\n") == ()
    assert "Anna" in astuple(read_participants("Anna")[0])
