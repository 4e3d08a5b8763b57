"""Where the days of a month stand in a grid of cells."""

from calendar import Calendar
from datetime import date
from typing import NamedTuple

from textual.geometry import Region

LEAST_CELL = 3
"""A two-digit number and its mark."""
_ENTRY_CELL, _ENTRY_LINES = 11, 3
"""From this size on a cell lists its windows by name."""


class MonthLayout(NamedTuple):
    """The cells of one month on a surface of `width` by `height`; the first line is a header."""

    weeks: list[list[date]]
    """Whole weeks; their days before and after the month have no cell."""
    month: int
    width: int
    height: int

    @classmethod
    def of(cls, day: date, week_start: int, width: int, height: int) -> "MonthLayout":
        """Lay out the month of a day; `week_start` is 0 for Monday to 6 for Sunday."""
        weeks = Calendar(week_start).monthdatescalendar(day.year, day.month)
        return cls(weeks, day.month, width, height)

    @property
    def row_height(self) -> int:
        """How many lines a week takes."""
        return max(1, (self.height - 1) // len(self.weeks))

    @property
    def cell_width(self) -> int:
        """How many cells of the terminal a day takes, without the gaps of a narrow grid."""
        return max(LEAST_CELL, self.width // 7)

    @property
    def lists_names(self) -> bool:
        """Whether there is room to list the windows of a day in its cell."""
        return self.cell_width >= _ENTRY_CELL and self.row_height >= _ENTRY_LINES

    def x_of(self, column: int) -> int:
        """Return where a column begins; spare room is set between narrow columns, else around."""
        spare = max(0, self.width - 7 * self.cell_width)
        if self.cell_width == LEAST_CELL:
            return LEAST_CELL * column + min(column, spare)
        return self.cell_width * column + spare // 2

    def days_at_line(self, y: int) -> tuple[list[date], int]:
        """Return the week drawn at a line below the header, and which line of its cells it is."""
        row, line = divmod(y - 1, self.row_height)
        return (self.weeks[row], line) if 0 <= row < len(self.weeks) else ([], 0)

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day whose cell holds a point."""
        for column, day in enumerate(self.days_at_line(y)[0]):
            is_there = 0 <= x - self.x_of(column) < self.cell_width
            if is_there and day.month == self.month:
                return day
        return None

    def region_of(self, day: date) -> Region:
        """Return the cell of a day of the month."""
        for row, week in enumerate(self.weeks):
            if day in week:
                x, y = self.x_of(week.index(day)), 1 + row * self.row_height
                return Region(x, y, self.cell_width, self.row_height)
        return Region()
