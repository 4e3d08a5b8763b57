"""The user's day: what is to be done now, what is on hold until when, and what comes next."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, Protocol

from .interview import Interview
from .local_days import local_day
from .queue import QueueItem, in_order
from .window import ContactWindow, WindowKind, WindowState
from .window_words import what_words
from .wording import day_words

_NOTHING_TO_DO = (WindowKind.HOLD, WindowKind.DECISION)


class Coming(NamedTuple):
    """The next thing to do at an interview that asks for nothing now."""

    at: datetime
    """UTC."""
    day: date
    """In the zone of the interview."""
    window: ContactWindow
    is_on_hold: bool


class Day(NamedTuple):
    """What one moment asks for, over all interviews."""

    queue: tuple[ContactWindow, ...]
    """What is to be done, most urgent first (product.md §4)."""
    coming: tuple[Coming, ...]
    """What comes next elsewhere, the earliest first."""

    @property
    def late(self) -> int:
        """How many of the queue are late."""
        return sum(window.state is WindowState.LATE for window in self.queue)

    @property
    def short_words(self) -> str:
        """Say it in a status bar: "3 due, 1 late"."""
        late = f", {self.late} late" if self.late else ""
        return f"{len(self.queue)} due{late}" if self.queue else "nothing due"

    def next_words(self, today: date) -> str:
        """Say what is next: "Nothing more today. Next: Tue 1 Dec, call Jane Doe at Acme."."""
        if not self.coming:
            return "Nothing more today."
        ahead = self.coming[0]
        what = f"{_verb_words(ahead.window)} at {ahead.window.company}"
        return f"Nothing more today. Next: {day_words(ahead.day, today)}, {what}."

    def hold_words(self, today: date) -> str:
        """Say what is on hold: "4 on hold, the next opens Tue 1 Dec: Acme"; else nothing."""
        held = [each for each in self.coming if each.is_on_hold]
        if not held:
            return ""
        opens, company = day_words(held[0].day, today), held[0].window.company
        return f"{len(held)} on hold, the next opens {opens}: {company}"


class Derived(Protocol):
    """What the day needs to know of an interview; a status bar that asks often derives no more."""

    @property
    def interview(self) -> Interview:
        """The interview."""

    @property
    def windows(self) -> tuple[ContactWindow, ...]:
        """Its windows."""

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """What it asks for now; nothing where it is archived."""


def day_of(derived: Iterable[Derived], now: datetime) -> Day:
    """Return the day at `now`, aware, in the user's zone. Archived ones are left out."""
    items: list[QueueItem] = []
    coming: list[Coming] = []
    for each in derived:
        items += each.items
        ahead = None if each.items or each.interview.archived else _coming(each, now)
        if ahead is not None:
            coming.append(ahead)
    coming.sort(key=lambda each: (each.at, each.window.company.casefold()))
    return Day(in_order(items), tuple(coming))


def _verb_words(window: ContactWindow) -> str:
    """Say what to do in a sentence: a check-in with a known way is "call Jane Doe"."""
    return what_words(window).removeprefix("check-in, ")


def _coming(derived: Derived, now: datetime) -> Coming | None:
    opening = ((_opens_again(window, now), window) for window in derived.windows)
    ahead = [(at, window) for at, window in opening if at is not None]
    if not ahead:
        return None
    at, window = min(ahead, key=lambda each: each[0])
    interview = derived.interview
    is_on_hold = interview.outcome is None and interview.is_held(now)
    return Coming(at, local_day(at, interview.zone), window, is_on_hold)


def _opens_again(window: ContactWindow, now: datetime) -> datetime | None:
    """Return when a window will ask for something: at its opening, or after a snooze."""
    if window.kind in _NOTHING_TO_DO:
        return None
    if window.state is WindowState.UPCOMING:
        return max(window.opens, window.snoozed_until or window.opens)
    is_snoozed = window.snoozed_until is not None and window.snoozed_until > now
    return window.snoozed_until if window.is_due and is_snoozed else None
