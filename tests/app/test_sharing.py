"""Sharing: what leaves the laptop, for whom, and what never does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from micic_desk.app.desk import Memory
from micic_desk.app.merging import open_share
from micic_desk.app.share_contents import contents
from micic_desk.app.sharing import Keyring, add_card, export_card, share
from micic_desk.app.workplace import Workplace
from micic_desk.domain.edits.adding import AddTrees, Seedling
from micic_desk.domain.edits.changing import Reword
from micic_desk.domain.edits.together import Together
from micic_desk.domain.gesture import Act
from micic_desk.domain.kinds import EntityKind
from micic_desk.domain.sentences import Refusal

PHRASE = "one two three four five six"
Make = Callable[[str], Any]


def _everything(file: Path, reader: Any) -> str:
    return "\n".join(one.text for one in reader.open(file).content.operations)


def test_an_identity_is_made_once_and_kept_where_it_never_travels(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    ada.note("Ferries stopped.")
    first = ada.send()
    ada.reopen()
    second = ada.send()
    keys = {bea.open(one).content.sender_key for one in (first, second)}
    assert len(keys) == 1
    assert [bea.open(one).content.manifest.counter for one in (first, second)] == [1, 2]
    secret = str(Memory(ada.desk).get("identity"))
    assert "secret_key" in secret
    identity = Keyring(ada.desk).identity()
    assert identity.seed not in _everything(second, bea)
    assert identity.secret_key not in _everything(second, bea)


def test_lines_being_typed_and_settings_stay(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    Memory(ada.desk).keep("capture", "half a secret sentence")
    Memory(ada.desk).put("anything", "a setting of mine")
    text = _everything(ada.send(), bea)
    assert "secret sentence" not in text
    assert "a setting of mine" not in text


def test_a_file_that_was_not_written_counts_for_nothing(colleague: Make, tmp_path: Path) -> None:
    ada = colleague("ada")
    with pytest.raises(Refusal):
        share(ada.desk, tmp_path / "no" / "f.micicx", contents(ada.desk), passphrase=PHRASE)
    done = share(ada.desk, tmp_path / "f.micicx", contents(ada.desk), passphrase=PHRASE)
    assert done.counter == 1


def test_a_file_needs_somebody_it_is_for(colleague: Make, tmp_path: Path) -> None:
    ada = colleague("ada")
    with pytest.raises(Refusal) as refused:
        share(ada.desk, tmp_path / "f.micicx", contents(ada.desk))
    assert refused.value.code == "share.for_whom"
    assert not (tmp_path / "f.micicx").exists()


def test_a_card_makes_the_sender_known(colleague: Make, tmp_path: Path) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    for one, name in ((ada, "Ada Alder"), (bea, "Bea Birch")):
        work = Workplace(one.desk)
        work.me = work.person_named(name)
    ada.note("Ferries stopped.")
    unknown = bea.open(ada.send())
    assert (unknown.verified, unknown.sender) == (False, "Ada Alder")
    export_card(ada.desk, tmp_path / "ada.card")
    export_card(bea.desk, tmp_path / "bea.card")
    _, code = add_card(bea.desk, tmp_path / "ada.card")
    assert add_card(ada.desk, tmp_path / "bea.card")[1] == code
    to = tmp_path / "for-bea.micicx"
    share(ada.desk, to, contents(ada.desk), cards=[Keyring(ada.desk).named("bea birch")])
    for_bea = open_share(bea.desk, to, None)
    assert (for_bea.verified, for_bea.sender) == (True, "Ada Alder")
    assert open_share(ada.desk, to, None).own
    fay = colleague("fay")
    with pytest.raises(Refusal) as refused:
        open_share(fay.desk, to, PHRASE)
    assert refused.value.code == "share.not_for_you"


def test_cards_are_found_by_name_only_where_one_has_it(colleague: Make, tmp_path: Path) -> None:
    ada = colleague("ada")
    with pytest.raises(Refusal) as unknown:
        Keyring(ada.desk).named("Bea")
    assert unknown.value.code == "share.unknown_card"
    for name in ("one", "two"):
        export_card(colleague(name).desk, tmp_path / f"{name}.card", "Bea")
        add_card(ada.desk, tmp_path / f"{name}.card")
    with pytest.raises(Refusal) as twice:
        Keyring(ada.desk).named("Bea")
    assert twice.value.code == "share.two_cards"


def test_a_card_needs_a_name_and_is_not_ones_own(colleague: Make, tmp_path: Path) -> None:
    ada = colleague("ada")
    with pytest.raises(Refusal) as nameless:
        export_card(ada.desk, tmp_path / "ada.card")
    assert nameless.value.code == "card.no_name"
    export_card(ada.desk, tmp_path / "ada.card", "Ada")
    with pytest.raises(Refusal) as own:
        add_card(ada.desk, tmp_path / "ada.card")
    assert own.value.code == "card.own"


def test_a_whole_consultation_with_its_history_is_a_small_file(
    colleague: Callable[[str], Any], tmp_path: Path
) -> None:
    ada = colleague("ada")
    parent = ada.session()
    words = "Ferries stopped at six, and whoever had no papers stayed on the quay."
    lines = tuple(
        Seedling(kind=EntityKind.ITEM, fields={"kind": "point", "text": f"{at} {words}"})
        for at in range(1200)
    )
    ada.desk.do(AddTrees(trees=lines, parent=parent))
    items = [one.id for one in ada.desk.notebook.of_kind(EntityKind.ITEM)]
    reworded = tuple(Reword(entity=one, text=f"{words} Later.") for one in items[::4])
    ada.desk.do(Together(edits=reworded, act=Act.REWORD))
    shared = share(ada.desk, tmp_path / "all.micicx", contents(ada.desk), passphrase=PHRASE)
    assert shared.operations >= 1500
    assert shared.size <= 1_000_000
