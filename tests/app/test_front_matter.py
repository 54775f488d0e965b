"""The head of a report: field by field, dates as written, the rapporteur as a person."""

from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.app.front_matter import FIELDS, FrontMatter
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

Make = Callable[[str], Any]
LINE = "Ada Lind, Director, RCN - River Cities Network"


def _fill(one: Any, **fields: str) -> str:
    consultation: str = one.desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    front = FrontMatter(one.desk)
    for field, text in fields.items():
        edit = front.fill(consultation, field, text)
        if edit is not None:
            one.desk.do(edit)
    return consultation


def _read(one: Any, consultation: str) -> list[str]:
    return [FrontMatter(one.desk).written(consultation, field) for field in FIELDS]


def test_every_field_is_kept_as_it_is_written(colleague: Make) -> None:
    ada = colleague("ada")
    here = _fill(
        ada, initiative="River Cities", title="The towns", dates="12-13 March 2026", rapporteur=LINE
    )
    assert _read(ada, here) == ["River Cities", "The towns", "12-13 March 2026", LINE]
    entity = ada.desk.notebook[here]
    assert (entity.text("starts"), entity.text("ends")) == ("2026-03-12", "2026-03-13")
    _fill(ada, initiative="", dates="in spring", rapporteur="")
    entity = ada.desk.notebook[here]
    assert _read(ada, here) == ["", "The towns", "in spring", ""]
    assert "starts" not in entity.fields or entity.fields["starts"] is None


def test_a_rapporteur_is_met_once(colleague: Make) -> None:
    ada = colleague("ada")
    here = _fill(ada, rapporteur="Ada Lind")
    _fill(ada, rapporteur=LINE)
    (person,) = ada.desk.notebook.of_kind(EntityKind.PERSON)
    assert ada.desk.notebook[here].texts("rapporteurs") == (person.id,)
    assert person.text("organisation") == "River Cities Network"
    assert FrontMatter(ada.desk).fill(here, "rapporteur", LINE) is None


def test_a_consultation_keeps_its_title(colleague: Make) -> None:
    ada = colleague("ada")
    with pytest.raises(Refusal):
        _fill(ada, title="  ")
