"""The timeline: a lane for each interview, days across, what stands on them as bars and signs."""

from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from dateutil.relativedelta import relativedelta
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from followup_tui.domain.window import ContactWindow

from .timeline_columns import SCALES
from .timeline_picture import TimelinePicture

_WHEEL = 3
"""Lanes by which a turn of the wheel moves."""

_quiet = partial(Binding, show=False)


class Timeline(TimelinePicture, can_focus=True):
    """A timeline to move in; the cursor is a lane and a day."""

    DEFAULT_CSS = "Timeline { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        _quiet("j", "move_lanes(1)", "lane below", id="timeline.down"),
        _quiet("down", "move_lanes(1)", "lane below", id="timeline.down_arrow"),
        _quiet("k", "move_lanes(-1)", "lane above", id="timeline.up"),
        _quiet("up", "move_lanes(-1)", "lane above", id="timeline.up_arrow"),
        _quiet("pagedown", "page(1)", "page down", id="timeline.page_down"),
        _quiet("pageup", "page(-1)", "page up", id="timeline.page_up"),
        _quiet("g", "edge(-1)", "first lane", id="timeline.first"),
        _quiet("home", "edge(-1)", "first lane", id="timeline.home"),
        _quiet("G", "edge(1)", "last lane", id="timeline.last"),
        _quiet("end", "edge(1)", "last lane", id="timeline.end"),
        _quiet("h", "move_columns(-1)", "day before", id="timeline.left"),
        _quiet("left", "move_columns(-1)", "day before", id="timeline.left_arrow"),
        _quiet("l", "move_columns(1)", "day after", id="timeline.right"),
        _quiet("right", "move_columns(1)", "day after", id="timeline.right_arrow"),
        Binding("enter", "open", "open", id="timeline.open"),
        Binding(
            "less_than_sign",
            "look(-1)",
            "scale",
            tooltip="More days",
            key_display="<",
            id="timeline.farther",
        ),
        Binding(
            "greater_than_sign",
            "look(1)",
            "scale",
            tooltip="Fewer days",
            key_display=">",
            id="timeline.nearer",
        ),
        Binding(
            "[", "move_months(-1)", "month", tooltip="Month before", id="timeline.month_before"
        ),
        Binding("]", "move_months(1)", "month", tooltip="Month after", id="timeline.month_after"),
        _quiet("{", "move_months(-12)", "year before", id="timeline.year_before"),
        _quiet("}", "move_months(12)", "year after", id="timeline.year_after"),
    ]

    class DayChosen(Message):
        """The user put the cursor on this day."""

        def __init__(self, day: date) -> None:
            self.day = day
            super().__init__()

    class WindowChosen(Message):
        """The user chose a window, or the interview of a lane by what matters most to it."""

        def __init__(self, window: ContactWindow) -> None:
            self.window = window
            super().__init__()

    def action_move_lanes(self, lanes: int) -> None:
        """Move the cursor to the lanes below or above."""
        self.put_cursor(self.sight.place + lanes, self.sight.day)

    def action_page(self, pages: int) -> None:
        """Move the cursor by the lanes that can be seen at once."""
        self.action_move_lanes(pages * self.sight.room)

    def action_edge(self, way: int) -> None:
        """Move the cursor to the first lane or to the last."""
        self.action_move_lanes(way * self.sight.count)

    def action_move_columns(self, columns: int) -> None:
        """Move the cursor by days, or by weeks where each has a column."""
        self._go_to(
            self.sight.place, self.sight.day + timedelta(days=columns * self.sight.scale.days)
        )

    def action_move_months(self, months: int) -> None:
        """Move the cursor by months, to the same day or the month's last."""
        self._go_to(self.sight.place, self.sight.day + relativedelta(months=months))

    def action_look(self, nearer: int) -> None:
        """Look at fewer days from nearer, or at more of them."""
        place = SCALES.index(self.sight.scale) + nearer
        self.look_from(SCALES[max(0, min(place, len(SCALES) - 1))])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep opening out of the key bar while there is no lane."""
        return None if action == "open" and not self.sight.count else True

    def action_open(self) -> None:
        """Choose what stands at the cursor, else what matters most to the interview."""
        if (window := self.pointed_at) is not None:
            self.post_message(self.WindowChosen(window))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; open what is there where it was already."""
        offset = event.get_content_offset(self)
        there = None if offset is None else self.sight.at(offset.x, offset.y)
        if there is None:
            return
        event.stop()
        if there == (self.sight.place, self.sight.day):
            self.action_open()
        else:
            self._go_to(*there)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show the lanes above."""
        event.stop()
        self.scroll_lanes(-_WHEEL)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show the lanes below."""
        event.stop()
        self.scroll_lanes(_WHEEL)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Go to the days before."""
        event.stop()
        self.action_move_columns(-1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Go to the days after."""
        event.stop()
        self.action_move_columns(1)

    def _go_to(self, place: int, day: date) -> None:
        """Put the cursor somewhere as the user asked, and say so."""
        self.put_cursor(place, day)
        self.post_message(self.DayChosen(self.sight.day))
