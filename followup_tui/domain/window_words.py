"""How a contact window is said in a list: what it is for, when it is, how much time is left."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .agreement import Method
from .local_days import day_start, local_day
from .typed_dates import WEEKDAY_NAMES
from .window import ContactWindow, WindowKind, WindowState
from .window_days import calendar_zone, first_day, last_day, zone_of_user
from .wording import clock_words, count_words, day_words, distance_words, late_words, left_words


def what_words(window: ContactWindow) -> str:
    """Say what a window is for: "thank-you to Bob Li", "check-in: call Jane Doe"."""
    if window.kind is WindowKind.CHECK_IN:
        asked = _asking(window.method, window.person)
        return f"check-in: {asked}" if asked else "check-in"
    to = f" to {window.person}" if window.person else ""
    return _WHAT[window.kind].format(to=to)


_WHAT = {
    WindowKind.INTERVIEW: "interview",
    WindowKind.THANK_YOU: "thank-you{to}",
    WindowKind.HOLD: "stay calm",
    WindowKind.DECISION: "decision day",
    WindowKind.SILENCE: "record 'no answer'?",
    WindowKind.CLOSING_NOTE: "closing note{to}",
    WindowKind.KEEP_IN_TOUCH: "keep in touch",
    WindowKind.RESEARCH: "look something up",
    WindowKind.DEBRIEF: "write down how it went",
}
_ASKING = {
    Method.EMAIL: "email {who}",
    Method.PHONE: "call {who}",
    Method.LINKEDIN: "LinkedIn {who}",
    Method.TEXT: "text {who}",
    Method.LETTER: "letter to {who}",
    Method.PORTAL: "portal, {who}",
    Method.RECRUITER: "recruiter, {who}",
}


def _asking(method: Method | None, person: str | None) -> str:
    if method is None:
        return person or ""
    if person is None:
        return "phone" if method is Method.PHONE else method.value
    return _ASKING[method].format(who=person)


def standing_words(window: ContactWindow, now: datetime) -> str:
    """Say in a word or two how a window stands: "5 h left", "2 days late", "in 8 days"."""
    if window.is_due and window.snoozed_until is not None and now < window.snoozed_until:
        return "snoozed"
    if window.state is WindowState.LATE and window.closes is not None:
        return late_words(window.closes, now)
    if window.state in (WindowState.OPEN, WindowState.SOON):
        return _left(window, now)
    if window.state is WindowState.UPCOMING:
        zone = zone_of_user(now)
        return distance_words(local_day(window.opens, zone), local_day(now, zone))
    return window.state.value


def _left(window: ContactWindow, now: datetime) -> str:
    if window.closes is None:
        return "suggested"
    if window.kind is not WindowKind.HOLD:
        return left_words(window.closes, now)
    days = (window.closes - now) // timedelta(days=1)
    return f"{count_words(days + 1, 'day')} to go"


class WhenWords(NamedTuple):
    """Says when a window is, seen from one day of the calendar that it is listed under."""

    window: ContactWindow
    day: date
    own_zone: ZoneInfo
    now: datetime

    @property
    def when(self) -> str:
        """Say the part that matters: "14:00–15:30", "until Thu 15:30", "was due Sun 15:30"."""
        window = self.window
        if window.done_at is not None:
            return f"on {self._moment(window.done_at, self._user_zone)}"
        if window.closes is None:
            since = "since" if window.is_due else "from"
            return f"{since} {day_words(self._first, self.day)}"
        if window.kind is WindowKind.INTERVIEW:
            return f"{self._moment(window.opens, self._zone)}–{self._moment(window.closes)}"
        if window.kind is WindowKind.HOLD:
            return f"until {self._day(local_day(window.closes, self.own_zone))}"
        if window.kind in (WindowKind.THANK_YOU, WindowKind.CLOSING_NOTE):
            return f"{self._until} {self._moment(window.closes, self._zone)}"
        return self._over_days()

    @property
    def where(self) -> str:
        """Say the time on both clocks where they differ: "08:00 there / 14:00 here"; or nothing."""
        window, own, user = self.window, self.own_zone, self._user_zone
        if window.kind is WindowKind.INTERVIEW or self._is_exact:
            if window.opens.astimezone(own).utcoffset() == window.opens.astimezone(user).utcoffset():
                return ""
            there, here = self._moment(window.opens, own), self._moment(window.opens, user)
            return f"{there} there / {here} here"
        if window.kind is WindowKind.HOLD or self._zone == user or window.closes is None:
            return ""
        days = (first_day(window, user, user), last_day(window, user, user))
        if days == (self._first, self._last):
            return ""
        return f"here {self._moment(window.opens, user)} – {self._moment(window.closes, user)}"

    def _over_days(self) -> str:
        window = self.window
        begin = ""
        if self._is_exact and self._first >= self.day:
            begin = f"from {self._moment(window.opens, self.own_zone)}, "
        elif self._first > self.day:
            begin = f"from {self._day(self._first)}, "
        if self._last == self._first and not begin:
            return f"{self._until} the end of the day" if self._last == self.day else self._one_day
        return f"{begin}{self._until} {self._day(self._last)}"

    @property
    def _one_day(self) -> str:
        return f"{self._until} {self._day(self._last)}"

    @property
    def _until(self) -> str:
        return "was due" if self.window.state is WindowState.LATE else "until"

    @property
    def _is_exact(self) -> bool:
        """Whether a check-in opens at an exact time, not with its day."""
        window = self.window
        is_check_in = window.kind is WindowKind.CHECK_IN
        return is_check_in and window.opens != day_start(self._first, self.own_zone).at

    @property
    def _user_zone(self) -> ZoneInfo:
        return zone_of_user(self.now)

    @property
    def _zone(self) -> ZoneInfo:
        return calendar_zone(self.window.kind, self.own_zone, self._user_zone)

    @property
    def _first(self) -> date:
        return first_day(self.window, self.own_zone, self._user_zone)

    @property
    def _last(self) -> date:
        return last_day(self.window, self.own_zone, self._user_zone)

    def _moment(self, at: datetime, zone: ZoneInfo | None = None) -> str:
        """Say a clock time, with its day unless that is the listed day or the window's first."""
        clock_zone = zone or self._zone
        day = local_day(at, clock_zone)
        clock = clock_words(at, clock_zone)
        same = self.day if zone else self._first
        return clock if day == same else f"{self._day(day)} {clock}"

    def _day(self, day: date) -> str:
        """Say a day; of the coming week only by its weekday."""
        if 0 < (day - self.day).days < 7:
            return WEEKDAY_NAMES[day.weekday()][:3]
        return day_words(day, self.day)
