"""Putting off what is due: the moments that are offered, and what is put off already."""

from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from .interview import Interview
from .local_days import day_start, zone_of_user
from .own_days import OwnDays
from .queue import in_order, needs_debrief
from .standing import Standing
from .what_changed import cut_words
from .window import (
    ONE_A_PERSON,
    ContactWindow,
    WindowKind,
    WindowState,
    is_snooze_of,
    make_window,
)
from .window_days import calendar_zone, last_day
from .wording import moment_words

_MORNING, _EVENING = time(8), time(20)
"""Nothing is put off to an earlier or a later hour of the user's day than these."""
_A_WHILE = timedelta(hours=3)
_LEAST = timedelta(hours=1)
"""Later today is offered where it is at least so far away."""


class Preset(NamedTuple):
    """A moment that is offered for a snooze."""

    name: str
    """One of `later`, `tomorrow` and `last_day`."""
    label: str
    """What the moment is: "Last day of the window"."""
    when: str
    """The moment in words, in the user's zone: "Mon 23 Nov 08:00"."""
    until: datetime
    """UTC."""
    is_past_close: bool


def snooze_presets(
    interview: Interview, window: ContactWindow, now: datetime
) -> tuple[Preset, ...]:
    """Return the moments to come that a window can be put off to; `now` is in the user's zone."""
    user = zone_of_user(now)
    offered = (
        ("later", "Later today", _later_today(now)),
        ("tomorrow", "Tomorrow", tomorrow_morning(now)),
        ("last_day", "Last day of the window", _last_day_begins(interview, window, now)),
    )
    return tuple(
        Preset(
            name,
            label,
            moment_words(at, user, now.date()),
            at,
            is_past_close=past_close(window, at),
        )
        for name, label, at in offered
        if at is not None
    )


def tomorrow_morning(now: datetime) -> datetime:
    """Return tomorrow's 8:00 on the clock of the user, in whose zone `now` is; in UTC."""
    tomorrow = now.date() + timedelta(days=1)
    return datetime.combine(tomorrow, _MORNING, zone_of_user(now)).astimezone(UTC)


def _later_today(now: datetime) -> datetime | None:
    """Return the full hour nearest to three hours ahead, within the user's day."""
    user, utc = zone_of_user(now), now.astimezone(UTC)
    ahead = (utc + _A_WHILE + timedelta(minutes=30)).astimezone(user).replace(minute=0, second=0)
    morning = datetime.combine(now.date(), _MORNING, user)
    evening = datetime.combine(now.date(), _EVENING, user)
    at = min(max(ahead, morning), evening).replace(microsecond=0).astimezone(UTC)
    return at if at - utc >= _LEAST else None


def _last_day_begins(interview: Interview, window: ContactWindow, now: datetime) -> datetime | None:
    """Return where a window's last day begins (product.md §3 says on whose calendar)."""
    if window.closes is None:
        return None
    user = zone_of_user(now)
    day = last_day(window, interview.zone, user)
    begins = day_start(day, calendar_zone(window.kind, interview.zone, user)).at
    return begins if begins > now else None


def past_close(window: ContactWindow, until: datetime) -> bool:
    """Say whether a snooze hides a window past its end; a late one is past it already."""
    is_late = window.state is WindowState.LATE
    return window.closes is not None and not is_late and until >= window.closes


def past_close_words(interview: Interview, window: ContactWindow, now: datetime) -> str:
    """Say what a snooze past the close means: "The thank-you to Bob Li is due …"."""
    name = _NAMES[window.kind]
    if window.person:
        name += f" {'to' if window.kind in ONE_A_PERSON else 'with'} {cut_words(window.person)}"
    due = f"by {OwnDays.of(interview).last_day(window.closes)}"
    if window.kind in ONE_A_PERSON and window.closes is not None:
        due = moment_words(window.closes, zone_of_user(now), now.date())
    then = "over" if window.kind is WindowKind.KEEP_IN_TOUCH else "late"
    return f"The {name} is due {due}: it would be {then} by then."


_NAMES = {
    WindowKind.THANK_YOU: "thank-you",
    WindowKind.CHECK_IN: "check-in",
    WindowKind.CLOSING_NOTE: "closing note",
    WindowKind.KEEP_IN_TOUCH: "time to keep in touch",
}


def snoozed_words(window: ContactWindow, now: datetime) -> str:
    """Say until when a window is put off, in the user's zone; nothing where it is not."""
    until = window.snoozed_until
    if until is None or until <= now:
        return ""
    return f"snoozed until {moment_words(until, zone_of_user(now), now.date())}"


def snoozed_windows(standing: Standing) -> tuple[ContactWindow, ...]:
    """Return what would be due at an interview, were it not put off; the first to return first."""
    interview, policy, now = standing.interview, standing.policy, standing.now
    if interview.archived or not interview.snoozes:
        return ()
    windows = [*standing.windows]
    if needs_debrief(interview, now):
        held_at = interview.held_at
        windows.append(make_window(interview, WindowKind.DEBRIEF, held_at, None, policy, now))
    snoozed = (each for each in windows if each.is_due and each.snoozed_until is not None)
    return tuple(sorted(snoozed, key=lambda each: each.snoozed_until or now))


def what_to_put_off(standing: Standing) -> ContactWindow | None:
    """Return the most urgent window that is due, else the next that is put off already."""
    due = [each for each in in_order(standing.items) if each.kind is not WindowKind.INTERVIEW]
    return next(iter(due or snoozed_windows(standing)), None)


def show_again(interview: Interview, kind: WindowKind, person: str | None) -> Interview:
    """End the snooze of a window early; `person` is an interviewer's id."""
    others = tuple(each for each in interview.snoozes if not is_snooze_of(each, kind, person))
    return replace(interview, snoozes=others)
