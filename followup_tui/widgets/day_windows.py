"""The windows of one day, and below them what comes next."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from followup_tui.domain.policy import Policy
from followup_tui.domain.window import ContactWindow
from followup_tui.domain.window_days import WindowDays
from followup_tui.domain.window_words import ListedOn
from followup_tui.domain.wording import day_words, distance_words

from .agenda_rows import ClockOf
from .glyphs import Tone
from .virtual_list import VirtualList
from .window_row import NOTHING_COMES, TextRow, WindowRow

_WIDE = 46
"""From this width on two lines say what else takes three."""
_LEAST_COMING = 3
"""Lines of a heading and one window below it."""


class DayHeading(Static):
    """A rule that names the chosen day."""

    DEFAULT_CSS = "DayHeading { height: 1; text-wrap: nowrap; text-overflow: clip; }"

    def show_day(self, day: date, now: datetime, policy: Policy) -> None:
        """Name a day, and how far from `now` (aware, in the user's zone) it is."""
        holiday = ["holiday"] if day in policy.holidays else []
        words = [day_words(day, now.date()), *holiday, distance_words(day, now.date())]
        title = Content.styled(" · ".join(words), "bold")
        rule = Content.styled("─" * self.app.size.width, "dim")
        self.update(Content("─ ") + title + " " + rule, layout=False)


class DayWindows(VirtualList):
    """What stands on the chosen day. It is entered from the grid, not with Tab."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back to the days", id="day.leave"),
        Binding("backspace", "leave", "back to the days", id="day.leave_backspace", show=False),
    ]

    class WindowChosen(Message):
        """The user chose a window."""

        def __init__(self, window: ContactWindow) -> None:
            self.window = window
            super().__init__()

    class Left(Message):
        """The user wants to go back to the days."""

    def __init__(self) -> None:
        super().__init__()
        self.can_focus = False
        self._shown: tuple[WindowDays, date, datetime] | None = None
        self._clock_of: ClockOf = lambda _: None
        self._windows: dict[str, ContactWindow] = {}

    @property
    def is_empty(self) -> bool:
        """Whether no window at all is listed."""
        return not self._windows

    @property
    def pointed_at(self) -> ContactWindow | None:
        """The window under the cursor."""
        return self._windows.get(self.cursor or "")

    def show_day(self, days: WindowDays, day: date, now: datetime, clock_of: ClockOf) -> None:
        """List a day's windows as of `now` (aware, in the user's zone); posts nothing."""
        self._clock_of = clock_of
        is_other_day = self._shown is None or self._shown[1] != day
        self._shown = (days, day, now)
        self._list(from_the_top=is_other_day)

    def enter(self) -> None:
        """Take the focus, until it is left."""
        self.can_focus = True
        self.focus()

    def action_leave(self) -> None:
        """Go back to the days."""
        self.post_message(self.Left())

    @on(VirtualList.RowChosen)
    def _choose_window(self, event: VirtualList.RowChosen) -> None:
        event.stop()
        # What the message is about may be gone when it arrives.
        if (window := self._windows.get(event.key)) is not None:
            self.post_message(self.WindowChosen(window))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take the focus that a click means to give."""
        self.enter()

    def on_blur(self) -> None:
        """Leave the order of Tab again."""
        self.can_focus = False

    def on_resize(self) -> None:
        """List as much as fits in another size."""
        super().on_resize()
        self._list(from_the_top=False)

    def _list(self, *, from_the_top: bool) -> None:
        if self._shown is None:
            return
        rows = list(self._rows(*self._shown))
        listed = [row for row in rows if isinstance(row, WindowRow)]
        self._windows = {row.key: row.window for row in listed}
        self.show(rows, listed[0].key if from_the_top and listed else None)

    def _rows(self, days: WindowDays, day: date, now: datetime) -> Iterator[WindowRow | TextRow]:
        height = 2 if self.size.width >= _WIDE else 3
        listed = [
            ListedOn(window, day, days.zone_of(window), now, self._clock_of(window))
            for window in days.on(day)
        ]
        standing = [WindowRow(each, height) for each in listed]
        yield from standing
        room = self.size.height - sum(row.height for row in standing)
        coming = days.upcoming(day + timedelta(days=1))
        if not standing:
            following = next(coming, None)
            if following is None:
                yield from NOTHING_COMES
                return
            yield TextRow("Nothing that day. Next:", Tone.QUIET)
            coming = chain([following], coming)
            room = max(room - 1, _LEAST_COMING)
        yield from _coming_rows(days, coming, room, now)


def _coming_rows(
    days: WindowDays,
    coming: Iterable[tuple[date, tuple[ContactWindow, ...]]],
    room: int,
    now: datetime,
) -> Iterator[WindowRow | TextRow]:
    """Yield as much of what comes as there are lines for."""
    for day, windows in coming:
        if room < _LEAST_COMING:
            return
        shown = windows[: (room - 1) // 2]
        yield TextRow(f"{day_words(day, now.date())} · {distance_words(day, now.date())}")
        for window in shown:
            yield WindowRow(ListedOn(window, day, days.zone_of(window), now), 2)
        room -= 1 + 2 * len(shown)
