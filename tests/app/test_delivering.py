from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from micic_desk.app.delivering import (
    changed_since,
    corrigendum_of,
    deliver,
    delivered_bytes,
    deliveries,
)
from micic_desk.app.desk import Desk
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.previewing import Format, printable
from micic_desk.app.purging import purge
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.report.channels import said_by
from micic_desk.report.profile import Profile
from micic_desk.store import local

DAY = date(2031, 5, 13)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.micic"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made = create_desk(path, None, title="Consultation")
    yield made
    made.close()


@pytest.fixture
def line(desk: Desk) -> str:
    item = Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": "20 came"}, id="1" * 32)
    section = Seedling(kind=EntityKind.SECTION, fields={"title": "A"}, children=(item,))
    part = Seedling(kind=EntityKind.PART, fields={}, children=(section,))
    desk.do(AddTrees(trees=(part,), parent=Workplace(desk).need_consultation()))
    return "1" * 32


def handed_in(desk: Desk, to: Path) -> bytes:
    here = Workplace(desk).need_consultation()
    report = printable(desk, here, Profile.PUBLIC)
    report.export(Format.PDF, to)
    data = to.read_bytes()
    deliver(desk, here, report, data, name=to.name, on=DAY)
    return data


def test_the_bytes_outlive_the_file_the_change_and_the_program(
    desk: Desk, line: str, path: Path, tmp_path: Path
) -> None:
    data = handed_in(desk, tmp_path / "report.pdf")
    (tmp_path / "report.pdf").unlink()
    desk.do(Reword(entity=line, text="13 came"))
    here = Workplace(desk).need_consultation()
    desk.close()
    again = open_desk(path, None)
    (kept,) = deliveries(again, here)
    assert (kept.day, kept.name, kept.profile) == ("2031-05-13", "report.pdf", Profile.PUBLIC)
    assert delivered_bytes(again, kept) == data
    assert [(one.before, one.after) for one in changed_since(again, here, kept)] == [
        ("20 came", "13 came")
    ]
    again.close()


def test_a_corrigendum_is_printed_and_none_where_nothing_changed(
    desk: Desk, line: str, tmp_path: Path
) -> None:
    handed_in(desk, tmp_path / "report.pdf")
    here = Workplace(desk).need_consultation()
    (kept,) = deliveries(desk, here)
    with pytest.raises(Refusal, match="Nothing has changed"):
        corrigendum_of(desk, here, kept)
    desk.do(Reword(entity=line, text="13 came"))
    done = corrigendum_of(desk, here, kept).export(Format.PDF, tmp_path / "corrigendum.pdf")
    said = said_by(done.path.read_bytes())
    assert "Instead of: 20 came" in said
    assert "Read: 13 came" in said


def test_a_name_protected_since_is_not_in_the_corrigendum(
    desk: Desk, line: str, tmp_path: Path
) -> None:
    desk.do(Reword(entity=line, text="Nurlan Example came"))
    handed_in(desk, tmp_path / "report.pdf")
    desk.do(AddTrees(trees=(Seedling(kind=EntityKind.PERSON, fields={"name": "Nurlan Example"}),)))
    here = Workplace(desk).need_consultation()
    (kept,) = deliveries(desk, here)
    done = corrigendum_of(desk, here, kept).export(Format.PDF, tmp_path / "corrigendum.pdf")
    said = said_by(done.path.read_bytes())
    assert "Nurlan" not in said
    assert "a participant came" in said


def test_bytes_that_are_others_now_are_not_given_out(desk: Desk, line: str, tmp_path: Path) -> None:
    del line
    handed_in(desk, tmp_path / "report.pdf")
    (kept,) = deliveries(desk, Workplace(desk).need_consultation())
    with desk.session.transaction() as connection:
        local.put(connection, f"delivery:{kept.id}", "00000")
    with pytest.raises(Refusal, match="damaged"):
        delivered_bytes(desk, kept)


def test_what_is_taken_out_for_good_is_in_no_kept_file(
    desk: Desk, line: str, path: Path, tmp_path: Path
) -> None:
    desk.do(Reword(entity=line, text="Zarinabek came"))
    handed_in(desk, tmp_path / "first.pdf")
    desk.do(Reword(entity=line, text="13 came"))
    handed_in(desk, tmp_path / "second.pdf")
    purge(desk, "zarinabek")
    here = Workplace(desk).need_consultation()
    (kept,) = deliveries(desk, here)
    assert kept.name == "second.pdf"
    desk.close()
    assert b"Zarinabek" not in path.read_bytes()
    again = open_desk(path, None)
    assert deliveries(again, here) == [kept]
    again.close()
