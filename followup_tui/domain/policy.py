"""The numbers behind the rules, and which days are business days."""

from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec

SomeHours = Annotated[float, msgspec.Meta(gt=0, le=87_600)]
Hours = Annotated[float, msgspec.Meta(ge=0, le=87_600)]
Days = Annotated[int, msgspec.Meta(ge=0, le=3650)]
SomeDays = Annotated[int, msgspec.Meta(ge=1, le=3650)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every number of the rules, with its default (product.md §3)."""

    thank_you_hours: SomeHours = 48
    window_business_days: SomeDays = 3
    promise_buffer_business_days: Days = 2
    fallback_business_days: Days = 5
    max_check_ins: Days = 2
    check_in_gap_business_days: Days = 5
    silence_days: Days = 25
    closing_note_hours: SomeHours = 48
    cool_off_hours: Hours = 12
    keep_in_touch_days: tuple[SomeDays, SomeDays] = (90, 180)
    keep_in_touch_open_days: SomeDays = 14
    research_fresh_days: SomeDays = 7
    soon_hours: Hours = 12
    weekend: tuple[Weekday, ...] = ("sat", "sun")
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if set(self.weekend) == set(WEEKDAYS):
            raise ValueError("weekend: at least one weekday must be left to work on")

    def is_weekend(self, day: date) -> bool:
        """Say whether a day is one of the weekend's."""
        return WEEKDAYS[day.weekday()] in self.weekend

    def is_business_day(self, day: date) -> bool:
        """Say whether a day is neither of the weekend nor a holiday."""
        return not self.is_weekend(day) and day not in self.holidays

    def add_business_days(self, day: date, count: int) -> date:
        """Count `count` business days forward from `day`, not counting the day itself."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_business_day(day)
        return day
