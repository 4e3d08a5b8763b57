"""The early guard: no check-in before its window without a reason (product.md §3)."""

from datetime import datetime, timedelta

import pytest

from followup_tui.domain.agreement import Permission
from followup_tui.domain.checklist import StepStatus, checklist
from followup_tui.domain.contact import Contact, ContactKind, Direction, EarlyReason
from followup_tui.domain.guard import cool_off_until, too_early
from followup_tui.domain.interview import Interview
from followup_tui.domain.recording import log_contact
from followup_tui.domain.refusal import Refused, TooEarly
from tests.factories import (
    POLICY,
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    from_them,
)
from tests.window_finding import current_check_in

AGREED = an_interview(
    agreements=(
        an_agreement("2026-12-01", words="call me in about ten days", contact_person="jane"),
    )
)
OPENS = berlin("2026-12-01 00:00")
LATER = berlin("2027-06-01 00:00")


def is_early(interview: Interview, at: datetime) -> bool:
    return too_early(interview, a_contact(at), POLICY) is not None


def test_a_check_in_is_early_until_the_very_moment_its_window_opens() -> None:
    assert is_early(AGREED, OPENS - timedelta(seconds=1))
    assert not is_early(AGREED, OPENS)


def test_a_check_in_in_a_late_window_is_not_early() -> None:
    assert not is_early(AGREED, berlin("2026-12-03 23:59"))
    assert not is_early(AGREED, berlin("2026-12-04 00:00"))
    assert not is_early(AGREED, berlin("2027-03-01 09:00"))


def test_it_stops_with_the_agreed_words_and_date_and_says_that_it_seems_pushy() -> None:
    refusal = too_early(AGREED, a_contact(berlin("2026-11-21 09:00")), POLICY)
    assert refusal is not None
    assert refusal.until == OPENS
    sentence = str(refusal)
    assert "call me in about ten days" in sentence
    assert "Tue 1 Dec" in sentence
    assert "next day" in sentence
    assert "seems pushy" in sentence
    assert sentence.endswith(".")


def test_without_an_agreed_day_it_tells_when_the_window_opens() -> None:
    refusal = too_early(an_interview(), a_contact(berlin("2026-11-21 09:00")), POLICY)
    assert "opens Fri 27 Nov" in str(refusal)
    assert "seems pushy" in str(refusal)


def test_an_agreed_time_is_told_with_its_clock() -> None:
    timed = an_interview(agreements=(an_agreement("2026-12-01T14:00:00+01:00"),))
    refusal = too_early(timed, a_contact(berlin("2026-12-01 13:59")), POLICY)
    assert "Tue 1 Dec 14:00" in str(refusal)


def test_without_a_reason_nothing_is_recorded() -> None:
    now = berlin("2026-11-21 09:00")
    with pytest.raises(TooEarly):
        log_contact(AGREED, a_contact(now), POLICY, now)


@pytest.mark.parametrize("reason", list(EarlyReason))
def test_with_a_reason_it_is_stored_as_early_and_breaks_step_3(reason: EarlyReason) -> None:
    now = berlin("2026-11-21 09:00")
    gone_on = log_contact(AGREED, a_contact(now), POLICY, now, early_reason=reason)
    (contact,) = gone_on.contacts
    assert (contact.early, contact.early_reason) == (True, reason)
    assert checklist(gone_on, POLICY, now)[2].status is StepStatus.BROKEN


def test_an_early_one_counts_and_the_next_never_comes_sooner_than_agreed() -> None:
    now = berlin("2026-11-21 09:00")
    gone_on = log_contact(AGREED, a_contact(now), POLICY, now, early_reason=EarlyReason.OTHER)
    following = current_check_in(gone_on, now)
    assert following is not None
    assert (following.basis, following.opens) == ("rule", OPENS)
    again = log_contact(
        gone_on, a_contact(now), POLICY, now, early_reason=EarlyReason.COMPETING_OFFER
    )
    assert current_check_in(again, now) is None


def test_a_reason_given_for_a_check_in_that_is_not_early_is_not_stored() -> None:
    made = log_contact(AGREED, a_contact(OPENS), POLICY, LATER, early_reason=EarlyReason.OTHER)
    (contact,) = made.contacts
    assert (contact.early, contact.early_reason) == (False, None)
    assert checklist(made, POLICY, LATER)[2].status is not StepStatus.BROKEN


def test_a_back_dated_check_in_is_judged_at_its_own_time() -> None:
    with pytest.raises(TooEarly):
        log_contact(AGREED, a_contact(OPENS - timedelta(minutes=1)), POLICY, LATER)
    made = log_contact(AGREED, a_contact(OPENS), POLICY, LATER)
    assert not made.contacts[0].early


def test_a_back_dated_check_in_is_judged_by_what_was_known_then() -> None:
    at = berlin("2026-11-27 09:00")
    agreed_later = an_agreement("2026-12-20", made_at=berlin("2026-11-30 09:00"))
    assert not is_early(an_interview(agreements=(agreed_later,)), at)
    wrote_later = an_interview(contacts=(from_them(berlin("2026-11-30 09:00")),))
    assert not is_early(wrote_later, at)
    assert is_early(an_interview(contacts=(from_them(berlin("2026-11-26 09:00")),)), at)


def test_what_was_agreed_at_that_very_moment_was_known() -> None:
    at = berlin("2026-11-27 09:00")
    assert is_early(an_interview(agreements=(an_agreement("2026-12-20", made_at=at),)), at)
    a_second_later = an_agreement("2026-12-20", made_at=at + timedelta(seconds=1))
    assert not is_early(an_interview(agreements=(a_second_later,)), at)


def test_a_contact_in_the_future_is_refused() -> None:
    now = berlin("2026-12-01 09:00")
    with pytest.raises(Refused, match="2026-12-01 09:01 is still to come"):
        log_contact(AGREED, a_contact(now + timedelta(minutes=1)), POLICY, now)
    assert len(log_contact(AGREED, a_contact(now), POLICY, now).contacts) == 1


def test_the_future_is_told_by_the_clock_of_the_user() -> None:
    now = berlin("2026-12-01 09:00")
    in_utc = a_contact(berlin("2026-12-01 18:00"))
    assert in_utc.at.hour == 17
    with pytest.raises(Refused, match="2026-12-01 18:00"):
        log_contact(AGREED, in_utc, POLICY, now)


def test_where_they_said_no_every_check_in_is_early() -> None:
    agreement = an_agreement("2026-12-01", permission=Permission.NO, words="please don't")
    refused = an_interview(agreements=(agreement,))
    for at in (berlin("2026-11-21 09:00"), OPENS, LATER):
        refusal = too_early(refused, a_contact(at), POLICY)
        assert refusal is not None
        assert refusal.until is None
        assert "please don't" in str(refusal)


def test_past_the_limit_every_check_in_is_early() -> None:
    contacts = (a_contact(berlin("2026-12-01 09:00")), a_contact(berlin("2026-12-08 09:00")))
    twice = an_interview(contacts=contacts)
    refusal = too_early(twice, a_contact(LATER), POLICY)
    assert refusal is not None
    assert refusal.until is None
    assert "2 times" in str(refusal)


def test_after_an_outcome_every_check_in_is_early_and_before_it_as_ever() -> None:
    answered_at = berlin("2026-12-02 12:00")
    answered = an_interview(agreements=AGREED.agreements, outcome=an_outcome("offer", answered_at))
    assert not is_early(answered, OPENS)
    assert not is_early(answered, answered_at - timedelta(seconds=1))
    assert is_early(answered, answered_at)
    assert is_early(answered, LATER)
    assert "has answered" in str(too_early(answered, a_contact(LATER), POLICY))


def test_a_check_in_before_the_interview_is_over_is_early() -> None:
    assert is_early(an_interview(), berlin("2026-11-20 15:00"))


@pytest.mark.parametrize("kind", [kind for kind in ContactKind if kind is not ContactKind.CHECK_IN])
def test_nothing_but_a_check_in_is_ever_early(kind: ContactKind) -> None:
    refused = an_interview(agreements=(an_agreement(permission=Permission.NO),))
    at = berlin("2026-11-20 16:00")
    assert too_early(refused, a_contact(at, kind), POLICY) is None
    logged = log_contact(refused, a_contact(at, kind, people=("jane",)), POLICY, LATER)
    assert not logged.contacts[0].early


def test_a_contact_of_theirs_is_never_early() -> None:
    theirs = Contact(
        at=berlin("2026-11-20 16:00"), direction=Direction.IN, kind=ContactKind.CHECK_IN
    )
    assert too_early(AGREED, theirs, POLICY) is None


def test_thank_you_notes_and_replies_do_not_count_as_check_ins() -> None:
    contacts = (
        a_contact(berlin("2026-11-21 09:00"), "thank_you", people=("jane",)),
        a_contact(berlin("2026-11-22 09:00"), "reply"),
    )
    current = current_check_in(an_interview(contacts=contacts), LATER)
    assert current is not None
    assert current.basis == "assumed"


def test_early_is_judged_once_and_stays_whatever_is_agreed_later() -> None:
    now = berlin("2026-11-21 09:00")
    gone_on = log_contact(
        AGREED,
        a_contact(now),
        POLICY,
        now,
        early_reason=EarlyReason.DATE_CHANGED,
        agreement=an_agreement("2026-11-21"),
    )
    assert gone_on.contacts[0].early
    assert len(gone_on.agreements) == 2


def test_a_rejection_asks_to_cool_off_for_twelve_hours() -> None:
    at = berlin("2026-12-01 17:00")
    rejected = an_interview(outcome=an_outcome("rejected", at))
    until = at + timedelta(hours=12)
    assert cool_off_until(rejected, POLICY, at) == until
    assert cool_off_until(rejected, POLICY, until - timedelta(seconds=1)) == until
    assert cool_off_until(rejected, POLICY, until) is None


def test_no_other_answer_asks_to_cool_off() -> None:
    at = berlin("2026-12-01 17:00")
    assert cool_off_until(an_interview(outcome=an_outcome("offer", at)), POLICY, at) is None
    assert cool_off_until(an_interview(), POLICY, at) is None
