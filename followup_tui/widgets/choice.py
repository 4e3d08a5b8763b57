"""One of a few answers on a single line: ◂ not asked ▸."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Option(NamedTuple):
    """A value and the words that are shown for it."""

    text: str
    label: str


class Choice(Widget, can_focus=True):
    """Cycles through its options with space and arrows; a letter goes to one that begins so."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Choice { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "cycle(1)", "Next answer", id="choice.next", show=False),
        Binding("right", "cycle(1)", "Next answer", id="choice.right", show=False),
        Binding("left", "cycle(-1)", "Answer before", id="choice.left", show=False),
        Binding("down", "app.focus_next", "Next field", id="choice.down", show=False),
        Binding("enter", "app.focus_next", "Next field", id="choice.enter", show=False),
        Binding("up", "app.focus_previous", "Field before", id="choice.up", show=False),
    ]

    text = reactive("", init=False)
    """The value that is chosen: the text of one of the options."""

    class Changed(Message):
        """Another answer was chosen."""

    def __init__(self, options: Sequence[Option], text: str) -> None:
        super().__init__()
        self._options = tuple(options)
        self.set_reactive(Choice.text, text)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """It is always one line."""
        return 1

    def render(self) -> Content:
        """Draw the answer between two arrows, which tell that there are others."""
        return Content(f"◂ {self._options[self._place].label} ▸")

    def watch_text(self) -> None:
        """Tell that another answer was chosen."""
        self.post_message(self.Changed())

    def action_cycle(self, steps: int) -> None:
        """Choose the next answer, or the one before."""
        self.text = self._options[(self._place + steps) % len(self._options)].text

    def on_key(self, event: events.Key) -> None:
        """Choose the next answer that begins with the letter that was pressed."""
        if not event.is_printable or event.character is None or event.key == "space":
            return
        after = self._options[self._place + 1 :] + self._options[: self._place + 1]
        for option in after:
            if option.label.casefold().startswith(event.character.casefold()):
                event.stop()
                self.text = option.text
                return

    def on_click(self, event: events.Click) -> None:
        """Choose the answer before by a click on the left arrow, the next one elsewhere."""
        where = event.get_content_offset(self)
        if where is not None:
            self.action_cycle(-1 if where.x == 0 else 1)

    @property
    def _place(self) -> int:
        return next(n for n, option in enumerate(self._options) if option.text == self.text)
