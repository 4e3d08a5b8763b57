"""Where a day begins and ends in a time zone, whatever its clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo


class DayStart(NamedTuple):
    """The moment a day begins, in UTC, and whether a clock change had to decide it."""

    at: datetime
    clock_change: bool


@lru_cache(maxsize=4096)
def day_start(day: date, zone: ZoneInfo) -> DayStart:
    """Return the first existing instant of a day in a zone (product.md §3).

    Where midnight exists twice it is the first; where a clock change skips it, it is the
    moment of the change, which is the first that exists on that day or later.
    """
    midnight = datetime.combine(day, time(), zone)
    earlier, later = midnight.utcoffset(), midnight.replace(fold=1).utcoffset()
    at = midnight.astimezone(UTC)
    if earlier == later:
        return DayStart(at, clock_change=False)
    if at.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, time()):
        return DayStart(at, clock_change=True)
    return DayStart(_moment_of_change(day, zone, at), clock_change=True)


def _moment_of_change(day: date, zone: ZoneInfo, after: datetime) -> datetime:
    """Find the first second, up to `after`, at which the zone's calendar shows `day` or later."""
    low, high = after - timedelta(days=2), after
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(zone).date() >= day:
            high = middle
        else:
            low = middle
    return high


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """Return the day on which an instant falls in a zone."""
    return at.astimezone(zone).date()


def zone_of_user(now: datetime) -> ZoneInfo:
    """Return the user's zone, which is that of `now`; UTC where it is an offset without a name."""
    return now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo("UTC")
