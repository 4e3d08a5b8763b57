"""One field of a form: its label, the control, and how it was read or why it was refused."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from followup_tui.domain.entry_readings import FieldReading
from followup_tui.domain.value import clean

from .choice import Choice
from .key_choice import KeyChoice
from .key_row import KeyRow
from .tick_list import TickList

_INDENT = 18
"""Cells left of the control: the label, and the bar that shows where the control begins."""
_NOTHING = FieldReading("")


class Line(Input):
    """A line of text; what could command a terminal does not stay in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next field", id="line.down", show=False),
        Binding("up", "app.focus_previous", "Field before", id="line.up", show=False),
    ]

    def __init__(self, text: str = "", example: str = "", known: Iterable[str] = ()) -> None:
        names = tuple(known)
        suggester = SuggestFromList(names, case_sensitive=False) if names else None
        super().__init__(text, example, suggester=suggester, compact=True, select_on_focus=False)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.value

    def validate_value(self, value: str) -> str:
        """Take control characters out of what was typed or pasted."""
        return clean(value)


class Lines(TextArea):
    """Several lines of text; what could command a terminal does not stay in them."""

    def __init__(self, text: str = "", example: str = "") -> None:
        super().__init__(
            text, placeholder=Content(example), compact=True, highlight_cursor_line=False
        )

    def on_paste(self, event: events.Paste) -> None:
        """Take out of what is pasted what could command a terminal, before it is put in."""
        event.text = clean(event.text, several_lines=True)

    @on(TextArea.Changed)
    def _clean(self) -> None:
        cleaned = clean(self.text, several_lines=True)
        if cleaned != self.text:
            self.text = cleaned


Control = Line | Lines | Choice | TickList | KeyChoice | KeyRow


class FormField(Widget):
    """A control with its label before it and a sentence below it."""

    DEFAULT_CSS = f"""
    FormField {{ height: auto; layout: vertical; }}
    FormField > * {{ margin-left: {_INDENT}; }}
    """

    class Edited(Message):
        """What stands in a field was changed."""

    def __init__(self, name: str, label: str, control: Control) -> None:
        super().__init__(control, name=name)
        self.label, self.control = label, control
        self._reading, self._refusal = _NOTHING, ""
        self._below: list[Content] = []
        """The sentence below the control, wrapped."""

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.control.text

    def show_reading(self, reading: FieldReading = _NOTHING) -> None:
        """Show how the field is read; a refusal stays until the field is edited."""
        self._reading = reading
        self._wrap()

    def refuse(self, sentence: str) -> None:
        """Show why the field can't be taken as it is."""
        self._refusal = sentence
        self._wrap()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the control and of the sentence below it."""
        lines = super().get_content_height(container, viewport, width)
        return lines + len(self._wrapped(width))

    def render(self) -> Content:
        """Draw the label, the bar beside the control and the sentence below it."""
        is_focused = self.control.has_focus
        style = ".dialog--focused" if is_focused else ".dialog--label"
        bar = Content.styled("▌" if is_focused else "│", style)
        label = Content.styled(self.label.ljust(_INDENT - 2), style)
        lines = [label + bar]
        lines += [bar.pad_left(_INDENT - 2)] * (self.control.outer_size.height - 1)
        lines += [line.pad_left(_INDENT) for line in self._wrapped(self.content_size.width)]
        return Content("\n").join(lines)

    def on_resize(self) -> None:
        """Wrap the sentence anew."""
        self._wrap()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    @on(TickList.Changed)
    @on(KeyChoice.Chosen)
    @on(KeyRow.Changed)
    def _tell_of_an_edit(self) -> None:
        self._refusal = ""
        self.post_message(self.Edited())

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _mark_focus(self) -> None:
        self._wrap()
        self.refresh()

    def _wrap(self) -> None:
        width = self.content_size.width
        # Before the first layout there is no width to wrap to.
        lines = self._wrapped(width) if width else []
        if lines != self._below:
            self.refresh(layout=len(lines) != len(self._below))
            self._below = lines

    def _wrapped(self, width: int) -> list[Content]:
        sentence = self._sentence()
        return sentence.wrap(max(1, width - _INDENT)) if sentence else []

    def _sentence(self) -> Content:
        """Return the refusal or the reading; what is still being typed is not called wrong."""
        if self._refusal:
            return Content.styled(f"✗ {self._refusal}", ".dialog--refused")
        words, is_refused = self._reading
        if is_refused and not self.control.has_focus:
            return Content.styled(f"✗ {words}", ".dialog--refused")
        mark = "…" if is_refused else "→"
        return Content.styled(f"{mark} {words}", ".dialog--quiet") if words else Content("")
