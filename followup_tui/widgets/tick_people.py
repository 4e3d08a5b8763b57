"""People to tick, one a line: whom a contact was with."""

from collections.abc import Sequence
from typing import ClassVar

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


class TickPeople(Widget, can_focus=True):
    """Holds the ids of the people that are ticked, one a line of its `text`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "TickPeople { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="people.tick", show=False),
        Binding("enter", "app.focus_next", "Next field", id="people.enter", show=False),
        Binding("down", "move(1)", "Next person", id="people.down", show=False),
        Binding("up", "move(-1)", "Person before", id="people.up", show=False),
    ]

    text = reactive("", init=False)
    """The ids of the ticked people, one a line."""
    cursor = reactive(0, init=False)
    """The place of the person that a tick is for."""

    class Changed(Message):
        """Somebody was ticked or unticked."""

    def __init__(self, people: Sequence[Interviewer], text: str = "") -> None:
        super().__init__()
        self._people = tuple(people)
        self.set_reactive(TickPeople.text, text)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the people that are ticked, in the order of the panel."""
        ticked = self.text.split("\n")
        return tuple(person.id for person in self._people if person.id in ticked)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line for each person."""
        return len(self._people)

    def render(self) -> Content:
        """Draw each person with a tick or an empty box, and the cursor."""
        return Content("\n").join(self._line(place) for place in range(len(self._people)))

    def _line(self, place: int) -> Content:
        person = self._people[place]
        mark = DONE.glyph if person.id in self.ids else " "
        cursor = POINTER if place == self.cursor and self.has_focus else " "
        role = f" ({person.role})" if person.role else ""
        line = Content(f"{cursor} [{mark}] {person.name}{role}")
        return line.truncate(max(1, self.content_size.width), ellipsis=True)

    def watch_text(self) -> None:
        """Tell that somebody was ticked or unticked."""
        self.post_message(self.Changed())

    def action_tick(self) -> None:
        """Tick or untick the person under the cursor."""
        person = self._people[self.cursor]
        ids = set(self.ids) ^ {person.id}
        self.text = "\n".join(each.id for each in self._people if each.id in ids)

    def action_move(self, steps: int) -> None:
        """Move to the next person; past the ends, to the next field."""
        place = self.cursor + steps
        if 0 <= place < len(self._people):
            self.cursor = place
        elif steps > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_click(self, event: events.Click) -> None:
        """Tick the person that was clicked."""
        where = event.get_content_offset(self)
        if where is not None and where.y < len(self._people):
            self.cursor = where.y
            self.action_tick()
