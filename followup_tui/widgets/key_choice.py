"""A few answers, one a line, each with the key that chooses it."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from .glyphs import DONE

POINTER = "▸"
"""Stands before the line under the cursor; a field beside it has a bar already."""


class KeyedAnswer(NamedTuple):
    """An answer: the key that chooses it, its name, and what it means."""

    key: str
    text: str
    label: str
    meaning: str = ""


class KeyChoice(Widget, can_focus=True):
    """Chooses an answer by its key, by a click, or by enter on the one under the cursor."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyChoice { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", id="answers.down", show=False),
        Binding("up", "move(-1)", "Up", id="answers.up", show=False),
        Binding("enter", "choose", "Choose", id="answers.choose", show=False),
        Binding("space", "choose", "Choose", id="answers.space", show=False),
    ]

    cursor = reactive(0, init=False)
    """The place of the answer that enter chooses."""
    text = reactive("", init=False)
    """The answer that was chosen; empty for none yet."""

    class Chosen(Message):
        """An answer was chosen."""

        def __init__(self, text: str) -> None:
            self.text = text
            """The name of the answer."""
            super().__init__()

    def __init__(self, answers: Sequence[KeyedAnswer], text: str = "") -> None:
        super().__init__()
        self._answers = tuple(answers)
        self.set_reactive(KeyChoice.text, text)
        place = next((n for n, answer in enumerate(self._answers) if answer.text == text), 0)
        self.set_reactive(KeyChoice.cursor, place)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line for each answer."""
        return len(self._answers)

    def render(self) -> Content:
        """Draw each answer with its key; the cursor and the chosen one have a mark."""
        return Content("\n").join(self._line(place) for place in range(len(self._answers)))

    def _line(self, place: int) -> Content:
        answer = self._answers[place]
        label, style = answer.label, ""
        is_cursor = place == self.cursor and self.has_focus
        if answer.text == self.text:
            label, style = f"{label} {DONE.glyph}", ".dialog--chosen"
        if is_cursor:
            style = ".dialog--focused"
        width = 3 + max(len(each.label) for each in self._answers)
        line = Content.assemble(
            (POINTER if is_cursor else " ", style),
            " ",
            (answer.key, ".dialog--key"),
            "  ",
            (label.ljust(width), style),
            (answer.meaning, ".dialog--quiet"),
        )
        return line.truncate(max(1, self.content_size.width), ellipsis=True)

    def action_move(self, steps: int) -> None:
        """Move the cursor; past the ends, to the next field."""
        place = self.cursor + steps
        if 0 <= place < len(self._answers):
            self.cursor = place
        elif steps > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_choose(self) -> None:
        """Choose the answer under the cursor."""
        self._choose(self.cursor)

    def on_key(self, event: events.Key) -> None:
        """Choose an answer by its key."""
        for place, answer in enumerate(self._answers):
            if answer.key == event.character:
                event.stop()
                self._choose(place)

    def on_click(self, event: events.Click) -> None:
        """Choose the answer that was clicked."""
        where = event.get_content_offset(self)
        if where is not None and where.y < len(self._answers):
            self._choose(where.y)

    def _choose(self, place: int) -> None:
        self.cursor = place
        self.text = self._answers[place].text
        self.post_message(self.Chosen(self.text))
