"""The filter of the list: words and states (interface.md §1 and §2)."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.filtering import Filter, SearchTexts, searchable
from followup_tui.domain.interview import Interview
from followup_tui.domain.standing import Group, standing
from tests.factories import POLICY, an_interview, berlin

NOW = berlin("2026-11-22 10:14")


def found(typed: str, interview: Interview) -> bool:
    """Say whether the typed words find an interview."""
    return Filter.parse(typed).takes(standing(interview, POLICY, NOW), searchable(interview))


@pytest.mark.parametrize("typed", ["acme", "BACKEND", "onsite", "jane", "cto", "lunch", "cme eng"])
def test_words_are_looked_for_in_company_role_stage_people_and_notes(typed: str) -> None:
    interview = an_interview(stage="Onsite", notes="They have LUNCH at noon")
    assert found(typed, interview)


def test_every_word_must_be_found() -> None:
    assert not found("acme globex", an_interview())


def test_nothing_typed_finds_all_that_is_not_archived() -> None:
    assert found("", an_interview())
    assert not found("", an_interview(archived=True))


def test_archived_ones_and_only_they_are_found_by_is_archived() -> None:
    assert found("is:archived acme", an_interview(archived=True))
    assert not found("is:archived", an_interview())


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("is:open", {Group.TO_DO, Group.ON_HOLD, Group.UPCOMING}),
        ("is:hold", {Group.ON_HOLD}),
        ("is:closed", {Group.CLOSED}),
        ("is:hold is:closed", {Group.ON_HOLD, Group.CLOSED}),
    ],
)
def test_states_are_found_by_their_words(typed: str, groups: set[Group]) -> None:
    usual = standing(an_interview(), POLICY, NOW)
    wanted = Filter.parse(typed)
    assert {group for group in Group if wanted.takes(replace(usual, group=group), "")} == groups


def test_a_state_that_is_still_being_typed_hides_nothing() -> None:
    for typed in ("is:", "is:ho", "is:archive"):
        assert found(typed, an_interview()), typed


def test_a_changed_interview_is_found_by_its_new_words() -> None:
    texts = SearchTexts()
    assert "acme" in texts.of(an_interview())
    assert "globex" in texts.of(an_interview(company="Globex"))
