"""Where days stand on a timeline: columns of a day or a week, and the line that is today."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple


class Scale(NamedTuple):
    """How near the days are looked at."""

    days: int
    """Of one column."""
    cells: int
    """The width of one column."""


FAR, NEAR, NEAREST = SCALES = (Scale(7, 1), Scale(1, 1), Scale(1, 3))


@dataclass(frozen=True)
class DayColumns:
    """The columns in `width` cells; a cell more, the line, stands before that of today."""

    first: date
    """The first day of the first column."""
    today: date
    scale: Scale
    width: int

    @cached_property
    def count(self) -> int:
        """How many columns there are, besides the line."""
        return max(1, (self.width - 1) // self.scale.cells)

    @cached_property
    def line(self) -> int | None:
        """The cell of the line, where it is in sight."""
        column = self.column_of(self.today)
        return column * self.scale.cells if self.has(column) else None

    def has(self, column: int) -> bool:
        """Say whether a column is in sight."""
        return 0 <= column < self.count

    def column_of(self, day: date) -> int:
        """Return the column of a day, in sight or not."""
        return (day - self.first).days // self.scale.days

    def first_of(self, column: int) -> date:
        """Return the first day of a column."""
        return self.first + timedelta(days=column * self.scale.days)

    def last_of(self, column: int) -> date:
        """Return the last day of a column."""
        return self.first_of(column + 1) - timedelta(days=1)

    def x_of(self, column: int) -> int:
        """Return the first cell of a column."""
        x = column * self.scale.cells
        return x if self.line is None or x < self.line else x + 1

    def column_at(self, x: int) -> int | None:
        """Return the column at a cell; the line belongs to today."""
        if self.line is not None and x > self.line:
            x -= 1
        column = x // self.scale.cells
        return column if self.has(column) else None
