"""Things to tick, one a line: whom a contact was with, whom else to tell."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from followup_tui.domain.interview import Interviewer

from .glyphs import DONE
from .key_choice import POINTER


class Ticked(NamedTuple):
    """One line to tick."""

    id: str
    label: str


def people_to_tick(people: Iterable[Interviewer]) -> tuple[Ticked, ...]:
    """Return a line for each person, with their role."""
    return tuple(
        Ticked(each.id, f"{each.name} ({each.role})" if each.role else each.name) for each in people
    )


class TickList(Widget, can_focus=True):
    """Holds the ids of the lines that are ticked, one a line of its `text`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "TickList { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="ticks.tick", show=False),
        Binding("enter", "app.focus_next", "Next field", id="ticks.enter", show=False),
        Binding("down", "move(1)", "Next line", id="ticks.down", show=False),
        Binding("up", "move(-1)", "Line before", id="ticks.up", show=False),
    ]

    text = reactive("", init=False)
    """The ids of the ticked lines, one a line."""
    cursor = reactive(0, init=False)
    """The place of the line that a tick is for."""

    class Changed(Message):
        """A line was ticked or unticked."""

    def __init__(self, lines: Sequence[Ticked], text: str = "") -> None:
        super().__init__()
        self._lines = tuple(lines)
        self.set_reactive(TickList.text, text)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the lines that are ticked, in their order."""
        ticked = self.text.split("\n")
        return tuple(each.id for each in self._lines if each.id in ticked)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many lines as there are."""
        return len(self._lines)

    def render(self) -> Content:
        """Draw each line with a tick or an empty box, and the cursor."""
        return Content("\n").join(self._line(place) for place in range(len(self._lines)))

    def _line(self, place: int) -> Content:
        each = self._lines[place]
        mark = DONE.glyph if each.id in self.ids else " "
        cursor = POINTER if place == self.cursor and self.has_focus else " "
        line = Content(f"{cursor} [{mark}] {each.label}")
        return line.truncate(max(1, self.content_size.width), ellipsis=True)

    def watch_text(self) -> None:
        """Tell that a line was ticked or unticked."""
        self.post_message(self.Changed())

    def action_tick(self) -> None:
        """Tick or untick the line under the cursor."""
        ids = set(self.ids) ^ {self._lines[self.cursor].id}
        self.text = "\n".join(each.id for each in self._lines if each.id in ids)

    def action_move(self, steps: int) -> None:
        """Move to the next line; past the ends, to the next field."""
        place = self.cursor + steps
        if 0 <= place < len(self._lines):
            self.cursor = place
        elif steps > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_click(self, event: events.Click) -> None:
        """Tick the line that was clicked."""
        where = event.get_content_offset(self)
        if where is not None and where.y < len(self._lines):
            self.cursor = where.y
            self.action_tick()
