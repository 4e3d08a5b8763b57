"""A list that draws only what can be seen, so that ten thousand rows cost what ten do."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .glyphs import CURSOR, CURSOR_BLURRED, TONES
from .row_places import ListRow, RowPlaces
from .strips import strip_of


class VirtualList(ScrollView, can_focus=True):
    """Rows of any height with one cursor that keeps its row when the rows change."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--cursor", *TONES}
    DEFAULT_CSS = """
    VirtualList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "down", id="list.down", show=False),
        Binding("down", "move(1)", "down", id="list.down_arrow", show=False),
        Binding("k", "move(-1)", "up", id="list.up", show=False),
        Binding("up", "move(-1)", "up", id="list.up_arrow", show=False),
        Binding("pagedown", "page(1)", "page down", id="list.page_down", show=False),
        Binding("pageup", "page(-1)", "page up", id="list.page_up", show=False),
        Binding("g", "first", "first", id="list.first", show=False),
        Binding("home", "first", "first", id="list.home", show=False),
        Binding("G", "last", "last", id="list.last", show=False),
        Binding("end", "last", "last", id="list.end", show=False),
        Binding("enter", "choose", "open", id="list.choose"),
    ]

    # Other rows are no reason to lay out the whole screen again.
    virtual_size = Reactive(Size(0, 0))

    class CursorMoved(Message):
        """The user moved the cursor to another row."""

        def __init__(self, key: str) -> None:
            self.key = key
            """The key of the row."""
            super().__init__()

    class RowChosen(Message):
        """The user chose the row under the cursor."""

        def __init__(self, key: str) -> None:
            self.key = key
            """The key of the row."""
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._places = RowPlaces(())
        self._place: int | None = None
        self._drawn: dict[int, list[Strip]] = {}
        """Strips by place; valid for the present rows, width and style."""

    def watch_virtual_size(self, before: Size, after: Size) -> None:
        """Make room for a scrollbar only where one comes or goes."""
        height = self.size.height
        if (before.height > height) != (after.height > height):
            self.refresh(layout=True)
        elif after.height > height:
            self.vertical_scrollbar.window_virtual_size = after.height

    @property
    def cursor(self) -> str | None:
        """The key of the row under the cursor; None where no row has one."""
        return None if self._place is None else self._places.rows[self._place].key

    @property
    def room(self) -> int:
        """The cells that a line of a row has: what the cursor's edge leaves.

        A blank cell, or the scroll bar, keeps the text off the border at the right.
        """
        edges = 1 if self.show_vertical_scrollbar else 2
        return self.scrollable_content_region.width - edges

    def key_at(self, y: int) -> str | None:
        """Return the key of the row at a line of the visible content; None where there is none."""
        place = self._places.at_line(y + self.scroll_offset.y)
        return None if place is None else self._places.rows[place].key

    def show(self, rows: Sequence[ListRow], cursor: str | None = None) -> None:
        """Show other rows with the cursor on `cursor`, else where it was; posts nothing."""
        wanted, before = cursor or self.cursor, self._place
        on_screen = 0 if before is None else self._places.top(before) - self.scroll_offset.y
        self._places = RowPlaces(rows)
        self._place = self._places.of_key(wanted)
        if self._place is None:
            self._place = self._places.nearest(before or 0)
        self._drawn.clear()
        self.virtual_size = Size(0, self._places.height)
        if self._place is not None and self.size.height:
            stays = max(0, self._places.top(self._place) - on_screen)
            self.scroll_to(y=stays, animate=False, force=True, immediate=True)
            self._scroll_to_cursor()
        self.refresh()

    def move_to(self, key: str) -> None:
        """Put the cursor on the row of a key, if there is one; posts nothing."""
        if (place := self._places.of_key(key)) is not None:
            self._put_cursor(place)

    def action_move(self, rows: int) -> None:
        """Move the cursor to the next row or the one before."""
        if self._place is None:
            return
        way = self._places.forward if rows > 0 else self._places.backward
        place = way(self._place + rows)
        if place is not None:
            self._go(place)
        elif rows > 0:
            # What stands below the last row with a key can be read all the same.
            self.scroll_end(animate=False, force=True, immediate=True)
        else:
            self.scroll_home(animate=False, force=True, immediate=True)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what can be seen at once."""
        if self._place is None:
            return
        lines = max(1, self.size.height - 1) * pages
        line = min(max(0, self._places.top(self._place) + lines), self._places.height - 1)
        place = self._places.at_line(line)
        if place is None or place == self._place:
            place = self._place + pages
        way = self._places.forward if pages > 0 else self._places.backward
        found = way(place)
        self._go(self._places.nearest(place) if found is None else found)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._go(self._places.forward(0))

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._go(self._places.backward(len(self._places.rows)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep choosing out of the key bar while there is no row to choose."""
        return None if action == "choose" and self._place is None else True

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (key := self.cursor) is not None:
            self.post_message(self.RowChosen(key))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the mouse; choose it where it is there already."""
        offset = event.get_content_offset(self)
        key = None if offset is None else self.key_at(offset.y)
        if key is None:
            return
        event.stop()
        if key == self.cursor:
            self.action_choose()
        else:
            self._go(self._places.of_key(key))

    def _go(self, place: int | None) -> None:
        """Move the cursor as the user asked, and say so."""
        if place is None or place == self._place:
            return
        self._put_cursor(place)
        if (key := self.cursor) is not None:
            self.post_message(self.CursorMoved(key))

    def _put_cursor(self, place: int) -> None:
        for each in (self._place, place):
            if each is not None:
                self._drawn.pop(each, None)
                top = self._places.top(each)
                self.refresh_lines(top, self._places.bottom(each) - top)
        self._place = place
        self._scroll_to_cursor()

    def _scroll_to_cursor(self) -> None:
        if self._place is None or not self.size.height:
            return
        # Headings above a row come into sight with it, else its group has no name.
        top, bottom = self._places.top_with_headings(self._place), self._places.bottom(self._place)
        if bottom - top > self.size.height:
            top = self._places.top(self._place)
        region = Region(0, top, 1, bottom - top)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what can be seen."""
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        place = self._places.at_line(line)
        if place is None:
            return Strip.blank(width, self.visual_style.rich_style)
        if place not in self._drawn:
            self._drawn[place] = self._draw(place, width)
        return self._drawn[place][line - self._places.top(place)]

    def _draw(self, place: int, width: int) -> list[Strip]:
        is_cursor = place == self._place
        base = self.get_visual_style("list--cursor") if is_cursor else self.visual_style
        edge = (CURSOR if self.has_focus else CURSOR_BLURRED) if is_cursor else " "
        lines = self._places.rows[place].lines(self.room)
        return [strip_of(self, Content(edge) + line, width, base) for line in lines]

    def notify_style_update(self) -> None:
        """Draw anew when the theme, the focus or the style sheet changed."""
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Draw anew at another width, and keep the cursor in sight."""
        self._drawn.clear()
        self._scroll_to_cursor()
