"""The clock of the other side: what time it is there, and whether anybody is at work."""

from datetime import datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .interview import Interview, zone_named
from .local_days import local_day, zone_of_user
from .policy import Policy
from .typed_dates import WEEKDAY_NAMES
from .wording import clock_words, day_words

OFFICE_OPENS, OFFICE_CLOSES = time(9), time(18)
"""The hours in which a call is welcome, on the clock of the one who is called."""


class ClockThere(NamedTuple):
    """A clock in the zone of somebody else, read at `now`, which is aware, in the user's zone."""

    zone: ZoneInfo
    policy: Policy
    now: datetime

    @property
    def is_other(self) -> bool:
        """Whether it shows another time than the user's own clock."""
        return self.now.astimezone(self.zone).utcoffset() != self.now.utcoffset()

    @property
    def is_at_work(self) -> bool:
        """Whether it is a business day there, within office hours."""
        there = self.now.astimezone(self.zone)
        is_open = OFFICE_OPENS <= there.time() < OFFICE_CLOSES
        return is_open and self.policy.is_business_day(there.date())

    @property
    def words(self) -> str:
        """Say the time there, and whether people are at work: "14:20 there now, office hours"."""
        there = self.now.astimezone(self.zone)
        is_other_day = there.date() != self.now.date()
        weekday = f"{WEEKDAY_NAMES[there.weekday()][:3]} " if is_other_day else ""
        at_work = "office hours" if self.is_at_work else "outside office hours"
        if not self.policy.is_business_day(there.date()):
            at_work = "not a business day"
        return f"{weekday}{clock_words(self.now, self.zone)} there now, {at_work}"

    @property
    def hint(self) -> str:
        """Say from when on a call is welcome, on the user's own clock; nothing where it is now."""
        if self.is_at_work:
            return ""
        opens, user = self._next_opening(), zone_of_user(self.now)
        day = local_day(opens, user)
        weekday = "" if day == self.now.date() else f"{day_words(day, self.now.date())} "
        return f"office hours there begin {weekday}{clock_words(opens, user)} your time"

    def _next_opening(self) -> datetime:
        there = self.now.astimezone(self.zone)
        day = there.date()
        if there.time() >= OFFICE_OPENS or not self.policy.is_business_day(day):
            day = self.policy.add_business_days(day, 1)
        return datetime.combine(day, OFFICE_OPENS, self.zone)


def clock_there(
    interview: Interview, person_id: str | None, policy: Policy, now: datetime
) -> ClockThere:
    """Return the clock of an interviewer, or of the interview where nobody is meant."""
    return ClockThere(zone_there(interview, person_id), policy, now)


def zone_there(interview: Interview, person_id: str | None) -> ZoneInfo:
    """Return the zone of an interviewer, or of the interview where nobody is meant."""
    person = interview.person_named(person_id) if person_id else None
    return zone_named(person.timezone) if person and person.timezone else interview.zone
