"""Interviewers as they are typed, and what stays of one who is removed."""

import pytest
from msgspec.structs import replace

from followup_tui.domain.interview import Outcome, Result
from followup_tui.domain.people_lines import read_person, with_only_people, without_person
from tests.factories import BOB, JANE, a_note, an_agreement, an_interview, berlin


def test_what_a_removed_person_said_keeps_the_name():
    agreement = an_agreement("2026-12-01", contact_person="bob")
    outcome = Outcome(result=Result.OFFER, at=berlin("2026-11-22 09:00"), told_by="bob")
    panel = an_interview(interviewers=(JANE, BOB), agreements=(agreement,), outcome=outcome)
    left = without_person(panel, "Bob Li")
    assert left.interviewers == (JANE,)
    assert left.agreement.contact_person == "Bob Li"
    assert left.outcome.told_by == "Bob Li"


def test_somebody_unknown_can_not_be_removed():
    with pytest.raises(ValueError, match='"Zoe" is none of the interviewers at Acme'):
        without_person(an_interview(), "Zoe")


def test_a_name_that_is_put_right_keeps_what_is_recorded_about_the_person() -> None:
    jane, bob = replace(JANE, talked_about="Netcode"), replace(BOB, email="")
    interview = an_interview(interviewers=(jane, bob), notes_to_send=(a_note("bob", body="Hi"),))
    changed = with_only_people(
        interview, ["Jane Do (CTO) <jane@acme.example>", "Bob Lee (Team lead)"]
    )
    assert [(each.id, each.name) for each in changed.interviewers] == [
        ("jane", "Jane Do"),
        ("bob", "Bob Lee"),
    ]
    assert changed.interviewers[0].talked_about == "Netcode"
    assert changed.notes_to_send == interview.notes_to_send


def test_somebody_else_with_another_address_in_the_same_place_is_somebody_else() -> None:
    interview = an_interview(interviewers=(JANE,), notes_to_send=(a_note("jane", body="Hi"),))
    changed = with_only_people(interview, ["Peter Ott <peter@acme.example>"])
    assert changed.interviewers[0].id != "jane"
    assert changed.notes_to_send[0].to == "Jane Doe"


def test_a_line_of_very_many_blanks_is_read_at_once() -> None:
    with pytest.raises(ValueError, match="no person"):
        read_person(f"Jane Doe{' ' * 5000}(CTO")
