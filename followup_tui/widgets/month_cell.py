"""What stands in one cell of a month: the day's number, its mark, and with room its windows."""

from datetime import date
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import SUBDUED

from .glyphs import Tone, toned, window_mark
from .month_layout import LEAST_CELL, MonthLayout

_HOLIDAY = "*"


class MonthCell(NamedTuple):
    """One day of a month, as it is drawn."""

    day: date
    windows: tuple[ContactWindow, ...]
    """What stands on the day, the most urgent first."""
    is_past: bool
    is_today: bool
    is_off: bool
    """Whether it is one of the weekend's days."""
    is_holiday: bool
    cursor: Style | None
    """The style of the cursor, where it is on the day."""

    def line(self, line: int, layout: MonthLayout) -> Content:
        """Return one line of the cell, counted from 0, exactly as wide as the cell."""
        width = layout.cell_width
        if layout.lists_names:
            drawn = self._ruled_number(width) if line == 0 else self._entry(line, layout)
        elif line == 0:
            drawn = self._marked_number(width)
        else:
            drawn = self._further_marks(width) if line == 1 else Content("")
        return drawn.truncate(width, pad=True)

    def _number(self) -> Content:
        style = "month--today" if self.is_today else "month--day"
        if not self.is_today and (self.is_past or self.is_off or self.is_holiday):
            style = "month--off"
        return Content.styled(f"{self.day.day:2}", f".{style}")

    def _marked_number(self, width: int) -> Content:
        spare = Content(_HOLIDAY if self.is_holiday else " ")
        mark = self._mark(self.windows[0]) if self.windows else spare
        drawn = Content(" " * lead_of(width)) + self._number() + mark
        return self._under_cursor(drawn.truncate(width, pad=True))

    def _ruled_number(self, width: int) -> Content:
        said = " today" if self.is_today else " holiday" if self.is_holiday else ""
        number = self._number() + Content.styled(said, ".month--today" if self.is_today else "")
        rule = "─" * (width - number.cell_length - 2)
        drawn = number + Content.styled(f" {rule}", ".month--off")
        return self._under_cursor(drawn)

    def _further_marks(self, width: int) -> Content:
        lead = lead_of(width)
        marks = [self._mark(window) for window in self.windows[1 : width - lead]]
        return Content(" " * lead) + Content("").join(marks)

    def _entry(self, line: int, layout: MonthLayout) -> Content:
        room = layout.row_height - 1
        if line == room and len(self.windows) > room:
            return toned(f"+{len(self.windows) - room + 1} more", Tone.QUIET)
        if line > len(self.windows):
            return Content("")
        window = self.windows[line - 1]
        is_over = self.is_past or window.state in SUBDUED
        name = toned(window.company, Tone.QUIET) if is_over else Content(window.company)
        return self._mark(window) + " " + name.truncate(layout.cell_width - 3, ellipsis=True)

    def _mark(self, window: ContactWindow) -> Content:
        mark = window_mark(window)
        return toned(mark.glyph, Tone.QUIET if self.is_past else mark.tone)

    def _under_cursor(self, drawn: Content) -> Content:
        return drawn if self.cursor is None else drawn.stylize(self.cursor)


def weekday_heading(name: str, layout: MonthLayout) -> Content:
    """Return the name of a weekday above its column."""
    width = layout.cell_width
    text = name if layout.lists_names else " " * lead_of(width) + name[:2]
    return Content.styled(text, ".month--weekday").truncate(width, pad=True)


def lead_of(width: int) -> int:
    """Return how many blanks stand before the number in a cell of a width."""
    return (width - LEAST_CELL + 1) // 2
