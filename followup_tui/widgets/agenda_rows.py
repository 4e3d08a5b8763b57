"""The rows of the agenda: what is coming, from today on, and before it what is over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from followup_tui.domain.policy import Policy
from followup_tui.domain.two_clocks import ClockThere
from followup_tui.domain.window import ONE_A_PERSON, ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.window_words import ListedOn
from followup_tui.domain.wording import day_words, distance_words

from .glyphs import HOLD, Tone
from .window_row import NOTHING_COMES, AnyRow, TextRow, WindowRow

ClockOf = Callable[[ContactWindow], ClockThere | None]
"""Tells the clock of the one whom a window is about."""

_CALENDARS_APART = timedelta(days=2)
"""By so much may a window that is still to open stand before the user's own today."""


class ListedKinds(NamedTuple):
    """Some kinds of window, by the name under which they are listed; all have none."""

    name: str
    kinds: frozenset[WindowKind]


_CHECK_INS = frozenset({WindowKind.CHECK_IN, WindowKind.HOLD})
_INTERVIEWS = frozenset({WindowKind.INTERVIEW})
EVERY_KIND = ListedKinds("", frozenset(WindowKind))
KIND_CHOICES = (
    EVERY_KIND,
    ListedKinds("notes", ONE_A_PERSON),
    ListedKinds("check-ins", _CHECK_INS),
    ListedKinds("interviews", _INTERVIEWS),
    ListedKinds("other dates", frozenset(WindowKind) - ONE_A_PERSON - _CHECK_INS - _INTERVIEWS),
)


@dataclass(frozen=True)
class AgendaRows:
    """Makes rows as of `now` (aware, in the user's zone), each only when it is asked for."""

    days: WindowDays
    now: datetime
    policy: Policy
    clock_of: ClockOf
    listed: ListedKinds
    height: int
    """Lines of a window: 1 or 2."""

    def from_today(self) -> Iterator[AnyRow]:
        """Yield what is late, then today, then every day to come that asks for something."""
        coming = self._coming()
        following = next(coming, None)
        today = list(self._today())
        if following is None and not any(today):
            yield from self._nothing()
            return
        yield from self._rows_of_today(*today)
        while following is not None:
            day, windows = following
            yield TextRow(self._heading(day))
            yield from self._rows(day, windows)
            following = next(coming, None)

    @property
    def has_past(self) -> bool:
        """Whether anything of any kind is over, on a day before today."""
        return next(self.days.earlier(self.now.date()), None) is not None

    def before_today(self) -> Iterator[tuple[date, list[AnyRow]]]:
        """Yield the rows of each day before today on which something ended, the newest first."""
        for day, windows in self.days.earlier(self.now.date()):
            if ended := self._of_the_kind(windows):
                yield day, [TextRow(self._heading(day)), *self._rows(day, ended)]

    def _today(self) -> Iterator[list[ContactWindow]]:
        """Yield what is late, what else asks today, what was done today, and what is on hold."""
        today = self.now.date()
        asking = [
            window
            for _, windows in _until(today, self.days.upcoming(today - _CALENDARS_APART))
            for window in self._of_the_kind(windows)
        ]
        yield [window for window in asking if window.state is WindowState.LATE]
        yield [window for window in asking if window.state is not WindowState.LATE]
        day, over = next(self.days.earlier(today + timedelta(days=1)), (None, ()))
        yield self._of_the_kind(over if day == today else ())
        standing = self._of_the_kind(self.days.on(today))
        yield [each for each in standing if each.kind is WindowKind.HOLD and each.is_due]

    def _rows_of_today(
        self,
        late: list[ContactWindow],
        asking: list[ContactWindow],
        over: list[ContactWindow],
        held: list[ContactWindow],
    ) -> Iterator[AnyRow]:
        today = self.now.date()
        if late:
            yield TextRow("Late")
            yield from self._rows(today, late)
        yield TextRow(self._heading(today), Tone.STRONG)
        yield from self._rows(today, [*asking, *over])
        if not asking and not over:
            yield TextRow("  Nothing else today." if late else "  Nothing today.", Tone.QUIET)
        if held:
            yield TextRow(f"{HOLD.glyph} {len(held)} not to be contacted yet", Tone.QUIET)

    def _coming(self) -> Iterator[tuple[date, list[ContactWindow]]]:
        for day, windows in self.days.upcoming(self.now.date() + timedelta(days=1)):
            if of_the_kind := self._of_the_kind(windows):
                yield day, of_the_kind

    def _of_the_kind(self, windows: Iterable[ContactWindow]) -> list[ContactWindow]:
        if self.listed is EVERY_KIND:
            return list(windows)
        return [window for window in windows if window.kind in self.listed.kinds]

    def _rows(self, day: date, windows: Iterable[ContactWindow]) -> Iterator[WindowRow]:
        for window in windows:
            zone, clock = self.days.zone_of(window), self.clock_of(window)
            yield WindowRow(ListedOn(window, day, zone, self.now, clock), self.height)

    def _nothing(self) -> Iterator[AnyRow]:
        if self.listed is EVERY_KIND:
            yield from NOTHING_COMES
            return
        yield TextRow(f"No {self.listed.name} are coming up.", Tone.QUIET)
        yield TextRow("f  list other kinds", Tone.QUIET)

    def _heading(self, day: date) -> str:
        """Name a day: "Tomorrow, Fri 25 Dec · holiday", "Sat 5 Dec · weekend · in 13 days"."""
        today = self.now.date()
        named, distance = day_words(day, today), distance_words(day, today)
        if abs((day - today).days) <= 1:
            named, distance = f"{distance.capitalize()}, {named}", ""
        kind = "weekend" if self.policy.is_weekend(day) else ""
        if day in self.policy.holidays:
            kind = "holiday"
        return " · ".join(each for each in (named, kind, distance) if each)


def _until(
    last: date, days: Iterable[tuple[date, tuple[ContactWindow, ...]]]
) -> Iterator[tuple[date, tuple[ContactWindow, ...]]]:
    for day, windows in days:
        if day > last:
            return
        yield day, windows
