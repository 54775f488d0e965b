import pytest

from micic_desk.domain.people import UNKNOWN_SPEAKER
from micic_desk.report.attribution import attributed
from micic_desk.report.profile import RULES, RULES_OF_THE_ROOM, Attribution, Profile
from micic_desk.report.wording import load_wording
from tests.report.invented import person

WORDS = load_wording("en")
ADA = person(
    "p", "Ada Onimar", code="S1", role="Director", organisation="Example Aid", acronym="EA"
)


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile.PUBLIC, ""),
        (Profile.PARTICIPANTS, "A participant"),
        (Profile.INTERPRETERS, "Director"),
        (Profile.SECRETARIAT, "S1"),
        (Profile.PARTNER, "S1"),
        (Profile.OWN, "S1"),
    ],
)
def test_each_reader_is_told_as_much_as_the_profile_allows(profile: Profile, said: str) -> None:
    assert attributed("p", ADA, RULES[profile].attribution, WORDS) == said


def test_a_name_that_may_be_printed_is_put_in_from_the_table() -> None:
    public = person("p", "Ada Onimar", code="S1", protected=False)
    names = RULES[Profile.SECRETARIAT].attribution
    assert attributed("p", public, names, WORDS) == "Ada Onimar"


@pytest.mark.parametrize(("rule", "said"), [("affiliation", "EA"), ("titles", "Director")])
def test_title_or_affiliation_alone(rule: str, said: str) -> None:
    assert attributed("p", ADA, RULES_OF_THE_ROOM[rule], WORDS) == said


def test_who_has_no_title_no_name_or_is_not_known_is_a_participant() -> None:
    nameless = person("p", "Ada Onimar")
    assert attributed("p", nameless, RULES_OF_THE_ROOM["titles"], WORDS) == "A participant"
    names = RULES[Profile.SECRETARIAT].attribution
    assert attributed("p", nameless, names, WORDS) == "A participant"
    assert attributed(UNKNOWN_SPEAKER, None, names, WORDS) == "A participant"
    assert attributed(UNKNOWN_SPEAKER, None, ~Attribution.NOBODY, WORDS) == UNKNOWN_SPEAKER
    assert attributed("gone", None, names, WORDS) == ""
