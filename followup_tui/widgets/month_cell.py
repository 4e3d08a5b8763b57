"""One day of a month: its number, and in a small grid the marks of its windows."""

from datetime import date
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from followup_tui.domain.typed_dates import MONTH_NAMES
from followup_tui.domain.window import ContactWindow

from .glyphs import Tone, toned, window_mark
from .month_layout import LEAST_CELL, MonthLayout

_HOLIDAY = "*"
_RULE, _RULE_OFF = "─", "┄"
"""Above a day to work on, and above a day off."""


class MonthCell(NamedTuple):
    """One day of a month, as it is drawn."""

    day: date
    windows: tuple[ContactWindow, ...]
    """What stands on the day, the most urgent first."""
    is_past: bool
    is_today: bool
    is_weekend: bool
    is_holiday: bool
    cursor: Style | None
    """The style of the cursor, where it is on the day."""

    def line(self, line: int, layout: MonthLayout) -> Content:
        """Return a line of the cell, counted from 0, exactly as wide as the cell."""
        if line == 0:
            return self._number_line(layout)
        drawn = self._further_marks(layout.cell_width) if line == 1 else Content("")
        return drawn.truncate(layout.cell_width, pad=True)

    def _number_line(self, layout: MonthLayout) -> Content:
        width = layout.cell_width
        drawn = self._ruled(layout) if layout.has_names else self._marked(width)
        if self.cursor is not None:
            drawn = drawn.stylize(self.cursor)
        return drawn.truncate(width, pad=True)

    @property
    def _is_off(self) -> bool:
        return self.is_weekend or self.is_holiday

    def _number(self) -> Content:
        style = "month--today" if self.is_today else "month--day"
        if not self.is_today and (self.is_past or self._is_off):
            style = "month--off"
        return Content.styled(f"{self.day.day:2}", f".{style}")

    def _marked(self, width: int) -> Content:
        spare = Content(_HOLIDAY if self.is_holiday else " ")
        mark = self._mark(self.windows[0]) if self.windows else spare
        marked = Content(" " * _lead_of(width)) + self._number() + mark
        return marked.truncate(width, pad=True)

    def _ruled(self, layout: MonthLayout) -> Content:
        said = ["today"] if self.is_today else ["holiday"] if self.is_holiday else []
        if self.day.month != layout.month:
            # There is no room for both words in a narrow cell.
            said = said or [MONTH_NAMES[self.day.month - 1][:3]]
        style = "month--today" if self.is_today else "month--off"
        number = self._number() + Content.styled("".join(f" {word}" for word in said), f".{style}")
        # A day of another month has no line above it.
        rule = " " if self.day.month != layout.month else _RULE_OFF if self._is_off else _RULE
        length = max(0, layout.cell_width - number.cell_length - 2)
        return number + Content.styled(f" {rule * length}", ".month--off")

    def _further_marks(self, width: int) -> Content:
        lead = _lead_of(width)
        marks = [self._mark(window) for window in self.windows[1 : width - lead]]
        return Content(" " * lead) + Content("").join(marks)

    def _mark(self, window: ContactWindow) -> Content:
        mark = window_mark(window)
        return toned(mark.glyph, Tone.QUIET if self.is_past else mark.tone)


def weekday_heading(name: str, layout: MonthLayout, *, is_weekend: bool) -> Content:
    """Return the name of a weekday above its column."""
    width = layout.cell_width
    text = name if layout.has_names else " " * _lead_of(width) + name[:2]
    style = "month--off" if is_weekend else "month--weekday"
    return Content.styled(text, f".{style}").truncate(width, pad=True)


def _lead_of(width: int) -> int:
    """Return how many blanks stand before the number in a cell of a width."""
    return (width - LEAST_CELL + 1) // 2
