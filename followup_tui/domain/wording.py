"""Spoken dates and durations, in English and in no locale: "in 3 days", "5 h left"."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from .local_days import local_day
from .typed_dates import MONTH_NAMES, WEEKDAY_NAMES, TypedDate


def day_words(day: date, today: date | None = None) -> str:
    """Say a day, "Tue 1 Dec"; with its year unless that is the year of `today`."""
    year = "" if today is not None and day.year == today.year else f" {day.year}"
    return f"{WEEKDAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]}{year}"


def clock_words(at: datetime, zone: ZoneInfo) -> str:
    """Say what a clock in `zone` shows at an aware instant: "14:00"."""
    return f"{at.astimezone(zone):%H:%M}"


def moment_words(at: datetime, zone: ZoneInfo, today: date | None = None) -> str:
    """Say an aware instant by the calendar and clock of `zone`: "Fri 20 Nov 14:00"."""
    return f"{day_words(local_day(at, zone), today)} {clock_words(at, zone)}"


def span_words(delta: timedelta) -> str:
    """Say a span of elapsed time: "45 min", "5 h", from 48 h on "2 days".

    It is rounded down, so that never more time is promised than there is.
    """
    minutes = delta // timedelta(minutes=1)
    if minutes < 1:
        return "under a minute"
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else count_words(hours // 24, "day")


def left_words(closes: datetime, now: datetime) -> str:
    """Say how much elapsed time is left until an aware instant: "5 h left"."""
    left = closes.astimezone(UTC) - now.astimezone(UTC)
    return f"{span_words(left)} left" if left > timedelta() else "no time left"


def late_words(closes: datetime, now: datetime) -> str:
    """Say how much time has elapsed since an aware instant, at or before now: "2 days late"."""
    return f"{span_words(now.astimezone(UTC) - closes.astimezone(UTC))} late"


def distance_words(day: date, today: date) -> str:
    """Say how far away a day is: "today", "tomorrow", "in 3 days", "2 days ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def reading_words(typed: TypedDate, now: datetime) -> str:
    """Say how a typed date was read: "Fri 20 Nov 2026, 14:00 Europe/Berlin, 2 days ago".

    The distance is counted on the calendar of the zone that it was read in (product.md §5).
    """
    clock = f", {clock_words(typed.at, typed.zone)} {typed.zone.key}" if typed.at else ""
    distance = distance_words(typed.day, local_day(now, typed.zone))
    remark = f"; {typed.remark}" if typed.remark else ""
    return f"{day_words(typed.day)}{clock}, {distance}{remark}"


def count_words(count: int, one: str, many: str | None = None) -> str:
    """Say a number of things: "1 note", "2 notes"; `many` where an s is not enough."""
    return f"{count} {one if count == 1 else many or one + 's'}"
