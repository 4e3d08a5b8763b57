"""When the sample story happens: working days counted from now, and ids that stay the same."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_DNS, uuid5
from zoneinfo import ZoneInfo

from followup_tui.domain.interview import zone_named
from followup_tui.domain.local_days import local_day
from followup_tui.domain.policy import Policy

_STORY = uuid5(NAMESPACE_DNS, "sample.followup.example")
_OFFICE_HOURS = Policy()


def sample_id(words: str) -> str:
    """Return the id of something in the story: 32 hex digits, the same in every telling."""
    return uuid5(_STORY, words).hex


class SampleDays(NamedTuple):
    """Counts working days from a moment, so that the story holds whenever it is told."""

    now: datetime
    zone: ZoneInfo

    @classmethod
    def of(cls, now: datetime, timezone: str) -> "SampleDays":
        """Return the days of a place, by its IANA name; `now` is aware."""
        return cls(now, zone_named(timezone))

    @property
    def today(self) -> date:
        """The day that the calendar of the zone shows now."""
        return local_day(self.now, self.zone)

    def workday(self, count: int) -> date:
        """Return a working day: -1 the last before today, 1 the next, 0 today or the last."""
        if count > 0:
            return _OFFICE_HOURS.add_business_days(self.today, count)
        day = self.today if count else self.today + timedelta(days=1)
        left = max(-count, 1)
        while left:
            day -= timedelta(days=1)
            left -= _OFFICE_HOURS.is_business_day(day)
        return day

    def at(self, count: int, clock: str) -> datetime:
        """Return an instant in UTC: `clock` ("14:00") on a working day, in the zone."""
        moment = datetime.combine(self.workday(count), time.fromisoformat(clock), self.zone)
        return moment.astimezone(UTC)

    def early_next_month(self) -> date:
        """Return the first working day of the next month that is over a week away."""
        first = self.today + timedelta(days=8)
        while first.day != 1:
            first += timedelta(days=1)
        return _OFFICE_HOURS.add_business_days(first - timedelta(days=1), 1)

    def week_after_next(self) -> date:
        """Return the Monday of the week after next."""
        return self.today + timedelta(days=14 - self.today.weekday())

    def decent_hour(self, least: int, most: int) -> datetime:
        """Return the quarter of an hour nearest to 15:00 of those `least` to `most` hours ago."""
        latest = self.now.astimezone(UTC).replace(second=0, microsecond=0) - timedelta(hours=least)
        latest -= timedelta(minutes=latest.minute % 15)
        quarters = [latest - timedelta(minutes=15 * n) for n in range((most - least) * 4)]
        return min(quarters, key=lambda at: abs(at.astimezone(self.zone).hour - 15))
