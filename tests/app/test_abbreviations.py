from collections.abc import Callable
from typing import Any

import pytest

from micic_desk.app.abbreviations import SUGGESTED, Abbreviations
from micic_desk.app.merging import merge
from micic_desk.domain.sentences import Refusal

Make = Callable[[str], Any]


def test_none_is_in_use_until_somebody_takes_one(colleague: Make) -> None:
    kept = Abbreviations(colleague("ada").desk)
    assert kept.known() == {}
    assert [one[0] for one in kept.find("")] == list(SUGGESTED)
    assert not any(in_use for _, _, in_use in kept.find(""))


def test_they_are_added_changed_found_and_removed(colleague: Make) -> None:
    ada = colleague("ada")
    kept = Abbreviations(ada.desk)
    kept.put(" cso ", "civil  society\norganisation")
    kept.put("Ämt", "the office")
    assert kept.known() == {"Ämt": "the office", "cso": "civil society organisation"}
    assert kept.find("amt") == [("Ämt", "the office", True)]
    assert ("cso", "civil society organisation", True) in kept.find("society")
    kept.put("cs", "civil society", instead_of="cso")
    ada.reopen()
    again = Abbreviations(ada.desk)
    assert again.known() == {"Ämt": "the office", "cs": "civil society"}
    with pytest.raises(Refusal) as refused:
        again.put("cs", "x", instead_of="Ämt")
    assert refused.value.code == "abbreviation.taken"
    assert again.remove("cs") == "civil society"
    assert list(again.known()) == ["Ämt"]


def test_they_stay_on_this_laptop(colleague: Make) -> None:
    ada, bea = colleague("ada"), colleague("bea")
    Abbreviations(ada.desk).put("mk", "a name that must not travel")
    ada.note("a line")
    merge(bea.desk, [bea.open(ada.send())])
    assert Abbreviations(bea.desk).known() == {}
