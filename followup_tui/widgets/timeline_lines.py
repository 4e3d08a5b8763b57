"""The lines of a timeline: months and days above, a lane of an interview, what is at the cursor."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from textual.content import Content, Span

from followup_tui.domain.policy import Policy
from followup_tui.domain.signs import KIND_SIGNS, STATE_SIGNS
from followup_tui.domain.timeline import Lane, Piece, Shape
from followup_tui.domain.typed_dates import MONTH_NAMES
from followup_tui.domain.window import WindowKind, WindowState

from .glyphs import Tone, window_mark
from .timeline_columns import FAR, NEAREST, DayColumns

TODAY = "│"
_WEEKEND, _HOLIDAY = "·", "*"
_QUIET, _HEADING, _TODAY = f".{Tone.QUIET}", f".{Tone.HEADING}", ".timeline--today"
_GLYPHS = {
    Shape.LATE: STATE_SIGNS[WindowState.LATE],
    Shape.DEADLINE: "◆",
    Shape.INTERVIEW: KIND_SIGNS[WindowKind.INTERVIEW],
    Shape.CHECK_IN: "█",
    Shape.DECISION: KIND_SIGNS[WindowKind.DECISION],
    Shape.RUN: "─",
    Shape.HOLD: "░",
}
_FILLS = frozenset({Shape.CHECK_IN, Shape.RUN, Shape.HOLD})
"""Shapes that fill their columns; of the others a glyph stands in the middle."""
_NUMBER = 2
"""So many cells beside the first a number takes, with the blank behind it."""
_Say = Callable[[date, bool], str]
"""Names a day, the first at the left in full."""


class _Cells:
    """A line of single cells, each with the name of its style, to be written over."""

    def __init__(self, cells: Iterable[tuple[str, str]]) -> None:
        self._cells = list(cells)

    @classmethod
    def blank(cls, width: int) -> "_Cells":
        """Return a line without signs."""
        return cls([(" ", _QUIET)] * width)

    def copy(self) -> "_Cells":
        """Return a line that can be written over without changing this one."""
        return _Cells(self._cells)

    def write(self, x: int, text: str, style: str) -> None:
        """Write over cells; what stands outside of the line is left out."""
        for place, glyph in enumerate(text, x):
            if 0 <= place < len(self._cells):
                self._cells[place] = (glyph, style)

    @property
    def content(self) -> Content:
        """The line, with as few changes of style as can be."""
        spans, end = [], 0
        for style, cells in groupby(self._cells, key=lambda cell: cell[1]):
            start, end = end, end + len(list(cells))
            spans.append(Span(start, end, style))
        return Content("".join(glyph for glyph, _ in self._cells), spans=spans)


@dataclass(frozen=True)
class TimelineLines:
    """Draws on columns; every line is exactly as wide as they are."""

    columns: DayColumns
    policy: Policy
    week_start: int
    """0 for Monday to 6 for Sunday."""

    def lane(self, lane: Lane) -> Content:
        """Draw the windows of an interview on their days."""
        columns = self.columns
        cells = self._empty.copy()
        today = columns.column_of(columns.today)
        shown = lane.columns(columns.first, columns.scale.days, columns.count)
        for column, piece in enumerate(shown):
            if piece is not None:
                tone = Tone.QUIET if column < today else window_mark(piece.window).tone
                cells.write(columns.x_of(column), self._drawn(piece), f".{tone}")
        return cells.content

    @cached_property
    def empty_lane(self) -> Content:
        """The days of a lane without windows."""
        return self._empty.content

    def _drawn(self, piece: Piece) -> str:
        glyph = _glyph(piece)
        if piece.shape in _FILLS:
            return glyph * self.columns.scale.cells
        return glyph.center(self.columns.scale.cells)

    @cached_property
    def _empty(self) -> _Cells:
        columns = self.columns
        cells = _Cells.blank(columns.width)
        for column in range(columns.count):
            sign = self._sign(columns.first_of(column))
            cells.write(columns.x_of(column), sign.center(columns.scale.cells), _QUIET)
        if columns.line is not None:
            cells.write(columns.line, TODAY, _TODAY)
        return cells

    def _sign(self, day: date) -> str:
        if self.columns.scale == FAR:
            return " "
        if day in self.policy.holidays:
            return _HOLIDAY
        return _WEEKEND if self.policy.is_weekend(day) else " "

    def upper_heading(self) -> Content:
        """Draw the names of months with their years; over weeks only the years."""
        cells = _Cells.blank(self.columns.width)
        if self.columns.scale == FAR:
            self._write_names(cells, lambda day: day.year, lambda day, _: str(day.year))
        else:
            self._write_names(cells, _month_key, self._month)
        return cells.content

    def lower_heading(self, chosen: date) -> Content:
        """Draw the days with that of the cursor; over weeks the names of months."""
        columns = self.columns
        cells = _Cells.blank(columns.width)
        if columns.scale == FAR:
            self._write_names(cells, _month_key, lambda day, _: _name_of(day)[:3])
        else:
            cells = self._empty.copy()
            for column in self._numbered(columns.column_of(chosen)):
                self._write_number(cells, column)
        if columns.line is not None:
            cells.write(columns.line, TODAY, _TODAY)
        return cells.content

    def place_in_heading(self, column: int) -> tuple[int, int]:
        """Return the cells of the lower heading that name a column: the first, and that behind."""
        columns = self.columns
        x = columns.x_of(column)
        if columns.scale == FAR:
            return x, x + 1
        if x + 1 in (columns.line, columns.width):
            x = max(0, x - 1)
        return x, x + 2

    def _write_names(self, cells: _Cells, key: Callable[[date], object], say: _Say) -> None:
        """Write a name where something else begins, and at the left what has begun before."""
        columns = self.columns
        days = [columns.last_of(column) for column in range(columns.count)]
        starts = [
            column for column in range(1, len(days)) if key(days[column]) != key(days[column - 1])
        ]
        if not starts or len(say(days[0], True)) < columns.x_of(starts[0]):
            starts.insert(0, 0)
        for column in starts:
            name, x = say(days[column], column == starts[0]), columns.x_of(column)
            if x + len(name) <= columns.width:
                cells.write(x, name, _HEADING)

    def _month(self, day: date, is_first: bool) -> str:
        name = _name_of(day) if self.columns.scale == NEAREST else _name_of(day)[:3]
        return f"{name} {day.year}" if is_first or day.month == 1 else name

    def _numbered(self, chosen: int) -> Iterator[int]:
        """Yield the columns whose numbers are written: where they are narrow not all have room."""
        columns = self.columns
        if columns.scale == NEAREST:
            yield from range(columns.count)
            return
        taken = [chosen]
        today = columns.column_of(columns.today)
        if abs(today - chosen) > _NUMBER:
            taken.append(today)
        yield from filter(columns.has, taken)
        for column in range(columns.count):
            is_start = columns.first_of(column).weekday() == self.week_start
            if is_start and all(abs(column - each) > _NUMBER for each in taken):
                yield column

    def _write_number(self, cells: _Cells, column: int) -> None:
        columns = self.columns
        day = columns.first_of(column)
        is_nearest = columns.scale == NEAREST
        text = f"{day.day:2}{self._sign(day)}" if is_nearest else f"{day.day:<2}"
        style = _TODAY if day == columns.today else _QUIET
        cells.write(self.place_in_heading(column)[0], text, style)


def _name_of(day: date) -> str:
    return MONTH_NAMES[day.month - 1]


def _month_key(day: date) -> tuple[int, int]:
    return day.year, day.month


def _glyph(piece: Piece) -> str:
    if piece.shape is Shape.SUGGESTION:
        return KIND_SIGNS[piece.window.kind]
    return _GLYPHS.get(piece.shape) or window_mark(piece.window).glyph
