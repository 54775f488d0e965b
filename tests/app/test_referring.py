import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.referring import (
    Sort,
    guessed_sort,
    known_reference,
    new_reference,
    references_of,
)
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.sentences import Refusal


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Convention on the Rights of the Child", Sort.INSTRUMENT),
        ("Guidelines on Human Rights at Borders", Sort.GUIDELINE),
        ("Haiti earthquake", Sort.EVENT),
        ("Migrant Workers' Committee", Sort.BODY),
        ("OHCHR", Sort.BODY),
        ("undocumented migrants", Sort.GROUP),
        ("Tarnmouth", Sort.PLACE),
        ("женщины", Sort.GROUP),
    ],
)
def test_a_sort_is_guessed_from_the_words(name: str, sort: Sort) -> None:
    assert guessed_sort(name) is sort


def test_a_reference_is_made_once_whatever_its_case_and_by_alias_too(desk: Desk) -> None:
    above = Workplace(desk).need_consultation()
    made = desk.do(new_reference(desk.notebook, above, "  Rights  of the Child ")).entities[-1]
    assert made.text("name") == "Rights of the Child"
    desk.do(Change(entities=(made.id,), fields={"aliases": ["CRC"]}))
    found = known_reference(desk.notebook, above, "crc")
    assert found is not None
    assert found.id == made.id
    for said in ("rights of the child", "CRC", "  ", "x" * 301):
        with pytest.raises(Refusal):
            new_reference(desk.notebook, above, said)
    assert len(references_of(desk.notebook, above)) == 1
    assert references_of(desk.notebook, None) == []
