"""A month as a grid of days: marked each with its most urgent window, or with bars across them."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from followup_tui.domain.policy import Policy
from followup_tui.domain.window_days import WindowDays

from .glyphs import TONES
from .month_layout import MonthLayout
from .month_picture import MonthPicture
from .strips import strip_of

EARLIEST, LATEST = date(1970, 1, 1), date(2199, 12, 31)
"""The days that the grid can be moved to."""

_quiet = partial(Binding, show=False)


class MonthGrid(Widget, can_focus=True):
    """One month, with a cursor that is a day."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "month--weekday",
        "month--day",
        "month--off",
        "month--today",
        "month--cursor",
        *TONES,
    }
    DEFAULT_CSS = "MonthGrid { height: 7; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        _quiet("h", "move_days(-1)", "day before", id="calendar.left"),
        _quiet("left", "move_days(-1)", "day before", id="calendar.left_arrow"),
        _quiet("l", "move_days(1)", "day after", id="calendar.right"),
        _quiet("right", "move_days(1)", "day after", id="calendar.right_arrow"),
        _quiet("k", "move_days(-7)", "week before", id="calendar.up"),
        _quiet("up", "move_days(-7)", "week before", id="calendar.up_arrow"),
        _quiet("j", "move_days(7)", "week after", id="calendar.down"),
        _quiet("down", "move_days(7)", "week after", id="calendar.down_arrow"),
        _quiet("home", "week_edge(0)", "start of the week", id="calendar.week_start"),
        _quiet("end", "week_edge(6)", "end of the week", id="calendar.week_end"),
        Binding("enter", "open_day", "open", id="calendar.open"),
        Binding(
            "[", "move_months(-1)", "month", tooltip="Month before", id="calendar.month_before"
        ),
        Binding("]", "move_months(1)", "month", tooltip="Month after", id="calendar.month_after"),
        _quiet("pageup", "move_months(-1)", "month before", id="calendar.page_up"),
        _quiet("pagedown", "move_months(1)", "month after", id="calendar.page_down"),
        _quiet("{", "move_months(-12)", "year before", id="calendar.year_before"),
        _quiet("}", "move_months(12)", "year after", id="calendar.year_after"),
    ]

    class DayChosen(Message):
        """The user moved the cursor to another day."""

        def __init__(self, day: date) -> None:
            self.day = day
            super().__init__()

    class DayOpened(Message):
        """The user asked for what stands on the day under the cursor."""

        def __init__(self, day: date) -> None:
            self.day = day
            super().__init__()

    def __init__(self, *, week_start: int = 0) -> None:
        super().__init__()
        self._week_start = week_start
        """0 for Monday to 6 for Sunday."""
        self._picture = MonthPicture(WindowDays(), Policy(), EARLIEST)
        self._chosen = EARLIEST
        self._drawn: dict[int, Strip] = {}
        """Strips by line; valid for the present month, windows, size and style."""

    @property
    def chosen(self) -> date:
        """The day under the cursor."""
        return self._chosen

    def show(self, days: WindowDays, now: datetime, policy: Policy) -> None:
        """Show what stands on the days as of `now`; a cursor left on today stays on today."""
        if self._chosen == self._picture.today:
            self._chosen = now.date()
        self._picture = MonthPicture(days, policy, now.date())
        self._redraw()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day; posts nothing."""
        before, self._chosen = self._chosen, min(max(day, EARLIEST), LATEST)
        if (before.year, before.month) != (self._chosen.year, self._chosen.month):
            self._redraw()
            return
        layout = self._layout
        for each in (before, self._chosen):
            region = layout.number_of(each)
            self._drawn.pop(region.y, None)
            self.refresh(region)

    def action_move_days(self, days: int) -> None:
        """Move the cursor by days."""
        self._choose(self._chosen + timedelta(days=days))

    def action_move_months(self, months: int) -> None:
        """Move the cursor by months, to the same day or the month's last."""
        self._choose(self._chosen + relativedelta(months=months))

    def action_week_edge(self, place: int) -> None:
        """Move the cursor to the first (0) or last (6) day of its week."""
        from_start = (self._chosen.weekday() - self._week_start) % 7
        self._choose(self._chosen + timedelta(days=place - from_start))

    def action_open_day(self) -> None:
        """Ask for what stands on the day under the cursor."""
        self.post_message(self.DayOpened(self._chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose the day under the mouse; open it where it is chosen already."""
        offset = event.get_content_offset(self)
        day = None if offset is None else self._layout.day_at(offset.x, offset.y)
        if day is None:
            return
        event.stop()
        if day == self._chosen:
            self.action_open_day()
        else:
            self._choose(day)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn to the month before."""
        event.stop()
        self.action_move_months(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn to the month after."""
        event.stop()
        self.action_move_months(1)

    def _choose(self, day: date) -> None:
        before = self._chosen
        self.go_to(day)
        if self._chosen != before:
            self.post_message(self.DayChosen(self._chosen))

    @property
    def _layout(self) -> MonthLayout:
        return MonthLayout.of(
            self._chosen, self._week_start, *self.size, wanted=self._picture.most_on_a_day
        )

    def render_line(self, y: int) -> Strip:
        """Draw the weekdays or one line of a week."""
        if y not in self._drawn:
            line = self._picture.line(y, self._layout, self._chosen, self._cursor_style)
            self._drawn[y] = strip_of(self, line, self.size.width, self.visual_style)
        return self._drawn[y]

    @property
    def _cursor_style(self) -> Style:
        # get_visual_style leaves out "reverse", which marks the cursor where there is no colour.
        return Style.from_styles(self.get_component_styles("month--cursor"))

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw anew when the theme, the focus or the style sheet changed."""
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Draw anew in another size."""
        self._redraw()
