"""500 invented names, planted wherever a notebook can hold one: none is in any public file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.exporting import Format, export
from micic_desk.app.register_export import TableForm, table
from micic_desk.app.workplace import Workplace
from micic_desk.report.channels import said_by
from micic_desk.report.profile import Profile
from tests.app.planted import EVERYBODY, planted_desk, told_in, ways_out


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = planted_desk(tmp_path_factory.mktemp("names"))
    yield made
    made.close()


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_no_protected_name_is_in_any_file(
    desk: Desk, tmp_path: Path, form: Format, profile: Profile
) -> None:
    here = Workplace(desk).need_consultation()
    done = export(desk, here, form=form, profile=profile, to=tmp_path / "out")
    assert done.replaced >= len(EVERYBODY)
    assert told_in(done.path.read_bytes()) == []


@pytest.mark.parametrize("form", TableForm)
def test_nor_in_the_register(desk: Desk, tmp_path: Path, form: TableForm) -> None:
    here = Workplace(desk).need_consultation()
    done = table(desk, here, Profile.PUBLIC).export(form, tmp_path / "out")
    assert done.replaced > 0
    assert told_in(done.path.read_bytes()) == []


@pytest.mark.parametrize("name", ["script", "interpreters’ copy", "summary for public"])
def test_nor_in_what_is_spoken_and_on_one_page(desk: Desk, tmp_path: Path, name: str) -> None:
    dict(ways_out(desk))[name](tmp_path / "out")
    data = (tmp_path / "out").read_bytes()
    assert len(said_by(data)) > 200
    assert told_in(data) == []


def test_a_name_that_is_in_a_file_is_noticed() -> None:
    assert EVERYBODY[7] in told_in(f"so {EVERYBODY[7].split()[1].upper()} said".encode())
    assert told_in(b"so nobody said") == []
