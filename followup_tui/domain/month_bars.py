"""The bars of one week of a month: which window is drawn over which days, and in which lane."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from .window import ContactWindow
from .window_days import WindowDays, urgency

_DAYS = 7


class Bar(NamedTuple):
    """A window over days of a week that follow each other, counted from 0, both included."""

    window: ContactWindow
    first: int
    last: int
    comes_from_before: bool
    """Whether the window stands on the day before as well."""
    goes_on: bool
    """Whether the window stands on the day after as well."""

    @property
    def days(self) -> range:
        """The days of the week that it is drawn over."""
        return range(self.first, self.last + 1)

    @property
    def is_one_day(self) -> bool:
        """Whether the window stands on this one day and neither before nor after it."""
        return self.first == self.last and not (self.comes_from_before or self.goes_on)

    def meets(self, other: "Bar") -> bool:
        """Say whether both are drawn over some day."""
        return self.first <= other.last and other.first <= self.last


Lane = tuple[Bar, ...]
"""Bars of which none lies over another."""
_OneOf = tuple[ContactWindow, int]
"""A window, and which of those it is that are equal to it."""


class WeekBars(NamedTuple):
    """What is drawn below the days of a week."""

    lanes: tuple[Lane, ...]
    """From the top."""
    more: tuple[int, ...]
    """For each day how many of its windows are in no lane; such a day has the last lane free."""


def week_bars(days: WindowDays, first: date, room: int) -> WeekBars:
    """Lay the windows of the seven days from `first` on into at most `room` lanes.

    A day that is too full shows its most urgent, and counts the others; so the bar of a window
    ends before such a day and says that the window goes on.
    """
    standing = [days.on(first + timedelta(days=day)) for day in range(_DAYS)]
    if all(len(windows) <= room for windows in standing):
        return WeekBars(_lanes(_bars(days, first, standing), room), more=(0,) * _DAYS)
    kept = [windows[: room - 1] for windows in standing]
    # The line that would count one window more has room for that window itself.
    last = [windows[room - 1 :] if len(windows) == room else () for windows in standing]
    more = tuple(len(windows) - room + 1 if len(windows) > room else 0 for windows in standing)
    # A day that is too full takes all lanes but the last, so this one is where the count is.
    lanes = _lanes(_bars(days, first, kept), room - 1)
    return WeekBars((*lanes, tuple(_bars(days, first, last))), more)


def _bars(days: WindowDays, first: date, shown: Sequence[tuple[ContactWindow, ...]]) -> list[Bar]:
    """Return a bar for each run of days on which a window is shown, the most urgent first."""
    bars: list[Bar] = []
    begins: dict[_OneOf, int] = {}
    for day, windows in enumerate((*shown, ())):
        here = dict.fromkeys(_told_apart(windows))
        for (window, number), begin in begins.items():
            if (window, number) in here:
                continue
            before = window in days.on(first + timedelta(days=begin - 1))
            after = window in days.on(first + timedelta(days=day))
            bars.append(Bar(window, begin, day - 1, before, after))
        begins = {each: begins.get(each, day) for each in here}
    return sorted(bars, key=_precedence)


def _told_apart(windows: Iterable[ContactWindow]) -> Iterator[_OneOf]:
    """Number windows that are equal: two contacts of the same moment are two bars."""
    seen: Counter[ContactWindow] = Counter()
    for window in windows:
        yield window, seen[window]
        seen[window] += 1


def _precedence(bar: Bar) -> tuple[object, ...]:
    # What is equally urgent ends on the same day: the first to begin is the longest.
    return (*urgency(bar.window), bar.first)


def _lanes(bars: list[Bar], room: int) -> tuple[Lane, ...]:
    """Put bars into lanes; no day may be fuller than `room`."""
    lanes = _first_fit(bars)
    # The most urgent on top may tear holes; by their first days bars take no lane too many.
    return lanes if len(lanes) <= room else _first_fit(sorted(bars, key=lambda bar: bar.first))


def _first_fit(bars: Iterable[Bar]) -> tuple[Lane, ...]:
    lanes: list[list[Bar]] = []
    for bar in bars:
        free = next((lane for lane in lanes if not any(map(bar.meets, lane))), None)
        if free is None:
            lanes.append(free := [])
        free.append(bar)
    return tuple(map(tuple, lanes))
