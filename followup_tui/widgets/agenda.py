"""All windows that are coming up, by day, the late ones first."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from textual import on
from textual.message import Message

from followup_tui.domain.window import ContactWindow, WindowKind, WindowState
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.window_words import ListedOn
from followup_tui.domain.wording import day_words, distance_words

from .glyphs import HOLD, Tone
from .virtual_list import VirtualList
from .window_row import NOTHING_COMES, TextRow, WindowRow

_WIDE = 90
"""From this width on a window is one line."""


class Agenda(VirtualList):
    """What asks for something from today on."""

    class DayChosen(Message):
        """The user moved the cursor to a window of this day."""

        def __init__(self, day: date) -> None:
            self.day = day
            super().__init__()

    class WindowChosen(Message):
        """The user chose a window."""

        def __init__(self, window: ContactWindow) -> None:
            self.window = window
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[WindowDays, datetime] | None = None
        self._listed: dict[str, ListedOn] = {}

    @property
    def pointed_at(self) -> ContactWindow | None:
        """The window under the cursor."""
        listed = self._listed.get(self.cursor or "")
        return listed.window if listed else None

    def show_from_today(self, days: WindowDays, now: datetime, day: date) -> None:
        """List what is coming as of `now`, in the user's zone; the cursor goes to `day`."""
        self._shown = (days, now)
        self._list()
        self.go_to(day)

    def go_to(self, day: date) -> None:
        """Put the cursor on the first window of a day, or of the next that has one."""
        under_it = self._listed.get(self.cursor or "")
        if under_it is not None and under_it.day == day:
            return
        later = (key for key, listed in self._listed.items() if listed.day >= day)
        if (key := next(later, None)) is not None:
            self.move_to(key)

    @on(VirtualList.CursorMoved)
    def _choose_day(self, event: VirtualList.CursorMoved) -> None:
        event.stop()
        self.post_message(self.DayChosen(self._listed[event.key].day))

    @on(VirtualList.RowChosen)
    def _choose_window(self, event: VirtualList.RowChosen) -> None:
        event.stop()
        self.post_message(self.WindowChosen(self._listed[event.key].window))

    def on_resize(self) -> None:
        """List in as many lines as the width asks for."""
        super().on_resize()
        self._list()

    def _list(self) -> None:
        if self._shown is None:
            return
        rows = list(self._rows(*self._shown))
        self._listed = {row.key: row.listed for row in rows if isinstance(row, WindowRow)}
        self.show(rows)

    def _rows(self, days: WindowDays, now: datetime) -> Iterator[WindowRow | TextRow]:
        today = now.date()
        by_day = dict(days.upcoming(today))
        if not by_day and not days.on(today):
            yield from NOTHING_COMES
            return
        asking = by_day.pop(today, ())
        late = [window for window in asking if window.state is WindowState.LATE]
        if late:
            yield TextRow("Late")
            yield from self._day_rows(days, today, late, now)
        yield TextRow(f"Today, {day_words(today, today)}")
        rest = asking[len(late) :]
        yield from self._day_rows(days, today, rest, now)
        if not rest:
            yield TextRow("  Nothing else today." if late else "  Nothing today.", Tone.QUIET)
        if held := _on_hold(days.on(today)):
            yield TextRow(f"{HOLD.glyph} {held} not to be contacted yet", Tone.QUIET)
        for day, windows in by_day.items():
            yield TextRow(_day_heading(day, today))
            yield from self._day_rows(days, day, windows, now)

    def _day_rows(
        self, days: WindowDays, day: date, windows: Iterable[ContactWindow], now: datetime
    ) -> Iterator[WindowRow]:
        height = 1 if self.size.width >= _WIDE else 2
        for window in windows:
            yield WindowRow(ListedOn(window, day, days.zone_of(window), now), height)


def _on_hold(windows: tuple[ContactWindow, ...]) -> int:
    return sum(
        window.kind is WindowKind.HOLD and window.state is WindowState.OPEN for window in windows
    )


def _day_heading(day: date, today: date) -> str:
    if day == today + timedelta(days=1):
        return f"Tomorrow, {day_words(day, today)}"
    return f"{day_words(day, today)} · {distance_words(day, today)}"
