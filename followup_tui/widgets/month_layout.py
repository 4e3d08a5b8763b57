"""Where the days of a month stand in a grid of cells."""

from calendar import Calendar
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from textual.geometry import Region

LEAST_CELL = 3
"""A two-digit number and its mark."""
_NAMED_CELL, _NAMED_LINES = 11, 3
"""From this size on windows are drawn as bars with their names."""


class MonthLayout(NamedTuple):
    """The cells of one month on a surface of `width` by `height`; the first line is a header."""

    weeks: list[list[date]]
    """Whole weeks. Where bars have names their days before and after the month are cells too."""
    month: int
    width: int
    height: int
    wanted: tuple[int, ...]
    """For each week how many lines its windows would take."""

    @classmethod
    def of(
        cls,
        day: date,
        week_start: int,
        width: int,
        height: int,
        wanted: Callable[[date], int] = lambda _: 0,
    ) -> "MonthLayout":
        """Lay out the month of a day; `week_start` is 0 for Monday to 6 for Sunday.

        `wanted` tells how many lines the windows of the week that begins on a day would take.
        """
        weeks = Calendar(week_start).monthdatescalendar(day.year, day.month)
        lines = tuple(wanted(week[0]) for week in weeks)
        return cls(weeks, day.month, width, height, lines)

    @property
    def _lines(self) -> int:
        return self.height - 1

    @property
    def cell_width(self) -> int:
        """How many cells of the terminal a day takes, without the gaps of a narrow grid."""
        return max(LEAST_CELL, self.width // 7)

    @property
    def has_names(self) -> bool:
        """Whether there is room to name the windows."""
        is_high = self._lines >= _NAMED_LINES * len(self.weeks)
        return is_high and self.cell_width >= _NAMED_CELL

    def has_cell(self, day: date) -> bool:
        """Say whether a day of one of the weeks is shown."""
        return self.has_names or day.month == self.month

    def x_of(self, column: int) -> int:
        """Return where a column begins; spare room is set between narrow columns, else around."""
        spare = max(0, self.width - 7 * self.cell_width)
        if self.cell_width == LEAST_CELL:
            return LEAST_CELL * column + min(column, spare)
        return self.cell_width * column + spare // 2

    def y_of(self, row: int) -> int:
        """Return where a week begins; with names no line is left over below the last."""
        if self.has_names:
            return 1 + sum(_shared_out(self._lines, self.wanted)[:row])
        return 1 + row * max(1, self._lines // len(self.weeks))

    def height_of(self, row: int) -> int:
        """Return how many lines a week takes."""
        return self.y_of(row + 1) - self.y_of(row)

    def row_at(self, y: int) -> tuple[int, int] | None:
        """Return which week is drawn at a line, and which of its lines that is."""
        for row in range(len(self.weeks)):
            if self.y_of(row) <= y < self.y_of(row + 1):
                return row, y - self.y_of(row)
        return None

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day whose cell holds a point."""
        week: Sequence[date] = self.weeks[place[0]] if (place := self.row_at(y)) else ()
        for column, day in enumerate(week):
            if 0 <= x - self.x_of(column) < self.cell_width and self.has_cell(day):
                return day
        return None

    def number_of(self, day: date) -> Region:
        """Return the line of a cell that holds the number of a day, where the cursor is drawn."""
        for row, week in enumerate(self.weeks):
            if day in week:
                return Region(self.x_of(week.index(day)), self.y_of(row), self.cell_width, 1)
        return Region()


@lru_cache(maxsize=64)
def _shared_out(lines: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """Return the lines of each week: one for its numbers, and what it needs, as far as it goes.

    A line goes to the lowest of those that need more; what nobody needs is spread from the top.
    """
    heights = [2] * len(wanted)
    for spare in range(lines - sum(heights)):
        short = [row for row, most in enumerate(wanted) if heights[row] - 1 < most]
        row = min(short, key=heights.__getitem__) if short else spare % len(heights)
        heights[row] += 1
    return tuple(heights)
