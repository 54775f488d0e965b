import pytest
from hypothesis import given
from hypothesis import strategies as st

from micic_desk.domain.entity import Entity
from micic_desk.domain.kinds import ItemKind, Sensitivity
from micic_desk.report.profile import (
    RULES,
    RULES_OF_THE_ROOM,
    Attribution,
    Profile,
    Versions,
    rules_for,
)


def entity(**fields: str) -> Entity:
    return Entity(id="e", kind="consultation", parent="root", order="a", fields=fields)


def test_only_oneself_sees_what_was_said_in_confidence_and_notes_to_self() -> None:
    secret = entity(sensitivity=Sensitivity.CONFIDENTIAL.value)
    private = entity(kind=ItemKind.NOTE_TO_SELF.value)
    for profile, rules in RULES.items():
        own = profile is Profile.OWN
        assert (rules.allows(secret), rules.allows(private)) == (own, own)
        assert rules.protected_names == own


def test_the_public_is_told_least() -> None:
    public = RULES[Profile.PUBLIC]
    for rules in RULES.values():
        assert public.attribution & rules.attribution == public.attribution
        assert not public.authors
    assert public.versions is Versions.COUNTED


@given(st.sampled_from(Profile), st.sampled_from([*RULES_OF_THE_ROOM, "", "of a newer version"]))
def test_no_reader_is_told_more_than_the_room_allowed(profile: Profile, said: str) -> None:
    told = rules_for(profile, entity(attribution=said)).attribution
    assert told & RULES[profile].attribution == told
    allowed = RULES_OF_THE_ROOM.get(said, Attribution.NOBODY) if said else ~Attribution.NOBODY
    assert told & allowed == told


@pytest.mark.parametrize("profile", Profile)
def test_two_rules_leave_what_both_allow(profile: Profile) -> None:
    told = rules_for(profile, entity(attribution="affiliation")).attribution
    assert Attribution.NAME not in told
    assert Attribution.TITLE not in told
