"""What will be next when nothing is to be done today, and what is on hold until when."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from ..domain.interview import Interview
from ..domain.local_days import local_day
from ..domain.policy import Policy
from ..domain.queue import items_of
from ..domain.window import ContactWindow, WindowKind, WindowState
from ..domain.window_words import what_words
from ..domain.windows import contact_windows
from ..domain.wording import day_words

_NOTHING_TO_DO = (WindowKind.HOLD, WindowKind.DECISION)


class Coming(NamedTuple):
    """The next thing to do at one interview, and the day on which it may be done."""

    at: datetime
    """UTC."""
    day: date
    """In the zone of the interview."""
    window: ContactWindow
    is_on_hold: bool


def coming(interviews: Iterable[Interview], policy: Policy, now: datetime) -> list[Coming]:
    """Return what comes next at each interview that asks for nothing now, the earliest first."""
    found = (_next_at(each, policy, now) for each in interviews if not each.archived)
    return sorted((each for each in found if each), key=lambda each: (each.at, each.window.company))


def next_words(ahead: list[Coming], now: datetime) -> str:
    """Say what is next: "Next: Tue 1 Dec, check-in, call Jane Doe at Acme."."""
    if not ahead:
        return "Nothing more today."
    day, window = day_words(ahead[0].day, now.date()), ahead[0].window
    return f"Nothing more today. Next: {day}, {what_words(window)} at {window.company}."


def hold_words(ahead: list[Coming], now: datetime) -> str:
    """Say what is on hold: "4 on hold, the next opens Tue 1 Dec: Acme"; nothing where none is."""
    held = [each for each in ahead if each.is_on_hold]
    if not held:
        return ""
    day = day_words(held[0].day, now.date())
    return f"{len(held)} on hold, the next opens {day}: {held[0].window.company}"


def _next_at(interview: Interview, policy: Policy, now: datetime) -> Coming | None:
    windows = contact_windows(interview, policy, now)
    if items_of(interview, windows, policy, now):
        return None
    opening = [(_opens_again(window, now), window) for window in windows]
    ahead = [(at, window) for at, window in opening if at is not None and at > now]
    if not ahead:
        return None
    at, window = min(ahead, key=lambda each: each[0])
    is_on_hold = interview.outcome is None and interview.is_held(now)
    return Coming(at, local_day(at, interview.zone), window, is_on_hold)


def _opens_again(window: ContactWindow, now: datetime) -> datetime | None:
    """Return when a window asks for something: at its opening, or after a snooze."""
    if window.kind in _NOTHING_TO_DO:
        return None
    if window.state is WindowState.UPCOMING:
        return max(window.opens, window.snoozed_until or window.opens)
    return window.snoozed_until if window.is_due else None
