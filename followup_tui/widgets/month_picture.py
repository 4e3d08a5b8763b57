"""A month line by line: its numbers and marks, or with room its bars."""

from collections.abc import Iterable
from datetime import date, timedelta

from textual.content import Content
from textual.style import Style

from followup_tui.domain.month_bars import WeekBars, week_bars
from followup_tui.domain.policy import Policy
from followup_tui.domain.typed_dates import WEEKDAY_NAMES
from followup_tui.domain.window_days import WindowDays

from .bar_lines import bar_line
from .month_cell import MonthCell, weekday_heading
from .month_layout import MonthLayout


class MonthPicture:
    """What stands on the days of any month, as of one day; it draws them for a layout."""

    def __init__(self, days: WindowDays, policy: Policy, today: date) -> None:
        self._days, self._policy, self.today = days, policy, today
        self._bars: dict[tuple[date, int], WeekBars] = {}
        """By the first day of a week and the lines it has; laid out when they are first drawn."""
        self._most: dict[date, int] = {}

    def most_on_a_day(self, first: date) -> int:
        """Return how many windows stand on the fullest of the seven days from one on."""
        if first not in self._most:
            week = (first + timedelta(days=day) for day in range(7))
            self._most[first] = max(len(self._days.on(day)) for day in week)
        return self._most[first]

    def line(self, y: int, layout: MonthLayout, chosen: date, cursor: Style) -> Content:
        """Draw a line, the names of the weekdays first; `cursor` marks the chosen day."""
        if y == 0:
            return _set((self._heading(day, layout) for day in layout.weeks[0]), layout)
        place = layout.row_at(y)
        if place is None:
            return Content("")
        row, line = place
        if line and layout.has_names:
            return self._bar_line(row, line - 1, layout)
        blank = Content(" " * layout.cell_width)
        cells = [
            self._cell(day, cursor if day == chosen else None).line(line, layout)
            if layout.has_cell(day)
            else blank
            for day in layout.weeks[row]
        ]
        return _set(cells, layout)

    def _heading(self, day: date, layout: MonthLayout) -> Content:
        is_weekend = self._policy.is_weekend(day)
        return weekday_heading(WEEKDAY_NAMES[day.weekday()], layout, is_weekend=is_weekend)

    def _bar_line(self, row: int, line: int, layout: MonthLayout) -> Content:
        first, room = layout.weeks[row][0], layout.height_of(row) - 1
        if (first, room) not in self._bars:
            self._bars[first, room] = week_bars(self._days, first, room)
        today = (self.today - first).days
        return bar_line(self._bars[first, room], line, room, today, layout)

    def _cell(self, day: date, cursor: Style | None) -> MonthCell:
        return MonthCell(
            day=day,
            windows=self._days.on(day),
            is_past=day < self.today,
            is_today=day == self.today,
            is_weekend=self._policy.is_weekend(day),
            is_holiday=day in self._policy.holidays,
            cursor=cursor,
        )


def _set(cells: Iterable[Content], layout: MonthLayout) -> Content:
    """Set the cells of a week at their columns."""
    line = Content("")
    for column, cell in enumerate(cells):
        line = line.pad_right(layout.x_of(column) - line.cell_length) + cell
    return line
