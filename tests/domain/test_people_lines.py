"""Interviewers as they are typed, and what stays of one who is removed."""

import pytest

from followup_tui.domain.interview import Outcome, Result
from followup_tui.domain.people_lines import without_person
from tests.factories import BOB, JANE, an_agreement, an_interview, berlin


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
