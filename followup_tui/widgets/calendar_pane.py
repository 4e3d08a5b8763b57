"""The calendar: a month and its days, the agenda, or the timeline."""

from datetime import date, datetime
from typing import Self

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.timer import Timer

from followup_tui.domain.policy import Policy
from followup_tui.domain.typed_dates import MONTH_NAMES
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import WindowDays

from .agenda import Agenda
from .agenda_rows import ClockOf
from .day_windows import DayHeading, DayWindows
from .month_grid import MonthGrid
from .timeline import Timeline

_LIST_FOLLOWS = 0.04
"""Seconds of rest after which the list follows the cursor: a held key sends two cells a day."""
_VIEWS = ("month", "agenda", "timeline")


class CalendarPane(Container):
    """The contact windows by day, in one of several views; the cursor is a day."""

    class DayChosen(Message):
        """The user moved to another day."""

        def __init__(self, day: date) -> None:
            self.day = day
            super().__init__()

    class WindowChosen(Message):
        """The user chose a window."""

        def __init__(self, window: ContactWindow) -> None:
            self.window = window
            super().__init__()

    def __init__(self, *, week_start: int = 0) -> None:
        super().__init__()
        self._grid = MonthGrid(week_start=week_start)
        self._day_heading = DayHeading()
        self._day_windows = DayWindows()
        self._agenda = Agenda()
        self._timeline = Timeline(week_start=week_start)
        self._view = _VIEWS[0]
        self._shown: tuple[WindowDays, datetime, Policy] | None = None
        self._clock_of: ClockOf = lambda _: None
        self._following: Timer | None = None
        """Runs while the list of a day is still to follow the cursor."""

    def compose(self) -> ComposeResult:
        """Compose all views; the style sheet shows one of them."""
        yield self._grid
        with Vertical():
            yield self._day_heading
            yield self._day_windows
        yield self._agenda
        yield self._timeline

    @property
    def chosen_day(self) -> date:
        """The day under the cursor."""
        return self._grid.chosen

    @property
    def in_hand(self) -> ContactWindow | None:
        """The window that keys are about: the one under the cursor, unless that is only a day."""
        if not self.has_focus_within or self._grid.has_focus:
            return None
        return self.pointed_at

    @property
    def pointed_at(self) -> ContactWindow | None:
        """The window under the cursor of the present view, if there is one."""
        self._catch_up()
        if self._view == "timeline":
            return self._timeline.pointed_at
        return (self._agenda if self._view == "agenda" else self._day_windows).pointed_at

    def show(
        self,
        days: WindowDays,
        now: datetime,
        policy: Policy,
        clock_of: ClockOf = lambda _: None,
    ) -> None:
        """Show the windows of all interviews as of `now` (aware, in the user's zone)."""
        self._shown, self._clock_of = (days, now, policy), clock_of
        self._grid.show(days, now, policy)
        self._show_view()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day; posts nothing."""
        self._grid.go_to(day)
        self._show_view()

    def go_to_today(self) -> None:
        """Put the cursor on today; posts nothing."""
        if self._shown is not None:
            self.go_to(self._shown[1].date())

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus what the keys of the present view work on."""
        views = {"agenda": self._agenda, "timeline": self._timeline}
        views.get(self._view, self._grid).focus(scroll_visible)
        return self

    def next_view(self) -> None:
        """Show the next view, with the cursor on the same day."""
        had_focus = self.has_focus_within
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        for view in _VIEWS[1:]:
            self.set_class(view == self._view, f"-{view}")
        self._show_view()
        if had_focus:
            self.focus()

    def _show_view(self) -> None:
        if self._shown is None:
            return
        days, now, policy = self._shown
        day = self.chosen_day
        self._say_title()
        self._stop_following()
        if self._view == "agenda":
            self._agenda.show_from_today(days, now, day, policy, self._clock_of)
            return
        if self._view == "timeline":
            self._timeline.show(days, now, policy, day)
            return
        self._day_heading.show_day(day, now, policy)
        self._day_windows.show_day(days, day, now, self._clock_of)

    def _catch_up(self) -> None:
        if self._following is not None:
            self._show_view()

    def _stop_following(self) -> None:
        if self._following is not None:
            self._following.stop()
            self._following = None

    @on(Agenda.KindsChosen)
    def _say_title(self) -> None:
        day = self.chosen_day
        titles = {"agenda": self._agenda.title, "timeline": "Timeline"}
        title = titles.get(self._view, f"{MONTH_NAMES[day.month - 1]} {day.year}")
        # Setting a title draws the whole pane anew, also where it is the same.
        if title != self.border_title:
            self.border_title = title

    @on(MonthGrid.DayChosen)
    def _follow_the_grid(self, event: MonthGrid.DayChosen) -> None:
        event.stop()
        self._say_title()
        self._stop_following()
        self._following = self.set_timer(_LIST_FOLLOWS, self._show_view)
        self.post_message(self.DayChosen(event.day))

    @on(Agenda.DayChosen)
    @on(Timeline.DayChosen)
    def _follow_the_view(self, event: Agenda.DayChosen | Timeline.DayChosen) -> None:
        event.stop()
        if event.day != self.chosen_day:
            self._grid.go_to(event.day)
            self.post_message(self.DayChosen(event.day))

    @on(MonthGrid.DayOpened)
    def _open_day(self, event: MonthGrid.DayOpened) -> None:
        """Open the only window of a day, else let one be chosen."""
        event.stop()
        self._catch_up()
        windows = self._shown[0].on(event.day) if self._shown else ()
        if len(windows) == 1:
            self.post_message(self.WindowChosen(windows[0]))
        elif not self._day_windows.is_empty:
            self._day_windows.enter()

    @on(DayWindows.Left)
    def _return_to_the_grid(self, event: DayWindows.Left) -> None:
        event.stop()
        self._grid.focus()

    @on(DayWindows.WindowChosen)
    @on(Agenda.WindowChosen)
    @on(Timeline.WindowChosen)
    def _choose_window(
        self, event: DayWindows.WindowChosen | Agenda.WindowChosen | Timeline.WindowChosen
    ) -> None:
        event.stop()
        self.post_message(self.WindowChosen(event.window))

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the month and its days for the room there is."""
        width, height = self.size
        is_big = width >= 80 and height >= 26
        is_side = width >= 130 if is_big else width >= 58 and height < 20
        self.set_class(is_big, "-big")
        self.set_class(is_side, "-side")
        self.set_class(not is_big and not is_side and width >= 34 and height >= 32, "-tall")
