"""A list that has more rows made where its cursor or what is in sight comes near an end."""

from collections.abc import Sequence

from textual import events

from .row_places import ListRow
from .virtual_list import VirtualList


class GrowingList(VirtualList):
    """Grows upwards and downwards; what is in sight stays where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._rested_at = 0
        """The first line in sight when it was last looked whether more rows are needed."""

    def grow(self, way: int) -> None:
        """Show more rows above (-1) or below (1), if there are any."""

    def show_in_place(self, rows: Sequence[ListRow], cursor: str | None = None) -> None:
        """Show other rows like `show`, but leave in sight what is, be the cursor there or not."""
        in_sight = None if self._has_cursor_in_sight else self._first_in_sight()
        self.show(rows, cursor)
        if in_sight is not None:
            line, key = in_sight
            if (place := self._places.of_key(key)) is not None:
                self._scroll_to_line(self._places.top(place) - line)

    def show_cursor_from_the_top(self) -> None:
        """Scroll so that the cursor's row and the headings above it are the first in sight."""
        if self._place is not None and self.size.height:
            self._scroll_to_line(self._places.top_with_headings(self._place))

    def action_move(self, rows: int) -> None:
        """Move the cursor, with more rows there where it comes near an end."""
        had_cursor = self.cursor is not None
        self._make_room(rows)
        if had_cursor:
            super().action_move(rows)
        elif (key := self.cursor) is not None:
            self.post_message(self.CursorMoved(key))

    def action_page(self, pages: int) -> None:
        """Move the cursor by what can be seen at once, with as many rows there."""
        self._make_room(pages)
        super().action_page(pages)

    def action_first(self) -> None:
        """Move the cursor to the first row there is by now."""
        self._make_room(-1)
        super().action_first()

    def action_last(self) -> None:
        """Move the cursor to the last row there is by now."""
        self._make_room(1)
        super().action_last()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Have something to show above the first row."""
        self._make_room_in_sight(-1)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Have rows where the view comes near an end."""
        super().watch_scroll_y(old_value, new_value)
        # Showing rows scrolls there and back: only where it comes to rest counts.
        self.call_later(self._follow_the_view)

    def _follow_the_view(self) -> None:
        before, self._rested_at = self._rested_at, self.scroll_offset.y
        if self._rested_at != before:
            self._make_room_in_sight(1 if self._rested_at > before else -1)

    def _make_room(self, way: int) -> None:
        """Grow where the cursor is less than a screen from an end."""
        place, last = self._place or 0, len(self._places.rows) - 1
        if (place if way < 0 else last - place) <= self.size.height:
            self.grow(way)

    def _make_room_in_sight(self, way: int) -> None:
        """Grow where the view is less than a screen from an end."""
        left = self.scroll_offset.y if way < 0 else self.max_scroll_y - self.scroll_offset.y
        if left <= self.size.height:
            self.grow(way)

    @property
    def _has_cursor_in_sight(self) -> bool:
        if self._place is None:
            return False
        return 0 <= self._places.top(self._place) - self.scroll_offset.y < self.size.height

    def _first_in_sight(self) -> tuple[int, str] | None:
        """Return on which line of the view the first row with a key begins, and its key."""
        at_top = self._places.at_line(self.scroll_offset.y)
        place = None if at_top is None else self._places.forward(at_top)
        key = None if place is None else self._places.rows[place].key
        if place is None or key is None:
            return None
        return self._places.top(place) - self.scroll_offset.y, key

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
