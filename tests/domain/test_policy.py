"""The policy: its numbers, and which days are business days."""

from datetime import date

import msgspec
import pytest

from followup_tui.domain.policy import Policy

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def test_its_numbers_are_those_of_the_rules() -> None:
    policy = Policy()
    assert policy.thank_you_hours == policy.closing_note_hours == 48
    assert policy.window_business_days == 3
    assert policy.promise_buffer_business_days == 2
    assert policy.fallback_business_days == policy.check_in_gap_business_days == 5
    assert policy.max_check_ins == 2
    assert policy.silence_days == 25
    assert policy.cool_off_hours == policy.soon_hours == 12
    assert policy.keep_in_touch_days == (90, 180)
    assert policy.keep_in_touch_open_days == 14
    assert policy.research_fresh_days == 7
    assert policy.weekend == ("sat", "sun")
    assert policy.holidays == frozenset()


def test_business_days_are_counted_forward_without_the_day_itself() -> None:
    policy = Policy()
    assert policy.add_business_days(FRIDAY, 1) == MONDAY
    assert policy.add_business_days(SATURDAY, 1) == MONDAY
    assert policy.add_business_days(FRIDAY, 5) == date(2026, 11, 27)
    assert policy.add_business_days(SATURDAY, 0) == SATURDAY


def test_a_holiday_is_no_business_day() -> None:
    policy = Policy(holidays=frozenset({MONDAY}))
    assert not policy.is_business_day(MONDAY)
    assert policy.add_business_days(FRIDAY, 1) == date(2026, 11, 24)


def test_the_weekend_can_be_on_other_days() -> None:
    policy = Policy(weekend=("fri", "sat"))
    assert not policy.is_business_day(FRIDAY)
    assert policy.add_business_days(date(2026, 11, 19), 1) == date(2026, 11, 22)


def test_a_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one weekday"):
        Policy(weekend=("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


@pytest.mark.parametrize(
    "entry",
    [
        {"thank_you_hours": 0},
        {"thank_you_hours": 1e300},
        {"soon_hours": float("inf")},
        {"cool_off_hours": float("nan")},
        {"window_business_days": 0},
        {"silence_days": -1},
        {"keep_in_touch_days": [90]},
        {"weekend": ["saturday"]},
        {"thankyou_hours": 24},
    ],
)
def test_a_number_that_makes_no_sense_and_a_misspelt_name_are_refused(
    entry: dict[str, object],
) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(entry, Policy)
