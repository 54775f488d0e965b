from pathlib import Path
from threading import Thread

import pytest

from micic_desk.app.desk import Desk
from micic_desk.app.previewing import (
    Format,
    NamesFoundError,
    Preview,
    Printable,
    Profile,
    printable,
)
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.kinds import EntityKind, ItemKind, Sensitivity


def report(desk: Desk, *texts: str, profile: Profile = Profile.PUBLIC, **fields: str) -> Printable:
    consultation = Workplace(desk).need_consultation()
    items = tuple(
        Seedling(
            kind=EntityKind.ITEM,
            fields={"kind": ItemKind.POINT.value, "text": text, **fields},
        )
        for text in texts
    )
    section = Seedling(
        kind=EntityKind.SECTION, fields={"role": "key_point", "title": "Access"}, children=items
    )
    part = Seedling(kind=EntityKind.PART, fields={}, children=(section,))
    desk.do(AddTrees(trees=(part,), parent=consultation))
    return printable(desk, consultation, profile)


def protect(desk: Desk, name: str) -> str:
    person = Seedling(kind=EntityKind.PERSON, fields={"name": name})
    return desk.do(AddTrees(trees=(person,))).entities[0].id


def dark_dots(preview: Preview, number: int, scale: float) -> int:
    picture = preview.page(number, scale)
    return sum(
        picture.pixels[line * picture.stride + 4 * dot] < 128
        for line in range(picture.height)
        for dot in range(picture.width)
    )


def test_a_page_is_drawn_at_the_scale_asked_for(desk: Desk) -> None:
    preview = report(desk, "The border stays open.").preview()
    assert len(preview) == 1
    width, height = preview.size(0)
    picture = preview.page(0, 0.5)
    assert abs(picture.width - width / 2) <= 1
    assert abs(picture.height - height / 2) <= 1
    assert len(picture.pixels) == picture.stride * picture.height
    preview.close()


def test_what_is_drawn_are_the_words_of_the_report(desk: Desk) -> None:
    few = report(desk, "One.").preview()
    sparse = dark_dots(few, 0, 1.0)
    many = report(desk, *["A line with a good many words in it, said twice."] * 20).preview()
    assert dark_dots(many, 0, 1.0) > 2 * sparse > 0


def test_long_reports_have_more_pages_and_tell_their_progress(desk: Desk) -> None:
    told: list[int] = []
    preview = report(desk, *(f"Point {number}" for number in range(150))).preview(told.append)
    assert len(preview) == told[-1] > 1
    with pytest.raises(IndexError):
        preview.page(len(preview), 1.0)


def test_a_picture_never_grows_beyond_memory(desk: Desk) -> None:
    picture = report(desk, "One.").preview().page(0, 1000.0)
    assert picture.width * picture.height < 41_000_000


def test_a_closed_preview_draws_nothing(desk: Desk) -> None:
    preview = report(desk, "One.").preview()
    preview.close()
    preview.close()
    with pytest.raises(ValueError, match="closed"):
        preview.page(0, 1.0)


def test_threads_take_turns(desk: Desk) -> None:
    preview = report(desk, *(f"Point {number}" for number in range(100))).preview()
    drawn: list[int] = []

    def draw(number: int) -> None:
        drawn.append(preview.page(number % len(preview), 1.0).width)

    threads = [Thread(target=draw, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 12


def test_a_protected_name_is_shown_where_it_stands_and_bars_the_export(
    desk: Desk, tmp_path: Path
) -> None:
    person = protect(desk, "Nurlan Example")
    ready = report(desk, "Nur lan Exam ple said so.")
    assert [leak.person for leak in ready.leaks] == [person]
    assert len(ready.preview()) == 1
    with pytest.raises(NamesFoundError) as caught:
        ready.export(Format.PDF, tmp_path / "out.pdf")
    assert caught.value.leaks == ready.leaks
    assert not (tmp_path / "out.pdf").exists()


def test_a_name_that_runs_over_two_lines_is_found_in_the_file_and_its_place_told(
    desk: Desk, tmp_path: Path
) -> None:
    protect(desk, "Jo Kirmanekov")
    ready = report(desk, "It was Kirma", "nekov said so.")
    assert not ready.leaks
    for form in (Format.MARKDOWN, Format.PDF, Format.WORD):
        with pytest.raises(NamesFoundError) as caught:
            ready.export(form, tmp_path / "out")
        (leak,) = caught.value.leaks
        assert desk.notebook[leak.source].text("text") == "It was Kirma"
    assert not (tmp_path / "out").exists()


def test_a_name_protected_later_than_the_plan_was_made_belongs_to_the_next_plan(
    desk: Desk, tmp_path: Path
) -> None:
    ready = report(desk, "Nur lan Exam ple said so.")
    protect(desk, "Nurlan Example")
    ready.export(Format.PDF, tmp_path / "before.pdf")
    again = printable(desk, Workplace(desk).need_consultation(), Profile.PUBLIC)
    with pytest.raises(NamesFoundError):
        again.export(Format.PDF, tmp_path / "after.pdf")


def test_the_own_report_names_everybody(desk: Desk, tmp_path: Path) -> None:
    protect(desk, "Nurlan Example")
    ready = report(desk, "Nurlan Example said so.", profile=Profile.OWN)
    assert not ready.leaks
    done = ready.export(Format.MARKDOWN, tmp_path / "own.md")
    assert "Nurlan Example" in done.path.read_text("utf-8")


def test_what_is_withheld_is_counted(desk: Desk, tmp_path: Path) -> None:
    ready = report(desk, "Said in confidence.", sensitivity=Sensitivity.CONFIDENTIAL.value)
    assert ready.plan.withheld == 1
    assert ready.export(Format.JSON, tmp_path / "out.json").withheld == 1


def test_an_export_that_is_stopped_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(_pages: int) -> None:
        raise StopError

    with pytest.raises(StopError):
        report(desk, "One.").export(Format.PDF, tmp_path / "out.pdf", stop)
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".pdf"] == []


def test_preview_and_file_are_the_same_document(desk: Desk, tmp_path: Path) -> None:
    ready = report(desk, *(f"Point {at}, حق 12 (OHCHR) and more." for at in range(120)))
    ready.export(Format.PDF, tmp_path / "out.pdf")
    from_file = Preview((tmp_path / "out.pdf").read_bytes())
    looked_at = ready.preview()
    assert len(looked_at) == len(from_file) > 2
    for number in reversed(range(len(from_file))):
        assert from_file.size(number) == pytest.approx(looked_at.size(number), abs=0.01)
        assert from_file.page(number, 0.5) == looked_at.page(number, 0.5)
