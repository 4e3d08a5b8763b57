"""When an event of a calendar file is, and by which clock."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import vDDDTypes
from icalendar.cal import Component
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from followup_tui.domain.interview import zone_named
from followup_tui.domain.wording import clock_words


class EventTimes(NamedTuple):
    """Start and end in UTC, the zone of its days, and what is in doubt about them."""

    starts_at: datetime
    ends_at: datetime | None
    timezone: str
    doubts: tuple[str, ...]


def read_times(calendar: Component, event: Component, users_zone: str) -> EventTimes:
    """Read when an event is.

    A time without a zone is read in the user's. Raises ValueError with the rest of a sentence
    that begins with the event's title.
    """
    start = event.get("DTSTART")
    at = when(start)
    if at is None:
        raise ValueError("says no time: add it by hand")
    if not isinstance(at, datetime):
        raise ValueError("is an all-day event: an interview has a time, add it by hand")
    named = str(start.params.get("TZID", ""))
    zone = _zone(named) or _zone(str(calendar.get("X-WR-TIMEZONE", ""))) or zone_named(users_zone)
    starts_at = _moment(start, zone)
    doubts: tuple[str, ...] = ()
    if at.tzinfo is None and _zone(named) is None:
        why = f"the time zone “{named}” is unknown here" if named else "it names no time zone"
        doubts = (f"{why}: {clock_words(starts_at, zone)} was read in {zone.key}",)
    return EventTimes(starts_at, _end(event, starts_at, zone), zone.key, doubts)


def when(value: Any) -> Any:
    """Return what a property about time holds: a datetime, date or timedelta; None if broken."""
    return value.dt if isinstance(value, vDDDTypes) else None


def _moment(value: Any, zone: ZoneInfo) -> datetime:
    """Return a time in UTC; by the clock of a zone that is known by name, whatever the file says.

    One of a zone that only the file knows comes with its offset; one of none is of `zone`.
    """
    at: datetime = value.dt
    named = _zone(str(value.params.get("TZID", "")))
    if named is not None or at.tzinfo is None:
        at = at.replace(tzinfo=named or zone)
    return at.astimezone(UTC)


def _end(event: Component, starts_at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the end, if one is told that makes sense."""
    end, length = event.get("DTEND"), when(event.get("DURATION"))
    ends_at = None
    if isinstance(when(end), datetime):
        ends_at = _moment(end, zone)
    elif isinstance(length, timedelta):
        ends_at = starts_at + length
    return ends_at if ends_at is not None and ends_at > starts_at else None


def _zone(name: str) -> ZoneInfo | None:
    """Return the zone of a name: an IANA one, one of Windows, or either behind a path."""
    parts = name.strip().strip('"').split("/")
    for begin in range(len(parts)):
        tail = "/".join(parts[begin:])
        try:
            return zone_named(WINDOWS_TO_OLSON.get(tail, tail))
        except ValueError:
            continue
    return None
