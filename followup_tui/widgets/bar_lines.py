"""The windows of a week as bars across its days."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content

from followup_tui.domain.month_bars import Bar, WeekBars
from followup_tui.domain.window import WindowKind
from followup_tui.domain.window_days import SUBDUED
from followup_tui.domain.window_words import what_words

from .glyphs import Tone, toned, window_mark
from .month_layout import MonthLayout

_FROM_BEFORE, _GOES_ON = "◂", "▸"
_FILLS = {WindowKind.HOLD: "░", WindowKind.CHECK_IN: "▄"}
_OTHER_FILL = "─"
_LEAST_FILL = 4
"""So many cells of a bar over several days stay, where what it is for is said as well."""


def bar_line(bars: WeekBars, line: int, room: int, today: int, layout: MonthLayout) -> Content:
    """Draw one of the `room` lines below the numbers of a week, counted from 0.

    `today` is so many days after the first of the week; what is before it is over.
    """
    lane = bars.lanes[line] if line < len(bars.lanes) else ()
    pieces = [(layout.x_of(bar.first), _DrawnBar(bar, today, layout).content) for bar in lane]
    if line == room - 1:
        pieces += _more(bars.more, layout)
    drawn = Content("")
    for x, piece in sorted(pieces, key=lambda each: each[0]):
        drawn = drawn.pad_right(x - drawn.cell_length) + piece
    return drawn


def _more(counts: Iterable[int], layout: MonthLayout) -> list[tuple[int, Content]]:
    return [
        (layout.x_of(day), toned(f"+{count} more", Tone.QUIET))
        for day, count in enumerate(counts)
        if count
    ]


class _DrawnBar(NamedTuple):
    """A bar of a week; a blank is left between it and the next."""

    bar: Bar
    today: int
    layout: MonthLayout

    @property
    def content(self) -> Content:
        bar = self.bar
        before = self._toned(_FROM_BEFORE if bar.comes_from_before else "")
        after = self._toned(_GOES_ON if bar.goes_on else "")
        room = self._width - before.cell_length - after.cell_length
        said = self._said(room)
        fill = self._fill(before.cell_length + said.cell_length, room - said.cell_length)
        return before + said + fill + after

    def _said(self, room: int) -> Content:
        window = self.bar.window
        glyph = self._toned(f"{window_mark(window).glyph} ")
        name = toned(window.company, Tone.QUIET) if self._is_over else Content(window.company)
        name = (glyph + name).truncate(room, ellipsis=True)
        whole = name + toned(f" · {what_words(window)}", Tone.QUIET)
        left = 0 if self.bar.is_one_day else _LEAST_FILL
        return whole if whole.cell_length + left <= room else name

    def _fill(self, start: int, length: int) -> Content:
        if self.bar.is_one_day or length < 2:
            return Content(" " * length)
        glyph = _FILLS.get(self.bar.window.kind, _OTHER_FILL)
        today = self.layout.x_of(self.today) - self.layout.x_of(self.bar.first)
        past = min(max(0, today - start - 1), length - 1)
        over, coming = glyph * past, glyph * (length - 1 - past)
        return Content(" ") + toned(over, Tone.QUIET) + self._toned(coming)

    @property
    def _width(self) -> int:
        layout, bar = self.layout, self.bar
        return layout.x_of(bar.last) + layout.cell_width - 1 - layout.x_of(bar.first)

    @property
    def _is_over(self) -> bool:
        return self.bar.window.state in SUBDUED or self.bar.last < self.today

    def _toned(self, text: str) -> Content:
        return toned(text, Tone.QUIET if self._is_over else window_mark(self.bar.window).tone)
