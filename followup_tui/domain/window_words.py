"""How a contact window is said in a list: what it is for, how it stands, when it is."""

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .check_in import Basis
from .local_days import day_start, local_day, zone_of_user
from .next_action import METHOD_VERBS
from .two_clocks import ClockThere
from .typed_dates import WEEKDAY_NAMES
from .window import CONTACTS, ContactWindow, WindowKind, WindowState
from .window_days import SUBDUED, first_day, last_day
from .wording import clock_words, count_words, day_words, distance_words, late_words, left_words


def what_words(window: ContactWindow) -> str:
    """Say what a window is for: "thank-you to Bob Li", "check-in, call Jane Doe"."""
    if window.kind is WindowKind.CHECK_IN:
        verb = METHOD_VERBS[window.method] if window.method else ""
        asked = " ".join(word for word in (verb, window.person) if word)
        return f"check-in, {asked}" if asked else "check-in"
    return _WHAT[window.kind] + (f" to {window.person}" if window.person else "")


def asked_words(window: ContactWindow) -> str:
    """Say the same shorter, a check-in by verb and person where both are known: "call Jane Doe"."""
    if window.kind is WindowKind.CHECK_IN and window.method and window.person:
        return f"{METHOD_VERBS[window.method]} {window.person}"
    return what_words(window)


_WHAT = {
    WindowKind.INTERVIEW: "interview",
    WindowKind.THANK_YOU: "thank-you",
    WindowKind.HOLD: "stay calm",
    WindowKind.DECISION: "decision day",
    WindowKind.SILENCE: "record 'no answer'?",
    WindowKind.CLOSING_NOTE: "closing note",
    WindowKind.KEEP_IN_TOUCH: "keep in touch",
    WindowKind.RESEARCH: "look things up",
    WindowKind.DEBRIEF: "write down how it went",
}


class ListedOn(NamedTuple):
    """A window as it is listed under one day of the calendar, at `now` in the user's zone."""

    window: ContactWindow
    day: date
    own_zone: ZoneInfo
    now: datetime
    clock: ClockThere | None = None
    """The clock of the one to be contacted, where it is known."""

    @property
    def standing(self) -> str:
        """Say how it stands: "5 h left", "2 days late", "in 8 days", "done"."""
        window, now = self.window, self.now
        if window.state is WindowState.UPCOMING:
            return distance_words(self._first, now.date())
        if not window.is_due:
            return window.state.value
        if window.snoozed_until is not None and now < window.snoozed_until:
            return "snoozed"
        if window.closes is None:
            return "suggested"
        if window.state is WindowState.LATE:
            return late_words(window.closes, now)
        if window.kind is WindowKind.INTERVIEW:
            return "now"
        if window.kind is WindowKind.HOLD:
            days = local_day(window.closes, self.own_zone) - local_day(now, self.own_zone)
            return f"{count_words(days.days, 'day')} to go" if days else "until today"
        return left_words(window.closes, now)

    @property
    def when(self) -> str:
        """Say when it is: "14:00–15:30", "until Thu", "was due Fri 20 Nov 15:30"."""
        window, user = self.window, zone_of_user(self.now)
        if window.done_at is not None:
            is_this_day = local_day(window.done_at, user) == self.day
            return f"{'at' if is_this_day else 'on'} {self._moment(window.done_at, user)}"
        if window.closes is None:
            return f"{'since' if window.is_due else 'from'} {self._day(self._first)}"
        until = "was due" if window.state is WindowState.LATE else "until"
        if window.kind is WindowKind.INTERVIEW:
            return f"{self._moment(window.opens, user)}–{clock_words(window.closes, user)}"
        if window.kind in (WindowKind.THANK_YOU, WindowKind.CLOSING_NOTE):
            return f"{until} {self._moment(window.closes, user)}"
        if window.kind is WindowKind.HOLD:
            return f"{until} {self._day(local_day(window.closes, self.own_zone))}"
        last = last_day(window, self.own_zone, user)
        opens = f"from {self._moment(window.opens, self.own_zone)}, " if self._is_exact else ""
        if last != self.day:
            return f"{opens}{until} {self._day(last)}"
        if window.state is WindowState.LATE:
            return "was due this day"
        return f"{opens}all day" if last == self._first else f"{opens}the last day"

    @property
    def badge(self) -> str:
        """Say how sure the day is, where it is not the plain rule: "agreed", "assumed"."""
        return "" if self.window.basis is Basis.RULE else self.window.basis.value

    @property
    def there_now(self) -> str:
        """Say the time now where the contact goes to, if that is another: "16:20 there now, …"."""
        window, clock = self.window, self.clock
        is_contact = window.kind in CONTACTS and window.state not in SUBDUED
        return clock.words if clock is not None and is_contact and clock.is_other else ""

    @property
    def elsewhere(self) -> str:
        """Say it on the other clock too, where that shows another time or day; else nothing."""
        window, own, user = self.window, self.own_zone, zone_of_user(self.now)
        if own is user:
            return ""
        if window.kind is WindowKind.INTERVIEW or self._is_exact:
            there, here = self._moment(window.opens, own), self._moment(window.opens, user)
            return "" if there == here else f"{there} there / {here} here"
        is_over = window.state in SUBDUED or window.state is WindowState.LATE
        if is_over or window.closes is None or window.kind is WindowKind.HOLD:
            return ""
        users_days = first_day(window, user, user), last_day(window, user, user)
        if users_days == (self._first, last_day(window, own, user)):
            return ""
        return f"here {self._moment(window.opens, user)} – {self._moment(window.closes, user)}"

    @property
    def _first(self) -> date:
        return first_day(self.window, self.own_zone, zone_of_user(self.now))

    @property
    def _is_exact(self) -> bool:
        """Whether a check-in opens at an agreed time, not with its day."""
        opens = self.window.opens
        is_check_in = self.window.kind is WindowKind.CHECK_IN
        return is_check_in and opens != day_start(self._first, self.own_zone).at

    def _moment(self, at: datetime, zone: ZoneInfo) -> str:
        """Say a clock time in a zone, with its day unless that is the day it is listed under."""
        day, clock = local_day(at, zone), clock_words(at, zone)
        return clock if day == self.day else f"{self._day(day)} {clock}"

    def _day(self, day: date) -> str:
        """Say a day; one of the coming week by its weekday alone."""
        if 0 < (day - self.day).days < 7:
            return WEEKDAY_NAMES[day.weekday()][:3]
        return day_words(day, self.day)
