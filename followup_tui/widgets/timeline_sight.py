"""What of a timeline is in sight: which lanes on which lines, which days, and the cursor there."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from .month_grid import EARLIEST, LATEST
from .timeline_columns import FAR, NEAR, NEAREST, DayColumns, Scale
from .timeline_words import name_width

HEADING, FOOT = 2, 2
"""Lines above and below the lanes."""
_WIDE = 100
"""From this width on days are looked at from near, until the user chooses."""


@dataclass(frozen=True)
class Sight:
    """A timeline of `count` lanes on `width` by `height` cells."""

    width: int = 1
    height: int = 1
    count: int = 0
    today: date = EARLIEST
    week_start: int = 0
    """0 for Monday to 6 for Sunday."""
    chosen_scale: Scale | None = None
    """As the user chose it; else it follows from the width."""
    day: date = EARLIEST
    """The day of the cursor."""
    place: int = 0
    """The lane of the cursor."""
    first: date = EARLIEST
    """The first day in sight."""
    top: int = 0
    """The first lane in sight."""

    @property
    def scale(self) -> Scale:
        """How near the days are looked at."""
        return self.chosen_scale or (NEAREST if self.width >= _WIDE else NEAR)

    @property
    def names(self) -> int:
        """The cells at the left of the days: the edge of the cursor, a name and a blank."""
        return name_width(self.width) + 2

    @cached_property
    def columns(self) -> DayColumns:
        """The days in sight."""
        return DayColumns(self.first, self.today, self.scale, max(1, self.width - self.names))

    @property
    def column(self) -> int:
        """The column of the cursor."""
        return self.columns.column_of(self.day)

    @property
    def lane_height(self) -> int:
        """Lines of a lane: a second one for the role where all lanes have room for it."""
        return 2 if 2 * self.count <= self.height - HEADING - FOOT else 1

    @property
    def room(self) -> int:
        """How many lanes can be seen at once."""
        return max(1, (self.height - HEADING - FOOT) // self.lane_height)

    @property
    def foot(self) -> int:
        """The first line below the lanes."""
        return self.height - FOOT

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is in sight."""
        return self.columns.has(self.column) and 0 <= self.place - self.top < self.room

    def line_of(self, place: int) -> int:
        """Return the first line of a lane."""
        return HEADING + (place - self.top) * self.lane_height

    def place_at(self, y: int) -> int | None:
        """Return the lane at a line, if there is one."""
        row = y - HEADING
        place = row // self.lane_height + self.top
        return place if 0 <= row < self.room * self.lane_height and place < self.count else None

    def at(self, x: int, y: int) -> tuple[int, date] | None:
        """Return the lane and the day at a point; at a name the day of the cursor."""
        place = self.place_at(y)
        if place is None:
            return None
        column = self.columns.column_at(x - self.names)
        if column is None or column == self.column:
            return place, self.day
        return place, self.columns.first_of(column)

    def with_cursor(self, place: int, day: date) -> "Sight":
        """Return the same with the cursor on a lane and a day, or the nearest there are."""
        place = max(0, min(place, self.count - 1))
        return replace(self, place=place, day=min(max(day, EARLIEST), LATEST))

    def following(self) -> "Sight":
        """Return the same, moved as far as the cursor asks for."""
        sight = self.with_cursor(self.place, self.day)
        if not 0 <= sight.place - sight.top < sight.room:
            # By half of what is in sight: a key that is held down draws all of it seldom.
            sight = replace(sight, top=sight.place - sight.room // 2)
        sight = replace(sight, top=max(0, min(sight.top, sight.count - sight.room)))
        return sight if sight.columns.has(sight.column) else sight.around_cursor()

    def around_cursor(self) -> "Sight":
        """Return the same with a third of the days before that of the cursor."""
        first = self.day - timedelta(days=self.columns.count // 3 * self.scale.days)
        if self.scale == FAR:
            first -= timedelta(days=(first.weekday() - self.week_start) % 7)
        return replace(self, first=first)

    def scrolled(self, lanes: int) -> "Sight":
        """Return the same with other lanes; the cursor comes along where it would be lost."""
        top = max(0, min(self.top + lanes, self.count - self.room))
        return replace(self, top=top, place=min(max(self.place, top), top + self.room - 1))
