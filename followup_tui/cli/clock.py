"""What time it is for the user, and in which zone."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from followup_tui.domain.value import FIRST_YEAR, LAST_YEAR

from .arguments import UsageError

Clock = Callable[[], datetime]
"""Tells now: aware, in the user's zone."""

_LOCAL_TIME = Path("/etc/localtime")
_NO_PLACES = ("localtime", "Factory")


def clock_at(instant: str | None) -> Clock:
    """Return a clock that stands still at an ISO instant, or one that runs; raises UsageError."""
    zone = _zone_of_the_system()
    if instant is None:
        return lambda: _in_zone(datetime.now(UTC), zone, None)
    at = _read_instant(instant)
    shown = _in_zone(at, zone, at.tzinfo)
    return lambda: shown


def _in_zone(at: datetime, zone: ZoneInfo | None, offset: tzinfo | None) -> datetime:
    """Return an instant in the user's zone; where that is not known, at an offset."""
    if zone is not None:
        return at.astimezone(zone)
    local = at.astimezone(offset)
    return local.astimezone(_zone_of_offset(local.utcoffset() or timedelta()) or local.tzinfo)


def _zone_of_offset(offset: timedelta) -> ZoneInfo | None:
    """Return the zone of a fixed offset, so that it has a name; only whole hours have one."""
    hours = offset // timedelta(hours=1)
    if offset != timedelta(hours=hours):
        return None
    # The signs of these names are turned around: Etc/GMT-1 is an hour ahead of Greenwich.
    return _zone("UTC" if hours == 0 else f"Etc/GMT{-hours:+d}")


def _zone_of_the_system() -> ZoneInfo | None:
    """Return the zone that TZ or the system's local time names; None where neither does."""
    name = os.environ.get("TZ")
    if name is None:
        try:
            name = str(_LOCAL_TIME.readlink())
        except OSError:
            return None
    return _zone(name.removeprefix(":").rpartition("zoneinfo/")[2])


def _zone(name: str) -> ZoneInfo | None:
    try:
        return None if name in _NO_PLACES else ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _read_instant(text: str) -> datetime:
    at: datetime | None = None
    with suppress(ValueError):
        at = datetime.fromisoformat(text.strip())
    if at is None or at.tzinfo is None or not FIRST_YEAR < at.year < LAST_YEAR:
        raise UsageError(
            f'--now: "{text}" is no instant with an offset; write it like 2026-11-22T10:14:00+01:00'
        )
    return at
