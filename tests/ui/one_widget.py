"""A program of one widget, with the style sheet of the real one."""

from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

import followup_tui

STYLES = Path(followup_tui.__file__).parent / "followup.tcss"


class OneWidget(App[None]):
    """Shows one widget and keeps what it says."""

    CSS_PATH = STYLES

    def __init__(self, widget: Widget, *kinds: type[Message]) -> None:
        super().__init__()
        self._widget, self._kinds = widget, kinds
        self.said: list[Any] = []

    def compose(self) -> ComposeResult:
        """Only the widget."""
        yield self._widget

    async def _on_message(self, message: Message) -> None:
        """Keep the messages that bubbled up to the program."""
        if isinstance(message, self._kinds):
            self.said.append(message)
        await super()._on_message(message)


def screen_text(app: App[None]) -> str:
    """Return what the screen shows, without colour."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in line).rstrip() for line in strips)
