"""A few answers beside each other, each with the key that chooses it and goes on."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from .glyphs import DONE
from .key_choice import KeyedAnswer

_GAP = 3


class KeyRow(Widget, can_focus=True):
    """Chooses an answer by its key and goes on to the next field; the same key takes it back."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyRow { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next field", id="row.down", show=False),
        Binding("enter", "app.focus_next", "Next field", id="row.enter", show=False),
        Binding("space", "app.focus_next", "Next field", id="row.space", show=False),
        Binding("up", "app.focus_previous", "Field before", id="row.up", show=False),
    ]

    text = reactive("", init=False, layout=True)
    """The answer that was chosen; the unanswered value where none was."""

    class Changed(Message):
        """Another answer was chosen."""

    def __init__(
        self, answers: Sequence[KeyedAnswer], text: str = "", unanswered: str = ""
    ) -> None:
        super().__init__()
        self._answers, self._unanswered = tuple(answers), unanswered
        self.set_reactive(KeyRow.text, text or unanswered)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the answers take."""
        return len(self._placed(width))

    def render(self) -> Content:
        """Draw each answer behind its key; the chosen one has a mark."""
        gap = Content(" " * _GAP)
        lines = self._placed(self.content_size.width)
        return Content("\n").join(gap.join(self._drawn(each) for each in line) for line in lines)

    def watch_text(self) -> None:
        """Tell that another answer was chosen."""
        self.post_message(self.Changed())

    def on_key(self, event: events.Key) -> None:
        """Choose an answer by its key and go on; take it back where it was chosen already."""
        answer = next((each for each in self._answers if each.key == event.character), None)
        if answer is not None:
            event.stop()
            self._choose(answer)

    def on_click(self, event: events.Click) -> None:
        """Choose the answer that was clicked."""
        where = event.get_content_offset(self)
        if where is None:
            return
        lines, column = self._placed(self.content_size.width), 0
        for answer in lines[where.y] if where.y < len(lines) else []:
            width = self._drawn(answer).cell_length
            if column <= where.x < column + width:
                self._choose(answer)
                return
            column += width + _GAP

    def _choose(self, answer: KeyedAnswer) -> None:
        if self.text == answer.text:
            self.text = self._unanswered
        else:
            self.text = answer.text
            self.screen.focus_next()

    def _drawn(self, answer: KeyedAnswer) -> Content:
        is_chosen = answer.text == self.text
        style = ".dialog--chosen" if is_chosen else ""
        return Content.assemble(
            (answer.key, ".dialog--key"),
            " ",
            (f"{answer.label} {DONE.glyph}" if is_chosen else answer.label, style),
        )

    def _placed(self, width: int) -> list[list[KeyedAnswer]]:
        """Return the answers in lines of at most so many cells."""
        lines: list[list[KeyedAnswer]] = [[]]
        room = width
        for answer in self._answers:
            # Two more than now: choosing an answer must not move the others to other lines.
            needed = len(answer.key) + 1 + Content(answer.label).cell_length + 2 + _GAP
            if lines[-1] and needed - _GAP > room:
                lines.append([])
                room = width
            lines[-1].append(answer)
            room -= needed
        return lines
