"""On which days of a calendar contact windows stand, over all interviews."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .local_days import local_day, zone_of_user
from .window import ContactWindow, WindowKind, WindowState

_COUNTED_IN_HOURS = frozenset(
    {WindowKind.INTERVIEW, WindowKind.THANK_YOU, WindowKind.CLOSING_NOTE, WindowKind.DEBRIEF}
)
SUBDUED = frozenset(
    {
        WindowState.PAST,
        WindowState.DONE,
        WindowState.MISSED,
        WindowState.MERGED,
        WindowState.SUPERSEDED,
        WindowState.WAIVED,
    }
)
"""States of a window that asks for nothing any more."""


def calendar_zone(kind: WindowKind, own_zone: ZoneInfo, user_zone: ZoneInfo) -> ZoneInfo:
    """Return whose days a kind of window stands on: hours the user's, days its own (§3)."""
    return user_zone if kind in _COUNTED_IN_HOURS else own_zone


def first_day(window: ContactWindow, own_zone: ZoneInfo, user_zone: ZoneInfo) -> date:
    """Return the first day on which a window stands (product.md §3, "On a calendar")."""
    return local_day(window.opens, calendar_zone(window.kind, own_zone, user_zone))


def last_day(window: ContactWindow, own_zone: ZoneInfo, user_zone: ZoneInfo) -> date:
    """Return the last day on which a window stands, included; an open-ended one has one day."""
    if window.closes is None:
        return first_day(window, own_zone, user_zone)
    before_its_end = max(window.opens, window.closes - timedelta(microseconds=1))
    return local_day(before_its_end, calendar_zone(window.kind, own_zone, user_zone))


class _Stand(NamedTuple):
    """A window on the days [first, last], both included."""

    window: ContactWindow
    first: date
    last: date
    asks_on: date | None
    """The day on which it asks for something, if it does and stands there."""


class _OneDay(NamedTuple):
    """The windows of a day, the most urgent first."""

    standing: tuple[ContactWindow, ...]
    asking: tuple[ContactWindow, ...]
    over: tuple[ContactWindow, ...]
    """Those that ask for nothing any more, and stood here last."""


_Month = tuple[int, int]
_Days = dict[date, dict[str, list[_Stand]]]
"""The stands of each day, by interview."""


class WindowDays:
    """Knows which windows stand on a day. A month is laid out when it is first looked at."""

    def __init__(self) -> None:
        self._zones: dict[str, ZoneInfo] = {}
        self._stands: dict[str, tuple[_Stand, ...]] = {}
        self._interviews: dict[_Month, set[str]] = {}
        self._laid_out: dict[_Month, _Days] = {}
        self._ordered: dict[date, _OneDay] = {}
        self._by_next_day: tuple[str, ...] | None = None
        self._places: dict[str, tuple[object, ...]] = {}

    def put(
        self,
        interview_id: str,
        windows: Iterable[ContactWindow],
        own_zone: ZoneInfo,
        now: datetime,
    ) -> None:
        """Place the windows of an interview, as derived at `now` (aware, in the user's zone)."""
        self.drop(interview_id)
        self._zones[interview_id] = own_zone
        stands = tuple(each for window in windows for each in _stands(window, own_zone, now))
        self._stands[interview_id] = stands
        for month in _months_of(stands):
            self._interviews.setdefault(month, set()).add(interview_id)
            if month in self._laid_out:
                self._lay_out(interview_id, month, self._laid_out[month])

    def drop(self, interview_id: str) -> None:
        """Forget the windows of an interview; one that is not there is no matter."""
        self._zones.pop(interview_id, None)
        self._ordered.clear()
        self._places.pop(interview_id, None)
        self._by_next_day = None
        for month in _months_of(self._stands.pop(interview_id, ())):
            self._interviews[month].discard(interview_id)
            for day in self._laid_out.get(month, {}).values():
                day.pop(interview_id, None)

    def zone_of(self, window: ContactWindow) -> ZoneInfo:
        """Return the zone of the interview that a window belongs to."""
        return self._zones[window.interview]

    def stands(self, interview_id: str) -> Sequence[tuple[ContactWindow, date, date, date | None]]:
        """Return the windows of an interview with their days; the same object until they change.

        With each stand its first and last day, and the day on which it asks for something there.
        """
        return self._stands.get(interview_id, ())

    def by_next_day(self) -> tuple[str, ...]:
        """Return the interviews that have windows, the one that asks for something next on top.

        Those that ask only to keep in touch one day come later, then those that are over.
        """
        if self._by_next_day is None:
            for interview_id, stands in self._stands.items():
                if interview_id not in self._places and stands:
                    self._places[interview_id] = (*_place(stands), interview_id)
            self._by_next_day = tuple(sorted(self._places, key=self._places.__getitem__))
        return self._by_next_day

    def on(self, day: date) -> tuple[ContactWindow, ...]:
        """Return the windows that stand on a day, the most urgent first."""
        return self._in_order(day).standing

    def mark(self, day: date) -> ContactWindow | None:
        """Return the one window that a day is marked with: its most urgent."""
        return next(iter(self.on(day)), None)

    def upcoming(self, day: date) -> Iterator[tuple[date, tuple[ContactWindow, ...]]]:
        """Yield the days from `day` on with the windows that ask for something, each once.

        A window asks on the day it opens, or where it is due, today or when its snooze ends.
        """
        for month in sorted(month for month in self._interviews if month >= _month_of(day)):
            for each in sorted(self._month(month)):
                if each >= day and (asking := self._in_order(each).asking):
                    yield each, asking

    def earlier(self, day: date) -> Iterator[tuple[date, tuple[ContactWindow, ...]]]:
        """Yield the days before `day`, the newest first, with the windows that are over, each once.

        A window is over on the day it was done, or else on the last day on which it stood.
        """
        months = [month for month in self._interviews if month <= _month_of(day)]
        for month in sorted(months, reverse=True):
            for each in sorted(self._month(month), reverse=True):
                if each < day and (over := self._in_order(each).over):
                    yield each, over

    def _in_order(self, day: date) -> _OneDay:
        if day not in self._ordered:
            by_interview = self._month(_month_of(day)).get(day, {}).values()
            stands = [stand for stands in by_interview for stand in stands]
            stands.sort(key=lambda stand: urgency(stand.window))
            standing = tuple(stand.window for stand in stands)
            asking = tuple(stand.window for stand in stands if stand.asks_on == day)
            ended = (stand.window for stand in stands if stand.last == day)
            over = tuple(window for window in ended if window.state in SUBDUED)
            self._ordered[day] = _OneDay(standing, asking, over)
        return self._ordered[day]

    def _month(self, month: _Month) -> _Days:
        if month not in self._laid_out:
            days = self._laid_out[month] = {}
            for interview_id in self._interviews.get(month, ()):
                self._lay_out(interview_id, month, days)
        return self._laid_out[month]

    def _lay_out(self, interview_id: str, month: _Month, days: _Days) -> None:
        begin = date(*month, 1)
        end = begin + timedelta(days=31)
        for stand in self._stands[interview_id]:
            day, last = max(stand.first, begin), min(stand.last, end)
            while day <= last and _month_of(day) == month:
                days.setdefault(day, {}).setdefault(interview_id, []).append(stand)
                day += timedelta(days=1)


def _stands(window: ContactWindow, own_zone: ZoneInfo, now: datetime) -> Iterator[_Stand]:
    """Yield the days of a window.

    What is due is carried to today or to the end of its snooze; what is done stands where it was.
    """
    user_zone = zone_of_user(now)
    if window.done_at is not None:
        done_on = local_day(window.done_at, user_zone)
        yield _Stand(window, done_on, done_on, None)
        return
    first = first_day(window, own_zone, user_zone)
    last = last_day(window, own_zone, user_zone)
    if not window.is_due or window.kind is WindowKind.HOLD:
        asks = window.state is WindowState.UPCOMING and window.kind is not WindowKind.HOLD
        yield _Stand(window, first, last, first if asks else None)
        return
    asks_on = local_day(max(now, window.snoozed_until or now), user_zone)
    stands_there = first <= asks_on <= last
    yield _Stand(window, first, last, asks_on if stands_there else None)
    if not stands_there:
        yield _Stand(window, asks_on, asks_on, asks_on)


_KINDS = (
    WindowKind.INTERVIEW,
    WindowKind.CHECK_IN,
    WindowKind.THANK_YOU,
    WindowKind.CLOSING_NOTE,
    WindowKind.DECISION,
    WindowKind.SILENCE,
    WindowKind.RESEARCH,
    WindowKind.KEEP_IN_TOUCH,
    WindowKind.HOLD,
    WindowKind.DEBRIEF,
)
_STATES = (
    (WindowState.LATE,),
    (WindowState.SOON,),
    (WindowState.OPEN, WindowState.UPCOMING),
    (WindowState.DONE,),
    (WindowState.PAST,),
    (WindowState.MISSED, WindowState.MERGED, WindowState.SUPERSEDED, WindowState.WAIVED),
)
_STATE_PLACE = {state: place for place, states in enumerate(_STATES) for state in states}
_KIND_PLACE = {kind: place for place, kind in enumerate(_KINDS)}


def urgency(window: ContactWindow) -> tuple[object, ...]:
    """Return what windows are sorted by, the most urgent first."""
    ends = (window.closes or window.opens).timestamp()
    kind = _KIND_PLACE[window.kind]
    company = window.company.casefold()
    return (_STATE_PLACE[window.state], kind, ends, company, window.person or "")


def _place(stands: Iterable[_Stand]) -> tuple[object, ...]:
    """Return what interviews are sorted by: when they ask next, or were over at last."""
    asking = [(stand.asks_on, urgency(stand.window), stand) for stand in stands if stand.asks_on]
    if not asking:
        return (2, -max(stand.last for stand in stands).toordinal())
    day, urgent, stand = min(asking, key=lambda each: each[:2])
    window = stand.window
    is_closed = window.kind is WindowKind.KEEP_IN_TOUCH and not window.is_due
    return (int(is_closed), day.toordinal(), *urgent)


def _month_of(day: date) -> _Month:
    return day.year, day.month


def _months_of(stands: Iterable[_Stand]) -> set[_Month]:
    months: set[_Month] = set()
    for stand in stands:
        first, last = _month_of(stand.first), _month_of(stand.last)
        while first <= last:
            months.add(first)
            first = (first[0] + first[1] // 12, first[1] % 12 + 1)
    return months
