"""The line at the bottom: the keys that work where the focus is."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from .strips import strip_of

_HELP = "question_mark"


class ShownKey(NamedTuple):
    """A key, or several that do the same kind of thing, as one word of the bar."""

    display: str
    does: str
    key: str
    """The key that a click stands for; empty where there are several."""

    @property
    def content(self) -> Content:
        """The key and what it does."""
        key, word = (self.display, ".key-bar--key"), (f" {self.does}", ".key-bar--word")
        return Content.assemble(key, word)


class KeyBar(Widget):
    """Shows keys, those of the focused pane first; one line without child widgets.

    The stock Footer costs 100 ms and leaks widgets at every change of the focus.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--word"}
    DEFAULT_CSS = "KeyBar { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[ShownKey] = []
        self._help: list[ShownKey] = []

    def on_mount(self) -> None:
        """Follow the focus, and what can be done there."""
        self.screen.bindings_updated_signal.subscribe(self, self.show_keys)

    def show_keys(self, screen: Screen[Any]) -> None:
        """Show the keys that work on a screen now."""
        active = [
            each
            for each in screen.active_bindings.values()
            if each.binding.show and each.enabled and each.binding.description
        ]
        helping = [each for each in active if each.binding.key == _HELP]
        others = [each for each in active if each.binding.key != _HELP]
        keys, help_ = self._shown(others), self._shown(helping)
        if (keys, help_) != (self._keys, self._help):
            self._keys, self._help = keys, help_
            self.refresh()

    def _shown(self, active: Iterable[ActiveBinding]) -> list[ShownKey]:
        """Return the words of the bar; neighbours that do the same thing are one, "1-6", "[ ]"."""
        shown: list[ShownKey] = []
        for does, group in groupby(active, key=lambda each: each.binding.description):
            keys = [each.binding for each in group]
            display = self.app.get_key_display(keys[0])
            if len(keys) > 1:
                between = "-" if len(keys) > 2 else " "
                display += f"{between}{self.app.get_key_display(keys[-1])}"
            shown.append(ShownKey(display, does, keys[0].key if len(keys) == 1 else ""))
        return shown

    def _placed(self) -> list[tuple[int, ShownKey]]:
        """Return the words that fit with their first columns; help stands at the right end."""
        end = self.size.width - 1
        placed: list[tuple[int, ShownKey]] = []
        for each in self._help:
            end -= each.content.cell_length
            placed.append((end, each))
        column = 1
        for each in self._keys:
            after = column + each.content.cell_length + 2
            if after > end:
                break
            placed.append((column, each))
            column = after
        return sorted(placed)

    def render_line(self, y: int) -> Strip:
        """Draw the words."""
        line = Content("")
        for column, each in self._placed():
            line = line.pad_right(column - line.cell_length) + each.content
        return strip_of(self, line, self.size.width, self.visual_style)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for column, each in self._placed():
            if each.key and 0 <= event.x - column < each.content.cell_length:
                event.stop()
                self.app.simulate_key(each.key)
