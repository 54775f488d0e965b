import csv
import io
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import REGISTER_ANNEX, NamesFoundError, plan_report
from micic_desk.app.register_export import TableForm, table
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind
from micic_desk.report.blocks import BlockRole
from micic_desk.report.channels import said_by
from micic_desk.report.profile import Profile


@pytest.fixture
def consultation(desk: Desk) -> str:
    here = desk.notebook.of_kind(EntityKind.CONSULTATION)[0].id
    session = desk.do(Add(kind=EntityKind.SESSION, fields={"title": "S"}, parent=here))
    fields = {"kind": "recommendation", "text": "Ask Zar ina Inven ted about roads"}
    desk.do(Add(kind=EntityKind.ITEM, fields=fields, parent=session.entities[0].id))
    return here


@pytest.mark.parametrize("form", TableForm)
def test_a_protected_name_bars_the_file_and_the_place_is_told(
    desk: Desk, consultation: str, tmp_path: Path, form: TableForm
) -> None:
    desk.do(Add(kind=EntityKind.PERSON, fields={"name": "Zarina Invented"}))
    to = tmp_path / f"out.{form}"
    to.write_text("what stood there before", "utf-8")
    with pytest.raises(NamesFoundError) as refused:
        table(desk, consultation, Profile.PUBLIC).export(form, to)
    assert [desk.notebook[one.source].text("kind") for one in refused.value.leaks] == [
        "recommendation"
    ] * len(refused.value.leaks)
    assert refused.value.leaks
    assert to.read_text("utf-8") == "what stood there before"
    table(desk, consultation, Profile.OWN).export(form, to)
    assert to.read_bytes() != b"what stood there before"


def test_the_file_holds_what_the_register_shows(
    desk: Desk, consultation: str, tmp_path: Path
) -> None:
    to = tmp_path / "out.csv"
    done = table(desk, consultation, Profile.PUBLIC).export(TableForm.CSV, to)
    assert done.size == to.stat().st_size
    head, row = csv.reader(io.StringIO(to.read_text("utf-8-sig")))
    assert row[head.index("Recommendation")] == "Ask Zar ina Inven ted about roads"


@pytest.mark.parametrize("form", TableForm)
def test_a_typed_name_gives_way_in_a_table_too(
    desk: Desk, consultation: str, tmp_path: Path, form: TableForm
) -> None:
    fields = {"name": "Zar ina Inven ted", "code": "S7"}
    desk.do(Add(kind=EntityKind.PERSON, fields=fields))
    to = tmp_path / "out"
    done = table(desk, consultation, Profile.PUBLIC).export(form, to)
    assert done.replaced == 1
    assert "Ask S7 about roads" in said_by(to.read_bytes())


@pytest.mark.parametrize("form", TableForm)
def test_a_stopped_export_leaves_no_file(
    desk: Desk, consultation: str, tmp_path: Path, form: TableForm
) -> None:
    def stop(_rows: int) -> None:
        raise InterruptedError

    before = sorted(tmp_path.iterdir())
    with pytest.raises(InterruptedError):
        table(desk, consultation, Profile.PUBLIC).export(form, tmp_path / "out", stop)
    assert sorted(tmp_path.iterdir()) == before


def test_the_report_ends_with_the_register_where_that_was_wished_and_may_be(
    desk: Desk, consultation: str
) -> None:
    def headings(profile: Profile) -> list[str]:
        plan, _ = plan_report(desk, consultation, profile)
        return [block.text for block in plan.blocks if block.role is BlockRole.HEADING]

    annex = "Register of recommendations"
    assert annex not in headings(Profile.OWN)
    desk.do(Change(entities=(consultation,), fields={REGISTER_ANNEX: True}))
    assert headings(Profile.OWN)[-1] == headings(Profile.PUBLIC)[-1] == annex
    assert annex not in headings(Profile.INTERPRETERS)
    desk.undo()
    assert annex not in headings(Profile.OWN)


def test_a_protected_name_is_in_no_annex(desk: Desk, consultation: str) -> None:
    desk.do(Add(kind=EntityKind.PERSON, fields={"name": "Zarina Invented"}))
    desk.do(Change(entities=(consultation,), fields={REGISTER_ANNEX: True}))
    plan, _ = plan_report(desk, consultation, Profile.PUBLIC)
    assert not any("Zarina" in block.text for block in plan.blocks)
