"""Days and moments said as an interview's own calendar shows them."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .interview import Interview
from .local_days import day_start, local_day
from .wording import day_words, moment_words


class OwnDays(NamedTuple):
    """Says days in an interview's zone; the year only where it is not the interview's."""

    zone: ZoneInfo
    held_on: date

    @classmethod
    def of(cls, interview: Interview) -> "OwnDays":
        """Return the calendar of an interview."""
        return cls(interview.zone, local_day(interview.held_at, interview.zone))

    def day(self, day: date) -> str:
        """Say a day: "Tue 1 Dec"."""
        return day_words(day, self.held_on)

    def day_of(self, at: datetime) -> str:
        """Say the day of an instant: "Tue 1 Dec"."""
        return self.day(local_day(at, self.zone))

    def opening(self, at: datetime | None) -> str:
        """Say an instant; only its day where the day begins with it."""
        if at is None or day_start(local_day(at, self.zone), self.zone).at != at:
            return self.moment(at)
        return self.day_of(at)

    def last_day(self, closes: datetime | None) -> str:
        """Say the last day of a window that closes where the next day begins."""
        return "" if closes is None else self.day_of(closes - timedelta(microseconds=1))

    def moment(self, at: datetime | None) -> str:
        """Say an instant: "Fri 20 Nov 14:00"; nothing for no instant."""
        return "" if at is None else moment_words(at, self.zone, self.held_on)


def quoted(words: str) -> str:
    """Return verbatim words in brackets, to stand behind what they were about."""
    return f' ("{words}")' if words else ""
