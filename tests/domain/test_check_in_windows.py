"""When a check-in may be made: agreed, promised, assumed, or by the rule (product.md §3).

The usual interview ends on Fri 20 Nov 2026 at 15:30 in Berlin.
"""

from datetime import date, datetime

import pytest

from followup_tui.domain.agreement import Method
from followup_tui.domain.interview import Interview
from followup_tui.domain.policy import Policy
from tests.factories import (
    JANE,
    an_agreement,
    an_interview,
    berlin,
    from_them,
    local,
    utc,
)
from tests.window_finding import current_check_in, days_of

NOW = berlin("2026-11-23 10:00")
HELD = berlin("2026-11-20 15:30")


def check_in(
    interview: Interview, policy: Policy | None = None, now: datetime = NOW
) -> tuple[object, ...]:
    """Return basis, first day and the day after the last of the current check-in window."""
    window = current_check_in(interview, now, policy or Policy())
    return (window.basis.value, *days_of(window, interview)) if window else ()


# --- agreed


def test_an_agreed_day_opens_at_its_start_and_closes_after_the_third_business_day() -> None:
    window = current_check_in(an_interview(agreements=(an_agreement("2026-12-01"),)), NOW)
    assert window is not None
    assert (window.basis, window.flags) == ("agreed", ())
    assert window.opens == berlin("2026-12-01 00:00")
    assert window.closes == berlin("2026-12-04 00:00")


def test_the_agreed_day_counts_as_the_first_whatever_weekday_it_is() -> None:
    saturday = an_interview(agreements=(an_agreement("2026-11-28"),))
    assert check_in(saturday) == ("agreed", date(2026, 11, 28), date(2026, 12, 2))
    friday = an_interview(agreements=(an_agreement("2026-11-27"),))
    assert check_in(friday) == ("agreed", date(2026, 11, 27), date(2026, 12, 2))


def test_an_agreed_day_on_a_weekend_or_holiday_is_honoured_and_flagged() -> None:
    holiday = Policy(holidays=frozenset({date(2026, 12, 5), date(2026, 12, 25)}))
    interview = an_interview(agreements=(an_agreement("2026-12-05"),))
    window = current_check_in(interview, NOW, holiday)
    assert window is not None
    assert window.opens == berlin("2026-12-05 00:00")
    assert window.flags == ("holiday", "weekend")
    christmas = current_check_in(
        an_interview(agreements=(an_agreement("2026-12-25"),)), NOW, holiday
    )
    assert christmas is not None
    assert christmas.flags == ("holiday",)
    assert christmas.closes == berlin("2026-12-30 00:00")


def test_an_agreed_range_closes_at_the_end_of_its_last_day() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01/2026-12-12"),))
    assert check_in(interview) == ("agreed", date(2026, 12, 1), date(2026, 12, 13))


def test_an_agreed_exact_time_opens_then_and_its_days_count_from_its_own_day() -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01T14:00:00+01:00"),))
    window = current_check_in(interview, NOW)
    assert window is not None
    assert window.opens == berlin("2026-12-01 14:00")
    assert window.closes == berlin("2026-12-04 00:00")


def test_days_are_those_of_the_zone_of_the_interview() -> None:
    interview = an_interview(timezone="Asia/Tokyo", agreements=(an_agreement("2026-12-01"),))
    window = current_check_in(interview, NOW)
    assert window is not None
    assert window.opens == local("2026-12-01 00:00", "Asia/Tokyo")
    assert window.closes == local("2026-12-04 00:00", "Asia/Tokyo")


def test_a_check_in_carries_the_agreed_method_and_person() -> None:
    agreed = an_agreement("2026-12-01", method=Method.LINKEDIN, contact_person="jane")
    window = current_check_in(an_interview(agreements=(agreed,)), NOW)
    assert window is not None
    assert (window.method, window.person, window.person_id) == ("linkedin", "Jane Doe", "jane")
    by_name = an_agreement("2026-12-01", contact_person="the front desk")
    window = current_check_in(an_interview(agreements=(by_name,)), NOW)
    assert window is not None
    assert (window.person, window.person_id) == ("the front desk", None)


def test_the_last_agreement_replaces_the_one_before() -> None:
    agreements = (an_agreement("2026-12-01"), an_agreement("2026-12-08"))
    assert check_in(an_interview(agreements=agreements))[1] == date(2026, 12, 8)


def test_an_agreed_day_is_used_up_by_their_contact_at_or_after_its_opening() -> None:
    agreed = (an_agreement("2026-12-01"),)
    opening = berlin("2026-12-01 00:00")
    used_up = an_interview(agreements=agreed, contacts=(from_them(opening),))
    assert check_in(used_up) == ("assumed", date(2026, 12, 8), date(2026, 12, 11))
    a_minute_before = (from_them(berlin("2026-11-30 23:59")),)
    stands = an_interview(agreements=agreed, contacts=a_minute_before)
    assert check_in(stands) == ("agreed", date(2026, 12, 1), date(2026, 12, 4))


def test_the_contact_that_brought_an_agreement_does_not_use_it_up() -> None:
    said = berlin("2026-12-02 09:00")
    today_again = an_agreement("2026-12-02", made_at=said)
    interview = an_interview(agreements=(today_again,), contacts=(from_them(said),))
    assert check_in(interview) == ("agreed", date(2026, 12, 2), date(2026, 12, 5))


# --- promised


def test_a_promised_decision_gets_two_business_days_more() -> None:
    interview = an_interview(decision_by=date(2026, 11, 27))
    assert check_in(interview) == ("promised", date(2026, 12, 1), date(2026, 12, 4))


def test_a_promise_is_moved_over_weekends_and_holidays_never_forward() -> None:
    holidays = Policy(holidays=frozenset({date(2026, 12, 1)}))
    interview = an_interview(decision_by=date(2026, 11, 28))
    assert check_in(interview) == ("promised", date(2026, 12, 1), date(2026, 12, 4))
    assert check_in(interview, holidays) == ("promised", date(2026, 12, 2), date(2026, 12, 5))


def test_an_agreed_day_goes_before_a_promise() -> None:
    interview = an_interview(
        decision_by=date(2026, 11, 24), agreements=(an_agreement("2026-12-09"),)
    )
    assert check_in(interview)[:2] == ("agreed", date(2026, 12, 9))


def test_a_promise_is_used_up_when_it_is_before_the_day_from_which_the_user_waits() -> None:
    on_the_day = an_interview(decision_by=date(2026, 11, 20))
    assert check_in(on_the_day)[0] == "promised"
    the_day_before = an_interview(decision_by=date(2026, 11, 19))
    assert check_in(the_day_before)[0] == "assumed"
    they_wrote_later = an_interview(
        decision_by=date(2026, 11, 24), contacts=(from_them(berlin("2026-11-25 00:00")),)
    )
    assert check_in(they_wrote_later)[0] == "assumed"


# --- assumed


def test_without_any_word_five_business_days_are_assumed() -> None:
    assert check_in(an_interview()) == ("assumed", date(2026, 11, 27), date(2026, 12, 2))


def test_the_assumed_days_count_from_the_last_thing_they_said() -> None:
    wrote = an_interview(contacts=(from_them(berlin("2026-11-24 09:00")),))
    assert check_in(wrote)[1] == date(2026, 12, 1)
    said = an_agreement(made_at=berlin("2026-11-25 09:00"))
    assert check_in(an_interview(agreements=(said,)))[1] == date(2026, 12, 2)


def test_the_assumed_days_count_from_the_local_day_of_the_interview() -> None:
    late = local("2026-11-20 22:00", "America/New_York")
    interview = an_interview(starts_at=late, timezone="America/New_York")
    assert check_in(interview)[1] == date(2026, 11, 27)
    same_moment_in_berlin = an_interview(starts_at=late)
    assert check_in(same_moment_in_berlin)[1] == date(2026, 11, 27)
    assert check_in(an_interview(starts_at=local("2026-11-22 22:00", "America/New_York")))[
        1
    ] == date(2026, 11, 30)


def test_a_holiday_moves_a_computed_opening_later() -> None:
    holidays = Policy(holidays=frozenset({date(2026, 11, 27)}))
    assert check_in(an_interview(), holidays)[1] == date(2026, 11, 30)


def test_the_numbers_of_the_policy_are_used() -> None:
    short = Policy(fallback_business_days=1, window_business_days=1)
    assert check_in(an_interview(), short) == ("assumed", date(2026, 11, 23), date(2026, 11, 24))
    patient = Policy(promise_buffer_business_days=4)
    promised = an_interview(decision_by=date(2026, 11, 23))
    assert check_in(promised, patient)[1] == date(2026, 11, 27)


# --- clocks


def test_a_day_whose_midnight_is_skipped_begins_an_hour_later_and_says_so() -> None:
    interview = an_interview(
        starts_at=local("2024-04-15 10:00", "Africa/Cairo"),
        timezone="Africa/Cairo",
        agreements=(an_agreement("2024-04-26"),),
    )
    window = current_check_in(interview, NOW)
    assert window is not None
    assert window.opens == utc("2024-04-25 22:00")
    assert "clock_change" in window.flags


def test_a_day_with_two_midnights_opens_at_the_first() -> None:
    interview = an_interview(timezone="America/Havana", agreements=(an_agreement("2026-11-01"),))
    window = current_check_in(interview, NOW)
    assert window is not None
    assert window.opens == utc("2026-11-01 04:00")
    assert window.flags == ("clock_change", "weekend")


def test_the_week_of_an_ordinary_clock_change_is_not_flagged() -> None:
    interview = an_interview(agreements=(an_agreement("2026-10-23"),))
    window = current_check_in(interview, NOW)
    assert window is not None
    assert window.flags == ()
    assert window.closes == berlin("2026-10-28 00:00")


# --- states


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-30 23:59:59", "upcoming"),
        ("2026-12-01 00:00", "open"),
        ("2026-12-03 11:59:59", "open"),
        ("2026-12-03 12:00", "soon"),
        ("2026-12-03 23:59:59", "soon"),
        ("2026-12-04 00:00", "late"),
        ("2027-06-01 00:00", "late"),
    ],
)
def test_a_check_in_is_upcoming_open_soon_and_late_exactly_on_its_borders(
    now: str, state: str
) -> None:
    interview = an_interview(agreements=(an_agreement("2026-12-01"),), interviewers=(JANE,))
    window = current_check_in(interview, berlin(now))
    assert window is not None
    assert window.state == state
