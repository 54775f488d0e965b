from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql

from micic_desk.app.desk import Desk
from micic_desk.app.finding import Facet, Filter, Finder, Question, State, tags_of
from micic_desk.app.opening import create_desk, open_desk
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import Add
from micic_desk.domain.edits.changing import Change, Delete
from micic_desk.domain.edits.reporting import PlaceItems
from micic_desk.domain.kinds import Duty, EntityKind, ItemKind, SectionRole, Sensitivity
from micic_desk.domain.operation import ROOT
from micic_desk.store import local, log
from micic_desk.store.checking import check
from micic_desk.store.inbox import Source


class Notes:
    """A notebook with two consultations, and what a search in it finds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.desk = create_desk(path, None, title="River cities")
        self.finder = Finder(self.desk)
        self.place = Workplace(self.desk)
        self.me = self.place.me = self.place.person_named("Aigerim Sample", Duty.RAPPORTEUR)
        self.her = self.place.person_named("Dana Sample", Duty.CO_RAPPORTEUR)
        self.first = self.place.need_consultation()
        self.other = self.add(EntityKind.CONSULTATION, ROOT, title="Hill villages")
        self.morning = self.add(EntityKind.SESSION, self.first, title="Morning")
        self.evening = self.add(EntityKind.SESSION, self.other, title="Evening")

    def add(self, entity: EntityKind, parent: str, **fields: Any) -> str:
        return self.desk.do(Add(kind=entity, parent=parent, fields=fields)).entities[-1].id

    def note(self, text: str, parent: str = "", **fields: Any) -> str:
        said = {"kind": ItemKind.POINT.value, "text": text, **fields}
        return self.add(EntityKind.ITEM, parent or self.morning, **said)

    def found(self, words: str = "", **filters: str) -> list[str]:
        asked = tuple(Filter(Facet(name), value) for name, value in filters.items())
        search = self.finder.search(Question(words, asked))
        found = []
        while not search.done:
            found.extend(search.more(3))
        return [one.text("text") or one.text("title") or one.text("wording") for one in found]

    def reopen(self) -> None:
        self.finder.close()
        self.desk.close()
        self.desk = open_desk(self.path, None)
        self.finder = Finder(self.desk)


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notes]:
    made = Notes(tmp_path / "Notes.micic")
    yield made
    made.finder.close()
    made.desk.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Registers of migrants", "MIGR reg"),
        ("Le résumé de Łódź", "resume lodz"),
        ("Ещё один реестр", "еще реес"),
        ("المُسَوَّدة الأولى", "مسودة"),
        ("ადამიანის უფლებები", "უფლებები"),
        ("儿童的权利受到保护", "权利"),
        ("儿童的权利受到保护", "受"),
        ("เด็กมีสิทธิ", "สิทธิ"),
        ("बच्चों के अधिकार", "अधिकार"),
        ("O'zbek tilida", "oʻzbek"),
        ("the rights of the child", '"rights of the child"'),
        ("the rights of the child", '"rights of the ch'),
        ("state-of-play", "of-play"),
        ("said by emigrants", "migrant"),
    ],
)
def test_words_are_found_in_any_script(notes: Notes, text: str, words: str) -> None:
    notes.note("Something else altogether")
    notes.note(text)
    notes.finder.prepare_all()
    assert notes.found(words) == [text]
    notes.reopen()
    notes.finder.prepare_all()
    assert notes.found(words) == [text]


@pytest.mark.parametrize("words", ['"child rights"', "权保", '"of th"', "xyz", '"', "!", ""])
def test_what_is_not_there_is_not_found(notes: Notes, words: str) -> None:
    notes.note("the rights of the child")
    notes.note("权利受到保护")
    assert notes.found(words) == []


def test_everything_with_words_is_found_newest_first(notes: Notes) -> None:
    part = notes.add(EntityKind.PART, notes.first, title="Boats, part one")
    point = notes.add(EntityKind.SECTION, part, title="Boats first", role="key_point")
    item = notes.note("Boats were late")
    notes.add(EntityKind.PLACEMENT, point, item=item, wording="Boats came late")
    notes.add(EntityKind.SESSION, notes.first, title="Boats")
    notes.note("No word of them", tags=["boats"])
    assert notes.found("boats") == [
        "No word of them",
        "Boats",
        "Boats came late",
        "Boats were late",
        "Boats first",
        "Boats, part one",
    ]


def test_a_line_captured_after_the_list_was_read_is_found_inside_its_words(notes: Notes) -> None:
    notes.finder.prepare_all()
    notes.note("Unforeseeable floods")
    assert notes.found("seeable") == ["Unforeseeable floods"]
    assert notes.found(kind="point") == ["Unforeseeable floods"]


def test_many_hits_come_once_each_and_in_order(notes: Notes) -> None:
    texts = [f"boat {number}" for number in range(460)]
    for one in texts:
        notes.note(one)
    assert notes.found("boat") == texts[::-1]
    assert notes.found("boat", kind="point") == texts[::-1]
    assert notes.found(kind="point") == texts[::-1]


def test_filters_combine_with_words_and_work_alone(notes: Notes) -> None:
    speaker = notes.add(EntityKind.PERSON, ROOT, code="S1", name="Somebody")
    notes.note("boats, a point", author=notes.me, speaker=speaker, tags=["Évacuation"])
    notes.note("boats, asked", kind="question", author=notes.her, speaker="??")
    notes.note("boats on the hill", notes.evening, speaker_hint="Mr Unknown")
    notes.note("kept apart", sensitivity=Sensitivity.CONFIDENTIAL.value)
    assert notes.found("boats", kind="question") == ["boats, asked"]
    assert notes.found(speaker=speaker) == ["boats, a point"]
    assert notes.found("boats", tag="evacuation") == ["boats, a point"]
    assert notes.found(author=notes.her) == ["boats, asked"]
    assert notes.found(state=State.MINE) == ["boats, a point"]
    assert notes.found(state=State.THEIRS) == ["boats, asked"]
    assert notes.found(state=State.UNKNOWN_SPEAKER) == ["boats on the hill", "boats, asked"]
    assert notes.found(state=State.CONFIDENTIAL) == ["kept apart"]
    assert notes.found(place=notes.evening) == ["boats on the hill"]
    assert notes.found("boats", place=notes.first) == ["boats, asked", "boats, a point"]
    assert notes.found("kept", kind="question") == []
    assert notes.found(kind="question", place=notes.evening) == []
    assert tags_of(notes.desk.notebook) == ["Évacuation"]


def test_filters_of_one_facet_are_alternatives(notes: Notes) -> None:
    for kind in ("point", "question", "fact"):
        notes.note(f"a {kind}", kind=kind)
    asked = (Filter(Facet.KIND, "point"), Filter(Facet.KIND, "fact"))
    found = notes.finder.search(Question("a", asked)).more()
    assert [one.text("kind") for one in found] == ["fact", "point"]


def test_unplaced_is_what_no_report_prints(notes: Notes) -> None:
    part = notes.add(EntityKind.PART, notes.first)
    role = SectionRole.KEY_POINT.value
    section = notes.add(EntityKind.SECTION, part, title="First", role=role)
    placed = notes.note("placed")
    notes.note("under a placed one", placed)
    notes.note("written in the report", section)
    notes.note("left over")
    notes.note("for me alone", kind=ItemKind.NOTE_TO_SELF.value)
    notes.note("a gap", kind=ItemKind.GAP.value)
    notes.desk.do(PlaceItems(items=(placed,), section=section))
    hers = notes.note("placed, in her words")
    assert sorted(notes.found(state=State.UNPLACED)) == ["left over", "placed, in her words"]
    link = {"items": [placed, hers], "relation": "same", "main": placed}
    notes.desk.do(Add(kind=EntityKind.LINK, fields=link))
    assert notes.found(state=State.UNPLACED) == ["left over"]


def test_conflicts_are_found_until_they_are_settled(notes: Notes) -> None:
    item = notes.note("as heard")
    notes.note("undisputed")
    notes.desk.do(Change(entities=(item,), fields={"text": "as I heard it"}))
    with notes.desk.session.transaction() as connection:
        ((_, operations),) = log.of_entities(connection, [item])
    mine = next(one for one in reversed(list(operations)) if "text" in one.writes)
    hers = replace(mine, id="f" * 32, actor="a" * 32, writes={"text": "as she heard it"})
    source = Source(sender="Dana", sender_key="ab" * 32, verified=False, digest="d")
    notes.desk.receive([(hers, hers.to_text())], source)
    assert len(notes.found(state=State.CONFLICT)) == 1
    notes.desk.do(Change(entities=(item,), fields={"text": "settled"}))
    assert notes.found(state=State.CONFLICT) == []


def test_the_bin_is_not_searched(notes: Notes) -> None:
    item = notes.note("boats")
    notes.finder.prepare_all()
    notes.desk.do(Delete(entities=(item,)))
    assert notes.found("boats") == []
    assert notes.found(kind="point") == []
    notes.desk.undo()
    assert notes.found("boats") == ["boats"]


def test_people_are_found_by_code_and_by_any_of_their_names(notes: Notes) -> None:
    one = notes.add(EntityKind.PERSON, ROOT, code="S1", name="Ólafur Sample")
    other = notes.add(EntityKind.PERSON, ROOT, code="S12", name="Sara Sample")
    assert [p.id for p in notes.finder.people("s1")] == [one, other]
    assert [p.id for p in notes.finder.people("olaf")] == [one]
    assert [p.id for p in notes.finder.people("sara")] == [other]
    assert notes.finder.people("") == []
    assert notes.finder.people("nobody") == []


def test_names_of_people_are_in_no_index(notes: Notes) -> None:
    notes.add(EntityKind.PERSON, ROOT, code="S1", name="Gulmira")
    assert notes.found("Gulmira") == []


def test_an_older_index_is_made_anew_once(notes: Notes, desk_words: Callable[[Desk], Any]) -> None:
    notes.note("权利受到保护")
    notes.note("plain words", tags=["boats"])
    with notes.desk.session.transaction() as connection:
        # As an older program kept them: runs of characters whole, tags not at all.
        old = {"权利受到保护": "权 利 受 到 保 护", "plain words": "plain words boats"}
        rows = connection.execute(sql("SELECT n, words FROM entity WHERE words <> ''")).all()
        for n, words in rows:
            before = next((k for k, v in old.items() if v.split() == words.split()), words)
            connection.execute(
                sql("INSERT INTO search(search, rowid, words) VALUES('delete', :n, :w)"),
                {"n": n, "w": words},
            )
            connection.execute(
                sql("UPDATE entity SET words = :w WHERE n = :n"), {"n": n, "w": before}
            )
            connection.execute(
                sql("INSERT INTO search(rowid, words) VALUES(:n, :w)"), {"n": n, "w": before}
            )
        local.put(connection, "index", 1)
    assert notes.found("保护") == []
    notes.reopen()
    assert notes.found("保护") == ["权利受到保护"]
    assert notes.found("boats") == ["plain words"]
    assert not any(one.wrong for one in check(notes.desk.session))
    before = desk_words(notes.desk)
    notes.reopen()
    assert desk_words(notes.desk) == before


@pytest.fixture
def desk_words() -> Callable[[Desk], Any]:
    def words(desk: Desk) -> Any:
        with desk.session.transaction() as connection:
            return connection.execute(sql("SELECT n, words FROM entity ORDER BY n")).all()

    return words


def test_a_search_may_be_asked_a_moment_at_a_time(notes: Notes) -> None:
    for number in range(500):
        notes.note(f"boat {number}")
    search = notes.finder.search(Question("boat", (Filter(Facet.KIND, "question"),)))
    rests = 0
    while not search.done:
        assert search.more(within=0) == []
        rests += 1
    assert rests > 2
