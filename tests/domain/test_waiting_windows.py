"""Interview, hold, decision, silence and research windows (product.md §3)."""

from datetime import date, timedelta
from typing import Any

import pytest

from followup_tui.domain.agreement import Permission
from followup_tui.domain.interview import Finding, Interview
from followup_tui.domain.policy import Policy
from followup_tui.domain.steps import Step, StepMark
from followup_tui.domain.window import WindowState
from followup_tui.domain.windows import contact_windows
from tests.factories import (
    a_contact,
    an_agreement,
    an_interview,
    an_outcome,
    berlin,
    from_them,
    local,
)
from tests.window_finding import window_of, windows_of

HELD = berlin("2026-11-20 15:30")
NOW = berlin("2026-11-23 10:00")


def twice_checked_in(**changes: Any) -> Interview:
    contacts = (a_contact(berlin("2026-11-27 09:00")), a_contact(berlin("2026-12-07 09:00")))
    return an_interview(contacts=contacts, **changes)


# --- interview


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-20 13:59:59", "upcoming"),
        ("2026-11-20 14:00", "open"),
        ("2026-11-20 15:29:59", "open"),
    ],
)
def test_an_interview_is_upcoming_and_open_and_never_soon(now: str, state: str) -> None:
    window = window_of(an_interview(), "interview", berlin(now))
    assert (window.opens, window.closes) == (berlin("2026-11-20 14:00"), HELD)
    assert window.state == state


def test_an_interview_that_was_held_or_cancelled_has_no_window_of_its_own() -> None:
    assert windows_of(an_interview(), "interview", HELD) == []
    cancelled = an_interview(outcome=an_outcome("cancelled", berlin("2026-11-19 09:00")))
    assert windows_of(cancelled, "interview", berlin("2026-11-19 10:00")) == []


# --- hold


def test_a_hold_lasts_from_the_end_of_the_interview_to_the_opening_of_the_check_in() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01"),))
    hold = window_of(interview, "hold", NOW)
    assert (hold.opens, hold.closes, hold.state) == (HELD, berlin("2026-12-01 00:00"), "open")


def test_a_hold_begins_at_the_last_thing_they_said_or_the_last_check_in() -> None:
    wrote = berlin("2026-11-24 11:00")
    assert window_of(an_interview(contacts=(from_them(wrote),)), "hold", NOW).opens == wrote
    made = berlin("2026-11-27 11:00")
    hold = window_of(an_interview(contacts=(a_contact(made),)), "hold", berlin("2026-11-28 09:00"))
    assert (hold.opens, hold.closes) == (made, berlin("2026-12-04 00:00"))


def test_a_hold_is_over_the_moment_the_check_in_opens() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01"),))
    assert len(windows_of(interview, "hold", berlin("2026-11-30 23:59:59"))) == 1
    assert windows_of(interview, "hold", berlin("2026-12-01 00:00")) == []


def test_an_agreed_exact_time_ends_the_hold_at_that_time() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01T14:00:00+01:00"),))
    assert window_of(interview, "hold", NOW).closes == berlin("2026-12-01 14:00")


def test_there_is_no_hold_before_the_interview_or_after_an_answer() -> None:
    assert windows_of(an_interview(), "hold", berlin("2026-11-20 15:29")) == []
    answered = an_interview(outcome=an_outcome("offer", berlin("2026-11-23 09:00")))
    assert windows_of(answered, "hold", NOW) == []


def test_where_they_said_no_the_hold_lasts_until_silence_and_is_past_then() -> None:
    refused = an_interview(agreements=(an_agreement(permission=Permission.NO),))
    hold = window_of(refused, "hold", NOW)
    assert (hold.opens, hold.closes, hold.state) == (HELD, berlin("2026-12-15 00:00"), "open")
    assert window_of(refused, "hold", berlin("2026-12-15 00:00")).state == "past"


def test_after_the_last_check_in_the_hold_lasts_from_it_until_silence() -> None:
    hold = window_of(twice_checked_in(), "hold", berlin("2026-12-08 09:00"))
    assert (hold.opens, hold.closes) == (berlin("2026-12-07 09:00"), berlin("2026-12-15 00:00"))


# --- decision


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-26 23:59:59", "upcoming"),
        ("2026-11-27 00:00", "open"),
        ("2026-11-27 23:59:59", "open"),
        ("2026-11-28 00:00", "past"),
    ],
)
def test_the_decision_stands_on_its_whole_day_and_is_never_soon(now: str, state: str) -> None:
    window = window_of(an_interview(decision_by=date(2026, 11, 27)), "decision", berlin(now))
    assert (window.opens, window.closes) == (
        berlin("2026-11-27 00:00"),
        berlin("2026-11-28 00:00"),
    )
    assert window.state == state


def test_without_a_promise_there_is_no_decision() -> None:
    assert windows_of(an_interview(), "decision", NOW) == []


def test_a_decision_day_of_23_hours_lasts_23_hours() -> None:
    interview = an_interview(decision_by=date(2027, 3, 28))
    window = window_of(interview, "decision", NOW)
    assert window.closes is not None
    assert window.closes - window.opens == timedelta(hours=23)


@pytest.mark.parametrize(
    ("day", "flags"), [(6, ()), (7, ("clock_change",)), (8, ("clock_change",)), (9, ())]
)
def test_a_decision_day_that_a_clock_change_begins_or_ends_says_so(
    day: int, flags: tuple[str, ...]
) -> None:
    # In Havana the midnight before 8 March 2026 is skipped.
    interview = an_interview(timezone="America/Havana", decision_by=date(2026, 3, day))
    assert window_of(interview, "decision", NOW).flags == flags


def test_the_day_to_answer_an_offer_by_is_a_decision_too() -> None:
    offer = an_outcome("offer", berlin("2026-11-23 09:00"), reply_by="2026-11-30")
    window = window_of(an_interview(outcome=offer), "decision", NOW)
    assert (window.opens, window.state) == (berlin("2026-11-30 00:00"), "upcoming")
    assert window_of(an_interview(outcome=offer), "decision", berlin("2026-12-01 00:00")).state == (
        WindowState.PAST
    )


# --- silence


def test_silence_is_suggested_25_days_after_the_wait_began() -> None:
    silence = window_of(an_interview(), "silence", NOW)
    assert (silence.opens, silence.closes) == (berlin("2026-12-15 00:00"), None)
    assert silence.state == "upcoming"
    assert window_of(an_interview(), "silence", berlin("2026-12-15 00:00")).state == "open"
    assert window_of(an_interview(), "silence", berlin("2029-12-15 00:00")).state == "open"


def test_silence_counts_from_their_last_word() -> None:
    wrote = an_interview(contacts=(from_them(berlin("2026-11-26 09:00")),))
    assert window_of(wrote, "silence", NOW).opens == berlin("2026-12-21 00:00")


def test_silence_waits_for_five_business_days_after_the_last_check_in() -> None:
    late = an_interview(
        contacts=(a_contact(berlin("2026-12-10 09:00")), a_contact(berlin("2026-12-18 09:00")))
    )
    assert window_of(late, "silence", NOW).opens == berlin("2026-12-25 00:00")


def test_silence_waits_until_the_check_in_window_is_over() -> None:
    far = an_interview(agreements=(an_agreement("2027-01-11/2027-01-15"),))
    assert window_of(far, "silence", NOW).opens == berlin("2027-01-16 00:00")


def test_there_is_no_silence_before_the_interview_or_after_an_answer() -> None:
    assert windows_of(an_interview(), "silence", berlin("2026-11-20 15:29")) == []
    answered = an_interview(outcome=an_outcome("offer", berlin("2026-11-23 09:00")))
    assert windows_of(answered, "silence", berlin("2027-01-01 00:00")) == []


# --- research


def looked_up(*at: str) -> tuple[Finding, ...]:
    return tuple(Finding(text="They grow.", at=berlin(each)) for each in at)


def test_research_is_stale_seven_days_after_the_interview_where_nothing_was_looked_up() -> None:
    stale = berlin("2026-11-27 15:30")
    assert windows_of(an_interview(), "research", stale - timedelta(seconds=1)) == []
    window = window_of(an_interview(), "research", stale)
    assert (window.opens, window.closes, window.state) == (stale, None, "open")


def test_research_is_fresh_for_seven_days_after_the_last_entry_or_tick() -> None:
    found = an_interview(research=looked_up("2026-11-25 20:00", "2026-11-22 20:00"))
    stale = window_of(found, "research", berlin("2026-12-24 12:00"))
    assert stale.opens == berlin("2026-12-02 20:00")
    ticked = StepMark(step=Step.RESEARCH, at=berlin("2026-11-30 08:00"))
    both = an_interview(research=looked_up("2026-11-25 20:00"), steps=(ticked,))
    assert windows_of(both, "research", berlin("2026-12-07 07:59")) == []
    assert window_of(both, "research", berlin("2026-12-07 08:00")).opens == berlin(
        "2026-12-07 08:00"
    )


def test_research_before_the_interview_counts_as_the_last_entry() -> None:
    prepared = an_interview(research=looked_up("2026-11-19 20:00"))
    stale = window_of(prepared, "research", berlin("2026-11-27 15:30"))
    assert stale.opens == berlin("2026-11-26 20:00")


def test_waived_research_stays_listed_as_waived() -> None:
    waived = StepMark(step=Step.RESEARCH, at=NOW, waived=True, reason="I know them well.")
    interview = an_interview(steps=(waived,))
    assert window_of(interview, "research", berlin("2026-12-24 12:00")).state == "waived"


def test_research_ends_with_an_answer() -> None:
    answered = an_interview(outcome=an_outcome("offer", berlin("2026-12-01 09:00")))
    assert windows_of(answered, "research", berlin("2026-12-24 12:00")) == []


# --- the policy and the zone


def test_the_numbers_of_the_policy_are_used() -> None:
    policy = Policy(silence_days=40, research_fresh_days=1)
    silence = window_of(an_interview(), "silence", NOW, policy)
    assert silence.opens == berlin("2026-12-30 00:00")
    assert window_of(an_interview(), "research", NOW, policy).opens == berlin("2026-11-21 15:30")


def test_days_begin_in_the_zone_of_the_interview() -> None:
    there = an_interview(
        timezone="America/New_York",
        decision_by=date(2026, 11, 27),
        agreements=(an_agreement(permission=Permission.NO),),
    )
    decision, silence = window_of(there, "decision", NOW), window_of(there, "silence", NOW)
    assert decision.opens == local("2026-11-27 00:00", "America/New_York")
    assert silence.opens == local("2026-12-15 00:00", "America/New_York")


def test_windows_come_by_opening() -> None:
    interview = an_interview(
        decision_by=date(2026, 11, 25), agreements=(an_agreement("2026-12-01"),)
    )
    windows = contact_windows(interview, Policy(), NOW)
    assert [each.kind.value for each in windows] == [
        "thank_you",
        "hold",
        "decision",
        "check_in",
        "silence",
    ]
