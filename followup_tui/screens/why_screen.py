"""Why the dates are where they are: a heading and a sentence for each."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from followup_tui.widgets.dialog import Dialog
from followup_tui.widgets.dialog_keys import DialogKeys

from .dialog_screen import DialogScreen


class WhyScreen(DialogScreen[None]):
    """Shows sentences that can be scrolled and closes with almost any key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="why.close", key_display="esc enter"),
        Binding("enter", "close", "close", id="why.enter", show=False),
        Binding("q", "close", "close", id="why.q", show=False),
        Binding("y", "close", "close", id="why.y", show=False),
        Binding("j", "scroll(1)", "scroll", id="why.down", key_display="j k"),
        Binding("k", "scroll(-1)", "scroll", id="why.up", show=False),
    ]

    def __init__(self, title: str, sentences: Sequence[tuple[str, str]]) -> None:
        super().__init__(classes="-dialog")
        self._title, self._sentences = title, tuple(sentences)

    def compose(self) -> ComposeResult:
        """Lay out the sentences below each other."""
        with Dialog(self._title):
            with VerticalScroll(classes="dialog-body") as self._body:
                yield Static(self._text(), classes="dialog-sentences")
            yield DialogKeys()

    def _text(self) -> Content:
        if not self._sentences:
            return Content("There is no date here yet.")
        return Content("\n\n").join(
            Content.styled(heading, ".dialog--heading") + Content(f"\n{sentence}")
            for heading, sentence in self._sentences
        )

    def action_scroll(self, lines: int) -> None:
        """Scroll the sentences."""
        self._body.scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
