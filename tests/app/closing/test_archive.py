"""An archive has never known a name: not in its log, its index, its second copy."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.closing.archive import doubts_in, opens_with, write_archive
from micic_desk.app.closing.nameless import Nameless
from micic_desk.app.opening import open_desk
from micic_desk.app.sample import create_sample
from micic_desk.domain.edits.changing import Change
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal
from micic_desk.store.key import Cost
from micic_desk.store.raw_words import all_texts

PHRASE = "one two three four five six"
NAMES = ("Kestrel", "Osprey", "Rosalind", "Merlin", "Anna")


def archived(one: Any, to: Path, passphrase: str | None, *ordinary: str) -> Any:
    return write_archive(one.desk.notebook, to, passphrase, ordinary=ordinary, cost=Cost.TRIVIAL)


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_no_name_is_in_it_and_all_else_is(
    full: Callable[..., Any], tmp_path: Path, passphrase: str | None
) -> None:
    one, to = full(passphrase), tmp_path / "archive.micic"
    before = "\n".join(all_texts(one.desk.session))
    assert all(name in before for name in NAMES)  # the scan finds what is there
    done = archived(one, to, passphrase, "rose")
    assert (done.left, done.people) == (0, 2)
    assert done.looked_at > 50
    desk = open_desk(to, passphrase)
    try:
        after = "\n".join(all_texts(desk.session)).casefold()
        assert not [name for name in NAMES if name.casefold() in after]
        lines = {item.text("text") for item in desk.notebook.of_kind(EntityKind.ITEM)}
        assert "a rose stood on the table, and S1 took it" in lines
        assert "S7 was arrested, S7 said" in lines
        assert "nobody came back" in lines
        assert len(lines) == 6
        speakers = {
            item.fields.get("speaker")
            for item in desk.notebook.of_kind(EntityKind.ITEM)
            if item.text("text").startswith("S7 was arrested")
        }
        (rose,) = (
            one for one in desk.notebook.of_kind(EntityKind.PERSON) if one.text("code") == "S7"
        )
        assert speakers == {rose.id}
        assert set(rose.fields) <= {"code", "protected", "duties"}
        assert [each.text("title") for each in desk.notebook.of_kind(EntityKind.SESSION)] == [
            "Morning with S1"
        ]
        assert not {each.id for each in desk.notebook} & {each.id for each in one.desk.notebook}
    finally:
        desk.close()
    assert not desk.plain or passphrase is None


def test_in_a_plain_archive_no_byte_of_any_file_says_a_name(
    full: Callable[..., Any], tmp_path: Path
) -> None:
    one, folder = full(), tmp_path / "kept"
    folder.mkdir()
    archived(one, folder / "archive.micic", None)
    for file in folder.iterdir():
        data = file.read_bytes().lower()
        assert not [name for name in NAMES if name.lower().encode() in data], file.name
    assert b"osprey" in (one.desk.path).with_name("Rivers.micic-wal").read_bytes().lower()


def test_where_a_name_would_be_left_nothing_is_left_behind(
    full: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: a pen that forgets one name is noticed, and the archive goes."""
    one, folder = full(), tmp_path / "kept"
    folder.mkdir()
    right = Nameless.text
    monkeypatch.setattr(
        Nameless, "text", lambda pen, said: said if "Merlin again" in said else right(pen, said)
    )
    with pytest.raises(Refusal) as refused:
        archived(one, folder / "archive.micic", None)
    assert refused.value.code == "closing.name_left"
    assert list(folder.iterdir()) == []


def test_it_is_never_written_over_another_file(full: Callable[..., Any], tmp_path: Path) -> None:
    one, to = full(), tmp_path / "there.micic"
    to.write_text("mine")
    with pytest.raises(Refusal):
        archived(one, to, None)
    assert to.read_text() == "mine"


def test_the_words_asked_about_are_few_and_the_passphrase_is_checked(
    full: Callable[..., Any],
) -> None:
    one = full(PHRASE)
    assert {doubt.word for doubt in doubts_in(one.desk.notebook)} == {
        "rose",
        "AK",
        "Osprey",
        "Merlin",
    }
    assert opens_with(one.desk, "One two-three four five six")
    assert not opens_with(one.desk, "other words")


def test_the_sample_is_archived_whole(tmp_path: Path) -> None:
    """Real notes: two scripts, words before colons that are no names, a conflict."""
    desk = create_sample(tmp_path / "Basin.micic", None)
    with pytest.raises(Refusal) as refused:
        write_archive(desk.notebook, tmp_path / "archive.micic", None)
    assert refused.value.code == "closing.torn"
    for one in list(desk.notebook):
        for name, versions in one.conflicts.items():
            desk.do(Change(entities=(one.id,), fields={name: versions[0].value}))
    spared = [
        one.word for one in doubts_in(desk.notebook) if one.word in {"Confirmed", "Contested"}
    ]
    done = write_archive(desk.notebook, tmp_path / "archive.micic", None, ordinary=spared)
    assert done.people == len(desk.notebook.of_kind(EntityKind.PERSON))
    desk.close()
